### Read: what does this text say, and how have we read it?

read-empty = No text yet
read-empty-help = Bring in transcripts, field notes or documents. Up to four texts stand side by side, with the evidence in their margins.
read-import = Import texts…
read-close = Close this text
read-mark = read
read-choose = Text: { $title }
read-list-find = Words of a title or a case, or unread
read-list-none = No text fits these words.
read-list-unread = { $count ->
    [0] unread
   *[other] unread, { $count } evidence
}
read-list-read = { $count ->
    [0] read, no evidence
   *[other] read, { $count } evidence
}
read-beside-name = Open { $title } beside
read-text = Text of { $title }
read-map = Map of { $title }
read-page = p. { $page }
read-evidence = { $count } evidence
read-no-theme = no theme
read-overflow = Evidence in the margin
read-select-first = Select some words first: drag over them, or hold Shift and use the arrow keys.
read-nothing-to-repeat = There are no tags to repeat yet. Tag a passage first.
read-no-evidence = There is no evidence in this text, or the lens hides it.
read-repeat-label = Repeated the last tags
read-finding-made = A finding was made of the passage. Write its statement in the inspector.
read-memo-title = Memo on this passage
read-memo-help = Ctrl and Enter adds it.
read-memo-add = Add memo

## The bar at a selection

tag-hint = A few letters of a theme, or a new one
tag-new = New theme “{ $name }”
tag-found = { $found } of { $all ->
    [one] { $all } theme
   *[other] { $all } themes
 }
tag-levels = Levels
tag-polarity = Polarity

## Finding words

find-title = Find
find-hint = Words in these texts
find-count = { $count } found
find-place = { $at } of { $count }
find-previous = Previous place
find-next = Next place
find-exact = Match case
find-whole = Whole words
find-pattern = Pattern
find-pattern-help = A regular expression: “\d+” is any number, “report(s|ed)?” three words.
find-bad-pattern = Not a whole pattern yet
find-speaker = Who speaks
find-anybody = Anybody
find-close = Close the search

# Near a selection
offer-tag = Tag
offer-repeat = Repeat
offer-own-words = Own words
offer-memo = Memo
offer-finding = Finding

## Going to a place

goto-title = Go to
goto-hint = Page 12, 00:12:30, ¶ 40, line 7
goto-go = Go
goto-close = Close
goto-page-words = page, pages, pp, pg, p, s
goto-paragraph-words = paragraph, par, para
goto-line-words = line, l
read-picture-words = A picture has no words to correct.
read-picture-pages = A picture has no pages or lines to go to.
goto-unclear = Write a page, a time such as 12:30, or a paragraph such as ¶ 40.
goto-no-pages = This text has no pages. Try a paragraph, such as ¶ 40.
goto-no-page = There is no page { $page } here: pages { $first } to { $last }.
goto-no-times = This text has no times.
goto-no-moment = The last time here is { $last }.
goto-no-paragraph = There is no paragraph { $number } here: the last is { $last }.
goto-no-line = There is no line { $number } here: the last is { $last }.

## Bookmarks

bookmark-menu = Bookmarks: { $count }
bookmark-here = Set or take away a bookmark here
bookmark-row = ¶ { $number } { $words }
bookmark-set = Bookmark set at ¶ { $number }.
bookmark-gone = Bookmark at ¶ { $number } taken away.
bookmark-none = There is no bookmark in this text yet.

## Texts that move together

together-title = Side by side
together-free = Each by itself
together-scroll = Scroll together
together-theme = Same theme
together-which = Theme of all texts
together-theme-help = N and P take every text to its next passage of this theme.
together-one = Open a second text beside this one first: the list of texts has a button for it.
together-now-free = The texts move each by itself.
together-now-scroll = The texts scroll together.
together-now-theme = N and P take every text to its next passage of { $theme }.
together-none = There is no passage of { $theme } in these texts.

## Pictures

read-picture = Picture { $title }. Drag over a part of it, or press Space and use the arrow keys. A part that is picked is moved with Alt and the arrow keys, and sized with Shift too.
picture-no-own-words = A picture has no words to name a theme by. Tag the part instead: press t and type the name.
picture-draw-first = Draw a rectangle first: drag over the picture, or press Space and use the arrow keys.
picture-coming = The picture is being read…
picture-not-kept = The picture is not in the study. Bring it in again and keep the original.
picture-broken = This picture can’t be read.
picture-too-large = This picture is too large to be shown.
picture-zoom-in = Zoom in (I)
picture-zoom-out = Zoom out (O)
picture-fit = Fit to the width
picture-part-of = Part of { $title }
picture-what = What this part shows
picture-words = [picture] { $words }

## Scripts that can’t be drawn here

script-missing = No font of this computer draws { $scripts }. The words are stored as they came, and are searched and exported rightly; to see them, install a font for this script (Noto has one for each).
script-close = Close this note
script-hebrew = Hebrew
script-arabic = Arabic
script-syriac = Syriac
script-devanagari = Devanagari (Hindi, Nepali, Marathi)
script-bengali = Bengali
script-gurmukhi = Gurmukhi (Punjabi)
script-gujarati = Gujarati
script-tamil = Tamil
script-telugu = Telugu
script-kannada = Kannada
script-malayalam = Malayalam
script-sinhala = Sinhala
script-thai = Thai
script-lao = Lao
script-tibetan = Tibetan
script-burmese = Burmese
script-ethiopic = Ethiopic (Amharic, Tigrinya)
script-japanese = Japanese
script-chinese = Chinese
script-korean = Korean
script-emoji = some emoji

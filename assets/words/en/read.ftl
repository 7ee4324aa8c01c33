### Read: what does this text say, and how have we read it?

read-empty = No text yet
read-empty-help = Bring in transcripts, field notes or documents. Up to four texts stand side by side, with the evidence in their margins.
read-import = Import texts…
read-close = Close this text
read-mark = read
read-choose = Text: { $title }
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
find-close = Close the search

# Near a selection
offer-tag = Tag
offer-repeat = Repeat
offer-own-words = Own words
offer-memo = Memo
offer-finding = Finding

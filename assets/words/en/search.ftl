### Search: where is it said, in all that the study holds?

search-hint = Words to look for
search-way = How the words are meant
search-way-literal = As written
search-way-word = Whole words
search-way-near = Near each other
search-way-regex = Regular expression
search-near-words = { " " }words
search-near-name = Within so many words
search-exact = Match case
search-accents = Ignore accents
search-where = In
search-everywhere = all writing
search-everywhere-do = Look everywhere
search-within = Part of the texts
search-within-all = whole texts
search-said-by = Said by { $name }
search-under = Under “{ $words }”
search-answers = Answers to “{ $words }”

## What is shown

search-face = What is shown
search-face-hits = Places
search-face-context = In context
search-face-words = Words
search-kwic-sort = Order of the lines
search-kwic-found = As found
search-kwic-left = Before
search-kwic-hit = Found
search-kwic-right = After
search-found = { $hits ->
    [one] { $hits } place
   *[other] { $hits } places
} in { $texts } of { $searched ->
    [one] { $searched } text
   *[other] { $searched } texts
}{ $others ->
    [0] { "" }
    [one] {" "}and { $others } other piece of writing
   *[other] {" "}and { $others } other pieces of writing
}
search-more = {" "}and more; a longer query finds fewer
search-going-on = …
search-lens = {" "}· lens: { $lens }
search-running = Searching…
search-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
search-writing = { $name } · { $part }
search-hit-spoken = { $place }: { $words }{ $picked ->
    [yes] , picked
   *[other] { "" }
}

## Nothing

search-empty = Find where it is said
search-empty-help = Type words to find them in texts, memos, notes, syntheses, findings and the codebook. Arrow keys walk the places, Enter opens one, Space picks it for tagging.
search-nothing = Nothing found
search-nothing-help = { $query } does not stand in { $texts ->
    [one] the { $texts } text
   *[other] the { $texts } texts
} and { $others ->
    [one] { $others } other piece of writing
   *[other] { $others } other pieces of writing
} that were searched.
search-wider-word = Inside words too
search-wider-near = Within { $count } words
search-wider-case = Whatever the case
search-wider-accents = Ignore accents
search-wider-places = Look everywhere
search-wider-lens = Without the lens

## Tagging

search-picked = { $picked } of { $all } in texts picked
search-pick-none = Pick none
search-choose-theme = Choose a theme
search-theme-name = Theme for what was found: { $theme }
search-theme-title = Theme for what was found
search-extend = Passage
search-extend-words = the words found
search-extend-sentence = the sentence
search-extend-paragraph = the paragraph
search-extend-turn = the speaker’s turn
search-tag-all = { $count ->
    [one] Tag the { $count } place
   *[other] Tag all { $count } places
}
search-tag-picked = { $count ->
    [one] Tag { $count } picked place
   *[other] Tag { $count } picked places
}
search-tag-needs-theme = Choose a theme first.
search-tagged = { $new ->
    [one] { $new } new piece of evidence
   *[other] { $new } new pieces of evidence
}{ $changed ->
    [0] { "" }
   *[other] ; { $changed } that you had already were given the theme
}

## Words counted

search-leave-out = Leave out
search-stop-lists = Common words of
search-stop-own = Other words to leave out
search-shortest = {"at least "}
search-shortest-name = Fewest letters of a word
search-numbers = Numbers too
search-sort = Order of the words
search-sort-total = most frequent first
search-sort-word = by letters
search-sort-difference = largest difference of cases
search-sort-case = most in { $name }
search-words-count = { $count ->
    [one] { $count } word
   *[other] { $count } different words
}
search-word = Word
search-total = Total
search-times = times
search-rate = per 1,000 words
search-case-spoken = { $case } { $count }, { $rate } per 1,000 words
search-word-spoken = { $word }, { $count } in all

search-language-ar = Arabic
search-language-de = German
search-language-en = English
search-language-es = Spanish
search-language-fr = French
search-language-he = Hebrew
search-language-hi = Hindi
search-language-it = Italian
search-language-km = Khmer
search-language-nl = Dutch
search-language-pt = Portuguese
search-language-ru = Russian
search-language-th = Thai
search-language-zh = Chinese

## Kinds of writing and their parts

search-place-texts = Texts
search-place-titles = Titles and notes of sources
search-place-notes = Notes on evidence
search-place-memos = Memos
search-place-synthesis = Syntheses
search-place-findings = Findings and outliers
search-place-comparisons = Comparisons
search-place-propositions = Propositions and recommendations
search-place-codebook = Codebook
search-place-cases = Cases, units and actors

search-part-text = text
search-part-title = title
search-part-note = note
search-part-shown = what it shows
search-part-memo = memo
search-part-synthesis = synthesis
search-part-rule = rule
search-part-absence = what is absent
search-part-statement = statement
search-part-mechanism = mechanism
search-part-reason = reason of the confidence
search-part-basis = basis
search-part-feature = feature
search-part-shows = what a case shows
search-part-joint = together
search-part-what = what
search-part-why = why
search-part-rival = rival
search-part-expected = expected pattern
search-part-found = what was found
search-part-test = test of evidence
search-part-name = name
search-part-short = short name
search-part-definition = definition
search-part-include = include when
search-part-exclude = exclude when
search-part-example = example
search-part-description = description
search-part-selection = why chosen

job-search = Search
job-count-words = Count words

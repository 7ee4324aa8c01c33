### Displays that are no matrices.

sheets-pair-sheet = Pair sheet
sheets-substructed = Substructed table
sheets-cooccurrence = Co-occurrence of themes
sheets-similarity = Similarity of cases
sheets-failed = The table could not be made. Choose it again.
sheets-in-hand = In hand

## What each is for, where there is none

sheets-pair-sheet-about = A pair sheet tells of every two cases, theme by theme, whether they are alike.
sheets-substructed-about = A substructed table crosses two attributes, with the names of the cases in its cells.
sheets-cooccurrence-about = Co-occurrence tells which themes stand together in the texts, and how closely.
sheets-similarity-about = Similarity tells how alike cases are, and what makes them so.
sheets-go-cases = Describe cases
sheets-one-case = One case alone can’t be compared: it needs two.
sheets-no-themes = No theme is left to compare.
sheets-no-codebook = The codebook has no themes yet.
sheets-no-attributes = Cases have no attributes yet.
sheets-no-evidence = No passage is tagged yet.
sheets-no-conditions = Nothing is left that the outcome could be explained by.
sheets-nothing-differs = There is no theme in which these cases differ.
sheets-nothing-known = Nothing is known of any two cases that could be compared.
sheets-none-together = No two themes stand together in this way.
sheets-two-attributes = It needs two attributes with values.
sheets-case-without = { $case } has no passage with one of these themes.
sheets-outcome-unknown = { $known ->
    [0] The outcome “{ $outcome }” is known of no case.
   *[other] The outcome “{ $outcome }” is known of { $known } case only.
 }

## Heads and values

sheets-theme = Theme
sheets-case = Case
sheets-level = Level
sheets-two-themes = Two themes
sheets-two-cases = Two cases
sheets-together = { $one } + { $other }
sheets-both = { $one } and { $other }
sheets-pair = { $one } : { $other }
sheets-yes = yes
sheets-no = no

## Pair sheet

sheets-compare = Compare
sheets-by-rating = rating, or else polarity of most records
sheets-by-polarity = polarity of all records
sheets-by-presence = whether it is there
sheets-themes = Themes
sheets-pairs = Pairs
sheets-pairs-all = all
sheets-pairs-with = with { $case }
sheets-only-differ = only themes that differ
sheets-same = same
sheets-different = different
sheets-unknown = unknown
sheets-absent = absent
sheets-present = present
sheets-rated = rated { $rating }
sheets-leaning = { $sign } { $polarity }
sheets-pairs-differ = pairs that differ
sheets-pairs-same = pairs the same
sheets-pairs-unknown = pairs unknown
sheets-unit-themes = Unit: theme. { $themes } of { $of } themes, { $cases } cases.
sheets-compared = Compared: { $what }.
sheets-pair-sums = { $pair }: { $same } the same, { $different } different, { $unknown } unknown.

## Substructed table

sheets-without-value = Without a value of one of the two: { $names }.
sheets-cases-named = { $count }: { $names }
sheets-unit-cases = Unit: case. { $with } of { $of } cases have a value of both.
sheets-blank = A blank cell is a combination that no case has.

## Co-occurrence of themes

sheets-form = Show
sheets-form-list = pairs, all numbers
sheets-form-square = theme × theme
sheets-form-cases = case by case
sheets-form-difference = difference of two cases
sheets-form-cube = theme × level × case
sheets-depth-each = all, each by itself
sheets-depth-below = all, with their sub-themes
sheets-depth-top = top level, with sub-themes
sheets-depth-top-alone = top level, each by itself
sheets-words-between = Words between
sheets-number = Number
sheets-in = In
sheets-all-cases = all cases
sheets-all-levels = all levels
sheets-all-themes = all themes
sheets-first-case = Case
sheets-second-case = less
sheets-slice = Slice
sheets-slice-case = theme × level
sheets-slice-level = theme × case
sheets-slice-theme = level × case
sheets-at = Of
sheets-c = c
sheets-overlap = overlap coefficient
sheets-jaccard = Jaccard
sheets-matched = matched
sheets-pairs-of-passages = pairs
sheets-characters = characters
sheets-n1 = n of the first
sheets-n2 = n of the second
sheets-unequal = unequal
sheets-own = n { $count }
sheets-nested = no pair
sheets-c-in = c, { $case }
sheets-less = { $one } less { $other }
sheets-unit-evidence = Unit: evidence. { $shown } of { $of } evidence within the lens.
sheets-together-where = Together where they { $near }.
sheets-themes-without = { $count ->
    [one] { $count } theme without a passage is left out.
   *[other] { $count } themes without a passage are left out.
 }
sheets-cases-without = { $count ->
    [one] { $count } case without a passage is left out.
   *[other] { $count } cases without a passage are left out.
 }
sheets-diagonal = Where a theme meets itself, n is the number of its passages.

## Similarity of cases

sheets-form-pairs = pairs, and what makes them so
sheets-form-cases-square = case × case
sheets-form-outcome = pairs for an outcome
sheets-simple-matching = simple matching
sheets-dice = Dice
sheets-russell-rao = Russell–Rao
sheets-cosine = cosine
sheets-chi-square = chi-square distance
sheets-euclidean = Euclidean distance
sheets-city-block = city-block distance
sheets-close = likeness
sheets-far = distance
sheets-alike = alike
sheets-neither = neither
sheets-not-known = not known
sheets-so-many = { $what } ({ $count })
sheets-unit-by-themes = Unit: pair of cases. { $pairs } of { $of } pairs, compared in { $features } themes.
sheets-unit-by-attributes = Unit: pair of cases. { $pairs } of { $of } pairs, compared in { $features } attributes.
sheets-described = Cases by { $what }.
sheets-described-rate = Cases by { $what }, per 1 000 words.
sheets-measured = Measure: { $measure }; { $scale }.
sheets-likeness = 1 is alike, 0 is not
sheets-distance = 0 is alike, and there is no upper end
sheets-outcome = Outcome
sheets-outcome-presence = { $theme }: there or not
sheets-outcome-polarity = { $theme }: polarity
sheets-conditions = Conditions
sheets-kind = Pair
sheets-outcome-first = outcome of the first
sheets-outcome-second = outcome of the second
sheets-most-similar = most similar, different outcomes
sheets-most-different = most different, same outcome
sheets-beware = Beware
sheets-unit-outcome = Unit: pair of cases. Outcome: { $outcome }, known of { $known } of { $cases } cases; { $conditions } conditions.

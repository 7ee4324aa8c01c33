### Compare: what does each case show about this, level by level?

compare-empty-title = Nothing to compare yet
compare-empty-text = Here the cases stand side by side for one theme: macro beside macro, micro beside micro. Add a theme to begin; passages tagged with it appear in their bands.
compare-theme-hint = for example, Accountability
compare-theme-name = Name of the theme
compare-add-theme = Add a theme
compare-no-cases-title = No cases yet
compare-no-cases-text = A comparison needs two cases or more. Add them among the cases of the study.
compare-no-cases-go = Add a case
compare-no-columns = No column is chosen, or the lens leaves none. Choose cases, units or coders under Columns.

## Head

compare-place = { $place } of { $count }
compare-previous-theme = Previous theme
compare-next-theme = Next theme
compare-theme-chosen = Theme shown: { $name }
compare-add-comparison = Comparison
compare-evidence = { $count } evidence
compare-evidence-of = { $count } of { $all } evidence

compare-pick-cell = The cell of { $name }: show it in the inspector

## Columns

compare-columns = Columns…
compare-columns-by = Columns are
compare-by-cases = Cases
compare-by-units = Units
compare-by-coders = Coders
compare-columns-none = There is none of these yet
compare-column-earlier = Move { $name } to the left
compare-column-later = Move { $name } to the right
compare-drop-texts = Drop texts here, or import them.
compare-import = Import…

## Synthesis

compare-synthesis = Synthesis
compare-of-the-cell = of the cell
compare-synthesis-of = Synthesis of { $name }
compare-synthesis-hint = What does this case show? Write it here.
compare-coder-reading = One coder’s reading; the synthesis is written for cases and units.
compare-state-of = State of the synthesis of { $name }
compare-stale = { $count } evidence changed since written
compare-review = Review
compare-review-of = Review what changed in { $name }
compare-holds = Still holds
compare-holds-of = The synthesis of { $name } still holds
compare-changed-title = { $gone ->
    [0] { $name }: changed since the synthesis was written
   *[other] { $name }: changed since the synthesis was written; { $gone } more taken away
 }
compare-tie = { $count ->
    [one] Tie to selected evidence
   *[other] Tie to { $count } selected evidence
 }
compare-tied = Rests on { $count } evidence
compare-untie = Untie

## Bands and cards

compare-no-level = No level
compare-several-cases = several cases
compare-echo = also { $level }, shown above
compare-show-all = Show all { $count }
compare-nothing-here = nothing tagged here yet
compare-nothing-in-lens = nothing here that the lens shows
compare-sources-read = { $all ->
    [0] no sources yet
    [one] { $read } of { $all } source read
   *[other] { $read } of { $all } sources read
 }
compare-said-by = { $what } · said by { $who }, { $date }
compare-say-absence = { $band }, { $column }: { $words }. Say why
compare-absence-none = say nothing
compare-step-remove = Take the tag { $theme } off
compare-step-move = Move to the theme { $theme }
compare-dragged = { $count } evidence
compare-tag-title = { $count ->
    [one] Tag this evidence with another theme
   *[other] Tag { $count } evidence with another theme
 }

## The passage beside the columns

compare-side-close = Close the text
compare-side-back = back to the columns
compare-side-step = evidence
compare-side-text = Text of the source
compare-side-map = Map of the text

## The comparison at the foot

compare-comparison = Comparison
compare-comparisons = Comparisons of this theme
compare-no-comparison = No comparison of this theme yet: hold the columns against each other with + Comparison.
compare-new-feature = New comparison
compare-feature = Feature compared
compare-feature-hint = What is compared?
compare-kind = Kind of comparison
compare-joint = Together
compare-joint-name = Joint result
compare-joint-hint = What do the cases show together?
compare-each-shows = Each shows
compare-case-shows = What { $case } shows
compare-shows-hint = What does it show?
compare-rests-on = { $count ->
    [0] rests on no finding yet
    [one] rests on { $count } finding
   *[other] rests on { $count } findings
 }
compare-delete-comparison = Delete this comparison
compare-foot-fold = Fold the comparison
compare-foot-unfold = Show the comparison

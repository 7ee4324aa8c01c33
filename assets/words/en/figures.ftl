### Figures: show me.

figures-title = Figures
figures-live = live
figures-empty-title = Nothing to draw yet
figures-empty-text = Profiles by level, heat maps and continua are drawn from findings and evidence. They appear when there are some.
figures-figure = figure
figures-table = as a table
figures-unit-shown = What is counted
figures-levels = Level profile by case
figures-cases = Polarity by case
figures-heat = Theme × case
figures-continuum = { $low } – { $high }
figures-left = ← constraining
figures-right = enabling →
figures-mark = { $case }, { $level }, { $polarity }
figures-mark-case = { $case }, { $polarity }
figures-case = Case
figures-level = Level
figures-unit = Unit
figures-no-polarity = no polarity
figures-all = all
figures-what = What is placed
figures-score = Score
figures-range = Range
figures-low = Lowest
figures-high = Highest
figures-reason = Reason
figures-coder = Coder
figures-whole-case = whole case

## Captions

figures-shown = { $shown } of { $all }.
figures-how-findings = One block is one finding: − left, + right, ± astride the axis.
figures-how-evidence = One block is one piece of evidence: − left, + right, ± astride the axis.
figures-without = Without a block, for want of a polarity: { $what }.
figures-continuum-caption = Scores from 0 to { $top } are the analysts’ own. Mark: the placement; line: lowest and highest reading. Unit: placement.
figures-and-more = { $list } and { $count } more
figures-placements = { $count ->
    [one] { $count } of { $all } placements, each with its range and reason
   *[other] { $count } of { $all } placements, each with its range and reason
 }
figures-placement = { $label }, { $place }: { $score } of { $top }, range { $low } to { $high }. { $reason }

## When there is little to say

figures-none = Nothing of this kind has been recorded yet. The other unit may have something to show.
figures-none-in-lens = The lens hides everything that this figure would show.
figures-one-case = There is one case only, so nothing is compared here. The profile shows what that case holds.
figures-no-themes = There are no themes that the lens shows.
figures-no-scale = A continuum places cases, units or relations between two poles, each with a range and a reason. It needs a scale first.
figures-no-placements = Nothing stands on this scale yet.

## Scales and placements

figures-add-scale = Scale
figures-new-scale = New scale…
figures-scale-help = Two poles as ideal types, and the score at the high pole; the low pole is 0.
figures-scale-name = Name of the scale
figures-low-pole = Low pole
figures-low-pole-words = What the low pole stands for
figures-high-pole = High pole
figures-high-pole-words = What the high pole stands for
figures-top = Score at the high pole
figures-make-scale = Make scale
figures-add-placement = Placement…
figures-change = Change…
figures-new-placement = New placement
figures-change-placement = Change placement
figures-edit-placement = Change the placement of { $label }
figures-add = Add placement
figures-keep = Keep changes
figures-delete = Delete placement

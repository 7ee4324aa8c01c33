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

## One figure by itself

figures-which = Figure
figures-page = page of several
figures-group-cases = Cases and themes
figures-group-texts = Texts and time
figures-group-alike = Together and alike
figures-slope = Two cases, share of each theme
figures-portraits = Portraits of the texts
figures-river = River of themes along the texts
figures-network = Network of themes
figures-map = Correspondence map
figures-scale = Continuum
figures-being-made = The numbers are being counted.
figures-failed = The figure could not be made. Choose it again.
figures-of-evidence = counts evidence
figures-by = Coloured by
figures-by-theme = themes
figures-by-level = levels
figures-depth = Depth
figures-top-themes = top-level themes
figures-all-themes = all themes
figures-near = Together where they
figures-near-same = are the same passage
figures-near-overlap = overlap
figures-near-words = are within { $count } words
figures-near-paragraph = share a paragraph
figures-near-turn = share a turn
figures-of = Cases by
figures-of-themes = themes, there or not
figures-of-frequencies = how often themes occur
figures-of-attributes = attributes
figures-measure = Measure
figures-order = Order of sources
figures-by-date = by date
figures-as-listed = as listed
figures-base = Sources of the base
figures-run = of a run

## Out of the program

figures-export = Export
figures-export-picture = Picture
figures-export-numbers = Numbers
figures-style = Made for
figures-style-screen = screen
figures-style-print = print
figures-style-slides = slides
figures-svg = SVG…
figures-pdf = PDF…
figures-png = PNG, { $times }×…
figures-csv = CSV…
figures-xlsx = Excel workbook…
figures-docx = Word document…
figures-copy-picture = Copy picture
figures-copy-numbers = Copy numbers
figures-copy-table = Copy numbers as a table for documents
figures-export-which = Which figure
figures-numbers-copied = The numbers of “{ $title }” are copied.
figures-picture-copied = The picture of “{ $title }” is copied.
figures-nothing-out = There is no figure to take out yet.

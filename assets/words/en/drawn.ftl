# Words in figures: titles, axes, legends, captions

drawn-heat = Theme × case
drawn-levels = Level profile by case
drawn-cases = Polarity by case
drawn-multiples = Themes in each case
drawn-slope = Two cases compared by the share of each theme
drawn-dots = Share of each theme by case
drawn-continuum = { $low } – { $high }
drawn-tree = Which cases are alike
drawn-together = Themes that occur together
drawn-network = Network of themes that occur together
drawn-map = Correspondence of cases and themes
drawn-saturation = Themes met by number of sources
drawn-timeline = Fieldwork and sources in time
drawn-portraits = Where the themes stand in each text
drawn-portraits-level = Where the levels stand in each text
drawn-river = Themes along the texts of each case
drawn-flow = From theme over level to case

## Axes and heads of tables

drawn-theme = Theme
drawn-case = Case
drawn-level = Level
drawn-unit = Unit
drawn-what = What is placed
drawn-score = Score
drawn-low = Lowest
drawn-high = Highest
drawn-median = Median
drawn-reason = Reason
drawn-coder = Coder
drawn-records = Records
drawn-all = All
drawn-no-polarity = no polarity
drawn-share = Share of the case’s records
drawn-percent-of = { $case }, %
drawn-distance = Distance
drawn-joined = Joined
drawn-with = With
drawn-joint = joint { $number }
drawn-together-count = Together
drawn-matched = Matched
drawn-c = c
drawn-number = Number
drawn-source = Source
drawn-sources = Sources
drawn-sources-axis = sources read →
drawn-themes-met = Different themes
drawn-time = Time
drawn-kind = Kind
drawn-date = Date
drawn-length = Length of the text
drawn-from = From, %
drawn-to = To, %
drawn-part = Part
drawn-words = words
drawn-begin = beginning
drawn-end = end
drawn-texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
drawn-period = fieldwork
drawn-dimension = Dimension { $number }, { $share } % of inertia
drawn-map-cases = Case
drawn-saturation-all = all sources, in their order
drawn-saturation-band = other orders, 5 to 95 %
drawn-saturation-median = other orders, median
drawn-kind-interview = interview
drawn-kind-field-note = field note
drawn-kind-observation = observation
drawn-kind-document = document
drawn-kind-survey = survey answer
drawn-kind-image = picture
drawn-kind-account = account

## What a mark says

drawn-cell = { $row }, { $column }: { $count }
drawn-joined-at = { $one } with { $other }, distance { $distance }
drawn-placement = { $label }, { $case }: { $score }, range { $low } to { $high }
drawn-met = { $name }: { $count } different themes after { $sources } sources
drawn-river-mark = { $case }, { $name }, part { $part }: { $count }

## Captions

drawn-shown = { $shown } of { $all }.
drawn-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
drawn-evidence = { $count ->
    [one] { $count } piece of evidence
   *[other] { $count } pieces of evidence
}
drawn-denominators = Denominators: { $list }.
drawn-more = { $list } and { $count } more
drawn-lens = { $what }: { $values }.
drawn-no-lens = Whole study.
drawn-coders = Coders { $list }.
drawn-study = Study { $study }.
drawn-heat-how = The number in a cell is what is counted; the darker, the more.
drawn-blocks-how = One block is one record: − left, + right, ± astride the axis.
drawn-several-cases = Counted once in each of several cases: { $count }.
drawn-several-levels = Counted once at each of several levels: { $count }.
drawn-without-polarity = Without a block, for want of a polarity: { $count }.
drawn-multiples-how = Bars are as long as the number of records of a theme, on one scale in all cases.
drawn-slope-how = Shares are of all records of the case; a record of several themes counts in each.
drawn-slope-two = Drawn are the first two cases, { $one } and { $other }.
drawn-dots-how = A mark stands at the share that a theme has of all records of the case; a record of several themes counts in each. The line joins the lowest and the highest.
drawn-dots-many = Of { $count } cases the first twenty are named in the legend.
drawn-placements = { $count } of { $all } placements.
drawn-continuum-how = Scores from 0 to { $top } are the analysts’ own. Mark: the placement; line: lowest and highest reading. Unit: placement.
drawn-tree-how = Cases are joined at their distance: { $measure }.
drawn-cophenetic = Cophenetic correlation { $value }.
drawn-network-how = The thicker a line, the oftener two occur together; the larger a dot, the oftener one occurs at all, as its number says.
drawn-map-how = Symmetric map: both axes have one scale.
drawn-map-flat = There is one dimension only, so the points stand on a line.
drawn-map-between = Distances between a case and a theme are not defined: compare cases with cases and themes with themes.
drawn-map-unnamed = Without a name beside them, for want of room: { $count } points; the table has them.
drawn-saturation-how = That no new theme is met does not mean that all is understood.
drawn-saturation-many = Of { $count } cases the first ten have curves of their own.
drawn-timeline-how = { $shown } of { $all } sources bear a date; a date without a month stands in the middle of its year.
drawn-undated = Without a date that can be read: { $count }.
drawn-portraits-how = { $count ->
    [one] { $count } text, drawn at one length from beginning to end. A passage of several kinds stands in each.
   *[other] { $count } texts, all drawn at one length from beginning to end. A passage of several kinds stands in each.
}
drawn-river-how = { $count ->
    [one] { $count } text, divided into { $parts } equal parts; a passage counts in the part where its middle is, once for each of its themes. The height is the number of passages.
   *[other] { $count } texts, each divided into { $parts } equal parts; a passage counts in the part where its middle is, once for each of its themes. The height is the number of passages.
}
drawn-flow-how = A record takes a way for each of its themes, levels and cases, so the ways add up to { $count }.

## When there is little to say

drawn-none = Nothing of this kind has been recorded yet.
drawn-none-in-lens = The lens hides everything that this figure would show.
drawn-none-of-it = Nothing that was recorded makes up this figure; below it says what it counts.
drawn-slope-needs = This figure is drawn from two cases.
drawn-timeline-none = No case has a period of fieldwork and no source bears a date that can be read.
drawn-few = { $cases ->
    [one] With one case this says little: { $why }
   *[other] With { $cases } cases this says little: { $why }
} It says more from { $least } on.
drawn-why-compare = there is nothing to compare it with.
drawn-why-cluster = a tree of so few cases has hardly a choice of shapes.
drawn-why-map = so few points lie well on any map.

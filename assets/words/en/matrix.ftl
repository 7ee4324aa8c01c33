### Matrix: where are the differences?

matrix-empty-title = Nothing to set out yet
matrix-empty-text = Rows and columns of themes, cases and levels, with what was found in each cell. It fills as evidence is tagged.
matrix-empty-read = Read and tag
matrix-empty-codebook = Add themes
matrix-nothing-title = No rows or no columns
matrix-nothing-text = The lens, or the choice of rows and columns, leaves nothing to set out.
matrix-nothing-differs = No row differs between the columns.
matrix-show-all-rows = Show all rows
matrix-clear-lens = Clear the lens

## What is asked for

matrix-rows = Rows
matrix-columns = Columns
matrix-cell = Cell
matrix-order = Order
matrix-measure = Measure
matrix-first-head = first
matrix-then-head = then
matrix-then-none = nothing more
matrix-attributes-head = by the case’s
matrix-options-head = shown with
matrix-by-theme = theme
matrix-by-theme-layers = theme, { $count } layers
matrix-by-top-theme = top-level theme
matrix-by-case = case
matrix-by-unit = unit
matrix-by-level = level
matrix-by-polarity = polarity
matrix-by-source = source
matrix-by-source-kind = kind of source
matrix-by-coder = coder
matrix-by-evidence-kind = kind of evidence
matrix-by-actor = actor
matrix-by-speaker = speaker
matrix-by-period = period
matrix-by-attribute = attribute of the case
matrix-by-nothing = everything
matrix-then = { $outer }, then { $inner }
matrix-title = { $rows } × { $columns }
matrix-title-by = { $title }, by { $inner }
matrix-live = live
matrix-cell-evidence = evidence
matrix-cell-findings = findings
matrix-cell-sources = sources
matrix-cell-units = units
matrix-cell-words = words
matrix-cell-characters = characters
matrix-cell-presence = presence
matrix-cell-mix = polarity mix
matrix-cell-synthesis = synthesis
matrix-cell-state = state
matrix-cell-cases = cases
matrix-cell-levels = level mix
matrix-cell-share = share of text
matrix-cell-quotes = best quotes
matrix-cell-rating = rating
matrix-cell-association = association
matrix-count = count
matrix-row-percent = row %
matrix-column-percent = column %
matrix-table-percent = % of all
matrix-per-thousand = per 1 000 words
matrix-per-source = per source read
matrix-order-study = as in the study
matrix-order-total = highest total first
matrix-order-label = by name
matrix-order-hand = by hand
matrix-order-spread = what differs most first
matrix-order-rating = by rating: { $theme }
matrix-order-placement = by placement: { $scale }
matrix-order-similarity = by similarity
matrix-order-first-axis = by the first axis
matrix-order-of-rows = rows { $order }
matrix-order-of-columns = columns { $order }
matrix-order-of-both = { $rows }; { $columns }
matrix-order-attribute = by attribute of the case
matrix-order-ratings = by rating of a theme
matrix-order-placements = by placement on a scale
matrix-only-different = only rows that differ
matrix-least = at least
matrix-roll-up = with sub-themes
matrix-units = units as columns
matrix-units-rows = units as rows
matrix-units-head = units counted
matrix-layers = layers of the codebook
matrix-layers-all = all
matrix-themes-head = themes shown
matrix-themes-all = all themes
matrix-show-empty = empty rows and columns
matrix-show-missing = what has no value
matrix-cuts = bands of { $attribute }, cut at
matrix-cuts-hint = such as 10, 50
matrix-cuts-hint-dates = such as 2007, 2008-06
matrix-cuts-no-number = “{ $what }” is no number.
matrix-cuts-no-date = “{ $what }” is no date: write a year, 2007-09 or 2007-09-14.
matrix-cuts-order = { $one } must be lower than { $other }.
matrix-periods = time cut by
matrix-periods-years = years
matrix-periods-months = months
matrix-periods-named = named
matrix-period-name = name
matrix-period-from = from
matrix-period-to = to
matrix-period-n-name = Name of period { $number }
matrix-period-n-from = Beginning of period { $number }
matrix-period-n-to = End of period { $number }
matrix-period-n-remove = Take period { $number } out
matrix-period-add = Add a period
matrix-period-none = Without a period time stays cut as it was.
matrix-period-no-name = Period { $number } needs a name.
matrix-period-backwards = { $name } ends before it begins.
matrix-cells-counts = counts
matrix-cells-mixes = mixes
matrix-cells-relations = shares and relations
matrix-cells-words = what is said and written
matrix-cells-no-place = Synthesis, state and rating belong to a case and a theme. Choose these, and at most levels with them, as rows and columns.
matrix-cells-no-evidence = The study has no evidence; findings may say more.

## Export

matrix-export = Export…
matrix-copy-tsv = Copy as a table for a spreadsheet
matrix-copy-html = Copy as a table for documents
matrix-copy-markdown = Copy as Markdown
matrix-copy-picture = Copy as a picture
matrix-export-file = Into a file
matrix-export-clipboard = To the clipboard
matrix-as-xlsx = Excel workbook…
matrix-as-docx = Word document…
matrix-as-html = HTML page…
matrix-as-latex = LaTeX…
matrix-as-markdown = Markdown…
matrix-as-json = JSON…
matrix-as-csv = CSV…
matrix-as-tsv = TSV…
matrix-with-quotes = with the quotes behind the cells
matrix-with-quotes-help = In every format but CSV and TSV, which have no place for them.
matrix-file-name = matrix
matrix-copied = Copied: { $title }

## Cells

matrix-unit-of = unit of { $case }
matrix-all-with-synthesis = all, with synthesis
matrix-all-inner = all
matrix-none-of = no { $what }
matrix-no-value = no value
matrix-no-date = no date
matrix-total = Total
matrix-all-themes = All themes
matrix-all-cases = All cases
matrix-all-levels = All levels
matrix-all = All
matrix-present = present
matrix-not-present = not present
matrix-not-written = not written
matrix-n-evidence = { $count } evidence
matrix-n-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
 }
matrix-n-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
 }
matrix-n-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
 }
matrix-n-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
matrix-n-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
matrix-n-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
 }
matrix-said-of = { $count } of { $of }
matrix-said-measure = { $value } { $measure }, { $count }
matrix-said-cell = { $row }, { $column }: { $value }
matrix-said-share = { $value } of the { $of } characters read
matrix-said-nothing-read = no text read
matrix-said-association = residual { $value }, { $far }, { $count }
matrix-said-no-residual = no residual, { $count }
matrix-far-above = far more than expected
matrix-far-near = about as expected
matrix-far-below = far fewer than expected
matrix-far-above-short = more
matrix-far-below-short = fewer
matrix-said-rated = rated { $value } of { $top }, { $behind }
matrix-said-not-rated = not rated, { $behind }
matrix-said-quotes = { $count }: “{ $quote }” ({ $source })
matrix-said-written = { $said }: { $words }
matrix-said-not-written = { $said }, not written
matrix-said-state = { $said }, { $state }
matrix-said-aside = { $state }: { $words }
matrix-of = of { $of }
matrix-not-rated = not rated
matrix-quote = “{ $words }” { $source }
matrix-more-quotes = and { $count } more
matrix-said-header = { $name }: { $value }
matrix-cell-place = { $column } × { $row }
matrix-how-to-open = Enter or a double click opens what is behind
matrix-show-levels = Show the levels of { $name }
matrix-hide-levels = Hide the levels of { $name }
matrix-grid = Matrix: { $title }

matrix-moved = { $name } stands at { $place } of { $count } now
matrix-tree-said = Tree of likeness: nearest are { $one } and { $other }
matrix-no-tree = No tree is drawn: rows and columns stay with what they are nested in, and its branches would cross.

## Caption

matrix-caption-unit = Unit: { $unit }.
matrix-caption-share = Share of text: characters coded, in per cent of the characters read; passages that overlap count once.
matrix-caption-association = Association: the adjusted residual, which says how far the count of evidence is from what row and column let expect.
matrix-caption-rating = Rating: as each cell of case and theme was rated.
matrix-caption-synthesis = Synthesis: as it was written in each cell of case and theme.
matrix-caption-state = State: that of each cell of case and theme.
matrix-caption-quotes = Up to { $count } passages in a cell: those weighted as telling first, then typical ones.
matrix-caption-presence = A mark says that there is any.
matrix-caption-different = Each counts once in a cell, however often it has it.
matrix-caption-overlap = Passages that overlap count in full.
matrix-note-cases = { $what } belong to several cases: each counts once in each of them, and once in a total.
matrix-note-levels = { $what } have several levels: each counts once in each of them.
matrix-note-several = { $what } stand in several rows or columns: each counts once in each of them, and once in a total.
matrix-note-left-out = Left out, having no { $field } that is shown: { $what }.
matrix-value-of-attribute = value of the attribute
matrix-note-same = { $count ->
    [one] { $count } row that is the same in all columns is hidden; the totals hold it.
   *[other] { $count } rows that are the same in all columns are hidden; the totals hold them.
 }
matrix-note-near = { $count ->
    [one] One row with values less than { $least } apart is hidden; the totals hold it.
   *[other] { $count } rows with values less than { $least } apart are hidden; the totals hold them.
}
matrix-note-lengths = The texts of the cases have between { $shortest } and { $longest } words: compare evidence per 1 000 words, not counts.
matrix-note-density = The cases are coded with between { $lowest } and { $highest } evidence per 1 000 words: counts may show how closely they were coded.
matrix-note-by-presence = Jaccard, by where there is anything
matrix-note-by-values = cosine of their values
matrix-note-tied = {" "}Some are equally alike, so other orders are as good.
matrix-note-alike-rows = Rows stand by likeness ({ $by }; average linkage, neighbours as alike as can be).{ $ties }
matrix-note-alike-columns = Columns stand by likeness ({ $by }; average linkage, neighbours as alike as can be).{ $ties }
matrix-note-axis-rows = Rows stand by the first axis of a correspondence analysis of the counts, which shows { $share }% of the inertia.
matrix-note-axis-columns = Columns stand by the first axis of a correspondence analysis of the counts, which shows { $share }% of the inertia.
matrix-note-no-order = The order that was asked for can’t be worked out of so few or so many rows and columns; they stand as in the study.
matrix-caption-denominators = Denominators: { $list }.
matrix-caption-of-row = Row %: of all { $unit } of the row.
matrix-caption-of-column = Column %: of all { $unit } of the column: { $list }.
matrix-caption-of-table = % of all: of { $what } in the table.
matrix-caption-words = Per 1 000 words: { $unit } by the words read: { $list }.
matrix-caption-sources = Per source read: { $unit } by the sources read: { $list }.
matrix-and-more-columns = { $count ->
    [one] { $list } and { $count } more column
   *[other] { $list } and { $count } more columns
 }
matrix-lens = Lens: { $lens }.
matrix-origin = { $count ->
    [0] No coder
    [one] Coder { $coders }
   *[other] Coders { $coders }
 } · { $date } · study { $study }

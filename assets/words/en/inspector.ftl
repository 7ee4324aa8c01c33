### The inspector: what is known about what is selected.

inspector-theme-find = Find a theme
inspector-theme-none = No theme of this name
inspector-theme-new = New theme “{ $name }”

## Kinds of record

inspector-study = Study
inspector-coder = Coder
inspector-attribute = Attribute
inspector-case = Case
inspector-unit = Unit
inspector-level = Level
inspector-theme = Theme
inspector-source = Source
inspector-actor = Actor
inspector-flow = Flow
inspector-evidence = Evidence
inspector-cell = Cell
inspector-finding = Finding
inspector-link = Link
inspector-comparison = Comparison
inspector-outlier = Outlier
inspector-proposition = Proposition
inspector-recommendation = Recommendation
inspector-scale = Scale
inspector-placement = Placement

## Choices

inspector-common-different-causes = Common, different causes
inspector-divergent-same-outcome = Different structures, same outcome
inspector-same-mechanism = Same mechanism
inspector-difference = Difference
inspector-within-case = Contrast within a case
inspector-kind-outlier = Outlier
inspector-interview = Interview
inspector-observation = Observation
inspector-document = Document
inspector-survey = Survey
inspector-image = Image
inspector-account = Account
inspector-high = high
inspector-moderate = moderate
inspector-low = low
inspector-very-low = very low
inspector-not-said = not said
inspector-causes = causes
inspector-enables = enables
inspector-constrains = constrains
inspector-reinforces = reinforces
inspector-mitigates = mitigates

## Fields

inspector-name = Name
inspector-short = Short label
inspector-note = Note
inspector-text = Text
inspector-statement = Statement
inspector-what = What runs against the rule
inspector-why = Why
inspector-basis = Where it comes from
inspector-state = State
inspector-confidence = Confidence
inspector-kind = Kind
inspector-weight = Weight
inspector-passing = passing
inspector-plain = plain
inspector-telling = telling
inspector-of-source = that of the source
inspector-about = About
inspector-nobody = nobody named
inspector-levels = Levels
inspector-polarity = Polarity
inspector-no-polarity = no polarity
inspector-definition = Definition
inspector-include = Include when
inspector-exclude = Exclude when
inspector-example = Typical example
inspector-description = Description
inspector-selection = Why this case
inspector-role = Role
inspector-date = Date
inspector-language = Language
inspector-rule = How passages became this text
inspector-rating = Rating
inspector-score = Score
inspector-low-end = Lowest it could be
inspector-high-end = Highest it could be
inspector-scale-poles = 0 is { $low }; the top is { $high }

## Sections and what is said in them

inspector-add-theme = Add a theme
inspector-take-theme = Take { $name } off
inspector-coded-by = Coded by { $who }, { $date }
inspector-found-by = Found by search: { $search }
inspector-other-readings = Other readings of it
inspector-of = of { $what }
inspector-make-finding = Make a finding of it
inspector-several = { $count } evidence chosen
inspector-on-all = What all of them carry; a change goes to all.
inspector-delete-evidence = Delete { $count } evidence
inspector-evidence-for = Evidence for it
inspector-evidence-against = Evidence against it
inspector-add-evidence = Add evidence
inspector-add-for = Speaks for it
inspector-add-against = Speaks against it
inspector-take-out = Take out
inspector-more-lines = and { $count } more
inspector-links = Links
inspector-link-words = { $from } { $what } { $to }
inspector-delete-link = Delete this link
inspector-findings = Findings
inspector-comparisons = Comparisons of the theme
inspector-speaks-for = Speaks for it
inspector-speaks-against = Speaks against it
inspector-rivals = Rival explanations
inspector-tests = Tests
inspector-rests-on = Rests on
inspector-counts = Evidence
inspector-compare-theme = Compare the cases
inspector-absences = What emptiness means
inspector-whole-cell = whole cell
inspector-units = Units
inspector-sources = Sources
inspector-flows = Flows
inspector-place = Place
inspector-source-kind = Kind
inspector-fieldwork = Fieldwork
inspector-participants = Participants
inspector-receipt = How it came in
inspector-receipt-typed = It did not come from a file.
inspector-receipt-kept = Kept
inspector-receipt-changed = Changed
inspector-receipt-left-out = Left out
inspector-original-not-kept = The file itself is not in the study.
inspector-original-save = Save a copy of the file…
inspector-read-by = Read to the end by
inspector-source-size = { $words } words · { $count } evidence
inspector-open-source = Open the text
inspector-private = private
inspector-memo-new = New memo
inspector-memo-keep = Add memo
inspector-memo-delete = Delete this memo

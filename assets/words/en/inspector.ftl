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
inspector-not-said = not said
inspector-causes = causes
inspector-enables = enables
inspector-constrains = constrains
inspector-reinforces = reinforces
inspector-mitigates = mitigates

### What Codebook, Findings, Study and History say alike.

books-delete = Delete
books-delete-title = Delete “{ $name }”?
books-can-undo = You can undo this.
books-refused = Not possible: { $why }.
books-loses-tag = { $count ->
    [one] { $count } passage loses this tag.
   *[other] { $count } passages lose this tag.
}
books-no-other-theme = { $count ->
    [one] { $count } of them has no other theme.
   *[other] { $count } of them have no other theme.
}
books-moves-passages = { $count ->
    [one] { $count } passage moves over.
   *[other] { $count } passages move over.
}
books-moves-claims = { $count ->
    [one] { $count } finding or comparison moves with it.
   *[other] { $count } findings and comparisons move with it.
}
books-children-over = { $count ->
    [one] { $count } theme below it then stands below “{ $theme }”.
   *[other] { $count } themes below it then stand below “{ $theme }”.
}
books-children-up = { $count ->
    [one] { $count } theme below it moves up, below “{ $theme }”.
   *[other] { $count } themes below it move up, below “{ $theme }”.
}
books-children-top = { $count ->
    [one] { $count } theme below it moves up to the top of the codebook.
   *[other] { $count } themes below it move up to the top of the codebook.
}
books-syntheses-over = { $count ->
    [one] { $count } synthesis moves over.
   *[other] { $count } syntheses move over.
}
books-syntheses-joined = { $count ->
    [one] { $count } synthesis is added below the one that is there; both together are a draft.
   *[other] { $count } syntheses are added below those that are there; both together are drafts.
}
books-ratings-go = { $count ->
    [one] In { $count } cell both have a rating: the other theme’s stays.
   *[other] In { $count } cells both have a rating: the other theme’s stay.
}
books-definition-goes = Its definition and rules of use go.
books-claims-let-go = { $count ->
    [one] { $count } claim lets go of it.
   *[other] { $count } claims let go of it.
}
books-values-go = { $count ->
    [one] Its value in { $count } case goes.
   *[other] Its values in { $count } cases go.
}
books-sources-go = { $count } sources go, with their texts.
books-goes-with-it = With it go { $what }.
books-and = { $first } and { $last }
books-count-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
books-count-cells = { $count ->
    [one] { $count } synthesis or absence
   *[other] { $count } syntheses and absences
}
books-count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
books-count-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
books-count-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
books-count-outliers = { $count ->
    [one] { $count } outlier
   *[other] { $count } outliers
}
books-count-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
books-count-placements = { $count ->
    [one] { $count } placement
   *[other] { $count } placements
}
books-count-actors = { $count ->
    [one] { $count } actor
   *[other] { $count } actors
}
books-count-flows = { $count ->
    [one] { $count } flow
   *[other] { $count } flows
}
books-count-memos = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}

## Kinds of source

books-source-interview = interview
books-source-field-note = field note
books-source-observation = observation
books-source-document = document
books-source-survey-answer = survey answer
books-source-image = image
books-source-account = account

## Kinds of record

books-kind-info = Front page
books-kind-coder = Coder
books-kind-attribute = Attribute
books-kind-case = Case
books-kind-unit = Unit
books-kind-level = Level
books-kind-theme = Theme
books-kind-source = Source
books-kind-text = Text
books-kind-actor = Actor
books-kind-flow = Flow
books-kind-evidence = Passage
books-kind-cell = Synthesis
books-kind-finding = Finding
books-kind-link = Link
books-kind-comparison = Comparison
books-kind-outlier = Outlier
books-kind-proposition = Proposition
books-kind-recommendation = Recommendation
books-kind-scale = Scale
books-kind-placement = Placement
books-kind-memo = Memo
books-kind-display = Display

## Lists

books-move-up = Move { $name } up
books-move-down = Move { $name } down
books-none = none

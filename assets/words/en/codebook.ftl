### Codebook: what do our words mean?

codebook-empty-title = No themes yet
codebook-empty-text = A theme is a word you agree on: what it means, when to use it, when not. Make one here, or while reading.
codebook-tabs = Lists of the codebook
codebook-themes = Themes
codebook-levels = Levels
codebook-polarity = Polarity
codebook-attributes = Attributes

## Themes

codebook-theme = Theme
codebook-all = all
codebook-add-theme = Add theme
codebook-add-below = Add below
codebook-make = Add theme
codebook-name-new = Name of the new theme
codebook-name-under = Name of the new theme under { $name }
codebook-rename = New name of the theme
codebook-unused = not used yet
codebook-folded = folded
codebook-unfolded = unfolded
codebook-row = { $name }, { $count ->
    [one] { $count } passage
   *[other] { $count } passages
} { $fold }
codebook-row-unused = { $name }, not used yet { $fold }
codebook-foot = { $themes ->
    [one] { $themes } theme
   *[other] { $themes } themes
}{ $unused ->
    [0] {""}
   *[other] , { $unused } not used yet
}
codebook-lens = Through the lens { $shown } of { $all } passages
codebook-cases-shown = { $shown } of { $all } cases have a column
codebook-name = Name
codebook-short = Short label
codebook-definition = Definition
codebook-include = Include when
codebook-exclude = Exclude when
codebook-example = Typical example
codebook-take-example = Take example from selected evidence
codebook-take-why = Select a passage first
codebook-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
codebook-show-passages = Show the passages
codebook-colour = Colour
codebook-hue = Colour { $number }
codebook-automatic = Automatic
codebook-delete = Delete theme
codebook-merge = Merge into…
codebook-merge-name = Merge this theme into another
codebook-merge-title = Merge “{ $from }” into “{ $into }”?
codebook-merge-text = The theme then goes. You can undo this.
codebook-merge-verb = Merge theme

## Levels, polarity, attributes

codebook-delete-named = Delete { $name }
codebook-levels-text = Levels are the bands of Compare, the top one first. Evidence and findings can stand on several.
codebook-level-name = Name of the level
codebook-level-description = What belongs to it
codebook-add-level = Add level
codebook-make-level = Add level
codebook-polarity-text = What this study calls the three signs. They stand on every screen and in every figure.
codebook-polarity-label = Word for { $usual }
codebook-attributes-text = Attributes are the columns of the case table: period, setting, size. Their values are filled in under Study.
codebook-attribute-name = Name of the attribute
codebook-attribute-kind = Kind
codebook-attribute-description = What it says
codebook-add-attribute = Add attribute
codebook-make-attribute = Add attribute
codebook-kind-text = text
codebook-kind-number = number
codebook-kind-yes-no = yes or no
codebook-kind-date = date
codebook-kind-choice = choice
codebook-choices = Choices, parted by semicolons
codebook-kind-title = Change the kind of “{ $name }”?
codebook-kind-label = Changed the kind of { $name }
codebook-kind-lost = Not readable as the new kind: { $what }.
codebook-kind-verb = Change kind

### Bringing texts in: the table before it happens, and the survey.

bulk-title = { $count ->
    [one] { $count } text to bring in
   *[other] { $count } texts to bring in
}
bulk-text = Folder and file names propose a case where they can. Enter changes a cell, Space picks a row; a change in a picked row goes to all picked ones.
bulk-no-case = The study has no case yet: the folders propose some. Enter on a case changes it, or type a new name there.
bulk-all-to = All to
bulk-picked-to = { $count ->
    [one] { $count } picked to
   *[other] { $count } picked to
}
bulk-choose-case = choose a case
bulk-choose-kind = choose
bulk-others-to = { $count ->
    [one] The one without a case to
   *[other] The { $count } without a case to
}
bulk-leave-out = leave out
bulk-no-case-yet = no case yet
bulk-new-case = { $name } (new)
bulk-make-case = New case “{ $name }”
bulk-by-folder = Cases by folder
bulk-make-cases = Make cases from folders
bulk-make-cases-help = Folders that name no case of the study become cases.
bulk-pattern = Pattern of file names
bulk-pattern-hint = {"{case}"}_*
bulk-pattern-help = { "{case}" } is the case, { "{unit}" } the unit, * anything. The ending of the file does not count.
bulk-by-name = Cases by name
bulk-pattern-fits = The pattern fits { $fits } of { $all } names.
bulk-file = File
bulk-folder = Folder
bulk-case = Case
bulk-unit = Unit
bulk-name = Title
bulk-kind = Kind
bulk-kind-pictures = { $count ->
    [one] { $count } picture stays what it is: an image.
   *[other] { $count } pictures stay what they are: images.
}
bulk-kind-texts = { $count ->
    [one] { $count } text keeps its kind: a text does not become a picture.
   *[other] { $count } texts keep their kinds: a text does not become a picture.
}
bulk-format = Format
bulk-words = Words
bulk-language = Language
bulk-remarks = To know
bulk-edit = { $what } of { $file }
bulk-not-read = can’t be read
bulk-there-already = in the study already
bulk-twice = twice in this import
bulk-twin-source = The same text is in the study as “{ $title }”.
bulk-twin-file = The same text as { $file }.
bulk-keep = Keep the files as they came in the study
bulk-keep-help = The study grows by their size. Pictures are always kept.
bulk-again = { $count ->
    [one] Take the text that is in the study already
   *[other] Take the { $count } texts that are in the study already
}
bulk-again-twice = { $count ->
    [one] Take the text that comes twice in this import
   *[other] Take the { $count } texts that come twice in this import
}
bulk-again-both = Take texts that are in the study already ({ $there }) or come twice in this import ({ $twice })
bulk-refused = { $count ->
    [0] {""}
    [one] { $count } file can’t be read
   *[other] { $count } files can’t be read
}
bulk-left-out = { $count ->
    [0] {""}
    [one] { $count } text is left out
   *[other] { $count } texts are left out
}
bulk-new-cases = { $count ->
    [one] { $count } new case: { $names }
   *[other] { $count } new cases: { $names }
}
bulk-stopped = Reading was stopped before the end.
bulk-none = Choose a case for at least one text.
bulk-none-new = Choose a case for at least one text, or tick “{ $tick }”.
bulk-import = { $count ->
    [one] Import { $count } text
   *[other] Import { $count } texts
}

import-key = { $key } imports.
import-leave = You changed this table. Nothing of it is imported yet.
import-leave-not = Go on with the table
import-leave-do = Throw it away

## A survey

survey-ask-title = { $count ->
    [one] { $name } is a table
   *[other] { $count } of the files are tables
}
survey-ask-text = { $count ->
    [one] It has { $rows } rows. As a survey, its rows become cases or sources, and you say what each column is. As a text, it is read line by line.
   *[other] { $names }: { $rows } rows. As surveys, rows become cases or sources, and you say what each column is. As texts, they are read line by line.
}
survey-ask-survey = Import as a survey…
survey-ask-text-verb = Import as a text
survey-ask-leave = { $count ->
    [one] Leave the table out
   *[other] Leave the tables out
}
survey-left-out = { $count ->
    [one] { $names } was left out.
   *[other] These tables were left out: { $names }.
}
survey-title = Survey { $name }
survey-text = { $rows } rows, { $columns } columns. Each line here is a column: Enter says what it is for, Space picks several.
survey-sheet = Sheet
survey-rows = Rows become
survey-rows-cases = cases
survey-rows-by-column = sources of the case that a column names
survey-rows-of = sources of { $case }
survey-header = The first row names the columns
survey-row = Row { $number }
survey-column = Column
survey-use = Is for
survey-use-of = What { $column } is for
survey-why = Why it was taken so
survey-filled = Filled
survey-distinct = Different
survey-use-case = names the case
survey-use-text = text to code
survey-use-attribute-text = attribute: text
survey-use-attribute-number = attribute: number
survey-use-attribute-yes-no = attribute: yes or no
survey-use-attribute-date = attribute: date
survey-use-attribute-choice = attribute: choice
survey-use-title = title of the source
survey-use-date = date of the source
survey-use-place = place of the source
survey-use-language = language of the source
survey-use-participant = participant
survey-use-note = note on the source
survey-use-leave-out = left out
survey-makes = Makes { $cases ->
    [0] no new case
    [one] { $cases } new case
   *[other] { $cases } new cases
}{ $joined ->
    [0] {""}
   *[other] , adds to { $joined } of the study
}, { $attributes ->
    [0] no new attribute
    [one] { $attributes } new attribute
   *[other] { $attributes } new attributes
} and { $sources ->
    [0] no source
    [one] { $sources } source with { $words } words
   *[other] { $sources } sources with { $words } words
}.
survey-making = Working out what this makes: { $done } of { $total } rows
survey-makes-nothing = Nothing would be made this way.
survey-import = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
survey-imported = { $count ->
    [one] { $count } row of { $name } imported
   *[other] { $count } rows of { $name } imported
}

## A table of attributes

attributes-read-title = Attributes from { $name }
attributes-read = { $new ->
    [0] No new attribute
    [one] { $new } new attribute: { $names }
   *[other] { $new } new attributes: { $names }
}. { $values ->
    [one] { $values } value
   *[other] { $values } values
} of { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
} will change.
attributes-read-nothing = The study has all of it already: nothing would change.
attributes-read-do = Change them
attributes-not-read = { $name } could not be read: { $why }

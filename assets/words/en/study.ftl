### Study: the front page, cases, sources, people.

study-title = Study
study-tabs = Parts of the study
study-tab-front = Front page
study-tab-cases = Cases { $count }
study-tab-table = Attributes
study-tab-sources = Sources { $count }
study-tab-people = People { $count }

## Front page

study-name = Title
study-question = Question
study-design = Design
study-front = What a reader must know first
study-open-questions = Open questions, one a line
study-memos = Memos on the study
study-no-memos = No memo yet.
study-new-memo = A new memo on the study
study-add-memo = Add memo
study-private = Private: left out of a clean copy
study-delete-memo = Delete the memo { $which }

## Cases

study-no-cases = No cases yet
study-cases-text = A case is what you compare: a programme, a school, a place. Two are enough to begin.
study-case = Case
study-case-name = Name of the case
study-case-description = Description
study-case-selection = Why this case: what was expected of it, and the limits of that choice
study-case-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
study-add-case = Add case
study-delete-case = Delete case
study-make = Add
study-fieldwork = Fieldwork
study-from = From
study-to = to
study-from-name = Fieldwork from
study-to-name = Fieldwork to
study-entry-count = Number, line { $number }
study-entry-kind = Kind of fieldwork, line { $number }
study-entry-note = Note, line { $number }
study-entry-new = interviews
study-add-entry = Add fieldwork
study-delete-entry = Delete fieldwork line { $number }
study-ethics = Ethics
study-publications = Publications
study-attributes = Attributes
study-no-attributes = Attributes are made in the codebook: period, setting, size, whatever sets cases apart.
study-no-attributes-yet = An attribute is what sets cases apart: period, setting, size. Add the first one above.
study-attribute-help = Enter writes a value. Go to a column to name its attribute or change its kind.
study-value-label = { $count ->
    [one] Set { $attribute } of { $count } case
   *[other] Set { $attribute } of { $count } cases
}
study-add-choice = Add “{ $choice }” to the choices
study-not-a-date = Only a date fits here: 2007, 2007-09 or 2007-09-14. What stood there before still stands.
study-export-attributes = Export…
study-import-attributes = Import…
study-import-attributes-help = A table of cases and attributes from a spreadsheet (CSV, XLSX, ODS); what would change is shown first.
study-no-table = No table of attributes yet
study-value = { $attribute } of { $case }
study-not-said = not said
study-yes = yes
study-no = no
study-not-a-number = Only a number fits here. What stood there before still stands.
study-units = Units: sites, wards, groups inside the case
study-unit-name = Name of unit { $number }
study-unit-note = Note on { $name }
study-new-unit = Name of the new unit
study-add-unit = Add unit

## Sources

study-no-sources = No sources yet
study-sources-text = A source is a text of a case: an interview, a field note, a document. Drop files here or import them.
study-import = Import texts…
study-import-folder = Import a folder…
study-search = Filter the sources
study-sources-shown = { $shown } of { $all } sources
study-sources-many = { $count } sources
study-source-title = Title
study-source-kind = Kind
study-source-date = Date
study-source-place = Place
study-source-language = Language
study-source-participants = Participants
study-source-note = Note
study-source-words = Words
study-source-evidence = Evidence
study-source-read = Read by
study-source-format = Format
study-source-edit = { $what } of { $source }
study-other-fieldwork = Other: { $kind }
study-set-label = { $count ->
    [one] Set the { $field } of { $count } source
   *[other] Set the { $field } of { $count } sources
}
study-picked = { $count ->
    [one] { $count } picked.
   *[other] { $count } picked: a change in one goes to all of them.
}
study-picked-hidden = { $count ->
    [one] { $count } more is out of sight and stays as it is.
   *[other] { $count } more are out of sight and stay as they are.
}
study-pick-none = Pick none
study-copy-table = Copy rows
study-copy-help = The picked rows, or all, for a spreadsheet (Ctrl+C in the table).
study-copied = { $count ->
    [one] { $count } row is on the clipboard
   *[other] { $count } rows are on the clipboard
}
study-paste-table = Paste rows…
study-paste-help = Rows that come back from a spreadsheet; what would change is shown first (Ctrl+V in the table).
study-paste-title = Rows from a spreadsheet
study-paste-text = { $found } rows are known by their id or title, { $changed } would change{ $problems ->
    [0] .
    [one] , { $problems } problem.
   *[other] , { $problems } problems.
}
study-paste-cases = { $found } rows name a case of the study, { $changed } would change{ $problems ->
    [0] .
    [one] , { $problems } problem.
   *[other] , { $problems } problems.
}
study-paste-do-cases = { $count ->
    [one] Change { $count } case
   *[other] Change { $count } cases
}
study-paste-line = { $title }, { $field }: { $before } becomes { $after }
study-paste-more = and { $count } more
study-paste-do = { $count ->
    [one] Change { $count } source
   *[other] Change { $count } sources
}

## People

study-people-text = Whoever codes has a name here; it may be a pseudonym. The initials stand beside every passage.
study-coder-name = Name of coder { $number }
study-coder-initials = Initials of coder { $number }
study-coding-now = coding now
study-code-as = Code as
study-new-coder = Name of the new coder
study-add-coder = Add coder

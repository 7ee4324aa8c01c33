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
bulk-leave-out = leave out
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
bulk-format = Format
bulk-words = Words
bulk-language = Language
bulk-remarks = To know
bulk-edit = { $what } of { $file }
bulk-not-read = can’t be read
bulk-there-already = there already
bulk-twin-source = The same text is in the study as “{ $title }”.
bulk-twin-file = The same text as { $file }.
bulk-keep = Keep the files as they came in the study
bulk-keep-help = The study grows by their size. Pictures are always kept.
bulk-again = { $count ->
    [one] Take the text that is there already
   *[other] Take the { $count } texts that are there already
}
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
bulk-import = { $count ->
    [one] Import { $count } text
   *[other] Import { $count } texts
}

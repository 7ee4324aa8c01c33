### The frame: top bar, rail, lens, inspector, status line, palette, keys, first start, dialogs.

app-name = Crosscase
app-version = Crosscase { $version }

## Views

view-compare = Compare
view-read = Read
view-codebook = Codebook
view-matrix = Matrix
view-figures = Figures
view-findings = Findings
view-search = Search
view-history = History
rail-cases = Cases, sources
rail-keys = Keys

## Top bar and menu

top-menu = Menu
top-study = Study
top-search = Search or run a command…
top-coder = Coding as { $name }
top-coder-choose = Choose who is coding
top-undo = Undo
top-undo-what = Undo: { $what }
top-redo = Redo
top-redo-what = Redo: { $what }
top-theme = Light or dark
menu-open-recent = Open recent

## Lens

lens-title = Lens
lens-themes = Themes
lens-all = all
lens-all-coders = all coders
lens-all-sources = all sources
lens-clear = Clear the lens
lens-shows-evidence = { $shown } of { $total } evidence
lens-shows-findings = { $shown } of { $total } findings

## Inspector

inspector-title = Inspector
inspector-fold = Fold the inspector away
inspector-unfold = Show the inspector
inspector-nothing = Nothing selected
inspector-nothing-help = Choose a passage, a theme, a cell or a claim, and what is known about it stands here.
inspector-tags = Tags
inspector-memo = Memo
inspector-display = Display
inspector-memo-add = Add a memo
inspector-history = History
inspector-rests-on-it = Rests on it
inspector-used-in = Used in
inspector-mechanism = Mechanism
inspector-open-passage = Open passage
inspector-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
 }
inspector-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
 }

## Status line

status-saved = Saved
status-saving = Saving…
status-no-file = Not saved to a file yet
status-unsaved = Not saved
status-local = Nothing leaves this machine
status-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
 }
status-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
 }
status-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
status-evidence = { $count } evidence
status-not-grounded = { $count ->
    [one] { $count } claim not grounded
   *[other] { $count } claims not grounded
 }
status-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
 }
status-job = { $what } { $done } of { $total }
status-job-cancel = Cancel { $what }

## Palette

palette-hint = Type a command, a theme, a source or words of a text

## Key sheet

keys-title = Keys
keys-close = Close the key sheet
keys-text = With text selected

## First start

welcome-title = Cases side by side, level by level
welcome-lead = Read two or more cases together, mark what enables and what constrains at macro, meso and micro level, and walk from every claim back to the words it rests on.
welcome-new = New study
welcome-first-case = First case
welcome-first-hint = for example, a first school
welcome-second-case = Second case
welcome-second-hint = for example, a second school
welcome-make = Make study
welcome-make-note = More cases can be added later. Levels start as macro, meso, micro.
welcome-make-missing = Names for two cases are all it takes; the question can wait.
welcome-sample = Open the sample study
welcome-sample-text = Healthcare partnerships in Cambodia and the UK, with 53 findings and 12 comparisons. It opens as a copy.
welcome-sample-source = After Aveling and Martin (2013), in our own words
welcome-sample-button = Open sample
welcome-open = Open a study
welcome-open-text = A .crosscase file or folder, or drop it here.
welcome-open-button = Open…
welcome-recent = Recent
welcome-recent-none = Nothing opened yet
welcome-recent-gone = No longer there

## Unsaved changes

unsaved-title = Save the changes to { $name }?
unsaved-text = { $count ->
    [one] { $count } change is not yet in the file. Without saving it is lost.
   *[other] { $count } changes are not yet in the file. Without saving they are lost.
 }
unsaved-save = Save
unsaved-discard = Close without saving
unsaved-stay = Stay

## Files: opening, saving, what went wrong

file-open-title = Open a study
file-save-title = Save the study
file-path = Path
file-path-hint = Type or paste the path of a file or folder
file-path-why = The file dialog of this system did not answer, so the path can be typed here.
file-path-open = Open
file-path-save = Save
file-replace = Replace
open-failed = { $name } could not be opened. { $why }
save-failed = The study could not be saved. { $why }

## Commands

group-study = Study
group-edit = Edit
group-view = View
group-go = Go to
group-coding = Coding
group-displays = Displays
cmd-new = New study…
cmd-open = Open…
cmd-sample = Open the sample study
cmd-schools = Open the class sample
cmd-save = Save
cmd-save-as = Save as…
cmd-import = Import texts…
cmd-import-folder = Import a folder…
cmd-close = Close study
cmd-quit = Quit
cmd-undo = Undo
cmd-redo = Redo
cmd-delete = Delete what is selected
cmd-add-case = Add a case
cmd-add-theme = Add a theme
cmd-add-comparison = Add a comparison
cmd-add-finding = Add a finding
cmd-palette = Search and commands
cmd-keys = Keys
cmd-theme = Light or dark
cmd-contrast = High contrast
cmd-text-larger = Larger text
cmd-text-smaller = Smaller text
cmd-text-usual = Usual text size
cmd-page-face = Reading: serif or sans
cmd-page-larger = Reading: larger letters
cmd-page-smaller = Reading: smaller letters
cmd-page-wider = Reading: longer lines
cmd-page-narrower = Reading: shorter lines
cmd-page-looser = Reading: more space between lines
cmd-page-tighter = Reading: less space between lines
cmd-page-no-numbers = Reading: no numbers beside the text
cmd-page-paragraphs = Reading: number the paragraphs
cmd-page-lines = Reading: number the lines of the stored text
cmd-inspector = Show or fold the inspector
cmd-notices = Notes so far
cmd-clear-lens = Clear the lens
cmd-go-compare = Compare
cmd-go-read = Read
cmd-go-codebook = Codebook
cmd-go-matrix = Matrix
cmd-go-figures = Figures
cmd-go-findings = Findings
cmd-go-search = Search all texts and notes
cmd-go-history = History
cmd-go-study = Study: cases, sources, people
cmd-study-cases = Study: list of cases
cmd-study-attributes = Study: attributes of cases
cmd-study-sources = Study: sources
cmd-study-people = Study: people who code
cmd-export-attributes = Export the attributes of cases…
cmd-import-attributes = Import attributes of cases…
cmd-display-together = Display: Co-occurrence of themes
cmd-display-alike = Display: Similarity of cases
cmd-count-words = Count words by case
cmd-next-theme = Next theme
cmd-previous-theme = Previous theme
cmd-find = Find in the text
cmd-go-to = Go to page, time or paragraph…
cmd-bookmark = Set or take away a bookmark
cmd-next-bookmark = Next bookmark
cmd-previous-bookmark = Previous bookmark
cmd-open-beside = Open a text beside…
cmd-together = Texts side by side: free, scroll together, same theme
cmd-correct = Correct the text…
cmd-replace = Replace in all texts…
cmd-purge = Purge words from history and originals…
cmd-share = Share a clean copy…
cmd-open-passage = Open the passage
cmd-tag = Tag the passage
cmd-level-1 = Lowest level (micro)
cmd-level-2 = Second level from below (meso)
cmd-level-3 = Third level from below (macro)
cmd-level-4 = Fourth level from below
cmd-enabling = Enabling
cmd-constraining = Constraining
cmd-mixed = Mixed
cmd-repeat = Repeat the last tags
cmd-own-words = The words become a theme
cmd-memo = Memo on the passage
cmd-make-finding = Make a finding of it
cmd-next-evidence = Next evidence
cmd-previous-evidence = Previous evidence
cmd-mark-read = Mark the text as read
view-study = Study
study-untitled = Study without a name
top-coders-edit = Edit coders…
cancel = Cancel
refused = That can’t be done: { $why }.

## Keys of the text and of tables

keys-select = Select
keys-select-word = Select by word
keys-grow = Grow or shrink by word
keys-grow-sentence = Grow or shrink by sentence
keys-next-pane = Next text or part
keys-cells = Walk the cells
keys-behind = Open what is behind
keys-leave = Close or go back
keys-in-palette = palette

## Lens

lens-all-themes = All themes
lens-chosen = { $count } chosen
lens-conditions = { $count ->
    [one] { $count } condition
   *[other] { $count } conditions
 }
lens-coders = Coders
lens-cases = Cases
lens-units = Units
lens-units-hint = Tick a unit to see it alone, or leave it out.
lens-leave-out = leave out
lens-kinds = Kinds of source
lens-evidence-kinds = Kinds of evidence
lens-sources = Sources
kind-interview = interview
kind-field-note = field note
kind-observation = observation
kind-document = document
kind-survey-answer = survey answer
kind-image = image
kind-account = account

## What is behind a number

behind-count = { $count ->
    [one] { $count } record
   *[other] { $count } records
 }
behind-by-level = by level
behind-by-source = by source
behind-close = Close the list
behind-nothing = Nothing stands here.
behind-gone = Nothing is behind this any more.
behind-sorted = Order of the list
behind-finding = { $cases } · { $count } evidence

## Notes

notices-title = Notes so far
notices-none = Nothing has been noted yet.
notice-close = Close this note
notice-warning = Please note
notice-error = This did not work
notice-fold = Hide details
notice-unfold = Show details

## Palette

palette-theme = Theme
palette-source = Source
palette-finding = Finding
palette-beside = Type words of the title of the text to open beside
palette-nothing = Nothing matches

## First start

welcome-question = Your question (it can wait)
welcome-question-hint = for example, Why does the same reform take root here and not there?
welcome-schools = Open the class sample
welcome-schools-text = Two schools, one reform: six short interviews and a codebook, nothing coded yet. An hour’s work.
welcome-schools-button = Open class sample
sample-opened = This is a copy of the sample. Save it under a name of your own to keep what you change.

## Files

file-import-title = Import texts
file-import-folder-title = Import a folder
file-export-title = Export
file-attributes-save-title = Export the attributes of cases (.csv or .xlsx)
file-attributes-read-title = Import attributes of cases
file-original-title = Save a copy of the file as it came
path-import = Import
path-import-folder = Import this folder
path-up = .. (folder above)
path-no-folder = This folder can’t be read: { $why }
path-folder-needed = Choose a folder: everything that can be read in it is offered for import.
path-not-there = There is no file or folder at this path.
path-name-needed = Type a name for the file.
path-replace = A file of this name is there already. Press again to replace it; it is kept as the previous copy.
opened-damaged = The file is damaged. What could be read is open; the file itself was left as it is.
opened-with-problems = The study is open. A few things in its file were put right.
open-read-only = The folder can’t be written to, so others can’t see that you have the study open. Save under another name to keep changes.
recovered = { $count ->
    [one] { $count } change that was not saved was brought back. Save to keep it.
   *[other] { $count } changes that were not saved were brought back. Save to keep them.
 }
recovered-onto = The file was replaced after you last worked on it without saving. { $count ->
    [one] { $count } change was done again on top of what it holds now: see History, and take back what should not be there.
   *[other] { $count } changes were done again on top of what it holds now: see History, and take back what should not be there.
 }
save-missing = { $count ->
    [one] The study is saved. { $count } part of its history or originals lay in the file that is gone or was replaced, and could not be carried along.
   *[other] The study is saved. { $count } parts of its history or originals lay in the file that is gone or was replaced, and could not be carried along.
 }
journal-failed = Unsaved work can’t be kept safe against a crash: { $why } Save often.
changed-title = The file changed on disk
changed-text = { $name } was written by somebody else after you opened it. Neither version was touched. Save yours under another name, or replace theirs; it then stays as the previous copy.
changed-save-as = Save under another name…
changed-overwrite = Replace theirs
changed-open = Open theirs
changed-later = Not now
locked-title = Somebody else has this study open
locked-text = { $who }. You can work here too, but only one of you can save under this name; the other saves a copy.
locked-go-on = Go on
lost-title = Work that was never saved
lost-text = { $count ->
    [one] { $count } change of “{ $title }” is still here from an earlier session.
   *[other] { $count } changes of “{ $title }” are still here from an earlier session.
 }
lost-recover = Bring it back
lost-later = Not now
drop-needs-study = Make or open a study first; then texts can be dropped on it.

## Import

imported = { $count ->
    [one] { $count } text imported
   *[other] { $count } texts imported
 }{ $refused ->
    [0] {""}
   *[other] , { $refused } refused
 }{ $out ->
    [0] {""}
   *[other] , { $out } left out
 }

original-gone = The file as it came can’t be read from the study any more.
written = { $name } is written
written-not = { $name } could not be written: { $why }

## Jobs

job-open = Opening { $name }
job-save = Saving { $name }
job-import = Importing
job-attributes-write = Writing the attributes
job-attributes-read = Reading attributes
job-original = Writing a copy
job-export = Writing the export
job-display = Counting for a display
job-figure = Counting for a figure
job-copy = Copying
job-originals = Reading the files to keep
job-history = Reading the history
job-picture = Reading the picture
job-places = Looking for names
job-survey = Working out what the table makes
job-purge-plan = Looking for old words
job-purge = Purging old words
job-settings = Keeping settings
copy-failed = Nothing was copied: { $why }
copy-stopped = It was stopped.
copy-too-large = It is too large for a picture. Save it as a file.
job-cancelled = Stopped: { $name }
job-failed = { $name } did not work: { $why }
history-problems = Parts of the history could not be read. The study itself is whole.
recovered-not = { $count ->
    [one] { $count } unsaved change of an earlier session does not fit the file as it is now and was not brought back.
   *[other] { $count } unsaved changes of an earlier session do not fit the file as it is now and were not brought back.
 }

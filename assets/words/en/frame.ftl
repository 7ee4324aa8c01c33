### The frame: top bar, rail, lens, inspector, status line, palette, keys, first start, dialogs.

app-name = Crosscase
app-version = Crosscase { $version }

## Views

view-compare = Compare
view-read = Read
view-codebook = Codebook
view-matrix = Matrix
view-figures = Figures
view-maps = Maps
view-findings = Findings
view-team = Team
view-history = History
view-compare-question = What does each case show about this, level by level?
view-read-question = What does this text say, and how have we read it?
view-codebook-question = What do our words mean?
view-matrix-question = Where are the differences?
view-figures-question = What does it look like?
view-maps-question = Who depends on whom?
view-findings-question = What can we claim, and on what?
view-team-question = Do we see the same thing, and are we one study?
view-history-question = Who thought what, and when?
rail-name = Views
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
menu-new = New study…
menu-open = Open…
menu-open-recent = Open recent
menu-open-sample = Open the sample study
menu-save = Save
menu-save-as = Save as…
menu-save-copy = Save a clean copy for sharing…
menu-import = Import…
menu-export = Export…
menu-merge = Merge with another file…
menu-exercise = Start an exercise…
menu-close = Close study
menu-quit = Quit
menu-edit = Edit
menu-view = View
menu-help = Help
menu-light = Light
menu-dark = Dark
menu-system = As the system
menu-high-contrast = High contrast
menu-text-larger = Larger text
menu-text-smaller = Smaller text
menu-text-normal = Normal text size
menu-inspector = Show or fold the inspector
menu-keys = Keys
menu-about = About Crosscase

## Lens

lens-title = Lens
lens-theme = Theme
lens-themes = Themes
lens-case = Case
lens-unit = Unit
lens-coder = Coder
lens-source = Source
lens-kind = Kind of source
lens-period = Period
lens-attribute = Attribute
lens-all = all
lens-all-coders = all coders
lens-all-sources = all sources
lens-levels = Levels shown
lens-polarities = Polarities shown
lens-with-children = with the themes under it
lens-add = Add a condition
lens-remove = Remove this condition
lens-clear = Clear the lens
lens-some = { $count } of { $total }
lens-shows-findings = { $shown } of { $total ->
    [one] { $total } finding
   *[other] { $total } findings
 }
lens-shows-evidence = { $shown } of { $total } evidence
lens-hides-all = The lens hides everything here

## Inspector

inspector-title = Inspector
inspector-fold = Fold the inspector away
inspector-unfold = Show the inspector
inspector-nothing = Nothing selected
inspector-nothing-help = Choose a passage, a theme, a cell or a claim, and what is known about it stands here.
inspector-tags = Tags
inspector-memo = Memo
inspector-memo-add = Add a memo
inspector-history = History
inspector-rests-on-it = Rests on it
inspector-used-in = Used in
inspector-mechanism = Mechanism
inspector-open-passage = Open passage
inspector-more = More for this
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
status-unsaved = Not saved
status-save-failed = Could not save
status-read-only = Read only
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

palette-name = Search and commands
palette-hint = Type a command, a theme, a source or words of a text
palette-commands = Commands
palette-themes = Themes
palette-sources = Sources
palette-cases = Cases
palette-findings = Findings
palette-texts = In the texts
palette-recent = Recent
palette-none = Nothing matches “{ $query }”
palette-none-help = Fewer letters may help. Words are searched in all texts that the lens shows.
palette-not-now = not possible now
palette-count = { $count ->
    [one] { $count } match
   *[other] { $count } matches
 }

## Key sheet

keys-title = Keys
keys-close = Close the key sheet
keys-search = Find a key
keys-everywhere = Everywhere
keys-here = In this view
keys-text = With text selected
keys-none = no key

## First start

welcome-title = Cases side by side, level by level
welcome-lead = Read two or more cases together, mark what enables and what constrains at macro, meso and micro level, and walk from every claim back to the words it rests on.
welcome-new = New study
welcome-study-name = Name of the study
welcome-study-hint = for example, Two schools, one reform
welcome-first-case = First case
welcome-first-hint = for example, a first school
welcome-second-case = Second case
welcome-second-hint = for example, a second school
welcome-make = Make study
welcome-make-note = More cases can be added later. Levels start as macro, meso, micro.
welcome-make-missing = A name for the study and for both cases is all it takes.
welcome-sample = Open the sample study
welcome-sample-text = Healthcare partnerships in Cambodia and the UK, with 53 findings and 12 comparisons. It opens as a copy.
welcome-sample-source = After Aveling and Martin (2013), in our own words
welcome-sample-button = Open sample
welcome-open = Open a study
welcome-open-text = A .crosscase file or folder, or drop it here.
welcome-open-button = Open…
welcome-import = Import from another program
welcome-import-text = A REFI-QDA project (.qdpx), a codebook (.qdc) or a table. A receipt says what was kept.
welcome-import-button = Import…
welcome-exercise = Start an exercise
welcome-exercise-text = A class file from your teacher. Your coding stays on this machine until you hand it in.
welcome-exercise-button = Start…
welcome-recent = Recent
welcome-recent-none = Nothing opened yet
welcome-recent-gone = No longer there
welcome-recent-forget = Forget this one

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
file-replace-title = Replace { $name }?
file-replace-text = A file of this name is already there. Its content would be lost.
file-replace = Replace
file-dropped = Drop to open or merge
open-failed = { $name } could not be opened. { $why }
open-missing = There is no file or folder at this place any more. Nothing was changed.
open-not-a-study = This is not a Crosscase study. To bring in texts or another program’s project, use Import.
open-newer = This study was made by a newer Crosscase (format { $format }). Please update; the file was left as it is.
open-damaged = The file is damaged in { $place }. The rest may still be read; the file was left as it is.
open-repair = Open what can be read
open-other = Open another…
open-locked-title = { $name } is open elsewhere
open-locked-text = { $who } has this study open. You can read it now, or open a copy and merge later.
open-locked-read = Open to read
open-locked-copy = Open a copy
recover-title = Changes that were not saved
recover-text = { $count ->
    [one] { $count } change of { $name } was kept when the program last stopped.
   *[other] { $count } changes of { $name } were kept when the program last stopped.
 }
recover-keep = Bring them back
recover-discard = Open as last saved
save-failed = The study could not be saved. { $why }
save-failed-text = { $reason } Your changes are kept on this machine. Choose another place, or try again.
save-again = Try again
save-elsewhere = Save elsewhere…

## Commands

group-study = Study
group-edit = Edit
group-view = View
group-go = Go to
group-coding = Coding
cmd-new = New study…
cmd-open = Open…
cmd-sample = Open the sample study
cmd-schools = Open the class sample
cmd-save = Save
cmd-save-as = Save as…
cmd-import = Import texts…
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
cmd-inspector = Show or fold the inspector
cmd-notices = Notes so far
cmd-clear-lens = Clear the lens
cmd-go-compare = Compare
cmd-go-read = Read
cmd-go-codebook = Codebook
cmd-go-matrix = Matrix
cmd-go-figures = Figures
cmd-go-findings = Findings
cmd-go-history = History
cmd-go-study = Study: cases, sources, people
cmd-next-theme = Next theme
cmd-previous-theme = Previous theme
cmd-find = Find in the text
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
behind-nothing = Nothing is behind this any more
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
palette-nothing = Nothing matches

## First start

welcome-question = What do you want to know? (may wait)
welcome-question-hint = for example, Why does the same reform take root here and not there?
welcome-schools = Open the class sample
welcome-schools-text = Two schools, one reform: six short interviews and a codebook, nothing coded yet. An hour’s work.
welcome-schools-button = Open class sample
sample-opened = This is a copy of the sample. Save it under a name of your own to keep what you change.

## Files

file-import-title = Import texts
path-import = Import
path-up = .. (folder above)
path-no-folder = This folder can’t be read: { $why }
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
journal-failed = Unsaved work can’t be kept safe against a crash: { $why } Save often.
changed-title = The file changed on disk
changed-text = { $name } was written by somebody else after you opened it. Neither version was touched. Save yours under another name, or replace theirs; it then stays as the previous copy.
changed-save-as = Save under another name…
changed-overwrite = Replace theirs
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

import-no-case = There is no case yet. Add one in Study, then import again.
imported = { $count ->
    [one] { $count } text imported
   *[other] { $count } texts imported
 }{ $refused ->
    [0] {""}
   *[other] , { $refused } refused
 }
sort-title = Which text belongs to which case?
sort-text = Folder and file names propose a case where they can.
sort-all = All to:
sort-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
sort-leave-out = leave out
sort-import = { $count ->
    [one] Import { $count } text
   *[other] Import { $count } texts
 }

## Jobs

job-open = Opening { $name }
job-save = Saving { $name }
job-import = Importing
job-history = Reading the history
job-settings = Keeping settings
job-cancelled = Stopped: { $name }
job-failed = { $name } did not work: { $why }
history-problems = Parts of the history could not be read. The study itself is whole.
recovered-not = { $count ->
    [one] { $count } unsaved change of an earlier session does not fit the file as it is now and was not brought back.
   *[other] { $count } unsaved changes of an earlier session do not fit the file as it is now and were not brought back.
 }

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
welcome-sample-text = Healthcare partnerships in Cambodia and the UK, with { $findings } findings and { $comparisons } comparisons. It opens as a copy.
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
open-failed = { $name } could not be opened
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
save-failed = The study could not be saved
save-failed-text = { $reason } Your changes are kept on this machine. Choose another place, or try again.
save-again = Try again
save-elsewhere = Save elsewhere…

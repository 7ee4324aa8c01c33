### Displays: matrices under a name, ready ones and those that a study keeps

## Ready displays: name, and what each is for in two sentences
# The same words as the command line has.

display-framework-chart = Framework chart
display-framework-chart-about = One line for each case, one column for each sub-theme of a main theme, and in the cells the analyst’s summary. It is read along a line to understand a case and down a column to compare.
display-conceptually-clustered = Conceptually clustered matrix
display-conceptually-clustered-about = Cases down, themes across, with themes that belong together side by side. A line is the profile of a case; a column shows how one idea fares in all cases.
display-partially-ordered = Partially ordered meta-matrix
display-partially-ordered-about = The first full view: every case with the passages that tell most about each main theme, not yet reduced to words of the analyst’s own. It shows what there is before anything is ordered or rated.
display-case-ordered = Case-ordered descriptive matrix
display-case-ordered-about = Cases stand from high to low on an outcome or main variable, and the themes beside them. What changes from top to bottom may go with the outcome; what stays the same does not.
display-role-ordered = Role-ordered matrix
display-role-ordered-about = A line for each actor or speaker, case by case, and in the cells what they say on each theme. It shows whether people in the same position see things alike.
display-time-ordered = Time-ordered matrix
display-time-ordered-about = Themes down and periods across, by the dates of the sources. It shows when something is first spoken of, and what follows what.
display-effects = Effects matrix
display-effects-about = The outcomes of each case, one line an outcome, parted by whether they helped or hindered. It keeps apart what was achieved and at what price.
display-two-variable = Two-variable case-ordered matrix
display-two-variable-about = Cases stand in bands of one variable, and the columns are the aspects of a second one. It shows whether the second goes along with the first.
display-contrast-table = Contrast table
display-contrast-table-about = Cases side by side, with those themes only in which they differ, the greatest difference first. It is where an explanation of the difference begins.
display-pair-sheet = Pair sheet
display-pair-sheet-about = Every pair of cases with, theme by theme, whether they are alike, different or not to be told. It forces a look at likenesses between cases that seem unlike, and the other way round.
display-content-analytic = Content-analytic summary
display-content-analytic-about = Each theme with the number of cases in which it occurs, however often. One talkative case can’t make a theme look common.
display-checklist = Checklist matrix
display-checklist-about = The components of one concept down, cases across, and in the cells whether and how strongly each is there. It shows at a glance how complete a concept is in each case.
display-substructed = Substructed table
display-substructed-about = Two attributes crossed, with the names of the cases in the cells. It makes types of cases visible, and combinations that no case has.
display-predictor-outcome = Predictor–outcome matrix
display-predictor-outcome-about = Cases stand by their outcome, and the ratings of what may have led to it beside them. A predictor that falls with the outcome is worth following up; one that does not is a weak link.

## Their commands

cmd-display-framework-chart = Display: { display-framework-chart }
cmd-display-conceptually-clustered = Display: { display-conceptually-clustered }
cmd-display-partially-ordered = Display: { display-partially-ordered }
cmd-display-case-ordered = Display: { display-case-ordered }
cmd-display-role-ordered = Display: { display-role-ordered }
cmd-display-time-ordered = Display: { display-time-ordered }
cmd-display-effects = Display: { display-effects }
cmd-display-two-variable = Display: { display-two-variable }
cmd-display-contrast-table = Display: { display-contrast-table }
cmd-display-pair-sheet = Display: { display-pair-sheet }
cmd-display-content-analytic = Display: { display-content-analytic }
cmd-display-checklist = Display: { display-checklist }
cmd-display-substructed = Display: { display-substructed }
cmd-display-predictor-outcome = Display: { display-predictor-outcome }
cmd-keep-display = Keep this display…

## The menu of displays

matrix-displays = Displays
matrix-displays-name = Ready and kept
matrix-displays-hint = Point at a display to read what it is for.
matrix-ready-head = Ready, by the names of the literature
matrix-display-first = The matrix that the view opens with
matrix-display-source = Described by { $source }.
matrix-display-lacks = { $name }: { $why }
matrix-choose-a-theme = Choose a theme…
matrix-kept-head = Kept in this study
matrix-kept-none = None yet. What is shown can be kept under a name; it stays live.
matrix-kept-save = Save the changes
matrix-kept-rename = Name and note…
matrix-kept-delete = Delete it
matrix-keep = Keep this display…

## What is shown

matrix-live-ready = ready display, live
matrix-live-kept = kept, live
matrix-ready-changed = ready display, changed since it was chosen
matrix-kept-changed = kept, changed since
matrix-about-away = Say no more about it

## Name and note

matrix-keep-title = Keep this display
matrix-rename-title = Name and note of a display
matrix-keep-name = Name
matrix-keep-note = Note
matrix-keep-verb = Keep it
matrix-rename-verb = Save
matrix-keep-taken = The study already keeps a display called { $name }.
matrix-kept-said = Kept: { $name }
matrix-saved-said = The changes of { $name } are saved.
matrix-deleted-said = Deleted: { $name }. It can be brought back with Undo.

## What a ready display leaves open

matrix-choose-theme = Main theme
matrix-choose-attribute = Bands of
matrix-choose-first = Rows of
matrix-choose-second = Columns of
matrix-choose-rows-by = Cases by
matrix-choose-outcome = Cases stand

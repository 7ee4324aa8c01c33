### Words of the small parts that every view uses.

part-cancel = Cancel
part-clear = Clear
part-dismiss = Dismiss this note
part-open-list = { $caption }: { $value }
part-enabling = enabling
part-constraining = constraining
part-mixed = mixed
part-polarity-bar = { $constraining } constraining, { $mixed } mixed, { $enabling } enabling
part-polarity-none = no findings
part-level-none = no level
part-case = Case { $name }

## State

state-stale = stale
state-disputed = disputed
state-draft = draft
state-agreed = agreed
state-grounded = grounded
state-partly-grounded = partly grounded
state-not-grounded = not grounded

## Why there is nothing

absence-not-read = not read yet
absence-nothing-found = nothing found
absence-contradicted = contradicted
absence-not-applicable = not applicable

## Tables

table-cell = { $row }, { $column }: { $value }
table-empty = empty
table-sorted-up = { $column }, in this order, rising
table-sorted-down = { $column }, in this order, falling
table-choose = Type to narrow the list
table-no-match = Nothing in the list matches.

## Participants of a source

participant-none = Nobody is named yet.
participant-name = Name of participant { $number }
participant-actor = Actor that { $name } is
participant-unit = Unit of { $name }
participant-note = Note on { $name }
participant-no-actor = no actor
participant-no-unit = no unit
participant-remove = Take out { $name }
participant-add = Add participant
participant-new = Participant { $number }

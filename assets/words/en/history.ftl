### History: who thought what, when?

history-empty-title = Nothing has changed yet
history-empty-text = Every change stands here in words, by person and day, and can be taken back.
history-all-coders = all coders
history-coder = Whose steps
history-search = Search the steps
history-shown = { $shown } of { $all } steps
history-taken-back = taken back
history-undid = Undid: { $label }
history-redid = Did again: { $label }
history-take-back-one = Take back this step
history-take-back-since = Take back everything since
history-take-back-title = Take back this step?
history-take-back = Take back
history-since-title = { $count ->
    [one] Take back { $count } step?
   *[other] Take back { $count } steps?
}
history-since-text = The study will be as it was before “{ $label }”. That is a step of its own and can be undone.
history-since-verb = Take back all
history-not-in-force = This step was taken back already, or takes back another.
history-added = { $kind } { $name } added
history-deleted = { $kind } { $name } deleted
history-changed = { $kind } { $name }
history-more = { $count ->
    [one] and { $count } more record
   *[other] and { $count } more records
}
history-under = Under
history-colour = Colour changed
history-moved = Moved in the list
history-initials = Initials
history-read-by = Read by
history-rule = Decision rule
history-patterns = Expected patterns
history-rival = { $words } ({ $good } for, { $bad } against)

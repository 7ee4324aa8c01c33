### History: who thought what, when?

history-empty-title = Nothing has changed yet
history-empty-text = Every change stands here in words, by person and day, and can be taken back.

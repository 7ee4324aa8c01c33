### Matrix: where are the differences?

matrix-empty-title = Nothing to set out yet
matrix-empty-text = Rows and columns of themes, cases and levels, with what was found in each cell. It fills as evidence is tagged.

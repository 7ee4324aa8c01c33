### Compare: what does each case show about this, level by level?

compare-empty-title = Nothing to compare yet
compare-empty-text = Here the cases stand side by side for one theme: macro beside macro, micro beside micro. Read a source and tag a passage, and it appears in its band.

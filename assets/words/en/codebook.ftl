### Codebook: what do our words mean?

codebook-empty-title = No themes yet
codebook-empty-text = A theme is a word you agree on: what it means, when to use it, when not. Make one here, or while reading.

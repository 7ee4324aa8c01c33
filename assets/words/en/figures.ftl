### Figures: show me.

figures-empty-title = Nothing to draw yet
figures-empty-text = Profiles by level, heat maps and continua are drawn from findings. They appear when there are some.

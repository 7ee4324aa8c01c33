### Findings: what can we claim, and on what?

findings-empty-title = No claims yet
findings-empty-text = A finding says what a case shows, a comparison what the cases show together. Each rests on passages that can be opened from here.

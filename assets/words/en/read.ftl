### Read: what does this text say, and how have we read it?

read-empty-title = No text open
read-empty-text = Add a source to a case, or choose one on the left. Up to four texts stand side by side.

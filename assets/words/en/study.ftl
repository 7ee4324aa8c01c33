### Study: the front page, cases, sources, people.

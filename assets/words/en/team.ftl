### Team: do we see the same thing, and are we one study?

team-empty-title = One coder so far
team-empty-text = Drop a colleague’s file here to merge it, compare how you both coded, and settle where you differ.

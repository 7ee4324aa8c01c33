### Correcting texts, replacing names, purging them, and sharing a clean copy.

## Correcting a paragraph

correct-title = Correct “{ $title }”
correct-history = The words of before stay in the history. “Purge words from history and originals…” takes them out for good.
correct-help = The passages go along with the words. What was there before stays in the history.
correct-words = The words
correct-as-read = As Read shows it
correct-rtl = In the field, words that run from the right stand in another order than in Read. They are kept as Read shows them.
correct-passages = { $count ->
    [0] No passages here
    [one] { $count } passage here
   *[other] { $count } passages here
}
correct-same = stays as it is
correct-other = becomes “{ $words }”
correct-lost = loses all its words
correct-keep = Put it on “{ $words }”
correct-delete = Delete the evidence
correct-claim = Rests on it: { $claim }
correct-settle = Choose for each passage that loses all its words where it goes.
correct-moved = The paragraph was changed elsewhere meanwhile, so this can’t be put in. Copy your words before you leave.
correct-leave-ask = The text does not hold what you typed yet.
correct-leave-not = Go on correcting
correct-leave = Throw it away
correct-done = Correct the text

## Replacing in the whole study

replace-title = Replace in all texts
replace-help = Looks through every text and everything that quotes or names: titles, speakers, memos, syntheses, findings. All of it is one step that can be undone.
replace-old = Name or words
replace-new = What is to stand there
replace-rtl = In these fields, words that run from the right may stand in another order than in Read. They are found and put in as Read shows them.
replace-add = Add a name
replace-word = Whole words
replace-capitals = Any case, and capitals stay capitals
replace-file = Table of pseudonyms, a file of its own that the study never holds
replace-file-open = Open table
replace-file-save = Save table
replace-file-read = { $count ->
    [one] { $count } pseudonym was read.
   *[other] { $count } pseudonyms were read.
}
replace-file-written = { $count ->
    [one] { $count } pseudonym was written.
   *[other] { $count } pseudonyms were written.
}
replace-file-failed = The table could not be used: { $why }.
replace-find = Find places
replace-looking = Looking through the study
replace-looking-at = Looking through the study: { $done } of { $total } records
replace-stop = Stop looking
replace-none = Nobody of that name is in the study.
replace-found = { $count ->
    [one] { $count } place
   *[other] { $count } places
} in { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}
replace-near = To look at: these may name somebody else, or be missed. Add them as names of their own if they are.
replace-near-place = { $word }: { $name }, line { $line }
replace-all = Choose all
replace-nothing = Choose none
replace-place = { $name }: { $before }[{ $old } → { $new }]{ $after }
replace-field-file = file name
replace-field-name = name
replace-field-speaker = speaker
replace-field-participant = participant
replace-field-note = note
replace-do = { $count ->
    [one] Replace in { $count } place
   *[other] Replace in { $count } places
}
replace-look-failed = The places could not be looked for. Try again.
replace-in-history = Look in history and originals…
replace-near-inside = “{ $word }” ({ $name }, line { $line }): will be replaced, and may be part of another name
replace-key = { $key } replaces.
replace-done = Replaced in { $count ->
    [one] { $count } place
   *[other] { $count } places
} in { $sources ->
    [one] { $sources } text
   *[other] { $sources } texts
}.
replace-label = { $count ->
    [one] Put { $count } pseudonym
   *[other] Put { $count } pseudonyms
}

## Purging old words

purge-title = Purge the old words?
purge-help = The words that were replaced still stand in these. They can be taken out for good; the steps can’t be undone afterwards, and the study is saved.
purge-steps = { $count ->
    [one] { $count } step of the history
   *[other] { $count } steps of the history
}
purge-originals = { $count ->
    [0] no original file
    [one] { $count } original file
   *[other] { $count } original files
}
purge-ask-title = Purge words
purge-ask-help = Words that are no longer in the study may still stand in its history and in its original files. What the study itself says is not changed.
purge-ask-words = Names or words, one a line
purge-ask-do = Look for them
purge-nowhere = They stand in no step of the history and in no original file that can be searched. An earlier copy beside the study can be removed.
purge-file = — { $name }
purge-renamed = — { $name }, which becomes { $becomes }
purge-pictures = { $count ->
    [one] { $count } picture that is a source stays, without what is written in its file beside it (names, places, comments)
   *[other] { $count } pictures that are sources stay, without what is written in their files beside them (names, places, comments)
}
purge-look-failed = It could not be found out what the old words stand in. Nothing was purged.
purge-copies = { $count ->
    [0] the copy that this save would leave beside the study
    [one] { $count } earlier copy beside the study
   *[other] { $count } earlier copies beside the study
}
purge-elsewhere = Copies that you or others made elsewhere are not reached.
purge-looking = Looking for the old words in history and originals: { $done } of { $total }
purge-at-work = Purging the old words
purge-at-work-text = History and originals are cleared, the study is saved, and the file is searched for the words. It can’t be changed until that is done.
purge-do = Purge and save
purge-not = Keep them
purge-done = Purged: { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}, { $originals ->
    [one] { $originals } original
   *[other] { $originals } originals
}. { $parts ->
    [one] { $parts } part of the file was searched
   *[other] { $parts } parts of the file were searched
}, and the old words are in none.
purge-left = The old words are purged from history and originals, but still stand in the study.
purge-unread = The old words are purged, and found nowhere in what can be searched. { $count ->
    [one] { $count } file can’t be searched; look at it yourself.
   *[other] { $count } files can’t be searched; look at them yourself.
}
purge-failed = The old words were not purged. { $why }
proof-found = still in { $part }
proof-inside = inside longer words in { $part }
proof-unread = can’t be searched (PDF, picture, old format): { $part }

## A clean copy

share-title = Share a clean copy
share-help = A study for others: without history, original files and private memos, with pseudonyms for names in what is written. What pictures show is not changed. This study stays as it is.
share-private = { $count ->
    [0] No private memos to leave out
    [one] { $count } private memo is left out
   *[other] { $count } private memos are left out
}
share-sources = Sources in the copy
share-table = Table of pseudonyms (may be empty)
share-to = Write the copy to
share-file = clean copy
share-find = Find a source or case
share-no-folder = The folder { $folder } does not exist.
share-no-path = A path for the copy is needed.
share-there = Something is there already. Choose another name.
share-do = Write the copy
share-job = Writing a clean copy
share-failed = The copy was not written: { $why }
share-done = The clean copy is written: { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}, { $evidence } evidence.
share-proof = { $parts ->
    [one] Its { $parts } part was searched
   *[other] All its { $parts } parts were searched
}: the old names are in none.
share-unread = The old names are nowhere in what can be searched. { $count ->
    [one] { $count } file can’t be searched; look at it before you share the copy.
   *[other] { $count } files can’t be searched; look at them before you share the copy.
}
share-pictures = { $count ->
    [one] Take { $count } picture along, without what is written in its file beside it (names, places, times)
   *[other] Take { $count } pictures along, without what is written in their files beside them (names, places, times)
}
share-took-pictures = { $count ->
    [one] in it: { $count } picture, without what was written in its file beside it; what it shows is not changed
   *[other] in it: { $count } pictures, without what was written in their files beside them; what they show is not changed
}
share-left-pictures = { $count ->
    [one] left out: the picture of { $count } source, of which { $regions } evidence shows a part
   *[other] left out: the pictures of { $count } sources, of which { $regions } evidence shows parts
}
share-not-clean = The copy is written, but old names were found in it, or words that may still name somebody. Look before you share it.
share-left-history = left out: the history
share-left-originals = { $count ->
    [one] left out: { $count } original
   *[other] left out: { $count } originals
}
share-left-sources = { $count ->
    [one] left out: { $count } source
   *[other] left out: { $count } sources
}
share-left-evidence = left out: { $count } evidence
share-left-memos = { $count ->
    [one] left out: { $count } memo
   *[other] left out: { $count } memos
}
share-replaced = { $count ->
    [one] names replaced in { $count } place
   *[other] names replaced in { $count } places
}

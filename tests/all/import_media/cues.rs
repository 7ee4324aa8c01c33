//! WebVTT, SubRip, SubViewer and SubStation.

use super::{holds, mutations, read, times, turns};
use crosscase::import::ImportError;
use crosscase::import::read_bytes;

const VTT: &str = "\u{feff}WEBVTT - from a service
Kind: captions
Language: en

STYLE
::cue { color: lime }

NOTE Confidence: 0.93

intro
00:01.000 --> 00:03.500 align:start position:0%
<v Anna Weber>Good <i>morning</i>, and thank
you for coming &amp; waiting.</v>

00:00:03.600 --> 00:00:05.000
<v Anna Weber>How was <00:00:04.000><c.loud>the night</c>?

2
00:00:09.000 --> 00:00:12.000
<v Ben>It was long. 3 &lt; 4, and 5 > 4.

00:00:12.100 --> 00:00:13.000
<v Ben>";

#[test]
fn web_subtitles_give_words_turns_and_times() {
    let imported = read("talk.vtt", VTT);
    assert_eq!(
        imported.text,
        "Good morning, and thank you for coming & waiting. How was the night?\n\n\
         It was long. 3 < 4, and 5 > 4.\n"
    );
    assert_eq!(
        turns(&imported),
        [
            ("Anna Weber", "Good morning, and thank you for coming & waiting. How was the night?"),
            ("Ben", "It was long. 3 < 4, and 5 > 4.")
        ]
    );
    assert_eq!(
        times(&imported),
        [
            (1_000, "Good morning, and thank you for coming & waiting."),
            (3_600, "How was the night?"),
            (9_000, "It was long. 3 < 4, and 5 > 4.")
        ]
    );
    assert_eq!((imported.origin.format.as_str(), imported.language.as_str()), ("WebVTT subtitles", "en"));
    assert!(imported.origin.left_out.iter().any(|one| one.starts_with("1 note")));
    assert!(imported.origin.left_out.iter().any(|one| one.starts_with("1 block of styles")));
}

#[test]
fn two_voices_on_one_line_are_two_turns() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Hi there.</v> <v Ben>Hello <i>Anna</i>.</v>\n\n\
               00:02.000 --> 00:03.000\n<v Anna>How are you?</v>\n<v Ben>\nFine.</v>\n\n\
               00:04.000 --> 00:05.000\nWell. <v Anna>Good.\n";
    let imported = read("two.vtt", vtt);
    assert_eq!(
        turns(&imported),
        [
            ("Anna", "Hi there."),
            ("Ben", "Hello Anna."),
            ("Anna", "How are you?"),
            ("Ben", "Fine."),
            ("Anna", "Good.")
        ]
    );
    assert!(imported.text.contains("Well."), "{}", imported.text);
}

#[test]
fn subrip_with_every_fault_gives_every_word_once() {
    // A byte order mark, a number twice, no blank line before the third, tags, and a place on the screen.
    let srt = "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<i>We waited.</i>\r\n\r\n\
               1\r\n00:00:02,500 --> 00:00:04,000 X1:10 X2:20\r\n<font color=\"#ff0000\">Nobody</font> came\r\n\
               3\r\n00:00:04,100 --> 00:00:06,000\r\nuntil 7.\r\n\r\n\
               4\r\n00:00:09,500 --> 00:00:11,000\r\n- Did they say why?\r\n- Never.\r\n";
    let imported = read("film.srt", srt);
    assert_eq!(imported.text, "We waited. Nobody came until 7.\n\n- Did they say why?\n- Never.\n");
    assert_eq!(
        times(&imported).iter().map(|(time, _)| *time).collect::<Vec<_>>(),
        [1_000, 2_500, 4_100, 9_500]
    );
    assert!(turns(&imported).is_empty());
}

#[test]
fn numbers_that_somebody_says_stay() {
    let srt =
        "00:00:01,000 --> 00:00:02,000\nHow many?\n12\n\n00:00:03,000 --> 00:00:04,000\nTwelve of us.\n";
    assert_eq!(read("a.srt", srt).text, "How many? 12 Twelve of us.\n");
}

#[test]
fn labels_that_come_again_are_speakers_and_others_are_words() {
    let cue = |at: u32, words: &str| format!("{at}\n00:00:{at:02}.000 --> 00:00:{at:02}.500\n{words}\n\n");
    let said = [
        "Anna Weber: Who was there?",
        "Ben Ito: All of us.",
        "Ben Ito: Nearly all.",
        "Anna Weber: Look: who?",
    ];
    let body: String = said.iter().zip(1..).map(|(words, at)| cue(at, words)).collect();
    let imported = read("zoom.vtt", format!("WEBVTT\n\n{body}"));
    assert_eq!(
        turns(&imported),
        [
            ("Anna Weber", "Who was there?"),
            ("Ben Ito", "All of us. Nearly all."),
            ("Anna Weber", "Look: who?")
        ]
    );
    assert!(imported.origin.remarks.iter().any(|one| one.contains("labels of speakers")));

    let once: String =
        ["Look: a bird.", "Yes.", "Note: it sang."].iter().zip(1..).map(|(w, at)| cue(at, w)).collect();
    let imported = read("once.vtt", format!("WEBVTT\n\n{once}"));
    assert_eq!(imported.text, "Look: a bird. Yes. Note: it sang.\n");
}

#[test]
fn captions_that_roll_stand_once_and_it_is_said() {
    let mut vtt = String::from("WEBVTT\n\n");
    let lines = ["so we went up", "the hill and then", "we saw the river", "it was wide", "and brown"];
    for (at, pair) in lines.windows(2).enumerate() {
        let second = at as u32 * 2 + 1;
        vtt.push_str(&format!(
            "00:00:{second:02}.000 --> 00:00:{:02}.990 align:start\n{}\n{}\n\n",
            second + 1,
            if at == 0 { "" } else { pair[0] },
            if at == 0 { format!("{}\n{}", pair[0], pair[1]) } else { pair[1].to_owned() },
        ));
        // The same line alone for ten milliseconds, as YouTube writes it.
        vtt.push_str(&format!(
            "00:00:{:02}.990 --> 00:00:{:02}.000\n{}\n\n",
            second + 1,
            second + 2,
            pair[1]
        ));
    }
    let imported = read("auto.vtt", vtt);
    assert_eq!(imported.text, "so we went up the hill and then we saw the river it was wide and brown\n");
    assert!(imported.origin.remarks.iter().any(|one| one.contains("roll")), "{:?}", imported.origin.remarks);
}

#[test]
fn three_captions_that_roll_stand_once() {
    let vtt = "WEBVTT\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000\nhello and\n\n\
               00:02.000 --> 00:03.000\nhello and\nwelcome to\n\n00:03.000 --> 00:04.000\nwelcome to\nthe show\n";
    let imported = read("a.vtt", vtt);
    assert_eq!(imported.text, "hello and welcome to the show\n");
    assert_eq!(imported.origin.left_out, ["1 region of the screen."]);
}

#[test]
fn what_follows_two_voices_is_no_voice_of_theirs() {
    let srt =
        "1\n00:00:01,000 --> 00:00:02,000\n- Hi!\n- Yes?\n\n2\n00:00:02,000 --> 00:00:03,000\nCome in.\n";
    assert_eq!(read("a.srt", srt).text, "- Hi!\n- Yes?\nCome in.\n");
    assert_eq!(read("a.sbv", "0:00:01.000,0:00:02.000\nYes.\n").origin.format, "SubViewer subtitles");
}

#[test]
fn somebody_who_says_it_twice_is_heard_twice() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n\
               3\n00:00:03,000 --> 00:00:04,000\nI said it.\n\n4\n00:00:04,000 --> 00:00:05,000\nTwice.\n";
    assert_eq!(read("a.srt", srt).text, "No. No. I said it. Twice.\n");
}

#[test]
fn a_long_talk_has_paragraphs() {
    let mut srt = String::new();
    for at in 0..60_u32 {
        srt.push_str(&format!(
            "{at}\n00:{:02}:{:02},000 --> 00:{:02}:{:02},900\nThis is sentence number {at} of the talk.\n\n",
            at / 60,
            at % 60,
            at / 60,
            at % 60
        ));
    }
    let imported = read("talk.srt", srt);
    let longest = imported.text.split("\n\n").map(str::len).max().unwrap();
    assert!((600..700).contains(&longest), "{longest}");
    assert_eq!(times(&imported).len(), 60);
}

#[test]
fn subviewer_and_substation_are_read() {
    let sbv =
        "0:00:01.000,0:00:02.000\nWe waited, all of us,\nfor an hour.\n\n0:00:03.000,0:00:04.000\nIn vain.\n";
    assert_eq!(read("a.sbv", sbv).text, "We waited, all of us, for an hour. In vain.\n");
    let ass = "[Script Info]\nTitle: x\n[Events]\n\
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n\
        Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said\n\
        Dialogue: 0,0:00:05.00,0:00:06.00,Default,Ben,0,0,0,,{\\i1}Later,{\\i0} he said.\n\
        Dialogue: 0,0:00:01.00,0:00:02.00,Default,Anna,0,0,0,,First\\Nof all.\n";
    let imported = read("a.ass", ass);
    assert_eq!(turns(&imported), [("Anna", "First of all."), ("Ben", "Later, he said.")]);
    assert_eq!(times(&imported)[1].0, 5_000);
}

#[test]
fn scripts_without_blanks_are_joined_without() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n我们在\n\n2\n00:00:02,000 --> 00:00:03,000\n医院工作。\n";
    assert_eq!(read("a.srt", srt).text, "我们在医院工作。\n");
}

#[test]
fn what_has_no_cues_is_said() {
    assert_eq!(read_bytes("a.vtt", b"WEBVTT\n\nNOTE nothing\n"), Err(ImportError::NoCues));
    assert_eq!(read_bytes("a.srt", b"just words\n"), Err(ImportError::NoCues));
}

#[test]
fn mutated_subtitles_end_in_text_or_a_sentence() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n<i>Anna: Wé waited.</i>\n\n2\n00:00:02,500 --> 00:00:04,000\nBen: 我 &amp; 你\n\n\
               3\n00:00:05,000 --> 00:00:06,000\nAnna: Yes.\n\n4\n00:00:07,000 --> 00:00:08,000\nBen: No.\n";
    for (name, seed) in [
        ("a.vtt", VTT),
        ("a.srt", srt),
        ("a.ass", "[Events]\nDialogue: 0,0:00:05.00,0:00:06.00,Default,Bén,0,0,0,,{\\i1}Later\\N&amp;.\n"),
    ] {
        let good = mutations(seed.as_bytes(), 2_000).filter(|bytes| holds(name, bytes)).count();
        assert!(good > 200, "{name}: the mutations must leave something to read, {good}");
    }
}

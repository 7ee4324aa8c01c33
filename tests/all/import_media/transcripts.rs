//! Labels of speakers and times in plain transcripts.

use crosscase::study::MarkKind;

use super::super::import_office::{docx, docx_with, p};
use super::{holds, mutations, read, times, turns};

const SAID: [(&str, &str); 5] = [
    ("Anna", "How did the night begin?"),
    ("Ben", "With rain. Then the lights went out."),
    ("Anna", "All of them?"),
    ("Ben", "Note: not all. One lamp stayed."),
    ("Anna", "Thank you."),
];

fn expected() -> Vec<(&'static str, &'static str)> {
    SAID.to_vec()
}

fn written(one: impl Fn(usize, &str, &str) -> String) -> String {
    SAID.iter().enumerate().map(|(at, (name, words))| one(at, name, words)).collect()
}

#[test]
fn every_way_to_write_a_turn_gives_the_same_text() {
    type Way = (&'static str, fn(usize, &str, &str) -> String);
    let ways: [Way; 15] = [
        ("plain", |_, n, w| format!("{n}: {w}\n\n")),
        ("tab", |_, n, w| format!("{n}:\t{w}\n\n")),
        ("capitals", |_, n, w| format!("{n} : {w}\n\n").replace(" :", ":")),
        ("own line", |_, n, w| format!("{n}:\n{w}\n\n")),
        ("rev", |at, n, w| format!("{n} (00:{at:02}):\n{w}\n\n")),
        ("trint", |at, n, w| format!("{n} [00:00:{at:02}]: {w}\n\n")),
        ("otter", |at, n, w| format!("{n}  0:{at:02} \n{w}\n\n")),
        ("teams", |at, n, w| format!("{n}   0:{at:02}\n{w}\n\n")),
        ("teams old", |at, n, w| format!("0:0:{at}.0 --> 0:0:{at}.950\n{n}\n{w}\n\n")),
        ("time first", |at, n, w| format!("[00:00:{at:02}] {n}: {w}\n\n")),
        ("time first, bare", |at, n, w| format!("00:00:{at:02} {n}: {w}\n\n")),
        ("time and name above", |at, n, w| format!("00:00:{at:02} {n}\n{w}\n\n")),
        ("zoom", |at, n, w| format!("[{n}] 00:00:{at:02}\n{w}\n\n").replace(['[', ']'], "")),
        ("time behind the name", |at, n, w| format!("{n}: [0:{at:02}] {w}\n\n")),
        ("f4", |at, n, w| format!("{n}: {w} #00:00:{at:02}-3#\n\n")),
    ];
    for (way, one) in ways {
        let imported = read("talk.txt", written(one));
        assert_eq!(turns(&imported), expected(), "{way}: {:?}", imported.text);
        let words: Vec<&str> = SAID.iter().map(|(_, words)| *words).collect();
        assert_eq!(imported.text.trim_end(), words.join("\n\n"), "{way}");
        assert!(
            imported
                .origin
                .kept
                .iter()
                .any(|one| one == "5 turns of 2 speakers (Anna, Ben) stand in the margin.")
        );
        assert!(imported.origin.remarks.iter().any(|one| one.contains("taken out of the text")), "{way}");
    }
}

#[test]
fn times_hold_until_the_next() {
    let imported = read("talk.txt", written(|at, n, w| format!("[00:01:{:02}] {n}: {w}\n", at * 7)));
    let times = times(&imported);
    assert_eq!(
        times.iter().map(|(time, _)| *time).collect::<Vec<_>>(),
        [60_000, 67_000, 74_000, 81_000, 88_000]
    );
    assert_eq!(times[1].1, "With rain. Then the lights went out.");
    // What f4 writes stands at the end of what was said before that moment.
    let imported = read("talk.txt", written(|at, n, w| format!("{n}: {w} #00:01:{:02}-5#\n\n", at * 7)));
    assert_eq!(super::times(&imported)[0], (60_500, "With rain. Then the lights went out."));
    assert_eq!(super::times(&imported).len(), 4);
}

#[test]
fn a_turn_holds_until_the_next_and_times_inside_leave_the_words() {
    let imported = read(
        "talk.txt",
        "Interview with Ben, 12 May\n\nAnna: Begin.\n\nBen: First.\n\nThen [00:12:05] second.\n\n  Third.\n\nAnna: Go on.\n\nBen: [00:13:00] No.\n",
    );
    assert_eq!(
        imported.text,
        "Interview with Ben, 12 May\n\nBegin.\n\nFirst.\n\nThen second.\n\n  Third.\n\nGo on.\n\nNo.\n"
    );
    assert_eq!(turns(&imported)[1], ("Ben", "First.\n\nThen second.\n\n  Third."));
    assert_eq!(times(&imported)[0], (725_000, "second.\n\n  Third.\n\nGo on."));
}

#[test]
fn times_alone_are_structure_too() {
    let imported =
        read("talk.txt", "[00:00] We begin.\n[00:05] It rains.\n[00:11] It stops.\n[01:00] The end.\n");
    assert_eq!(imported.text, "We begin.\nIt rains.\nIt stops.\nThe end.\n");
    assert_eq!(times(&imported)[3], (60_000, "The end."));
    let bare = read("talk.txt", "00:00 We begin.\n00:05 It rains.\n00:11 It stops.\n01:00 The end.\n");
    assert_eq!((&bare.text, &bare.marks), (&imported.text, &imported.marks));
    let ranges = read(
        "talk.txt",
        "[00:00.000 --> 00:05.000]  We begin.\n[00:05.000 --> 00:11.000]  It rains.\n\
         [00:11.000 --> 01:00.000]  It stops.\n[01:00.000 --> 01:02.000]  The end.\n",
    );
    assert_eq!((ranges.text, ranges.marks), (imported.text, imported.marks));
}

#[test]
fn what_is_no_transcript_stays_as_it_is() {
    for text in [
        "Aim: to learn.\nMethod: we asked.\nResult: nobody knew.\nNote: twice.\nAim: again.\n",
        // A form that was filled in again and again.
        "Patient: A\nWard: 3\nNurse: C\nPatient: B\nWard: 2\nNurse: D\nPatient: E\nWard: 1\nNurse: F\n",
        "From: a\nTo: b\nSubject: c\n\nDear all\n\nFrom: b\nTo: a\nSubject: d\n\nDear you\n",
        "Release: 1.0\nMade: 2003-03-07\nSent: 2004\nRelease: 1.1\nMade: 2003-04-01\nRelease: 2\nMade: 2005\nSent: 6\n",
        "Case Number: A\nExpiration Date: May\nApproval: B\nCase Number: C\nExpiration Date: June\nApproval: D\n\
         Approval: E\nCase Number: F\n",
        "Anna: Hello.\nBen: Hello.\nAnna: And good night.\n",
        "Programme\n\n10:00 Welcome\n10:30 Coffee\n09:00 Doors open\n11:00 End\n",
        "We met at [12:30] and left at [14:10].\n",
    ] {
        let imported = read("text.txt", text);
        assert_eq!(imported.text, text);
        assert!(imported.marks.is_empty() && imported.origin.kept.is_empty(), "{text}");
    }
    // Talk at the start of a long report is no transcript of it.
    let mut report = String::from("Anna: A?\nBen: B.\nAnna: C?\nBen: D.\n");
    report.push_str(&"And then a long report follows, line after line, without any talk in it.\n".repeat(80));
    assert_eq!(read("text.txt", &report).text, report);
}

#[test]
fn one_who_speaks_once_is_told_by_the_like_of_the_name() {
    let imported = read("talk.txt", "P1: A?\n\nP2: B.\n\nP1: C?\n\nP2: D.\n\nP7: E.\n\nNobody: F.\n");
    let names: Vec<&str> = turns(&imported).iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["P1", "P2", "P1", "P2", "P7"]);
    assert!(imported.text.ends_with("Nobody: F.\n"));
}

#[test]
fn a_block_at_the_top_is_no_talk() {
    let imported = read(
        "talk.txt",
        "Interviewer: Anna Weber\nInformant: Ben\nPlace of talk: Hillside\n\n\
         Interviewer: How?\n\nInformant: So.\n\nInterviewer: Why?\n\nInformant: Because.\n",
    );
    assert!(
        imported
            .text
            .starts_with("Interviewer: Anna Weber\nInformant: Ben\nPlace of talk: Hillside\n\nHow?\n")
    );
    assert_eq!(turns(&imported).len(), 4);
}

#[test]
fn lines_that_say_who_when_and_where_are_no_talk_wherever_the_speaker_stands_among_them() {
    let talk = "Interviewer: How?\nP07: So.\nInterviewer: Why?\nP07: Because.\n";
    for head in [
        "Participant: P07\nDate: 2020-01-01\nInterviewer: Jo\n\n",
        "Interviewer: Jo\nDate: 3 May\n\n",
        "Interviewer: Jo\nDate: 3 May\n",
        "Interview in the mill\n\nInterviewer: Jo\nPlace of interview: the mill\nDate: 3 May\n\n",
    ] {
        let imported = read("talk.txt", format!("{head}{talk}"));
        assert!(imported.text.starts_with(head), "{}", imported.text);
        let said = [("Interviewer", "How?"), ("P07", "So."), ("Interviewer", "Why?"), ("P07", "Because.")];
        assert_eq!(turns(&imported), said, "{head}");
    }
    // Two who greet each other are talk, with a blank line after every two turns, and remarks among them.
    let pair = "Interviewer: Hello\nParticipant: Hi\n\n";
    assert_eq!(turns(&read("talk.txt", pair.repeat(3))).len(), 6);
    let noted = format!("Interviewer: Hello\nP07: Hi\nNote: the phone rings\n{talk}");
    assert_eq!(turns(&read("talk.txt", noted)).len(), 6);
    // A question at the start is talk, whatever field is named after it.
    let text = format!("Interviewer: What date is it?\nDate: unknown\n{talk}");
    assert_eq!(turns(&read("talk.txt", text)).len(), 5);
}

#[test]
fn emphasised_labels_are_labels() {
    for (sign, inside) in [("**", true), ("**", false), ("__", true), ("*", true), ("_", false)] {
        let text = written(|_, n, w| {
            if inside { format!("{sign}{n}:{sign} {w}\n\n") } else { format!("{sign}{n}{sign}: {w}\n\n") }
        });
        assert_eq!(turns(&read("talk.md", &text)), expected(), "{text}");
        let alone = written(|_, n, w| {
            if inside { format!("{sign}{n}:{sign}\n{w}\n\n") } else { format!("{sign}{n}{sign}:\n{w}\n\n") }
        });
        assert_eq!(turns(&read("talk.md", &alone)), expected(), "{alone}");
    }
    let timed = written(|at, n, w| format!("**{n}** [00:{at:02}]: {w}\n\n"));
    assert_eq!(turns(&read("talk.md", &timed)), expected());
    // Emphasis that goes on into the words is the writer's own.
    let kept = written(|_, n, w| format!("**{n}: {w}**\n\n"));
    assert_eq!(read("talk.md", &kept).text, kept);
}

#[test]
fn other_scripts_speak_too() {
    let imported = read("talk.txt", "អ្នកសួរ: តើអ្វី?\nអ្នកឆ្លើយ: គ្មាន។\nអ្នកសួរ: ហេតុអ្វី?\nអ្នកឆ្លើយ: មិនដឹង។\n");
    assert_eq!(turns(&imported)[1], ("អ្នកឆ្លើយ", "គ្មាន។"));
    let imported = read("talk.txt", "អ្នកសម្ភាសន៍៖ សួស្តី\nសុខា៖សួស្តី\nអ្នកសម្ភាសន៍៖ ម៉េច\nសុខា៖ ល្អ\n");
    assert_eq!(turns(&imported)[1], ("សុខា", "សួស្តី"));
    assert_eq!(turns(&imported)[3], ("សុខា", "ល្អ"));
    let imported = read("talk.txt", "甲：你好吗？\n乙：很好。\n甲：真的吗？\n乙：真的。\n");
    assert_eq!(turns(&imported)[3], ("乙", "真的。"));
}

const FOUR: [(&str, &str); 4] =
    [("Interviewer", "How?"), ("Sofia", "So."), ("Interviewer", "Why?"), ("Sofia", "Because.")];

fn paragraphs() -> String {
    FOUR.iter().map(|(name, words)| p(&format!("{name}: {words}"))).collect()
}

fn table(rows: &[[&str; 2]]) -> String {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let rows = rows.iter().map(|row| format!("<w:tr>{}{}</w:tr>", cell(row[0]), cell(row[1])));
    format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
}

#[test]
fn one_who_speaks_once_is_not_credited_to_who_spoke_before() {
    let talk = "Interviewer: How?\nSofia: So.\nInterviewer: Why?\nSofia: Because.\nMaria: I disagree.\nSofia: Fine.\n";
    let imported = read("talk.txt", talk);
    assert_eq!(turns(&imported)[3..], [("Sofia", "Because."), ("Maria", "I disagree."), ("Sofia", "Fine.")]);
    let said = "Taken for a speaker though named only once: “Maria”.";
    assert!(imported.origin.remarks.iter().any(|one| one == said), "{:?}", imported.origin.remarks);
    let imported =
        read("talk.txt", "I: How?\nR: Fine.\nI: And then?\nR: We went.\nI: OK\nR1: Yes.\nR2: No\n");
    assert_eq!(turns(&imported)[4..], [("I", "OK"), ("R1", "Yes."), ("R2", "No")]);
    // In doubt the words are nobody's.
    let imported = read("talk.txt", "P1: A?\n\nP2: B.\n\nP1: C?\n\nP2: D.\n\nNobody: E.\n\nP1: F.\n");
    assert_eq!(turns(&imported)[3..], [("P2", "D."), ("P1", "F.")]);
    assert!(imported.text.contains("Nobody: E."));
    assert!(imported.origin.remarks.iter().any(|one| one.contains("“Nobody”")));
    // What is told stays with who tells it.
    let imported = read("talk.txt", talk.replace("Maria: I", "She said: I"));
    assert_eq!(turns(&imported)[3], ("Sofia", "Because.\nShe said: I disagree."));
}

#[test]
fn a_table_above_the_talk_hides_no_speakers() {
    let head = table(&[["Participant", "P07"], ["Date", "2020"]]);
    let imported = docx(&(head + &paragraphs()));
    assert_eq!(turns(&imported), FOUR);
    assert!(imported.text.starts_with("Participant\tP07\n"), "{}", imported.text);
    let rows = imported.marks.iter().filter(|mark| mark.what == MarkKind::Row).count();
    assert_eq!(rows, 2);
}

#[test]
fn a_transcript_in_a_table_has_turns() {
    let with_colon: Vec<String> = FOUR.iter().map(|(name, _)| format!("{name}:")).collect();
    let rows: Vec<[&str; 2]> =
        with_colon.iter().zip(FOUR).map(|(name, (_, words))| [&**name, words]).collect();
    let imported = docx(&table(&rows));
    assert_eq!(turns(&imported), FOUR);
    assert!(!imported.marks.iter().any(|mark| mark.what == MarkKind::Row));
    // Without colons, where the words are sentences.
    let rows: Vec<[&str; 2]> = FOUR.iter().map(|(name, words)| [*name, *words]).collect();
    assert_eq!(turns(&docx(&table(&rows))), FOUR);
    // Kinds and numbers are no talk.
    let data = [["Women", "12"], ["Men", "14"], ["Women", "15"], ["Men", "9"]];
    assert!(turns(&docx(&table(&data))).is_empty());
}

#[test]
fn a_footnote_is_nobodys_speech() {
    let call = "<w:p><w:r><w:t>Sofia: No.</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let note = format!("<w:footnote w:id=\"1\">{}</w:footnote>", p("Said by the editor."));
    let imported = docx_with(&(paragraphs() + call), &[("footnotes", &note)]);
    let last = *turns(&imported).last().unwrap();
    assert!(last.0 == "Sofia" && last.1.starts_with("No.") && !last.1.contains("editor"), "{last:?}");
    assert!(imported.text.contains("Said by the editor."));
}

#[test]
fn mutated_transcripts_end_in_text_or_a_sentence() {
    let seed = written(|at, n, w| {
        format!("[00:00:{at:02}] {n}: {w} é 你 #00:00:{at:02}-3#\n0:0:1.5 --> 0:0:2.0\n{n}\n")
    });
    let good = mutations(seed.as_bytes(), 2_000).filter(|bytes| holds("talk.txt", bytes)).count();
    assert!(good > 1_000, "{good}");
}

//! Transcripts on paper: who speaks next begins a paragraph, however the lines are set.

use crosscase::import::Imported;
use crosscase::study::MarkKind;

use super::writer::{lines, pdf};
use super::{read, text};

fn turns(imported: &Imported) -> Vec<(&str, &str)> {
    let turn = |what: &MarkKind| match what {
        MarkKind::Turn(name) => Some(name.clone()),
        _ => None,
    };
    imported
        .marks
        .iter()
        .filter_map(|mark| {
            let name = turn(&mark.what)?;
            let name = ["Interviewer", "Anna", "INTERVIEWER", "ANNA"].into_iter().find(|one| *one == name)?;
            Some((name, imported.text[mark.span.range()].trim()))
        })
        .collect()
}

#[test]
fn a_speaker_after_a_full_line_begins_a_turn() {
    let round = [
        "Interviewer: Was it late?",
        "Anna: Yes.",
        "Interviewer: Why was that so, in the year of the fund?",
        "Anna: I was go-",
        "Interviewer: On and on, please, and tell me all of that,",
        "because nobody else was there in May.",
    ];
    let imported = read(&pdf(&[lines(60.0, 700.0, &[round, round].concat())]));
    let wanted = [
        ("Interviewer", "Was it late?"),
        ("Anna", "Yes."),
        ("Interviewer", "Why was that so, in the year of the fund?"),
        ("Anna", "I was go-"),
        ("Interviewer", "On and on, please, and tell me all of that, because nobody else was there in May."),
    ];
    let wanted = [wanted, wanted].concat();
    let found = turns(&imported);
    assert_eq!(found, wanted, "{}", imported.text);
}

#[test]
fn labels_on_lines_of_their_own_begin_turns_without_a_gap() {
    for (one, other) in [("Interviewer:", "Anna:"), ("INTERVIEWER [00:00:10]", "ANNA [00:00:12]")] {
        let said = [
            "Words said here at length so that the line is full to its",
            "end, and then more of it on this one, which is as full.",
        ];
        let mut all = Vec::new();
        for _ in 0..4 {
            for label in [one, other] {
                all.push(label);
                all.extend(said);
            }
        }
        let imported = read(&pdf(&[lines(60.0, 760.0, &all)]));
        let found = turns(&imported);
        assert_eq!(found.len(), 8, "{}", imported.text);
        assert!(found.iter().all(|(_, words)| *words == said.join(" ")), "{found:?}");
    }
}

#[test]
fn places_of_books_that_begin_lines_by_chance_part_nothing() {
    let books = [
        "Miles and Huberman wrote of it at length in a book. London: Sage. Then",
        "others came and wrote more of it, and that was again in London: Sage, and",
        "London: Sage, where all books of that kind were printed in those long years,",
        "and a third was printed there by others. London: Sage. Nobody knows of any",
        "London: Sage, and so on for many years until the end of the age of paper in",
        "London: Sage, which is where this paragraph ends. London: Sage, at long last,",
        "London: Sage, and nowhere else in the world of books, or so it has been said.",
    ];
    assert_eq!(text(&lines(60.0, 700.0, &books)), format!("{}\n", books.join(" ")));
}

//! What the history list says of each command, a line each.

use std::sync::Arc;

use crosscase::edit::{CellEdit, Command, NewSource, Retag, label};
use crosscase::study::*;

use super::sample::{self, id};

#[track_caller]
fn says(command: Command, expected: &str) {
    assert_eq!(label(&sample::study(), &command), expected);
}

#[test]
fn adding_and_changing() {
    says(Command::put(sample::case(0x1, "Third")), "Added case Third");
    says(Command::put(sample::case(0x101, "Equity")), "Changed case Equity");
    says(Command::put(sample::theme(0x1, None, "Voice")), "Added theme Voice");
    says(Command::put(sample::level(0x1, 3, "nano")), "Added level nano");
    says(Command::put(sample::coder(0x1, "Dara")), "Added coder Dara");
    says(Command::put(sample::source(0x501, 0x101, None, "chief")), "Changed source “Text chief”");
    says(Command::put(sample::text(0x501, "x")), "Changed text");
    says(Command::put(Info::default()), "Changed front page");
    says(Command::put(sample::link(0x1, 0xF01, 0xF02)), "Added link");
    says(Command::put(sample::flow(0x1, 0x101, 0xA01, 0xA02)), "Added flow “money for drugs”");
    says(Command::put(sample::placement(0x1, 0x901, 0x101, None)), "Added placement Programme as a whole");
    let memo = "one two three four five six seven";
    says(
        Command::put(sample::memo(0x1, AnyId::Info(InfoId::ONE), memo)),
        "Added memo “one two three four five six…”",
    );
    let study = sample::study();
    let evidence = study.evidence.get(id(0xE01)).unwrap().clone();
    says(Command::put(evidence), "Changed piece of evidence “keeps the fund”");
    // There are three findings; the next is the fourth.
    says(Command::put(sample::finding(0x1, &[0x101])), "Added finding F04");
    says(Command::put(Finding { number: 24, ..sample::finding(0xF01, &[0x101]) }), "Changed finding F24");
}

#[test]
fn deleting_and_importing() {
    says(Command::Delete(vec![AnyId::Theme(id(0x703))]), "Deleted theme Fees");
    says(Command::Delete(vec![AnyId::Finding(id(0xF01))]), "Deleted finding F01");
    says(Command::Delete(vec![AnyId::Comparison(id(0xF22))]), "Deleted comparison C02");
    says(Command::Delete(vec![AnyId::Proposition(id(0xF42))]), "Deleted proposition P2");
    says(Command::Delete(vec![AnyId::Outlier(id(0xF31))]), "Deleted outlier O1");
    says(Command::Delete(vec![AnyId::Recommendation(id(0xF51))]), "Deleted recommendation R1");
    says(Command::Delete(vec![AnyId::Memo(id(0x3E01)), AnyId::Unit(id(0x201))]), "Deleted 2 records");
    let new = |case, slug: &str| NewSource::plain(sample::source(0x1, case, None, slug), Arc::from("x"));
    says(Command::ImportSources(vec![new(0x101, "a")]), "Imported “Text a” into Equity fund");
    says(Command::ImportSources(vec![new(0x101, "a"), new(0x101, "b")]), "Imported 2 texts into Equity fund");
    says(Command::ImportSources(vec![new(0x101, "a"), new(0x102, "b")]), "Imported 2 texts");
}

#[test]
fn tags() {
    let one = |change, expected: &str| says(Command::Retag { evidence: vec![id(0xE01)], change }, expected);
    one(Retag::AddTheme(id(0x702)), "Added theme Money to “keeps the fund”");
    one(Retag::RemoveTheme(id(0x701)), "Took theme Trust off “keeps the fund”");
    one(Retag::ReplaceTheme { from: id(0x701), to: id(0x702) }, "Moved to theme Money: “keeps the fund”");
    one(Retag::Themes(vec![]), "Changed the themes of “keeps the fund”");
    one(Retag::ToggleLevel(id(0x302)), "Removed meso from “keeps the fund”");
    one(Retag::ToggleLevel(id(0x303)), "Added micro to “keeps the fund”");
    one(Retag::ReplaceLevel { from: None, to: Some(id(0x301)) }, "Moved to macro: “keeps the fund”");
    one(Retag::ReplaceLevel { from: Some(id(0x302)), to: None }, "Took the level off “keeps the fund”");
    one(Retag::Levels(vec![]), "Changed the levels of “keeps the fund”");
    one(Retag::Polarity(Some(Polarity::Mixed)), "Set mixed on “keeps the fund”");
    one(Retag::Polarity(None), "Took the polarity off “keeps the fund”");
    one(Retag::Kind(None), "Changed the kind of “keeps the fund”");
    one(Retag::Unit(None), "Changed the unit of “keeps the fund”");
    one(Retag::Actors(vec![]), "Changed the actors of “keeps the fund”");
    one(Retag::Weight(1), "Changed the weight of “keeps the fund”");
    one(Retag::Note(String::new()), "Wrote a note on “keeps the fund”");
    one(Retag::Span(Span::new(0, 3)), "Changed the passage “keeps the fund”");
    let two = vec![id(0xE01), id(0xE02)];
    says(Command::Retag { evidence: two, change: Retag::Weight(1) }, "Changed the weight of 2 passages");
    let evidence = sample::study().evidence.get(id(0xE05)).unwrap().clone();
    says(
        Command::TagWithNewTheme {
            theme: Arc::new(sample::theme(0x1, None, "Voice")),
            evidence: vec![evidence.into()],
        },
        "Added theme Voice and tagged “empty”",
    );
}

#[test]
fn themes_lists_and_cells() {
    let to = |parent: Option<u128>| Command::MoveTheme { theme: id(0x703), parent: parent.map(id), place: 0 };
    says(to(None), "Moved theme Fees to the top");
    says(to(Some(0x701)), "Moved theme Fees under Trust");
    says(Command::MergeThemes { from: id(0x705), into: id(0x701) }, "Merged theme Power into Trust");
    says(Command::Reorder { item: AnyId::Case(id(0x102)), place: 0 }, "Moved case Health scheme");
    let read = |read| Command::MarkRead { source: id(0x501), coder: id(sample::WHO), read };
    says(read(true), "Marked “Text chief” as read");
    says(read(false), "Marked “Text chief” as not read");
    let cell = |edit, expected: &str| {
        let place = CellPlace::Case(id(0x101));
        says(Command::EditCell { place, theme: id(0x702), edit }, expected);
    };
    let text = "x".to_owned();
    cell(
        CellEdit::Synthesis { text: text.clone(), basis: vec![] },
        "Wrote the synthesis of Equity fund × Money",
    );
    cell(CellEdit::StillHolds { basis: vec![] }, "Confirmed the synthesis of Equity fund × Money");
    cell(CellEdit::Rule(text.clone()), "Wrote the decision rule of Equity fund × Money");
    cell(CellEdit::Rating(None), "Rated Equity fund × Money");
    cell(CellEdit::State(CellState::Agreed), "Set the state of Equity fund × Money");
    cell(CellEdit::Ties(vec![]), "Tied words to evidence in Equity fund × Money");
    cell(
        CellEdit::Absence { level: None, kind: None, note: text },
        "Said what is absent in Equity fund × Money",
    );
    says(
        Command::TakeBack {
            step: Stamp::default(),
            label: "Added case X".into(),
            inverse: ChangeSet::default(),
        },
        "Took back: Added case X",
    );
    says(Command::Together { label: "Settled it".into(), commands: vec![] }, "Settled it");
}

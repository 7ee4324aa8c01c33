//! Every way in which a command is refused, a line each.

use std::sync::Arc;

use crosscase::edit::{CellEdit, Command, NewSource, Refusal, Retag, check};
use crosscase::study::*;

use super::sample::{self, id};

#[track_caller]
fn refused(command: Command, expected: Refusal) {
    let study = sample::study();
    let before = study.clone();
    assert_eq!(check(&study, &command, sample::context()), Err(expected), "{command:?}");
    assert!(study.same_content(&before));
}

fn e01() -> Evidence {
    sample::study().evidence.get(id(0xE01)).unwrap().clone()
}

fn retag(change: Retag) -> Command {
    Command::Retag { evidence: vec![id(0xE01)], change }
}

fn cell(edit: CellEdit) -> Command {
    Command::EditCell { place: CellPlace::Case(id(0x101)), theme: id(0x701), edit }
}

fn import(source: Source) -> Command {
    Command::ImportSources(vec![NewSource::plain(source, Arc::from("x"))])
}

#[test]
fn what_is_not_there() {
    let gone = 0xDEAD;
    let missing = Refusal::Missing;
    refused(Command::Delete(vec![AnyId::Memo(id(gone))]), missing(Kind::Memo));
    refused(
        Command::Retag { evidence: vec![id(0xE01), id(gone)], change: Retag::Weight(1) },
        missing(Kind::Evidence),
    );
    refused(Command::MoveTheme { theme: id(gone), parent: None, place: 0 }, missing(Kind::Theme));
    refused(Command::MergeThemes { from: id(gone), into: id(0x701) }, missing(Kind::Theme));
    refused(Command::MergeThemes { from: id(0x701), into: id(gone) }, missing(Kind::Theme));
    refused(Command::Reorder { item: AnyId::Case(id(gone)), place: 0 }, missing(Kind::Case));
    refused(Command::Reorder { item: AnyId::Unit(id(gone)), place: 0 }, missing(Kind::Unit));
    refused(
        Command::MarkRead { source: id(gone), coder: id(sample::WHO), read: true },
        missing(Kind::Source),
    );
}

#[test]
fn what_names_something_that_is_not_there() {
    let gone = 0xDEAD;
    let dangling = Refusal::Dangling;
    refused(Command::put(sample::unit(0x1, gone, "East")), dangling(Kind::Case));
    refused(Command::put(sample::theme(0x1, Some(gone), "East")), dangling(Kind::Theme));
    refused(Command::put(sample::text(gone, "x")), dangling(Kind::Source));
    refused(Command::put(sample::source(0x1, gone, None, "new")), dangling(Kind::Case));
    refused(Command::put(sample::source(0x1, 0x101, Some(gone), "new")), dangling(Kind::Unit));
    refused(import(sample::source(0x1, gone, None, "new")), dangling(Kind::Case));
    refused(Command::put(Evidence { coder: id(gone), ..e01() }), dangling(Kind::Coder));
    refused(Command::put(Evidence { source: id(gone), ..e01() }), dangling(Kind::Source));
    refused(Command::put(Evidence { actors: vec![id(gone)], ..e01() }), dangling(Kind::Actor));
    refused(retag(Retag::AddTheme(id(gone))), dangling(Kind::Theme));
    refused(retag(Retag::ToggleLevel(id(gone))), dangling(Kind::Level));
    refused(retag(Retag::Unit(Some(id(gone)))), dangling(Kind::Unit));
    refused(retag(Retag::Actors(vec![id(gone)])), dangling(Kind::Actor));
    refused(Command::put(sample::flow(0x1, 0x101, 0xA01, gone)), dangling(Kind::Actor));
    refused(Command::put(sample::link(0x1, 0xF01, gone)), dangling(Kind::Finding));
    refused(Command::put(sample::placement(0x1, gone, 0x101, None)), dangling(Kind::Scale));
    refused(Command::put(sample::finding(0x1, &[gone])), dangling(Kind::Case));
    refused(Command::put(sample::memo(0x1, AnyId::Outlier(id(gone)), "x")), dangling(Kind::Outlier));
    refused(Command::MoveTheme { theme: id(0x701), parent: Some(id(gone)), place: 0 }, dangling(Kind::Theme));
    refused(Command::MarkRead { source: id(0x501), coder: id(gone), read: true }, dangling(Kind::Coder));
    let place = CellPlace::Unit(id(gone));
    refused(
        Command::EditCell { place, theme: id(0x701), edit: CellEdit::Rating(Some(1)) },
        dangling(Kind::Unit),
    );
    let place = CellPlace::Case(id(0x102));
    refused(
        Command::EditCell { place, theme: id(gone), edit: CellEdit::Rating(Some(1)) },
        dangling(Kind::Theme),
    );
    let kind = Some(AbsenceKind::NotRead);
    refused(
        cell(CellEdit::Absence { level: Some(id(gone)), kind, note: String::new() }),
        dangling(Kind::Level),
    );
}

#[test]
fn passages_that_do_not_fit_their_text() {
    let flag = sample::TEXTS[0].find('🇰').unwrap();
    let span = |start, end| retag(Retag::Span(Span::new(start, end)));
    refused(span(9, 9), Refusal::Span(SpanError::Empty));
    refused(span(9, 4), Refusal::Span(SpanError::Empty));
    refused(span(0, 9999), Refusal::Span(SpanError::Outside));
    refused(span(flag, flag + 1), Refusal::Span(SpanError::Inside));
    // A flag is two letters of four bytes each; half a flag is a border of `char`s and no border.
    refused(span(flag, flag + 4), Refusal::Span(SpanError::Inside));
    refused(Command::put(Evidence { quote: "keeps the Fund".into(), ..e01() }), Refusal::Quote);
    refused(Command::put(sample::text(0x501, sample::TEXTS[1])), Refusal::Quote);
    refused(Command::put(sample::text(0x501, "")), Refusal::Span(SpanError::Outside));
    let tie = |start, end| cell(CellEdit::Ties(vec![Tie { start, end, evidence: vec![] }]));
    refused(tie(4, 4), Refusal::Span(SpanError::Empty));
    refused(tie(4, 99), Refusal::Span(SpanError::Outside));
}

#[test]
fn themes_under_themselves() {
    let into = |theme, parent| Command::MoveTheme { theme: id(theme), parent: Some(id(parent)), place: 0 };
    refused(into(0x702, 0x702), Refusal::Cycle);
    refused(into(0x702, 0x704), Refusal::Cycle);
    refused(Command::put(sample::theme(0x702, Some(0x704), "Money")), Refusal::Cycle);
    refused(Command::put(sample::theme(0x702, Some(0x702), "Money")), Refusal::Cycle);
    refused(Command::MergeThemes { from: id(0x702), into: id(0x704) }, Refusal::Cycle);
    refused(Command::MergeThemes { from: id(0x702), into: id(0x702) }, Refusal::Cycle);
}

#[test]
fn records_without_a_name() {
    let study = sample::study();
    let no_name = |record: Record| refused(Command::Put(record), Refusal::NoName);
    no_name(sample::case(0x1, "").into());
    no_name(sample::case(0x101, " \n").into());
    no_name(sample::unit(0x1, 0x101, "").into());
    no_name(sample::attribute(0x1, "", AttributeKind::Text).into());
    no_name(sample::level(0x1, 0, "").into());
    no_name(sample::theme(0x1, None, "").into());
    no_name(sample::coder(0x1, "").into());
    no_name(sample::actor(0x1, 0x101, None, "").into());
    no_name(sample::scale(0x1, "").into());
    no_name(sample::memo(0x1, AnyId::Info(InfoId::ONE), "").into());
    no_name(sample::source(0x1, 0x101, None, "").into());
    no_name(Source { title: String::new(), ..sample::source(0x1, 0x101, None, "new") }.into());
    no_name(Finding { statement: String::new(), ..sample::finding(0x1, &[0x101]) }.into());
    let first = study.comparisons.iter().next().unwrap();
    no_name(Comparison { feature: String::new(), ..first.clone() }.into());
    let first = study.propositions.iter().next().unwrap();
    no_name(Proposition { statement: String::new(), ..first.clone() }.into());
    let first = study.recommendations.iter().next().unwrap();
    no_name(Recommendation { text: String::new(), ..first.clone() }.into());
    let first = study.outliers.iter().next().unwrap();
    no_name(Outlier { what: String::new(), ..first.clone() }.into());
    refused(import(Source { title: " ".into(), ..sample::source(0x1, 0x101, None, "new") }), Refusal::NoName);
}

#[test]
fn names_that_are_taken() {
    let taken = |record: Record, name: &str| refused(Command::Put(record), Refusal::NameTaken(name.into()));
    taken(sample::case(0x1, "Equity fund").into(), "Equity fund");
    taken(sample::unit(0x1, 0x101, "North").into(), "North");
    taken(sample::attribute(0x1, "Members", AttributeKind::Text).into(), "Members");
    taken(sample::level(0x1, 0, "micro").into(), "micro");
    taken(sample::coder(0x1, "Ana").into(), "Ana");
    taken(sample::theme(0x1, None, "Trust").into(), "Trust");
    taken(sample::theme(0x704, Some(0x701), "Fees").into(), "Fees");
    taken(sample::source(0x1, 0x101, None, "chief").into(), "chief");
    let fees_up = Command::MoveTheme { theme: id(0x706), parent: Some(id(0x702)), place: 0 };
    refused(fees_up, Refusal::NameTaken("Fees".into()));
    refused(import(sample::source(0x1, 0x101, None, "ward")), Refusal::NameTaken("ward".into()));
    // An import never writes over a text that is there, whatever the slug says.
    let again = import(sample::source(0x501, 0x101, None, "new"));
    refused(again, Refusal::NameTaken("Text new".into()));
    let new = |number| NewSource::plain(sample::source(number, 0x101, None, "new"), Arc::from("x"));
    refused(Command::ImportSources(vec![new(0x1), new(0x2)]), Refusal::NameTaken("new".into()));
}

#[test]
fn slugs_that_can_not_name_a_file() {
    for slug in ["../etc", "a/b", "A", "a b", "ថ្លៃ", "a.txt", "a_b", "-\0"] {
        refused(Command::put(sample::source(0x1, 0x101, None, slug)), Refusal::Slug(slug.into()));
        refused(import(sample::source(0x1, 0x101, None, slug)), Refusal::Slug(slug.into()));
    }
}

#[test]
fn units_and_actors_of_another_case() {
    let unit = |record: Record| refused(Command::Put(record), Refusal::UnitOfOtherCase);
    unit(sample::source(0x1, 0x101, Some(0x203), "new").into());
    unit(sample::actor(0x1, 0x102, Some(0x201), "New").into());
    unit(Evidence { unit: Some(id(0x203)), ..e01() }.into());
    unit(sample::placement(0x1, 0x901, 0x101, Some(0x203)).into());
    unit(Finding { unit: Some(id(0x203)), ..sample::finding(0x1, &[0x101]) }.into());
    let study = sample::study();
    let outlier = study.outliers.iter().next().unwrap().clone();
    unit(Outlier { unit: Some(id(0x203)), ..outlier }.into());
    refused(import(sample::source(0x1, 0x102, Some(0x201), "new")), Refusal::UnitOfOtherCase);
    refused(retag(Retag::Unit(Some(id(0x203)))), Refusal::UnitOfOtherCase);
    // What stands on a record keeps it in its case.
    unit(sample::unit(0x202, 0x102, "South").into());
    unit(sample::source(0x501, 0x102, None, "chief").into());
    let actor = |record: Record| refused(Command::Put(record), Refusal::ActorOfOtherCase);
    actor(sample::flow(0x1, 0x101, 0xA01, 0xA03).into());
    actor(sample::flow(0x1, 0x102, 0xA01, 0xA03).into());
    actor(sample::actor(0xA01, 0x102, None, "Ministry two").into());
}

#[test]
fn values_and_numbers_that_do_not_fit() {
    let study = sample::study();
    let case = |attribute, value| {
        let mut case = study.cases.get(id(0x101)).unwrap().clone();
        case.values.insert(id(attribute), value);
        refused(Command::put(case), Refusal::WrongValue);
    };
    case(0x01, Value::YesNo(true));
    case(0x02, Value::Text("90".into()));
    case(0x02, Value::Number(f64::NAN));
    case(0x02, Value::Number(f64::INFINITY));
    case(0x04, Value::Text("2007".into()));
    case(0x05, Value::Choice("neither".into()));
    // The kind of an attribute can't change under the values that cases have.
    let kind = AttributeKind::Choice(vec!["scheme".into()]);
    refused(Command::put(sample::attribute(0x05, "Model", kind)), Refusal::WrongValue);
    let placed = |low, score, high| {
        let placement = Placement { low, score, high, ..sample::placement(0x911, 0x901, 0x101, None) };
        refused(Command::put(placement), Refusal::OffScale);
    };
    placed(-0.1, 1.0, 2.0);
    placed(1.0, 0.5, 2.0);
    placed(1.0, 2.5, 2.0);
    placed(1.0, 2.0, 10.1);
    placed(f64::NAN, 2.0, 3.0);
    placed(1.0, f64::NAN, 3.0);
    placed(1.0, 2.0, f64::NAN);
    placed(1.0, 2.0, f64::INFINITY);
    refused(Command::put(Scale { top: 6, ..sample::scale(0x901, "Participation") }), Refusal::OffScale);
}

#[test]
fn what_can_not_be_deleted() {
    let delete = |ids: &[AnyId]| Command::Delete(ids.to_vec());
    refused(delete(&[AnyId::Coder(id(sample::WHO))]), Refusal::CoderInUse("Ana".into()));
    refused(delete(&[AnyId::Info(InfoId::ONE)]), Refusal::FrontPage);
    refused(delete(&[AnyId::Text(id(0x501))]), Refusal::TextOfSource);
    let levels: Vec<AnyId> = [0x301, 0x302, 0x303].map(|level| AnyId::Level(id(level))).into();
    refused(delete(&levels), Refusal::LastLevel);
    let one_by_one = levels.iter().map(|level| delete(&[*level])).collect();
    refused(Command::Together { label: "Levels".into(), commands: one_by_one }, Refusal::LastLevel);
    refused(delete(&[]), Refusal::Nothing);
}

#[test]
fn a_study_without_levels_can_still_be_tidied() {
    // As a damaged file may leave it.
    let mut study = sample::study();
    for level in [0x301, 0x302, 0x303] {
        study.restore_tombstone(AnyId::Level(id(level)), Stamp::default());
    }
    assert!(check(&study, &Command::Delete(vec![AnyId::Memo(id(0x3E01))]), sample::context()).is_ok());
}

#[test]
fn a_link_to_itself() {
    refused(Command::put(sample::link(0x1, 0xF01, 0xF01)), Refusal::SelfLink);
}

#[test]
fn commands_that_change_nothing() {
    let study = sample::study();
    for record in Kind::ALL.iter().flat_map(|kind| study.records(*kind)) {
        refused(Command::Put(record), Refusal::Nothing);
    }
    let nothing = |command| refused(command, Refusal::Nothing);
    nothing(Command::ImportSources(vec![]));
    nothing(Command::Retag { evidence: vec![], change: Retag::Weight(1) });
    nothing(retag(Retag::AddTheme(id(0x701))));
    nothing(retag(Retag::RemoveTheme(id(0x702))));
    nothing(retag(Retag::Themes(vec![id(0x704), id(0x701), id(0x703), id(0x701)])));
    nothing(retag(Retag::Weight(2)));
    nothing(Command::MarkRead { source: id(0x502), coder: id(sample::WHO), read: false });
    nothing(Command::MarkRead { source: id(0x501), coder: id(sample::WHO), read: true });
    nothing(Command::Together { label: "None".into(), commands: vec![] });
    nothing(Command::Together { label: "None".into(), commands: vec![retag(Retag::Weight(2))] });
    let synthesis = study.cells.iter().find(|c| c.theme == id(0x701)).unwrap().synthesis.clone();
    nothing(cell(CellEdit::Synthesis { text: synthesis, basis: vec![] }));
    nothing(cell(CellEdit::Rating(Some(3))));
    nothing(cell(CellEdit::Absence { level: Some(id(0x301)), kind: None, note: String::new() }));
    // Nothing said of a cell that is not there makes no cell.
    let none = CellEdit::Absence { level: None, kind: None, note: String::new() };
    nothing(Command::EditCell { place: CellPlace::Case(id(0x102)), theme: id(0x706), edit: none });
}

#[test]
fn one_refusal_among_many_refuses_all() {
    let commands = vec![
        retag(Retag::Weight(3)),
        retag(Retag::Weight(3)),
        Command::put(sample::case(0x1, "Third")),
        Command::put(sample::case(0x2, "Third")),
    ];
    refused(Command::Together { label: "Four".into(), commands }, Refusal::NameTaken("Third".into()));
}

#[test]
fn a_text_and_its_passages_can_change_together_in_any_order() {
    let mut study = sample::study();
    let quote = "Nobody asked";
    let moved =
        Evidence { span: Span::new(5, 5 + quote.len()), ..study.evidence.get(id(0xE04)).unwrap().clone() };
    let words = "Now: Nobody asked the nurses. It is empty.";
    let empty = study.evidence.get(id(0xE05)).unwrap().clone();
    let at = words.find("empty").unwrap();
    let commands = vec![
        Command::put(sample::text(0x502, words)),
        Command::put(moved),
        Command::put(Evidence { span: Span::new(at, at + 5), ..empty }),
    ];
    sample::run(&mut study, &Command::Together { label: "New text".into(), commands }).unwrap();
    assert_eq!(study.text(id(0x502)), words);
    assert_eq!(super::sound::fault(&study), None);
}

#[test]
fn refusals_are_sentences_with_names() {
    for (refusal, sentence) in [
        (Refusal::Missing(Kind::Evidence), "this piece of evidence is no longer in the study"),
        (Refusal::Dangling(Kind::Theme), "it refers to a theme that is not in the study"),
        (Refusal::NameTaken("Fees".into()), "“Fees” is already there"),
        (Refusal::CoderInUse("Ana".into()), "Ana has coded evidence and can't be deleted"),
        (Refusal::Span(SpanError::Outside), "the passage reaches beyond the end of the text"),
    ] {
        assert_eq!(refusal.to_string(), sentence);
    }
}

//! Two themes become one, and nothing that an analyst wrote is lost.

use crosscase::edit::{CellEdit, Command};
use crosscase::study::*;

use super::sample::{self, id, run};

const PLACE: fn() -> CellPlace = || CellPlace::Case(id(0x101));

fn cell(study: &Study, theme: u128) -> Option<&Cell> {
    study.cells.get(CellId::of(PLACE(), id(theme)))
}

fn merge(study: &mut Study, from: u128, into: u128) {
    run(study, &Command::MergeThemes { from: id(from), into: id(into) }).unwrap();
    assert_eq!(super::sound::fault(study), None);
}

#[test]
fn tags_children_cells_and_memos_move_over() {
    let mut study = sample::study();
    merge(&mut study, 0x702, 0x701);
    assert!(!study.themes.contains(id(0x702)));
    assert_eq!(study.evidence.get(id(0xE07)).unwrap().themes, [id(0x701), id(0x705)]);
    let comparison = study.comparisons.get(id(0xF21)).unwrap();
    assert_eq!(comparison.themes, [id(0x701)]);
    // Both had a child called Fees.
    let names: Vec<&str> = study.children_of(Some(id(0x701))).iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names, ["Fees", "Fees (Money)", "Power"]);
    // The memo on the cell that went is on the cell that took it in.
    assert_eq!(study.memos.get(id(0x3E03)).unwrap().about, AnyId::Cell(CellId::of(PLACE(), id(0x701))));
    let cell = cell(&study, 0x701).unwrap();
    assert_eq!(cell.synthesis, "The fund holds theme 701.\n\nThe fund holds theme 702.");
    assert_eq!((cell.state, cell.agreed_by.len(), cell.basis.len()), (CellState::Draft, 0, 0));
    let tied: Vec<&str> =
        cell.ties.iter().map(|t| &cell.synthesis[t.start as usize..t.end as usize]).collect();
    assert_eq!(tied, ["fund", "fund"]);
    assert_eq!(cell.rule, "two coders");
}

#[test]
fn a_cell_that_has_only_a_rating_keeps_it() {
    let mut study = sample::study();
    let rate = |theme, rating| Command::EditCell {
        place: PLACE(),
        theme: id(theme),
        edit: CellEdit::Rating(Some(rating)),
    };
    run(&mut study, &rate(0x705, 4)).unwrap();
    run(&mut study, &rate(0x706, 2)).unwrap();
    let rule = CellEdit::Rule("most said so".into());
    run(&mut study, &Command::EditCell { place: PLACE(), theme: id(0x706), edit: rule }).unwrap();
    merge(&mut study, 0x706, 0x705);
    let cell = cell(&study, 0x705).unwrap();
    assert_eq!((cell.rating, cell.rule.as_str()), (Some(4), "most said so"));
}

#[test]
fn a_cell_moves_where_there_was_none() {
    let mut study = sample::study();
    let before = cell(&study, 0x702).unwrap().clone();
    merge(&mut study, 0x702, 0x706);
    let moved = cell(&study, 0x706).unwrap();
    assert_eq!(moved, &Cell { id: CellId::of(PLACE(), id(0x706)), theme: id(0x706), ..before });
}

#[test]
fn a_child_called_like_its_parent_keeps_its_name_when_the_parent_goes() {
    let mut study = sample::study();
    sample::put(&mut study, sample::theme(0x1, Some(0x706), "Fees"));
    merge(&mut study, 0x706, 0x701);
    assert_eq!(study.themes.get(id(0x1)).unwrap().name, "Fees");
}

#[test]
fn ties_follow_the_words_through_an_edit_of_the_synthesis() {
    // (before, tied words, after, tied words after or none)
    for (before, tied, after, kept) in [
        ("the fund pays", "fund", "the fund never pays", Some("fund")),
        ("the fund pays", "fund", "now the fund pays", Some("fund")),
        ("the fund pays", "fund", "the scheme pays", None),
        ("the fund pays", "pays", "the scheme pays", Some("pays")),
        ("the cafe", "cafe", "the cafe\u{301}", None),
        ("ថ្លៃ fund", "fund", "ថ្លៃ ថ្លៃ fund", Some("fund")),
        ("fund fund", "fund", "", None),
    ] {
        let mut study = sample::study();
        let theme = id(0x706);
        let edit = |edit| Command::EditCell { place: PLACE(), theme, edit };
        let write = |text: &str| edit(CellEdit::Synthesis { text: text.into(), basis: vec![] });
        run(&mut study, &write(before)).unwrap();
        let start = before.find(tied).unwrap() as u32;
        let tie = Tie { start, end: start + tied.len() as u32, evidence: vec![id(0xE01)] };
        run(&mut study, &edit(CellEdit::Ties(vec![tie]))).unwrap();
        run(&mut study, &write(after)).unwrap();
        let cell = cell(&study, 0x706).unwrap();
        let now: Vec<&str> =
            cell.ties.iter().map(|t| &cell.synthesis[t.start as usize..t.end as usize]).collect();
        assert_eq!(now, Vec::from_iter(kept), "{before} -> {after}");
    }
}

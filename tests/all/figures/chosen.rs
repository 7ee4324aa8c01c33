//! Any figure by its name: of any study there is a figure or a reason, and marks open what they count.

use crosscase::analysis::{Counted, Index, Lens};
use crosscase::export::figure::{Kind as Out, sheet_of, write};
use crosscase::export::sheet::Format;
use crosscase::figure::draw::Look;
use crosscase::figure::scene::Opens;
use crosscase::figure::{Chosen, Figure, Kind, NoFigure, Style, records};
use crosscase::study::{AnyId, Study};

use super::made;

fn sample() -> Study {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    crosscase::storage::open(&sample).unwrap().contents.study
}

fn figure(study: &Study, chosen: &Chosen) -> Result<Figure, NoFigure> {
    Figure::new(study, &Index::build(study), &Lens::default(), chosen, "1 May 2026")
}

#[test]
fn of_one_case_of_none_and_of_twelve_there_is_a_figure_or_a_reason() {
    for study in
        [made::study(1, 9, true), made::study(2, 9, false), made::study(12, 9, true), Study::default()]
    {
        for kind in Kind::ALL {
            match figure(&study, &Chosen::new(kind, Counted::Evidence)) {
                Ok(figure) => {
                    let scene = figure.draw(&study, Look::of(Style::Dark));
                    assert!(!scene.caption.is_empty() && scene.texts().count() > 1, "{kind:?}");
                }
                Err(why) => {
                    let why = why.to_string();
                    let first = why.chars().next().unwrap();
                    assert!(first.is_uppercase() && why.ends_with('.'), "{kind:?}: {why}");
                }
            }
        }
    }
    let twelve = made::study(12, 9, true);
    for kind in Kind::ALL {
        assert!(figure(&twelve, &Chosen::new(kind, Counted::Evidence)).is_ok(), "{kind:?}");
    }
}

#[test]
fn dots_of_the_network_open_as_many_passages_as_they_say() {
    let study = sample();
    let index = Index::build(&study);
    for top in [true, false] {
        let chosen = Chosen { top, ..Chosen::new(Kind::Network, Counted::Findings) };
        let scene = figure(&study, &chosen).unwrap().draw(&study, Look::of(Style::Light));
        let (mut dots, mut lines) = (0, 0);
        for mark in &scene.marks {
            let found = records(&study, &index, &Lens::default(), &chosen, &mark.opens);
            let count: usize = mark.name.rsplit_once(": ").unwrap().1.parse().unwrap();
            if let Opens::Pair(_) = mark.opens {
                lines += 1;
                assert!(count > 0 && !found.is_empty() && found.len() <= 2 * count, "{}", mark.name);
            } else {
                dots += 1;
                assert_eq!(found.len(), count, "{}", mark.name);
            }
            assert!(found.iter().all(|id| matches!(id, AnyId::Evidence(_))));
        }
        assert!(dots > 1 && lines > 0, "{top}: {dots} dots, {lines} lines");
    }
}

#[test]
fn cautions_of_the_statistics_stand_in_the_caption() {
    let study = sample();
    let said = |kind| {
        let figure = figure(&study, &Chosen::new(kind, Counted::Findings)).unwrap();
        figure.draw(&study, Look::of(Style::Print)).caption.join(" ")
    };
    assert!(said(Kind::Tree).contains("With fewer than three cases there is nothing to rank"));
    assert!(said(Kind::Saturation).contains("base of 4, runs of 2, new at most 5 %"));
    assert!(said(Kind::Together).contains("no passage matched twice"));
    assert!(said(Kind::Map).contains("one dimension only"));
}

#[test]
fn the_numbers_leave_as_tables_of_every_format() {
    let study = sample();
    let scene = figure(&study, &Chosen::new(Kind::Together, Counted::Findings))
        .unwrap()
        .draw(&study, Look::of(Style::Light));
    let sheet = sheet_of(&scene);
    assert_eq!(sheet.rows.len(), scene.table.rows.len());
    for (row, drawn) in sheet.rows.iter().zip(&scene.table.rows) {
        assert_eq!(row.label, drawn[0].words());
        for (cell, drawn) in row.cells.iter().zip(&drawn[1..]) {
            assert_eq!(cell.value.shown(), drawn.words());
        }
    }
    for format in Format::ALL {
        assert!(!write(&scene, Out::Table(format)).unwrap().is_empty(), "{format:?}");
        assert_eq!(Out::of(format.ending(), 72), Some(Out::Table(format)));
    }
}

//! Pictures of the matrix for a person to look at, into the folder that `CROSSCASE_LOOK` names.

use crosscase::analysis::{CellKind, Dimension, MatrixSpec, Order};
use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::{Study, Theme};
use eframe::egui::{Key, Vec2};

use super::super::analysis::notation;
use super::super::ui_keys::Hand;
use super::sample;

fn shot(session: Session, size: (f32, f32), spec: MatrixSpec, name: &str, dark: bool) {
    let Ok(folder) = std::env::var("CROSSCASE_LOOK") else { return };
    let mut hand = Hand::new(Vec2::new(size.0, size.1), Some(session));
    hand.harness.state_mut().views.matrix.set_spec(spec);
    hand.ctrl(Key::Num4);
    if dark {
        hand.command("Light or dark");
    }
    hand.key(Key::ArrowDown);
    hand.harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
}

fn renamed(study: &mut Study, at: usize, name: &str) {
    let theme: Theme = study.themes.iter().nth(at).unwrap().clone();
    study.restore(Theme { name: name.to_owned(), ..theme }.into(), notation::STAMP);
}

#[test]
fn look() {
    if std::env::var("CROSSCASE_LOOK").is_err() {
        return;
    }
    let by_case = MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() };
    for cell in CellKind::ALL {
        let spec = MatrixSpec { cell, ..by_case.clone() };
        shot(sample(), (1280.0, 800.0), spec.clone(), &format!("kind-{}", cell.key()), false);
        let units = MatrixSpec { columns: vec![Dimension::CaseAndUnits, Dimension::Level], ..spec };
        shot(sample(), (1920.0, 1080.0), units, &format!("nested-{}", cell.key()), true);
    }
    let alike = MatrixSpec {
        columns: vec![Dimension::Source],
        row_order: Order::Similarity,
        column_order: Order::Similarity,
        ..MatrixSpec::default()
    };
    shot(sample(), (1920.0, 1080.0), alike.clone(), "tree", false);
    shot(sample(), (1280.0, 800.0), alike, "tree-small", true);
    let attribute = sample().study().attributes.iter().next().unwrap().id;
    let banded = MatrixSpec {
        rows: vec![Dimension::Attribute(attribute), Dimension::Case],
        columns: vec![Dimension::Attribute(attribute), Dimension::Case],
        ..MatrixSpec::default()
    };
    shot(sample(), (1280.0, 800.0), banded, "bands", true);
    let deep = notation::study("C0:a/b/c/d/e/f/g/h/i/j/k/l:micro:-").study;
    shot(Session::new(deep, History::default()), (1280.0, 800.0), by_case.clone(), "deep", true);
    let mut line: Vec<String> = (0..12).map(|at| format!("C{}:T{}:_:+", at % 3, at)).collect();
    line.push("C0:a/b/c/d/e/f/g/h/i/j/k/l:micro:-".to_owned());
    let mut study = notation::study(&line.join(" ")).study;
    renamed(&mut study, 0, &"A very long name of a theme that goes on and on ".repeat(6));
    renamed(&mut study, 1, "ភាពជាដៃគូសុខភាព និងការទទួលខុសត្រូវ");
    renamed(&mut study, 2, "🏥🤝 Partners 👩🏽‍⚕️");
    for cell in [CellKind::Evidence, CellKind::Quotes, CellKind::Association] {
        let session = Session::new(study.clone(), History::default());
        let spec = MatrixSpec { cell, ..by_case.clone() };
        shot(session, (1280.0, 800.0), spec, &format!("awkward-{}", cell.key()), false);
    }
    let many: Vec<String> = (0..2000).map(|at| format!("C{}:T{}:_:-", at % 50, at % 499)).collect();
    let study = notation::study(&many.join(" ")).study;
    for cell in [CellKind::Evidence, CellKind::LevelMix] {
        let session = Session::new(study.clone(), History::default());
        let spec = MatrixSpec { cell, ..by_case.clone() };
        shot(session, (1920.0, 1080.0), spec, &format!("many-{}", cell.key()), false);
    }
}

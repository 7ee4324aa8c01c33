//! Compare and the inspector, by label and role: what is on the screen, what keys and fields change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crosscase::analysis::basis_now;
use crosscase::edit::{CellEdit, Command, History, Retag};
use crosscase::session::{Prefs, Session, fresh, now};
use crosscase::study::*;
use crosscase::ui::App;
use eframe::egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

struct Made {
    session: Session,
    cases: [CaseId; 2],
    theme: ThemeId,
    levels: [LevelId; 3],
    evidence: Vec<EvidenceId>,
}

fn put(study: &mut Study, record: impl Into<Record>) {
    study.restore(record.into(), Stamp::default());
}

const PASSAGES: [(usize, &str, usize, Polarity); 5] = [
    (0, "Assistance from outside turns into control.", 0, Polarity::Constraining),
    (
        0,
        "Next year’s money waits for the targets, and so the meetings are about targets.",
        1,
        Polarity::Constraining,
    ),
    (1, "Later funding will ask for activity.", 0, Polarity::Constraining),
    (1, "Sites may change their plans.", 1, Polarity::Enabling),
    (1, "Staff doubt that input helps at all.", 2, Polarity::Constraining),
];

/// Two cases with a source each, three levels, two themes, five pieces of evidence and a finding.
fn made() -> Made {
    let mut study = Study::default();
    put(&mut study, Info { title: "Two places".into(), ..Info::default() });
    let coder: CoderId = fresh();
    put(&mut study, Coder { id: coder, name: "Emma".into(), initials: "EA".into(), note: String::new() });
    let levels = ["macro", "meso", "micro"].map(|name| (fresh::<LevelId>(), name));
    for (order, (id, name)) in levels.iter().enumerate() {
        let level = Level { id: *id, order: order as u32, name: (*name).into(), description: String::new() };
        put(&mut study, level);
    }
    let themes = ["Accountability", "Trust"].map(|name| (fresh::<ThemeId>(), name));
    for (order, (id, name)) in themes.iter().enumerate() {
        let theme = Theme {
            id: *id,
            parent: None,
            order: order as u32,
            name: (*name).into(),
            short: String::new(),
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            hue: None,
        };
        put(&mut study, theme);
    }
    let cases = ["Cambodia", "UK"].map(|name| (fresh::<CaseId>(), name));
    let mut sources = Vec::new();
    for (order, (id, name)) in cases.iter().enumerate() {
        let case = Case {
            id: *id,
            name: (*name).into(),
            order: order as u32,
            description: String::new(),
            selection: String::new(),
            fieldwork: Fieldwork::default(),
            values: BTreeMap::new(),
        };
        put(&mut study, case);
        let source: SourceId = fresh();
        let words: Vec<&str> = PASSAGES.iter().filter(|p| p.0 == order).map(|p| p.1).collect();
        let text = words.join("\n\n");
        let record = Source {
            id: source,
            case: *id,
            unit: None,
            title: format!("Account {name}"),
            slug: format!("account-{order}"),
            order: 0,
            kind: SourceKind::Account,
            date: "2008".into(),
            language: "en".into(),
            note: String::new(),
            words: 20,
            read_by: BTreeSet::from([coder]),
            origin: Origin::default(),
        };
        put(&mut study, record);
        put(&mut study, SourceText { id: source, text: Arc::from(text.as_str()) });
        sources.push((source, text));
    }
    let mut evidence = Vec::new();
    for (case, quote, level, polarity) in PASSAGES {
        let (source, text) = &sources[case];
        let start = text.find(quote).unwrap();
        let id: EvidenceId = fresh();
        let record = Evidence {
            id,
            source: *source,
            unit: None,
            span: Span::new(start, start + quote.len()),
            quote: quote.into(),
            themes: vec![themes[0].0],
            levels: vec![levels[level].0],
            polarity: Some(polarity),
            kind: None,
            actors: Vec::new(),
            weight: 2,
            note: String::new(),
            coder,
            created: now(),
        };
        put(&mut study, record);
        evidence.push(id);
    }
    let finding = Finding {
        id: fresh(),
        number: 26,
        statement: "Help becomes control".into(),
        mechanism: String::new(),
        cases: vec![cases[0].0],
        unit: None,
        themes: vec![themes[0].0],
        levels: vec![levels[0].0],
        polarity: Some(Polarity::Constraining),
        evidence_for: vec![evidence[0]],
        evidence_against: Vec::new(),
        state: ClaimState::Draft,
        confidence: None,
        confidence_reason: String::new(),
        basis: String::new(),
        author: Some(coder),
        created: now(),
    };
    put(&mut study, finding);
    let mut session = Session::new(study, History::default());
    session.selection.theme = Some(themes[0].0);
    Made {
        session,
        cases: cases.map(|(id, _)| id),
        theme: themes[0].0,
        levels: levels.map(|(id, _)| id),
        evidence,
    }
}

fn window(session: Session, size: (f32, f32)) -> Harness<'static, App> {
    let mut session = Some(session);
    let mut harness =
        Harness::builder().with_size(Vec2::new(size.0, size.1)).with_max_steps(16).build_eframe(move |cc| {
            let mut app = App::new(&cc.egui_ctx, None, Prefs::default());
            app.session = session.take();
            app
        });
    harness.run_steps(4);
    harness
}

fn session<'a>(harness: &'a Harness<'static, App>) -> &'a Session {
    harness.state().session.as_ref().unwrap()
}
#[test]
fn look() {
    let Ok(folder) = std::env::var("CROSSCASE_LOOK") else { return };
    let mut made = made();
    let place = CellPlace::Case(made.cases[1]);
    let basis = basis_now(made.session.study(), &made.session.index(), place, made.theme);
    let edit = CellEdit::Synthesis { text: "Flexible on paper: funding does not hinge on targets and plans may change. Yet reports fill with clinical activity, because later judges will ask for that.".into(), basis };
    made.session.edit(&Command::EditCell { place, theme: made.theme, edit }).unwrap();
    let tie = Tie { start: 17, end: 60, evidence: vec![made.evidence[3]] };
    made.session
        .edit(&Command::EditCell { place, theme: made.theme, edit: CellEdit::Ties(vec![tie]) })
        .unwrap();
    made.session
        .edit(&Command::Retag {
            evidence: vec![made.evidence[2]],
            change: Retag::ToggleLevel(made.levels[1]),
        })
        .unwrap();
    made.session.selection.pick(AnyId::Evidence(made.evidence[2]));
    let mut harness = window(made.session, (1440.0, 900.0));
    harness.render().unwrap().save(format!("{folder}/compare-1.png")).unwrap();
    harness.get_by_label("Comparison").click();
    harness.run_steps(6);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    let card = harness.get_by_label_contains("Sites may change");
    card.click();
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    harness.render().unwrap().save(format!("{folder}/compare-2.png")).unwrap();
}

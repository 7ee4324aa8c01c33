//! Compare and the inspector, by label and role: what is on the screen, what keys and fields change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crosscase::analysis::{basis_now, cell_state};
use crosscase::edit::{CellEdit, Command, History, Retag};
use crosscase::session::{Prefs, Session, fresh, now};
use crosscase::study::*;
use crosscase::ui::App;
use eframe::egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

pub struct Made {
    pub session: Session,
    pub cases: [CaseId; 2],
    pub theme: ThemeId,
    pub levels: [LevelId; 3],
    pub evidence: Vec<EvidenceId>,
}

pub fn put(study: &mut Study, record: impl Into<Record>) {
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
pub fn made() -> Made {
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
            place: String::new(),
            participants: Vec::new(),
            fieldwork: String::new(),
            note: String::new(),
            words: 20,
            read_by: BTreeSet::from([coder]),
            origin: Origin::default(),
        };
        put(&mut study, record);
        put(&mut study, SourceText::plain(source, Arc::from(text.as_str())));
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
            region: None,
            search: String::new(),
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
        agreed_by: vec![],
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

pub fn window(session: Session) -> Harness<'static, App> {
    window_with(session, (1280.0, 800.0), Prefs::default())
}

fn window_with(session: Session, size: (f32, f32), prefs: Prefs) -> Harness<'static, App> {
    let mut session = Some(session);
    let mut harness =
        Harness::builder().with_size(Vec2::new(size.0, size.1)).with_max_steps(16).build_eframe(move |cc| {
            let mut app = App::new(&cc.egui_ctx, None, prefs.clone());
            app.session = session.take();
            app
        });
    harness.run_steps(4);
    harness
}

pub fn session<'a>(harness: &'a Harness<'static, App>) -> &'a Session {
    harness.state().session.as_ref().unwrap()
}
/// The card of a passage.
fn card<'a>(harness: &'a Harness<'static, App>, quote: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by(move |node| {
        node.role() == Role::ListItem && node.label().is_some_and(|label| label.starts_with(quote))
    })
}

fn evidence(harness: &Harness<'static, App>, id: EvidenceId) -> Evidence {
    session(harness).study().evidence.get(id).unwrap().clone()
}

#[test]
fn cards_stand_in_the_band_of_their_level_and_the_column_of_their_case() {
    let harness = window(made().session);
    let place = |at: usize| card(&harness, PASSAGES[at].1).rect();
    assert!((place(0).top() - place(2).top()).abs() < 1.0, "macro beside macro");
    assert!((place(1).top() - place(3).top()).abs() < 1.0, "meso beside meso");
    assert!(place(0).bottom() < place(1).top() && place(3).bottom() < place(4).top());
    assert!(place(0).right() < place(2).left() && place(1).right() < place(3).left());
    for name in ["Macro: 1 · 1", "Meso: 1 · 1", "Micro: 0 · 1"] {
        harness.get_by_label(name);
    }
}

#[test]
fn keys_on_a_card_change_its_tags_and_walk_on() {
    let made = made();
    let mut harness = window(made.session);
    card(&harness, PASSAGES[0].1).click();
    harness.run_steps(4);
    harness.key_press(Key::Num2);
    harness.run_steps(4);
    let both: BTreeSet<_> = evidence(&harness, made.evidence[0]).levels.into_iter().collect();
    assert_eq!(both, BTreeSet::from([made.levels[0], made.levels[1]]));
    harness.key_press(Key::Num0);
    harness.run_steps(4);
    assert_eq!(evidence(&harness, made.evidence[0]).polarity, Some(Polarity::Mixed));
    harness.key_press(Key::ArrowDown);
    harness.run_steps(4);
    assert_eq!(session(&harness).selection.what, Some(AnyId::Evidence(made.evidence[1])));
    harness.key_press(Key::ArrowRight);
    harness.run_steps(4);
    assert_eq!(session(&harness).selection.what, Some(AnyId::Evidence(made.evidence[3])));
    harness.key_press(Key::Delete);
    harness.run_steps(4);
    assert!(!session(&harness).study().evidence.contains(made.evidence[3]), "its only theme");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert!(session(&harness).study().evidence.contains(made.evidence[3]));
}

#[test]
fn delete_takes_only_the_tag_off_what_has_other_themes() {
    let mut made = made();
    let trust = made.session.study().themes.iter().find(|theme| theme.name == "Trust").unwrap().id;
    let add = Command::Retag { evidence: vec![made.evidence[4]], change: Retag::AddTheme(trust) };
    made.session.edit(&add).unwrap();
    let mut harness = window(made.session);
    card(&harness, PASSAGES[4].1).click();
    harness.run_steps(4);
    harness.key_press(Key::Delete);
    harness.run_steps(4);
    assert_eq!(evidence(&harness, made.evidence[4]).themes, vec![trust]);
}

#[test]
fn a_synthesis_is_written_in_place_and_told_stale_when_its_evidence_changes() {
    let made = made();
    let mut harness = window(made.session);
    let field = harness.get_by_label("Synthesis of Cambodia");
    field.focus();
    harness.run_steps(2);
    harness.get_by_label("Synthesis of Cambodia").type_text("Control comes with help.");
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_steps(4);
    let place = CellPlace::Case(made.cases[0]);
    let state = |harness: &Harness<'static, App>| {
        let session = session(harness);
        cell_state(session.study(), &session.index(), place, made.theme)
    };
    assert_eq!(state(&harness).synthesis(), "Control comes with help.");
    assert_eq!(state(&harness).record.unwrap().basis.len(), 2);
    assert!(harness.query_by_label("1 evidence changed since written").is_none());
    card(&harness, PASSAGES[1].1).click();
    harness.run_steps(4);
    harness.key_press(Key::Plus);
    harness.run_steps(4);
    harness.get_by_label("1 evidence changed since written");
    harness.get_by_label("The synthesis of Cambodia still holds").click();
    harness.run_steps(4);
    assert!(state(&harness).stale.is_empty());
    assert!(harness.query_by_label("1 evidence changed since written").is_none());
}

#[test]
fn an_empty_band_is_said_and_taken_back() {
    let made = made();
    let mut harness = window(made.session);
    harness.get_by_label("Micro, Cambodia: nothing tagged here yet. Say why").click();
    harness.run_steps(4);
    harness.get_by_label("nothing found").click();
    harness.run_steps(4);
    let place = CellPlace::Case(made.cases[0]);
    let said = |harness: &Harness<'static, App>| {
        let cell = session(harness).study().cells.get(CellId::of(place, made.theme)).cloned();
        cell.and_then(|cell| cell.absences.get(&Some(made.levels[2])).map(|absence| absence.kind))
    };
    assert_eq!(said(&harness), Some(AbsenceKind::NothingFound));
    harness.get_by_label("Micro, Cambodia: nothing found. Say why");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert_eq!(said(&harness), None);
}

#[test]
fn brackets_walk_through_the_themes_and_enter_opens_the_passage() {
    let made = made();
    let mut harness = window(made.session);
    harness.key_press(Key::CloseBracket);
    harness.run_steps(4);
    assert_ne!(session(&harness).selection.theme, Some(made.theme));
    harness.key_press(Key::OpenBracket);
    harness.run_steps(4);
    assert_eq!(session(&harness).selection.theme, Some(made.theme));
    card(&harness, PASSAGES[3].1).click();
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_label("Close the text");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.query_by_label("Close the text").is_none());
}

#[test]
fn a_comparison_is_added_for_the_cases_shown() {
    let made = made();
    let mut harness = window(made.session);
    harness.get_by_role_and_label(Role::Button, "Comparison").click();
    harness.run_steps(6);
    let study = session(&harness).study();
    let one = study.comparisons.iter().next().unwrap();
    assert_eq!((one.number, one.themes.clone()), (1, vec![made.theme]));
    assert_eq!(one.shows.iter().map(|shows| shows.case).collect::<Vec<_>>(), made.cases);
    assert!(harness.get_by_label("Feature compared").is_focused());
}

#[test]
fn the_inspector_makes_a_finding_of_a_passage_and_keeps_a_memo() {
    let made = made();
    let mut harness = window(made.session);
    card(&harness, PASSAGES[4].1).click();
    harness.run_steps(4);
    harness.get_by_label("Add a memo").click();
    harness.run_steps(4);
    harness.get_by_label("New memo").type_text("Ask again.");
    harness.run_steps(2);
    harness.get_by_label("Add memo").click();
    harness.run_steps(4);
    let memo = session(&harness).study().memos.iter().next().unwrap().clone();
    assert_eq!((memo.text.as_str(), memo.about), ("Ask again.", AnyId::Evidence(made.evidence[4])));
    harness.get_by_label("Make a finding of it").click();
    harness.run_steps(4);
    let study = session(&harness).study();
    let finding = study.findings.iter().find(|finding| finding.number == 27).unwrap();
    assert_eq!(finding.evidence_for, vec![made.evidence[4]]);
    assert_eq!((finding.cases.clone(), finding.levels.clone()), (vec![made.cases[1]], vec![made.levels[2]]));
    assert_eq!(session(&harness).selection.what, Some(AnyId::Finding(finding.id)));
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
    made.session.selection.pick(AnyId::Evidence(made.evidence[0]));
    let finding = made.session.study().findings.ids().next().unwrap();
    let mut prefs = Prefs::default();
    prefs.theme = crosscase::session::ThemeChoice::Light;
    let mut harness = window_with(made.session, (1440.0, 900.0), prefs);
    harness.render().unwrap().save(format!("{folder}/compare-1.png")).unwrap();
    harness.get_by_label("Comparison").click();
    harness.run_steps(6);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    let card = harness.get_by_role_and_label(Role::ListItem, "Sites may change their plans., Account UK ¶2");
    card.click();
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    harness.render().unwrap().save(format!("{folder}/compare-2.png")).unwrap();
    for (name, what) in [
        ("finding", Some(AnyId::Finding(finding))),
        ("theme", Some(AnyId::Theme(made.theme))),
        ("cell", None),
    ] {
        let s = harness.state_mut().session.as_mut().unwrap();
        s.selection.evidence.clear();
        s.selection.what = what;
        s.selection.cell = Some((place, made.theme));
        harness.run_steps(4);
        harness.render().unwrap().save(format!("{folder}/compare-{name}.png")).unwrap();
    }
}

#[test]
fn perf() {
    if std::env::var("CROSSCASE_PERF").is_err() {
        return;
    }
    let mut made = made();
    let mut study = made.session.study().clone();
    let base: Vec<Evidence> = study.evidence.iter().cloned().collect();
    for i in 0..5000 {
        let one = base[i % base.len()].clone();
        put(&mut study, Evidence { id: fresh(), ..one });
    }
    made.session = Session::new(study, History::default());
    made.session.selection.theme = Some(made.theme);
    made.session.selection.pick(AnyId::Evidence(made.evidence[0]));
    let t0 = std::time::Instant::now();
    let mut harness = window(made.session);
    println!("first {:?}", t0.elapsed());
    let t0 = std::time::Instant::now();
    harness.run_steps(50);
    println!("a frame {:?}", t0.elapsed() / 50);
}

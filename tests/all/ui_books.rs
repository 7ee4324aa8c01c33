//! Codebook, Findings, Study and History by label and role, on a small study of two schools.

use crosscase::edit::{CellEdit, Command, History};
use crosscase::session::{NewStudy, Prefs, Session, fresh, new_study};
use crosscase::study::{
    AnyId, Attribute, AttributeKind, CellId, CellPlace, Evidence, EvidenceId, Polarity, Source, Span, Study,
    Theme, Value, word_count,
};
use crosscase::ui::actions::{Action, Outbox, View};
use crosscase::ui::commands::UiCommand;
use crosscase::ui::cx::Cx;
use crosscase::ui::names::Names;
use crosscase::ui::views::{self, Views};
use eframe::egui::{self, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The views with a session behind them that does what they ask, as the program does.
pub struct Bench {
    pub session: Session,
    pub view: View,
    views: Views,
    names: Names,
    pub asked: Vec<Action>,
    fired: Vec<UiCommand>,
}

impl Bench {
    pub fn new(session: Session, view: View) -> Self {
        Self {
            session,
            view,
            views: Views::default(),
            names: Names::default(),
            asked: Vec::new(),
            fired: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        self.names.refresh(self.session.study());
        let mut out = Outbox::default();
        let prefs = Prefs::default();
        let fired = std::mem::take(&mut self.fired);
        let mut cx =
            Cx { session: &self.session, out: &mut out, fired: &fired, prefs: &prefs, names: &self.names };
        match self.view {
            View::Codebook => views::codebook::show(ui, &mut cx, &mut self.views.codebook),
            View::Maps => views::maps::show(ui, &mut cx, &mut self.views.maps),
            View::Findings => views::findings::show(ui, &mut cx, &mut self.views.findings),
            View::Figures => views::figures::show(ui, &mut cx, &mut self.views.figures),
            View::History => views::history::show(ui, &mut cx, &mut self.views.history),
            _ => views::study::show(ui, &mut cx, &mut self.views.study),
        }
        for action in out.actions {
            match &action {
                Action::Edit(command) => drop(self.session.edit(command)),
                Action::Select(id) => self.session.selection.pick(*id),
                Action::SetTheme(theme) => self.session.selection.theme = Some(*theme),
                Action::TakeBack(stamp) => drop(self.session.take_back(*stamp)),
                Action::TakeBackSince(stamp) => drop(self.session.take_back_since(*stamp)),
                _ => self.asked.push(action),
            }
        }
    }

    fn study(&self) -> &Study {
        self.session.study()
    }
}

pub fn harness(session: Session, view: View) -> Harness<'static, Bench> {
    let mut harness = Harness::builder().with_size(egui::vec2(1000.0, 700.0)).build_ui_state(
        |ui, bench: &mut Bench| {
            if ui.data(|d| d.get_temp::<bool>(egui::Id::unique("installed"))).is_none() {
                ui.data_mut(|d| d.insert_temp(egui::Id::unique("installed"), true));
                crosscase::ui::theme::install(ui.ctx());
                return;
            }
            bench.ui(ui);
        },
        Bench::new(session, view),
    );
    harness.run_steps(3);
    harness
}

/// Two cases, a text, three themes, two passages.
pub fn session() -> (Session, Vec<EvidenceId>) {
    let study = new_study(&NewStudy {
        title: "Two schools".into(),
        question: "Why did it last in one?".into(),
        cases: vec!["Hillside".into(), "Riverbank".into()],
        coder: "Ada B".into(),
    });
    let mut session = Session::new(study, History::default());
    let case = session.study().cases_in_order()[0].id;
    let coder = session.coder().unwrap();
    let text = "The head came to every meeting.\nNobody asked the parents.\n";
    let source = Source {
        id: fresh(),
        case,
        unit: None,
        title: "Head teacher".into(),
        slug: "head".into(),
        order: 0,
        kind: Default::default(),
        date: "2024".into(),
        language: String::new(),
        place: String::new(),
        participants: Vec::new(),
        fieldwork: String::new(),
        note: String::new(),
        words: word_count(text) as u32,
        read_by: Default::default(),
        origin: Default::default(),
    };
    let source_id = source.id;
    let new = crosscase::edit::NewSource::plain(source, text);
    session.edit(&Command::ImportSources(vec![new])).unwrap();
    let mut themes = Vec::new();
    for (order, name) in ["Leadership", "Parents", "Time"].into_iter().enumerate() {
        let theme = Theme {
            id: fresh(),
            parent: None,
            order: order as u32,
            name: name.into(),
            short: String::new(),
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            hue: None,
        };
        themes.push(theme.id);
        session.edit(&Command::put(theme)).unwrap();
    }
    let mut ids = Vec::new();
    for (theme, quote) in [(0, "The head came to every meeting."), (1, "Nobody asked the parents.")] {
        let start = text.find(quote).unwrap();
        let one = Evidence {
            id: fresh(),
            source: source_id,
            unit: None,
            span: Span::new(start, start + quote.len()),
            quote: quote.into(),
            region: None,
            search: String::new(),
            themes: vec![themes[theme]],
            levels: vec![session.study().levels_in_order()[1].id],
            polarity: Some(if theme == 0 { Polarity::Enabling } else { Polarity::Constraining }),
            kind: None,
            actors: Vec::new(),
            weight: 2,
            note: String::new(),
            coder,
            created: Default::default(),
        };
        ids.push(one.id);
        session.edit(&Command::put(one)).unwrap();
    }
    let kind = AttributeKind::Choice(vec!["town".into(), "village".into()]);
    for (order, (name, kind)) in [("Pupils", AttributeKind::Number), ("Place", kind)].into_iter().enumerate()
    {
        let attribute = Attribute {
            id: fresh(),
            name: name.into(),
            order: order as u32,
            kind,
            description: String::new(),
        };
        session.edit(&Command::put(attribute)).unwrap();
    }
    (session, ids)
}

pub fn type_into(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
    let field = harness.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(2);
}

pub fn press(harness: &mut Harness<'_, Bench>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

pub fn click(harness: &mut Harness<'_, Bench>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_steps(3);
}

fn theme<'a>(bench: &'a Bench, name: &str) -> &'a Theme {
    bench.study().themes.iter().find(|theme| theme.name == name).unwrap()
}

#[test]
fn themes_are_added_renamed_indented_and_deleted_with_undo() {
    let mut harness = harness(session().0, View::Codebook);
    click(&mut harness, Role::Button, "Add theme");
    type_into(&mut harness, "Name of the new theme", "Money");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(theme(harness.state(), "Money").order, 3);

    // The new row has the keyboard: F2 renames, Alt and an arrow indent.
    press(&mut harness, Modifiers::NONE, Key::F2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "New name of the theme").type_text("Funding");
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().study().themes.iter().all(|theme| theme.name != "Money"));
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let time = theme(harness.state(), "Time").id;
    assert_eq!(theme(harness.state(), "Funding").parent, Some(time));

    // Two siblings can't have one name, and that is said.
    press(&mut harness, Modifiers::NONE, Key::Insert);
    type_into(&mut harness, "Name of the new theme under Time", "Funding");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label_contains("already there");
    assert_eq!(harness.state().study().themes.len(), 4);
    click(&mut harness, Role::Button, "Cancel");

    // A theme in use: what goes with it is said before.
    click(&mut harness, Role::TreeItem, "Leadership, 1 passage");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    harness.get_by_label_contains("1 passage loses this tag.");
    assert_eq!(harness.state().study().themes.len(), 4);
    // The button of the question, not the one of the pane behind it.
    harness.query_all_by_role_and_label(Role::Button, "Delete theme").last().unwrap().click();
    harness.run_steps(3);
    assert_eq!(harness.state().study().themes.len(), 3);
    let parents = theme(harness.state(), "Parents").id;
    assert_eq!(harness.state().session.selection.what, Some(AnyId::Theme(parents)), "the next row");
    harness.state_mut().session.undo().unwrap().unwrap();
    assert_eq!(theme(harness.state(), "Leadership").name, "Leadership");
}

#[test]
fn a_value_of_an_attribute_is_edited_in_the_table() {
    let mut harness = harness(session().0, View::Study);
    click(&mut harness, Role::RadioButton, "Attributes");
    click(&mut harness, Role::Cell, "Riverbank, Pupils: empty");
    press(&mut harness, Modifiers::NONE, Key::F2);
    type_into(&mut harness, "Pupils of Riverbank", "412");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let study = harness.state().study();
    let case = study.cases_in_order()[1];
    let pupils = study.attributes_in_order()[0].id;
    assert_eq!(case.values.get(&pupils), Some(&Value::Number(412.0)));

    click(&mut harness, Role::Cell, "Hillside, Place: empty");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    click(&mut harness, Role::Button, "village");
    let study = harness.state().study();
    let place = study.attributes_in_order()[1].id;
    assert_eq!(study.cases_in_order()[0].values.get(&place), Some(&Value::Choice("village".into())));
}

#[test]
fn a_finding_is_made_of_selected_evidence_and_takes_more() {
    let (mut session, ids) = session();
    session.selection.pick(AnyId::Evidence(ids[0]));
    let mut harness = harness(session, View::Findings);
    harness.state_mut().fired = vec![UiCommand::MakeFinding];
    harness.run_steps(3);
    type_into(&mut harness, "What does the case show?", "The head carries it");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(3);
    let finding = harness.state().study().findings.iter().next().unwrap().clone();
    assert_eq!((finding.number, finding.statement.as_str()), (1, "The head carries it"));
    assert_eq!(finding.evidence_for, [ids[0]]);
    assert_eq!(finding.polarity, Some(Polarity::Enabling));
    assert_eq!(finding.cases, [harness.state().study().cases_in_order()[0].id]);

    // The form is open; a second passage is added against it.
    harness.state_mut().session.selection.toggle(ids[1]);
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Add selected evidence: Evidence against it");
    let finding = harness.state().study().findings.iter().next().unwrap();
    assert!(finding.evidence_against.contains(&ids[1]));

    // The row opens to its passages, and Enter on one asks for its text.
    let row = "F01, The head carries it, Hillside, single source, folded";
    click(&mut harness, Role::TreeItem, row);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let opened = |action: &Action| matches!(action, Action::OpenPassage(id) if *id == ids[0]);
    assert!(harness.state().asked.iter().any(opened), "{:?}", harness.state().asked);
}

#[test]
fn a_step_is_taken_back_in_the_middle_of_the_history() {
    let mut harness = harness(session().0, View::History);
    let label = harness
        .state()
        .session
        .history()
        .steps()
        .iter()
        .find(|step| step.label == "Added theme Time")
        .unwrap()
        .label
        .clone();
    let row = harness
        .query_all_by_role(Role::ListItem)
        .find(|node| node.accesskit_node().label().is_some_and(|words| words.contains(&label)));
    row.unwrap().click();
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Take back this step");
    click(&mut harness, Role::Button, "Take back");
    assert!(harness.state().study().themes.iter().all(|theme| theme.name != "Time"));
    assert_eq!(harness.state().study().themes.len(), 2);
    harness.run_steps(2);
    harness.get_by_label_contains("Took back: Added theme Time");
}

#[test]
fn a_merge_keeps_the_syntheses_and_chooses_the_theme_that_stays() {
    let (mut session, _) = session();
    let case = session.study().cases_in_order()[0].id;
    let of = |session: &Session, name: &str| {
        session.study().themes.iter().find(|theme| theme.name == name).unwrap().id
    };
    for name in ["Leadership", "Parents"] {
        session
            .edit(&Command::EditCell {
                place: CellPlace::Case(case),
                theme: of(&session, name),
                edit: CellEdit::Synthesis { text: format!("About {name}."), basis: Vec::new() },
            })
            .unwrap();
    }
    let mut harness = harness(session, View::Codebook);
    let first = of(&harness.state().session, "Leadership");
    assert_eq!(harness.state().session.selection.what, Some(AnyId::Theme(first)), "what looks chosen is");
    let merge = "Merge this theme into another: Merge into…";
    harness.get_by_role_and_label(Role::Button, merge).scroll_to_me();
    harness.run_steps(3);
    click(&mut harness, Role::Button, merge);
    click(&mut harness, Role::Button, "Parents");
    harness.get_by_label_contains("1 synthesis is added below the one that is there");
    click(&mut harness, Role::Button, "Merge theme");
    harness.run_steps(2);
    let bench = harness.state();
    let into = of(&bench.session, "Parents");
    assert_eq!(bench.session.selection.what, Some(AnyId::Theme(into)));
    let cell = bench.study().cells.get(CellId::of(CellPlace::Case(case), into)).unwrap();
    assert_eq!(cell.synthesis, "About Parents.\n\nAbout Leadership.");
}

#[test]
fn a_new_theme_takes_a_hue_that_is_free_and_keeps_it() {
    let mut harness = harness(session().0, View::Codebook);
    click(&mut harness, Role::Button, "Add theme");
    type_into(&mut harness, "Name of the new theme", "Money");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(theme(harness.state(), "Money").hue, Some(3));
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!((theme(harness.state(), "Money").order, theme(harness.state(), "Money").hue), (2, Some(3)));
}

#[test]
fn arrows_walk_the_marks_of_a_figure_and_enter_opens_them() {
    let mut harness = harness(session().0, View::Figures);
    let good = "Hillside, meso, enabling: 1 evidence";
    let bad = "Hillside, meso, constraining: 1 evidence";
    let focused = |harness: &Harness<'_, Bench>, name: &str| {
        harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_focused()
    };
    click(&mut harness, Role::Button, good);
    assert!(focused(&harness, good), "a clicked mark has the keyboard");
    harness.state_mut().asked.clear();
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&harness, bad));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let opened = |action: &Action| matches!(action, Action::Behind { records, .. } if records.len() == 1);
    assert!(harness.state().asked.iter().any(opened), "{:?}", harness.state().asked);
    // One stop of Tab for the figure: the next is outside of it.
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(!focused(&harness, good) && !focused(&harness, bad));
}

#[test]
fn a_colour_and_a_place_are_told_in_words() {
    let (mut session, _) = session();
    let mut theme = session.study().themes.iter().find(|theme| theme.name == "Time").unwrap().clone();
    theme.hue = Some(8);
    session.edit(&Command::put(theme.clone())).unwrap();
    let harness = harness(session, View::History);
    harness.get_by_label("Colour changed");
    assert!(harness.query_by_label("9").is_none());
}

/// A row that is out of sight comes into sight with the keyboard.
#[test]
fn the_keys_walk_a_codebook_that_is_longer_than_the_window() {
    let (mut session, _) = session();
    for at in 0..80 {
        let name = format!("Theme {at:02}");
        let one = Theme {
            id: fresh(),
            name,
            order: 3 + at,
            ..session.study().themes.iter().next().unwrap().clone()
        };
        session.edit(&Command::put(one)).unwrap();
    }
    let mut harness = harness(session, View::Codebook);
    click(&mut harness, Role::TreeItem, "Leadership, 1 passage");
    let here = |harness: &Harness<'_, Bench>| {
        let mut nodes = harness.root().children_recursive();
        let node = nodes.find(|node| node.is_focused() && node.accesskit_node().role() == Role::TreeItem);
        node.and_then(|node| node.accesskit_node().label())
    };
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(here(&harness).as_deref(), Some("Theme 79, not used yet"));
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(here(&harness).as_deref(), Some("Theme 78, not used yet"));
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(here(&harness).as_deref(), Some("Leadership, 1 passage"));
}

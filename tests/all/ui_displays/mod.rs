//! The menus of Matrix: what can be asked for, ready displays, and displays that a study keeps.

mod kept;
mod menus;
mod ready;

use crosscase::analysis::MatrixSpec;
use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::*;
use crosscase::ui::App;
use eframe::egui::{Key, Role, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use super::analysis::notation::{Built, study};
use super::ui_keys::{Hand, said};

/// A pointer in front of Matrix.
pub struct Desk(Hand);

impl Desk {
    /// Matrix of a study, in a window that is high enough for the longest menu.
    pub fn of(study: Study) -> Self {
        Self::session(Session::new(study, History::default()))
    }

    pub fn session(session: Session) -> Self {
        let mut hand = Hand::new(Vec2::new(1400.0, 1500.0), Some(session));
        hand.ctrl(Key::Num4);
        Self(hand)
    }

    pub fn set(&mut self, spec: MatrixSpec) {
        self.app().views.matrix.set_spec(spec);
        self.0.settle();
    }

    pub fn app(&mut self) -> &mut App {
        self.0.harness.state_mut()
    }

    pub fn spec(&self) -> MatrixSpec {
        self.0.harness.state().views.matrix.spec().expect("shown").clone()
    }

    /// Presses the part of a role with this very name: of several the one so far down the list.
    pub fn press(&mut self, role: Role, name: &str, place: usize) {
        self.node(role, |said| said == name, place, name).click();
        self.0.settle();
    }

    /// Opens the menu whose name begins so.
    pub fn open(&mut self, name: &str) {
        self.node(Role::Button, |said| said.starts_with(name), 0, name).click();
        self.0.settle();
    }

    pub fn close(&mut self) {
        self.0.key(Key::Escape);
    }

    /// Picks a line of a menu, and closes the menu where it stays open.
    pub fn pick(&mut self, menu: &str, line: &str, place: usize) {
        self.open(menu);
        self.press(Role::Button, line, place);
        self.close();
    }

    pub fn node(&self, role: Role, fits: impl Fn(&str) -> bool, place: usize, name: &str) -> Node<'_> {
        let all = self.0.nodes().filter(|node| node.accesskit_node().role() == role && fits(&said(node)));
        all.into_iter()
            .nth(place)
            .unwrap_or_else(|| panic!("no {role:?} {name:?} among {:#?}", self.0.all(role)))
    }

    /// Picks a line of a menu that leads to a dialog.
    pub fn lead(&mut self, menu: &str, line: &str) {
        self.open(menu);
        self.press(Role::Button, line, 0);
    }

    pub fn table(&self) -> String {
        self.0.all(Role::Table).first().cloned().unwrap_or_default()
    }

    /// The names of the rows that are drawn, without what is said of their totals.
    pub fn rows(&self) -> Vec<String> {
        let rows = self.0.all(Role::RowHeader);
        rows.iter().map(|row| row.split(": ").next().unwrap_or_default().to_owned()).collect()
    }

    pub fn says(&self, words: &str) -> bool {
        self.0.nodes().any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().any(|said| said.contains(words))
        })
    }

    pub fn must_say(&self, words: &str) {
        assert!(self.says(words), "{words:?} is nowhere among {:#?}", self.0.all(Role::Label));
    }
}

/// Three cases with two units, two branches of themes, an actor, speakers, dates, kinds, a number and a
/// date of each case, ratings and a placement: a value of every dimension.
pub fn rich() -> Built {
    let line = "A.A1:T1/x:macro:-@a A.A1:T1/x:meso:-@a A:T1/y:micro:+@a A:T2/z:macro:±@b~NN \
                B.B1:T1/x:macro:-@c B:T2/z:meso:+@c C:T1/y:micro:-@d C:T1/y:micro:-@d C:T2:macro:+@d";
    let mut built = study(line);
    attribute(&mut built, "Size", AttributeKind::Number, &[("A", 5.0), ("B", 20.0), ("C", 60.0)]);
    let founded = AttributeId::from_uuid(built.fresh());
    built.put(Attribute {
        id: founded,
        name: "Founded".into(),
        order: 1,
        kind: AttributeKind::Date,
        description: String::new(),
    });
    for (name, date) in [("A", "1998"), ("B", "2004-05"), ("C", "2011-01-03")] {
        let mut case = built.study.cases.get(built.case_id(name)).expect("case").clone();
        case.values.insert(founded, Value::Date(date.into()));
        built.put(case);
    }
    let case = built.case_id("A");
    let actor = ActorId::from_uuid(built.fresh());
    let nothing = String::new;
    built.put(Actor {
        id: actor,
        case,
        name: "Ministry".into(),
        short: nothing(),
        tier: 1,
        kind: nothing(),
        role: nothing(),
        basis: nothing(),
        unit: None,
        place: None,
    });
    let first = built.evidence[0];
    let mut evidence = built.study.evidence.get(first).expect("evidence").clone();
    evidence.actors = vec![actor];
    evidence.kind = Some(EvidenceKind::Document);
    let source = evidence.source;
    built.put(evidence);
    let words = "two words ".repeat(10);
    let turn = SourceMark { span: Span::new(0, words.len()), what: MarkKind::Turn("Nurse".into()) };
    built.put(SourceText { marks: [turn].into(), ..SourceText::plain(source, words.as_str()) });
    let sources: Vec<Source> = built.study.sources.iter().cloned().collect();
    for (year, mut source) in (2005..).zip(sources) {
        source.date = format!("{year}-03");
        built.put(source);
    }
    for (case, rating) in [("A", 1), ("B", 3)] {
        let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), built.theme_id("T1"));
        cell.rating = Some(rating);
        cell.synthesis = format!("What {case} says of T1.");
        built.put(cell);
    }
    built
}

pub fn attribute(built: &mut Built, name: &str, kind: AttributeKind, values: &[(&str, f64)]) -> AttributeId {
    let id = AttributeId::from_uuid(built.fresh());
    built.put(Attribute { id, name: name.into(), order: 0, kind, description: String::new() });
    for (case, value) in values {
        let mut case = built.study.cases.get(built.case_id(case)).expect("case").clone();
        case.values.insert(id, Value::Number(*value));
        built.put(case);
    }
    id
}

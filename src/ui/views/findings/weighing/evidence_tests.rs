//! How much each piece of evidence can tell: the tests of process tracing, of the proposition and of its
//! rivals.

use eframe::egui::{Id, Ui};

use super::super::super::parts::one_of;
use super::super::words;
use super::{beside, put};
use crate::study::{Degree, EvidenceId, Proposition, Test, with_test};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::{self, key};
use crate::ui::widgets::{
    Button, DraftEdit, Icon, body, body2, caption, hairline, icon_button, passage, section_header,
};

pub fn show(ui: &mut Ui, cx: &mut Cx, one: &Proposition) {
    body2(ui, t!("findings-tests-text"));
    let passed = |id| one.passed(id);
    let of = Of { key: key(one.id), good: &one.evidence_for, bad: &one.evidence_against, tests: &one.tests };
    section_header(ui, t!("findings-tests-of-claim"), "");
    if let Some(tests) = list(ui, cx, &of, passed) {
        put(cx, Proposition { tests, ..one.clone() });
    }
    for (at, rival) in one.rivals.iter().enumerate() {
        if rival.evidence_for.is_empty() && rival.evidence_against.is_empty() && rival.tests.is_empty() {
            continue;
        }
        section_header(
            ui,
            &t!("findings-rival-named", number = at + 1, words = rival.statement.as_str()),
            "",
        );
        let of = Of {
            key: key(one.id).wrapping_add(at as u128 + 1),
            good: &rival.evidence_for,
            bad: &rival.evidence_against,
            tests: &rival.tests,
        };
        let new = ui.push_id(at, |ui| list(ui, cx, &of, |id| rival.passed(id))).inner;
        if let Some(tests) = new {
            let mut rivals = one.rivals.clone();
            rivals[at].tests = tests;
            put(cx, Proposition { rivals, ..one.clone() });
        }
    }
}

/// What is tested: the evidence on both sides of a claim, and the tests there are.
struct Of<'a> {
    key: u128,
    good: &'a [EvidenceId],
    bad: &'a [EvidenceId],
    tests: &'a [Test],
}

fn list(
    ui: &mut Ui,
    cx: &mut Cx,
    of: &Of<'_>,
    passed: impl Fn(EvidenceId) -> Option<bool>,
) -> Option<Vec<Test>> {
    let mut all: Vec<EvidenceId> = Vec::new();
    // Those on neither side come last: their test is kept, and says nothing.
    let tested = of.tests.iter().map(|test| &test.evidence);
    for id in of.good.iter().chain(of.bad).chain(tested) {
        if !all.contains(id) && cx.study().evidence.contains(*id) {
            all.push(*id);
        }
    }
    if all.is_empty() {
        caption(ui, t!("findings-tests-no-evidence"));
        return None;
    }
    let mut new = None;
    for id in all {
        let changed = ui.push_id(key(id), |ui| piece(ui, cx, of, id, passed(id))).inner;
        if let Some(test) = changed {
            new = Some(with_test(of.tests, id, test));
        }
        hairline(ui);
    }
    new
}

/// One passage and its test. `Some(None)`: the test is taken off.
fn piece(
    ui: &mut Ui,
    cx: &mut Cx,
    of: &Of<'_>,
    id: EvidenceId,
    passed: Option<bool>,
) -> Option<Option<Test>> {
    let (quote, place) = {
        let one = cx.study().evidence.get(id)?;
        (names::words_of(one).replace('\n', " "), names::place_of(cx.study(), one))
    };
    let mut new = None;
    ui.add_space(4.0);
    passage(ui, &quote, 14.0, 20.0);
    let now = of.tests.iter().find(|test| test.evidence == id);
    ui.horizontal_wrapped(|ui| {
        caption(ui, &place);
        caption(ui, words::side(passed));
        if icon_button(ui, Icon::Read, &t!("findings-open", what = place.as_str())).clicked() {
            cx.ask(Action::OpenPassage(id));
        }
        let Some(test) = now else {
            let spoken = format!("{}: {place}", t!("findings-test-add"));
            if ui.add(Button::new(t!("findings-test-add")).name(&spoken).small()).clicked() {
                new = Some(Some(Test::new(id)));
            }
            return;
        };
        let degrees = Degree::ALL.map(|degree| (degree, words::degree(degree).to_owned()));
        let spoken = |what: &str| format!("{what}: {place}");
        let label = t!("findings-certainty");
        let picked = beside(ui, label, |ui| one_of(ui, &spoken(label), test.certainty, &degrees, 120.0));
        if let Some(certainty) = picked {
            new = Some(Some(Test { certainty, ..test.clone() }));
        }
        let label = t!("findings-uniqueness");
        let picked = beside(ui, label, |ui| one_of(ui, &spoken(label), test.uniqueness, &degrees, 120.0));
        if let Some(uniqueness) = picked {
            new = Some(Some(Test { uniqueness, ..test.clone() }));
        }
        if icon_button(ui, Icon::Close, &t!("findings-test-take-off", what = place.as_str())).clicked() {
            new = Some(None);
        }
    });
    if let Some(test) = now {
        body(ui, &words::test_says(test.kind(), passed));
        let label = t!("findings-test-note-of", what = place.as_str());
        let edit = DraftEdit::new(Id::unique((of.key ^ key(id), "test")), &label, &test.note);
        if let Some(note) = edit.hide_label().hint(t!("findings-test-note")).multiline(1).show(ui).new {
            new = Some(Some(Test { note, ..test.clone() }));
        }
    }
    new
}

//! Matrix and Figures on the sample, by label and role: what they say must be what was counted by hand.
//!
//! The tables are typed in from section 7 of `study-model.md`, the coding of Aveling & Martin (2013),
//! Social Science & Medicine (open access, CC BY); its section 10 gives the placements. Where the
//! reference has no number, records are counted here one by one.

mod alone;
mod figures;
mod kinds;
mod look;
mod matrix;
mod moves;
mod out;
mod sheets;

use std::collections::BTreeSet;
use std::path::Path;

use crosscase::analysis::Lens;
use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::{AnyId, CaseId, Finding, LevelId, Polarity, Study, ThemeId};
use eframe::egui::{Key, Role, Vec2};

use super::ui_keys::Hand;

pub const CASES: [&str; 2] = ["Cambodia", "UK (NHS)"];
pub const SIGNS: [(Polarity, &str); 3] =
    [(Polarity::Enabling, "enabling"), (Polarity::Constraining, "constraining"), (Polarity::Mixed, "mixed")];

/// Section 7, first table: enabling, constraining, mixed of Cambodia, then of the UK. The overview of
/// outcomes stands last and is not one of the five themes.
pub const THEMES: [(&str, [[usize; 3]; 2]); 6] = [
    ("Starting conditions", [[0, 3, 0], [1, 3, 0]]),
    ("Programme set-up", [[1, 3, 0], [1, 3, 1]]),
    ("Funding asymmetry and interdependence", [[0, 3, 2], [0, 1, 4]]),
    ("Accountability mechanisms and performance management", [[0, 4, 0], [1, 5, 1]]),
    ("Relationships and distance from 'the field'", [[3, 2, 2], [2, 1, 1]]),
    ("Outcomes (overview, not one of the five)", [[2, 2, 1], [3, 1, 2]]),
];

/// Section 7, second table: the five themes by level.
pub const LEVELS: [(&str, [[usize; 3]; 2]); 3] =
    [("micro", [[3, 5, 2], [2, 4, 2]]), ("meso", [[1, 11, 4], [3, 9, 6]]), ("macro", [[0, 5, 0], [1, 5, 0]])];

pub fn sample() -> Session {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    Session::new(crosscase::storage::open(&folder).unwrap().contents.study, History::default())
}

/// The sample in a window that is high enough for all of a view.
pub fn window(session: Session) -> Hand {
    Hand::new(Vec2::new(1400.0, 1500.0), Some(session))
}

pub fn five_themes(study: &Study) -> Lens {
    let names: BTreeSet<&str> = THEMES[..5].iter().map(|(name, _)| *name).collect();
    let five = study.themes.iter().filter(|theme| names.contains(theme.name.as_str()));
    Lens { themes: five.map(|theme| theme.id).collect(), ..Lens::default() }
}

pub fn case(study: &Study, name: &str) -> CaseId {
    study.cases.iter().find(|case| case.name == name).unwrap().id
}

pub fn theme(study: &Study, name: &str) -> ThemeId {
    study.themes.iter().find(|theme| theme.name == name).unwrap().id
}

pub fn level(study: &Study, name: &str) -> LevelId {
    study.levels.iter().find(|level| level.name == name).unwrap().id
}

/// The labels of findings, counted one by one: `F07`.
pub fn findings(study: &Study, of: impl Fn(&Finding) -> bool) -> BTreeSet<String> {
    let found = study.findings.iter().filter(|finding| of(finding));
    found.map(|finding| format!("F{:02}", finding.number)).collect()
}

/// `1 finding`, `2 findings`.
pub fn so_many(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
}

/// The labels of the findings in the list of what is behind a number. Only the rows in sight are there
/// to be read, so the list is walked to its end and back.
pub fn listed(hand: &mut Hand) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    loop {
        let before = hand.here();
        let lines = hand.all(Role::ListItem);
        all.extend(lines.iter().filter_map(|line| finding_of(line)));
        hand.key(Key::PageDown);
        if hand.here() == before {
            break;
        }
    }
    hand.key(Key::Home);
    all
}

/// `F07` of `F07  Statement, Case · 3 evidence`.
pub fn finding_of(line: &str) -> Option<String> {
    let (label, _) = line.split_once("  ")?;
    let number = label.strip_prefix('F')?;
    number.chars().all(|digit| digit.is_ascii_digit()).then(|| label.to_owned())
}

/// What the selection holds, as a finding.
pub fn selected_finding(hand: &Hand) -> Option<&Finding> {
    match hand.session().selection.what {
        Some(AnyId::Finding(id)) => hand.study().findings.get(id),
        _ => None,
    }
}

//! What of the co-occurrence of themes can be chosen.

use eframe::egui::{DragValue, Ui};

use super::super::bar::list;
use super::{Form, Measure, Slice, Wish};
use crate::analysis::cooccurrence::Near;
use crate::study::{CaseId, LevelId, Study, ThemeId};
use crate::t;

/// The words between passages, to begin with.
const WORDS: u32 = 10;
const MOST_WORDS: u32 = 10_000;

fn form_name(form: Form) -> &'static str {
    match form {
        Form::List => t!("sheets-form-list"),
        Form::Square => t!("sheets-form-square"),
        Form::Cases => t!("sheets-form-cases"),
        Form::Difference => t!("sheets-form-difference"),
        Form::Cube => t!("sheets-form-cube"),
    }
}

/// `overlap`, `are within 10 words`.
pub fn near_name(near: Near) -> String {
    match near {
        Near::Same => t!("figures-near-same").to_owned(),
        Near::Overlap => t!("figures-near-overlap").to_owned(),
        Near::Words(count) => t!("figures-near-words", count = count),
        Near::Paragraph => t!("figures-near-paragraph").to_owned(),
        Near::Turn => t!("figures-near-turn").to_owned(),
    }
}

pub fn bar(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    list(ui, t!("sheets-form"), form_name(wish.form), &mut wish.form, || {
        [Form::List, Form::Square, Form::Cases, Form::Difference, Form::Cube]
            .map(|form| (form, form_name(form).to_owned()))
            .to_vec()
    });
    if wish.form == Form::Cube {
        return cube(ui, study, wish);
    }
    nearness(ui, wish);
    let depth = |(top, below): (bool, bool)| match (top, below) {
        (false, false) => t!("sheets-depth-each"),
        (false, true) => t!("sheets-depth-below"),
        (true, true) => t!("sheets-depth-top"),
        (true, false) => t!("sheets-depth-top-alone"),
    };
    if study.themes.iter().any(|theme| theme.parent.is_some()) {
        let mut now = (wish.top, wish.below);
        list(ui, t!("sheets-themes"), depth(now), &mut now, || {
            [(false, false), (false, true), (true, true), (true, false)]
                .map(|one| (one, depth(one).to_owned()))
                .to_vec()
        });
        (wish.top, wish.below) = now;
    }
    if matches!(wish.form, Form::Square | Form::Cases) {
        list(ui, t!("sheets-number"), wish.measure.name(), &mut wish.measure, || {
            Measure::ALL.map(|one| (one, one.name().to_owned())).to_vec()
        });
    }
    match wish.form {
        Form::List | Form::Square if study.cases.len() > 1 => {
            wish.case = wish.case.filter(|id| study.cases.contains(*id));
            case(ui, study, t!("sheets-in"), &mut wish.case, true);
        }
        Form::Difference => {
            let [mut one, mut other] = wish.two(study);
            case(ui, study, t!("sheets-first-case"), &mut one, false);
            case(ui, study, t!("sheets-second-case"), &mut other, false);
            // The same case twice has no difference: the two change places.
            wish.two = if one == other { [wish.two(study)[1], wish.two(study)[0]] } else { [one, other] };
        }
        _ => {}
    }
}

fn nearness(ui: &mut Ui, wish: &mut Wish) {
    let words = if wish.words == 0 { WORDS } else { wish.words };
    let mut near = wish.near;
    list(ui, t!("figures-near"), &near_name(near), &mut near, || {
        [Near::Same, Near::Overlap, Near::Words(words), Near::Paragraph, Near::Turn]
            .map(|near| (near, near_name(near)))
            .to_vec()
    });
    if let Near::Words(count) = &mut near {
        let label = ui.label(t!("sheets-words-between"));
        ui.add(DragValue::new(count).range(0..=MOST_WORDS).speed(0.2)).labelled_by(label.id);
        wish.words = *count;
    }
    wish.near = near;
}

/// One case, or with `all` none of them.
fn case(ui: &mut Ui, study: &Study, name: &str, value: &mut Option<CaseId>, all: bool) {
    let words = |case: Option<CaseId>| {
        let case = case.and_then(|id| study.cases.get(id));
        case.map_or(t!("sheets-all-cases"), |case| case.name.as_str())
    };
    let shown = words(*value).to_owned();
    list(ui, name, &shown, value, || {
        let cases = study.cases_in_order().into_iter().map(|case| Some(case.id));
        let all = all.then_some(None);
        all.into_iter().chain(cases).map(|one| (one, words(one).to_owned())).collect()
    });
}

fn cube(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    let name = |slice: Slice| match slice {
        Slice::Case => t!("sheets-slice-case"),
        Slice::Level => t!("sheets-slice-level"),
        Slice::Theme => t!("sheets-slice-theme"),
    };
    list(ui, t!("sheets-slice"), name(wish.slice), &mut wish.slice, || {
        [Slice::Case, Slice::Level, Slice::Theme].map(|one| (one, name(one).to_owned())).to_vec()
    });
    match wish.slice {
        Slice::Case => {
            wish.case = wish.case.filter(|id| study.cases.contains(*id));
            case(ui, study, t!("sheets-at"), &mut wish.case, true);
        }
        Slice::Level => {
            wish.level = wish.level.filter(|id| study.levels.contains(*id));
            let words = |level: Option<LevelId>| {
                let level = level.and_then(|id| study.levels.get(id));
                level.map_or(t!("sheets-all-levels"), |level| level.name.as_str())
            };
            list(ui, t!("sheets-at"), words(wish.level), &mut wish.level, || {
                let levels = study.levels_in_order().into_iter().map(|level| Some(level.id));
                std::iter::once(None).chain(levels).map(|one| (one, words(one).to_owned())).collect()
            });
        }
        Slice::Theme => {
            wish.theme = wish.theme.filter(|id| study.themes.contains(*id));
            let words = |theme: Option<ThemeId>| {
                let theme = theme.and_then(|id| study.themes.get(id));
                theme.map_or(t!("sheets-all-themes"), |theme| theme.name.as_str())
            };
            list(ui, t!("sheets-at"), words(wish.theme), &mut wish.theme, || {
                let themes = study.theme_walk().into_iter().map(|node| Some(node.id));
                std::iter::once(None).chain(themes).map(|one| (one, words(one).to_owned())).collect()
            });
        }
    }
    let depth = |top: bool| if top { t!("figures-top-themes") } else { t!("figures-all-themes") };
    if wish.slice != Slice::Theme && study.themes.iter().any(|theme| theme.parent.is_some()) {
        list(ui, t!("sheets-themes"), depth(wish.top), &mut wish.top, || {
            [false, true].map(|top| (top, depth(top).to_owned())).to_vec()
        });
    }
}

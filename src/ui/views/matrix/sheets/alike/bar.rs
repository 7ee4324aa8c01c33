//! What of the similarity of cases can be chosen.

use eframe::egui::Ui;

use super::super::bar::{list, tick};
use super::outcome;
use super::{Form, Wish};
use crate::analysis::similarity::{Measure, Of};
use crate::study::Study;
use crate::t;

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Pairs => t!("sheets-form-pairs"),
        Form::Square => t!("sheets-form-cases-square"),
        Form::Outcome => t!("sheets-form-outcome"),
    }
}

fn of_name(of: Of) -> &'static str {
    match of {
        Of::Themes => t!("figures-of-themes"),
        Of::Frequencies => t!("figures-of-frequencies"),
        Of::Attributes => t!("figures-of-attributes"),
    }
}

pub fn measure_name(measure: Measure) -> &'static str {
    match measure {
        Measure::SimpleMatching => t!("sheets-simple-matching"),
        Measure::Jaccard => t!("sheets-jaccard"),
        Measure::Dice => t!("sheets-dice"),
        Measure::RussellRao => t!("sheets-russell-rao"),
        Measure::Cosine => t!("sheets-cosine"),
        Measure::ChiSquare => t!("sheets-chi-square"),
        Measure::Euclidean => t!("sheets-euclidean"),
        Measure::CityBlock => t!("sheets-city-block"),
    }
}

/// The measures that are defined for a description, the usual one first.
fn measures(of: Of) -> &'static [Measure] {
    use Measure as M;
    match of {
        Of::Themes => &[M::Jaccard, M::Dice, M::SimpleMatching, M::RussellRao, M::Cosine],
        Of::Frequencies => &[M::Cosine, M::ChiSquare, M::Euclidean, M::CityBlock],
        Of::Attributes => &[M::SimpleMatching, M::Jaccard, M::Dice, M::RussellRao],
    }
}

/// What cases are described by, for the caption.
pub fn described(wish: &Wish) -> String {
    let what = of_name(wish.of);
    let per = wish.of == Of::Frequencies && wish.per_thousand;
    if per { t!("sheets-described-rate", what = what) } else { t!("sheets-described", what = what) }
}

pub fn bar(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    list(ui, t!("sheets-form"), form_name(wish.form), &mut wish.form, || {
        [Form::Pairs, Form::Square, Form::Outcome].map(|form| (form, form_name(form).to_owned())).to_vec()
    });
    let outcome = wish.form == Form::Outcome;
    if outcome {
        outcome::bar(ui, study, wish);
        if wish.of == Of::Frequencies {
            wish.of = Of::Themes;
        }
    }
    let caption = if outcome { t!("sheets-conditions") } else { t!("figures-of") };
    let shown = if outcome { outcome::conditions_name(wish.of) } else { of_name(wish.of) };
    list(ui, caption, shown, &mut wish.of, || {
        let all = [Of::Themes, Of::Frequencies, Of::Attributes].into_iter();
        let name = |of: Of| if outcome { outcome::conditions_name(of) } else { of_name(of) };
        all.filter(|of| !outcome || *of != Of::Frequencies).map(|of| (of, name(of).to_owned())).collect()
    });
    if !measures(wish.of).contains(&wish.measure)
        && let Some(usual) = measures(wish.of).first()
    {
        wish.measure = *usual;
    }
    if !outcome {
        list(ui, t!("figures-measure"), measure_name(wish.measure), &mut wish.measure, || {
            measures(wish.of).iter().map(|one| (*one, measure_name(*one).to_owned())).collect()
        });
    }
    if wish.of == Of::Attributes {
        return;
    }
    if study.themes.iter().any(|theme| theme.parent.is_some()) {
        let depth = |top: bool| if top { t!("figures-top-themes") } else { t!("figures-all-themes") };
        list(ui, t!("sheets-themes"), depth(wish.top), &mut wish.top, || {
            [false, true].map(|top| (top, depth(top).to_owned())).to_vec()
        });
        if !outcome {
            tick(ui, &mut wish.below, t!("matrix-roll-up"));
        }
    }
    if wish.of == Of::Frequencies {
        tick(ui, &mut wish.per_thousand, t!("matrix-per-thousand"));
    }
}

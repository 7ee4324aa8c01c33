//! Small choices: one of a list, the words of kinds, a word that can be pressed.

use eframe::egui::{Button as Plain, Response, RichText, Ui};

use crate::edit::Command;
use crate::figure::palette::THEME_HUES;
use crate::study::{AnyId, Kind, SourceKind, Study};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{DropDown, Icon, icon_button};

/// One of several from a list that opens. Gives the new one when another was picked.
pub fn one_of<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    value: T,
    all: &[(T, String)],
    width: f32,
) -> Option<T> {
    let shown = all.iter().find(|(one, _)| *one == value).map_or("", |(_, words)| words.as_str());
    let mut picked = None;
    DropDown::new("", shown).name(name).max_width(width).show(ui, |ui| {
        eframe::egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (one, words) in all {
                let button = Plain::selectable(*one == value, words.as_str())
                    .min_size(eframe::egui::vec2(160.0, 24.0));
                if ui.add(button).clicked() {
                    picked = Some(*one);
                    ui.close();
                }
            }
        });
    });
    picked.filter(|one| *one != value)
}

/// A quiet word to press, as a link.
pub fn word_button(ui: &mut Ui, words: &str) -> Response {
    let t = Tokens::of(ui);
    ui.link(RichText::new(words).font(font::caption()).color(t.accent))
}

pub fn source_kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Interview => t!("books-source-interview"),
        SourceKind::FieldNote => t!("books-source-field-note"),
        SourceKind::Observation => t!("books-source-observation"),
        SourceKind::Document => t!("books-source-document"),
        SourceKind::SurveyAnswer => t!("books-source-survey-answer"),
        SourceKind::Image => t!("books-source-image"),
        SourceKind::Account => t!("books-source-account"),
    }
}

/// What a kind of record is called.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Info => t!("books-kind-info"),
        Kind::Coder => t!("books-kind-coder"),
        Kind::Attribute => t!("books-kind-attribute"),
        Kind::Case => t!("books-kind-case"),
        Kind::Unit => t!("books-kind-unit"),
        Kind::Level => t!("books-kind-level"),
        Kind::Theme => t!("books-kind-theme"),
        Kind::Source => t!("books-kind-source"),
        Kind::Text => t!("books-kind-text"),
        Kind::Actor => t!("books-kind-actor"),
        Kind::Flow => t!("books-kind-flow"),
        Kind::Evidence => t!("books-kind-evidence"),
        Kind::Cell => t!("books-kind-cell"),
        Kind::Finding => t!("books-kind-finding"),
        Kind::Link => t!("books-kind-link"),
        Kind::Comparison => t!("books-kind-comparison"),
        Kind::Outlier => t!("books-kind-outlier"),
        Kind::Proposition => t!("books-kind-proposition"),
        Kind::Recommendation => t!("books-kind-recommendation"),
        Kind::Scale => t!("books-kind-scale"),
        Kind::Placement => t!("books-kind-placement"),
        Kind::Memo => t!("books-kind-memo"),
        Kind::Display => t!("books-kind-display"),
    }
}

/// Two arrows that move a record in its list.
pub fn movers(ui: &mut Ui, cx: &mut Cx, item: AnyId, name: &str, at: usize, last: usize) {
    for (icon, words, to) in [
        (Icon::ArrowUp, t!("books-move-up", name = name), at.checked_sub(1)),
        (Icon::ArrowDown, t!("books-move-down", name = name), Some(at + 1).filter(|to| *to <= last)),
    ] {
        let response = ui.add_enabled_ui(to.is_some(), |ui| icon_button(ui, icon, &words)).inner;
        if let Some(place) = to
            && response.clicked()
        {
            cx.edit(Command::Reorder { item, place });
        }
    }
}

/// Any of several from a list that opens. Gives the new set when one was turned.
pub fn many_of<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    chosen: &[T],
    all: &[(T, String)],
) -> Option<Vec<T>> {
    let words: Vec<&str> =
        all.iter().filter(|(one, _)| chosen.contains(one)).map(|(_, words)| words.as_str()).collect();
    let shown = if words.is_empty() { t!("books-none").to_owned() } else { words.join(", ") };
    let mut turned = None;
    let width = ui.available_width().min(320.0);
    DropDown::new("", &shown).name(name).max_width(width).show(ui, |ui| {
        let area = eframe::egui::ScrollArea::vertical().max_height(320.0);
        area.show_rows(ui, 24.0, all.len(), |ui, range| {
            for (at, (one, words)) in all.iter().enumerate().take(range.end).skip(range.start) {
                let mut on = chosen.contains(one);
                ui.push_id(at, |ui| {
                    ui.set_height(24.0);
                    if ui.checkbox(&mut on, cut(words)).changed() {
                        turned = Some((*one, on));
                    }
                });
            }
        });
    });
    let (one, on) = turned?;
    let mut new: Vec<T> = chosen.iter().copied().filter(|other| *other != one).collect();
    if on {
        new.push(one);
    }
    Some(new)
}

/// A line that fits a list.
fn cut(words: &str) -> String {
    if words.chars().count() <= 64 {
        return words.to_owned();
    }
    let end = words.char_indices().nth(63).map_or(words.len(), |(at, _)| at);
    format!("{}…", words[..crate::study::border_before(words, end)].trim_end())
}

/// A hue for a new theme at the top: the first that none of its siblings has, so that moving themes
/// later does not colour it anew. `None` once all are taken: then it goes by its place.
pub fn free_hue(study: &Study) -> Option<u8> {
    let place = |at: usize| (at % THEME_HUES) as u8;
    let used: Vec<u8> = study
        .children_of(None)
        .iter()
        .enumerate()
        .map(|(at, theme)| theme.hue.unwrap_or(place(at)))
        .collect();
    (0..THEME_HUES).map(place).find(|hue| !used.contains(hue))
}

//! The bar at the foot: what is picked, what it is to be tagged with, and the button that does it.

use eframe::egui::{self, Id, Ui};

use super::{State, list};
use crate::analysis::search::{Extend, Place};
use crate::session::{FoundTags, TagTheme, auto_tag};
use crate::study::{LevelId, Polarity, SourceId, Span};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::shell::inspector::new_theme;
use crate::ui::shell::inspector::tags::levels;
use crate::ui::shell::inspector::theme_list::{Pick, theme_list};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, DropDown, Icon, Mark, Segment, caption, choice, dialog, paint_theme};

/// What found passages will be tagged with.
#[derive(Default)]
pub struct Tags {
    theme: Option<Pick>,
    levels: Vec<LevelId>,
    polarity: Option<Polarity>,
    extend: Extend,
    choosing: bool,
    focus: bool,
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    keys(cx, &mut state.tags);
    let places = places(state);
    // Picks of another search stay, but neither count nor are tagged while they are not shown.
    let picked = in_texts(state).filter(|(key, ..)| state.picked.contains(key)).count();
    let all = in_texts(state).count();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        caption(ui, &t!("search-picked", picked = picked, all = all));
        if picked > 0 && ui.add(Button::new(t!("search-pick-none")).small().quiet()).clicked() {
            state.picked.clear();
        }
        theme(ui, cx, &mut state.tags);
        if let Some(level) = levels(ui, cx, &state.tags.levels) {
            turn(&mut state.tags.levels, level);
        }
        polarity(ui, cx, &mut state.tags.polarity);
        extend(ui, &mut state.tags.extend);
        let words = match picked {
            0 => t!("search-tag-all", count = places.len()),
            count => t!("search-tag-picked", count = count),
        };
        let can = state.tags.theme.is_some() && !places.is_empty() && cx.session.coder().is_some();
        let button = ui.add_enabled(can, Button::new(&words).main().icon(Icon::Tag));
        if std::mem::take(&mut state.tags.focus) {
            button.request_focus();
        }
        if button.clicked() {
            tag(cx, state, &places);
        }
        if state.tags.theme.is_none() && !places.is_empty() {
            caption(ui, t!("search-tag-needs-theme"));
        }
    });
    choose(ui, cx, &mut state.tags);
}

/// The same keys as in Read: `t` for a theme, figures for levels, signs for polarity.
fn keys(cx: &Cx, tags: &mut Tags) {
    if cx.asked(UiCommand::Tag) {
        tags.choosing = true;
    }
    for place in 1..=4_u8 {
        if cx.asked(UiCommand::Level(place)) {
            let levels = cx.study().levels_in_order();
            if let Some(level) = levels.len().checked_sub(usize::from(place)).and_then(|at| levels.get(at)) {
                turn(&mut tags.levels, level.id);
            }
        }
    }
    for (command, polarity) in [
        (UiCommand::Enabling, Polarity::Enabling),
        (UiCommand::Constraining, Polarity::Constraining),
        (UiCommand::Mixed, Polarity::Mixed),
    ] {
        if cx.asked(command) {
            tags.polarity = (tags.polarity != Some(polarity)).then_some(polarity);
        }
    }
}

fn turn(levels: &mut Vec<LevelId>, level: LevelId) {
    if levels.contains(&level) {
        levels.retain(|other| *other != level);
    } else {
        levels.push(level);
    }
}

/// All places that were found in texts: those elsewhere cannot be tagged.
fn in_texts(state: &State) -> impl Iterator<Item = (super::Pick, SourceId, Span)> {
    let groups = state.run.groups.iter().filter(|group| group.target.place == Place::Texts);
    groups.flat_map(|group| {
        let key = |span: &Span| Some((list::key(group.target, *span), group.target.source?, *span));
        group.spans.iter().filter_map(key)
    })
}

/// The places in texts that would be tagged: those picked, or where none of them is, all.
fn places(state: &State) -> Vec<(SourceId, Span)> {
    let picked = in_texts(state).any(|(key, ..)| state.picked.contains(&key));
    let wanted = |(key, source, span): (super::Pick, SourceId, Span)| {
        (!picked || state.picked.contains(&key)).then_some((source, span))
    };
    in_texts(state).filter_map(wanted).collect()
}

fn theme(ui: &mut Ui, cx: &Cx, tags: &mut Tags) {
    let known = match &tags.theme {
        Some(Pick::Theme(id)) => cx.study().themes.get(*id).map(|theme| theme.name.clone()),
        Some(Pick::New(name)) => Some(t!("inspector-theme-new", name = name.as_str())),
        None => None,
    };
    if known.is_none() {
        // The theme that was chosen may have been deleted since.
        tags.theme = None;
    }
    if let Some(Pick::Theme(id)) = &tags.theme {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 24.0), egui::Sense::hover());
        paint_theme(ui.painter(), rect.center(), cx.names.theme_colour(Tokens::of(ui), *id));
    }
    let words = known.unwrap_or_else(|| t!("search-choose-theme").to_owned());
    let name = t!("search-theme-name", theme = words.as_str());
    if ui.add(Button::new(&words).small().name(&name).keys("T")).clicked() {
        tags.choosing = true;
    }
}

fn polarity(ui: &mut Ui, cx: &Cx, value: &mut Option<Polarity>) {
    let labels = &cx.study().front().polarity_labels;
    let mut segments: Vec<(Option<Polarity>, Segment)> = Polarity::ALL
        .iter()
        .map(|sign| (Some(*sign), Segment::bare(Mark::Sign(*sign), labels.get(*sign))))
        .collect();
    segments.push((None, Segment::bare(Mark::Icon(Icon::Close), t!("inspector-no-polarity"))));
    ui.push_id("search-polarity", |ui| choice(ui, t!("inspector-polarity"), value, &segments));
}

fn extend(ui: &mut Ui, value: &mut Extend) {
    DropDown::new(t!("search-extend"), extend_word(*value)).show(ui, |ui| {
        for one in Extend::ALL {
            if ui.selectable_label(*value == one, extend_word(one)).clicked() {
                *value = one;
                ui.close();
            }
        }
    });
}

fn extend_word(extend: Extend) -> &'static str {
    match extend {
        Extend::Words => t!("search-extend-words"),
        Extend::Sentence => t!("search-extend-sentence"),
        Extend::Paragraph => t!("search-extend-paragraph"),
        Extend::Turn => t!("search-extend-turn"),
    }
}

fn choose(ui: &Ui, cx: &Cx, tags: &mut Tags) {
    if !tags.choosing {
        return;
    }
    let answer = dialog(ui, Id::unique("search-theme"), t!("search-theme-title"), |ui| {
        theme_list(ui, cx, "search-tagging", &[], true)
    });
    match answer {
        None => tags.choosing = false,
        Some(None) => {}
        Some(Some(pick)) => {
            tags.theme = Some(pick);
            (tags.choosing, tags.focus) = (false, true);
        }
    }
}

fn tag(cx: &mut Cx, state: &mut State, places: &[(SourceId, Span)]) {
    let (Some(coder), Some(pick)) = (cx.session.coder(), state.tags.theme.clone()) else { return };
    let theme = match pick {
        Pick::Theme(id) => TagTheme::Known(id),
        Pick::New(name) => {
            let theme = new_theme(cx, &name);
            state.tags.theme = Some(Pick::Theme(theme.id));
            TagTheme::New(theme.into())
        }
    };
    let tags = FoundTags {
        theme,
        levels: state.tags.levels.clone(),
        polarity: state.tags.polarity,
        extend: state.tags.extend,
        coder,
        search: state.run.describe(),
    };
    if let Some(made) = auto_tag(cx.study(), places, &tags) {
        cx.edit(made.command);
        let words = t!("search-tagged", new = made.new, changed = made.changed);
        cx.ask(Action::Notify(Notice::info(words)));
        state.picked.clear();
        state.to_list = true;
    }
}

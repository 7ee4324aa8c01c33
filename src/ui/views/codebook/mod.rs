//! Codebook: what do our words mean? The themes with their counts and definitions; levels, polarity
//! labels and attributes beside them.

pub(super) mod attributes;
mod counts;
mod detail;
mod keys;
mod levels;
mod polarity;
mod tree;

use std::collections::BTreeSet;

use eframe::egui::{self, Frame, Id, Margin};

use super::parts::{Ask, Naming, free_hue};
use crate::session::fresh;
use crate::study::{AnyId, Theme, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::{Button, Icon, Segment, choice, empty_state, title};

/// Which list of words is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Themes,
    Levels,
    Polarity,
    Attributes,
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    tab: Tab,
    folded: BTreeSet<ThemeId>,
    counts: counts::Cache,
    ask: Option<Ask>,
    /// The name of a theme that is being added under this one.
    adding: Option<(Option<ThemeId>, Naming)>,
    renaming: Option<(ThemeId, Naming)>,
    rename_focus: bool,
    /// A theme whose row gets the keyboard in the next frame.
    focus: Option<ThemeId>,
    /// The theme whose row is chosen once the open question has been answered with yes.
    next: Option<ThemeId>,
    /// The theme that the pane on the right showed last.
    detail_of: Option<ThemeId>,
    new_level: Option<Naming>,
    new_attribute: Option<Naming>,
}

/// Whether the fields of a theme are on the screen here: the inspector, which is drawn before the
/// view, then leaves them out, so that no theme is edited in two places.
pub fn has_fields(ctx: &egui::Context) -> bool {
    let now = ctx.cumulative_pass_nr();
    ctx.data(|d| d.get_temp::<u64>(Id::unique("codebook-fields"))).is_some_and(|seen| seen + 1 >= now)
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    if cx.asked(UiCommand::AddTheme) {
        state.tab = Tab::Themes;
        state.add_sibling(cx);
    }
    let t = Tokens::of(ui);
    egui::Panel::top("codebook-head")
        .frame(Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 }))
        .resizable(false)
        .show(ui, |ui| head(ui, cx, state));
    match state.tab {
        Tab::Themes => themes(ui, cx, state),
        Tab::Levels => page(ui, 760.0, |ui| levels::show(ui, cx, state)),
        Tab::Polarity => page(ui, 760.0, |ui| polarity::show(ui, cx)),
        Tab::Attributes => page(ui, 1120.0, |ui| attributes::show(ui, cx, state)),
    }
    let answered = Ask::show(&mut state.ask, ui, cx);
    if state.ask.is_none()
        && let Some(next) = state.next.take()
        && answered
    {
        choose(cx, next);
        state.focus = Some(next);
    }
}

fn head(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    ui.horizontal(|ui| {
        ui.set_height(measure::BUTTON);
        title(ui, t!("view-codebook"));
        ui.add_space(8.0);
        let tabs = [
            (Tab::Themes, Segment::text(t!("codebook-themes"))),
            (Tab::Levels, Segment::text(t!("codebook-levels"))),
            (Tab::Polarity, Segment::text(t!("codebook-polarity"))),
            (Tab::Attributes, Segment::text(t!("codebook-attributes"))),
        ];
        choice(ui, t!("codebook-tabs"), &mut state.tab, &tabs);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if state.tab == Tab::Themes
                && ui.add(Button::new(t!("codebook-add-theme")).icon(Icon::Plus)).clicked()
            {
                state.add_sibling(cx);
            }
        });
    });
    if state.tab == Tab::Themes {
        naming(ui, cx, state);
    }
}

/// The field for the name of a new theme, while there is one.
fn naming(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some((parent, mut naming)) = state.adding.take() else { return };
    ui.add_space(8.0);
    let under = parent.and_then(|id| cx.study().themes.get(id)).map(|theme| theme.name.clone());
    let label = match &under {
        Some(name) => t!("codebook-name-under", name = name.as_str()),
        None => t!("codebook-name-new").to_owned(),
    };
    match naming.show(ui, Id::unique("codebook-new"), &label, t!("codebook-make"), 320.0) {
        None => state.adding = Some((parent, naming)),
        Some(None) => {}
        Some(Some(name)) => {
            let id: ThemeId = fresh();
            let order = cx.study().children_of(parent).len() as u32;
            let hue = if parent.is_none() { free_hue(cx.study()) } else { None };
            let theme = Theme { hue, ..new_theme(id, parent, order, name) };
            if naming.make(cx, crate::edit::Command::put(theme)) {
                cx.ask(Action::Select(AnyId::Theme(id)));
                if let Some(parent) = parent {
                    state.folded.remove(&parent);
                }
                state.focus = Some(id);
            } else {
                state.adding = Some((parent, naming));
            }
        }
    }
}

fn new_theme(id: ThemeId, parent: Option<ThemeId>, order: u32, name: String) -> Theme {
    Theme {
        id,
        parent,
        order,
        name,
        short: String::new(),
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: None,
    }
}

fn themes(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let t = Tokens::of(ui);
    if cx.study().themes.is_empty() {
        let text = t!("codebook-empty-text");
        let pressed = empty_state(ui, Icon::Codebook, t!("codebook-empty-title"), text, |ui| {
            ui.add(Button::new(t!("codebook-add-theme")).main()).clicked()
        });
        if pressed && state.adding.is_none() {
            state.add_sibling(cx);
        }
        return;
    }
    let theme = chosen(cx);
    // What is shown as chosen is the selection: the pane on the right, the tree and the inspector
    // must not say different things. A passage or a cell that is in hand stays there.
    let selection = &cx.session.selection;
    if let (None, None, Some(theme)) = (selection.what, selection.cell, theme) {
        cx.ask(Action::Select(AnyId::Theme(theme)));
    }
    let width = (ui.available_width() * 0.38).clamp(272.0, 440.0);
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 12));
    egui::Panel::right("codebook-detail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        let mut area = egui::ScrollArea::vertical().auto_shrink([false, false]);
        if std::mem::replace(&mut state.detail_of, theme) != theme {
            area = area.vertical_scroll_offset(0.0);
        }
        let now = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|d| d.insert_temp(Id::unique("codebook-fields"), now));
        area.show(ui, |ui| {
            // The bar floats: a gutter keeps it off the edges of the fields.
            ui.set_max_width(ui.available_width() - 8.0);
            detail::show(ui, cx, state);
        });
    });
    egui::CentralPanel::default().frame(Frame::new().fill(t.paper)).show(ui, |ui| tree::show(ui, cx, state));
}

/// A list that fills the view, with a quiet margin.
fn page(ui: &mut egui::Ui, most: f32, content: impl FnOnce(&mut egui::Ui)) {
    let t = Tokens::of(ui);
    egui::CentralPanel::default()
        .frame(Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8)))
        .show(ui, |ui| {
            egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                // The gutter keeps the floating bar off the fields.
                ui.set_max_width((ui.available_width() - 8.0).min(most));
                content(ui);
            });
        });
}

impl State {
    /// Opens the field for a theme beside the chosen one.
    fn add_sibling(&mut self, cx: &Cx) {
        let parent = chosen(cx).and_then(|id| cx.study().themes.get(id)).and_then(|theme| theme.parent);
        self.adding = Some((parent, Naming::default()));
    }
}

/// The theme in hand: the one selected, else the one that Compare shows, else the first.
fn chosen(cx: &Cx) -> Option<ThemeId> {
    match cx.session.selection.what {
        Some(AnyId::Theme(id)) => Some(id),
        _ => {
            cx.session.selection.theme.or_else(|| cx.study().children_of(None).first().map(|theme| theme.id))
        }
    }
}

fn choose(cx: &mut Cx, theme: ThemeId) {
    cx.ask(Action::Select(AnyId::Theme(theme)));
    cx.ask(Action::SetTheme(theme));
}

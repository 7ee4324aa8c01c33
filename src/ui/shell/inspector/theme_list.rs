//! A list of themes to pick from by typing a few letters.

use eframe::egui::{self, Key};

use crate::study::ThemeId;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::theme::font;
use crate::ui::widgets::paint::{focus_ring, line, line_at};
use crate::ui::widgets::{SearchField, caption, paint_theme};

/// What was picked: a theme of the codebook, or a name for a new one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    Theme(ThemeId),
    New(String),
}

/// What has been typed, and which row Enter takes.
#[derive(Clone, Default)]
struct Typed {
    query: String,
    at: usize,
    begun: bool,
}

/// Shows the field and the list. `taken` themes are left out; `new` offers a new theme in place.
pub fn theme_list(ui: &mut egui::Ui, cx: &Cx, salt: &str, taken: &[ThemeId], new: bool) -> Option<Pick> {
    let id = ui.make_persistent_id(("theme-list", salt));
    let mut typed: Typed = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    let move_by = ui.input_mut(|i| {
        let down = i.consume_key(egui::Modifiers::NONE, Key::ArrowDown);
        let up = i.consume_key(egui::Modifiers::NONE, Key::ArrowUp);
        isize::from(down) - isize::from(up)
    });
    let field = SearchField::new(&mut typed.query, t!("inspector-theme-find")).width(260.0).show(ui);
    if !typed.begun {
        field.request_focus();
        typed.begun = true;
    }
    if field.changed() {
        typed.at = 0;
    }
    let study = cx.study();
    let query = typed.query.trim().to_lowercase();
    let mut rows: Vec<ThemeId> = cx
        .session
        .index()
        .walk
        .iter()
        .map(|node| node.id)
        .filter(|id| !taken.contains(id))
        .filter(|id| {
            let name = study.themes.get(*id).map_or("", |theme| theme.name.as_str());
            query.is_empty() || name.to_lowercase().contains(&query)
        })
        .collect();
    // Names that begin with what was typed come first.
    rows.sort_by_key(|id| !study.themes.get(*id).is_some_and(|t| t.name.to_lowercase().starts_with(&query)));
    let known = study.themes.iter().any(|theme| theme.name.to_lowercase() == query);
    let offers_new = new && !query.is_empty() && !known;
    let count = rows.len() + usize::from(offers_new);
    typed.at = typed.at.saturating_add_signed(move_by).min(count.saturating_sub(1));
    let enter = ui.input(|i| i.key_pressed(Key::Enter)) && (field.has_focus() || field.lost_focus());
    let mut picked = None;
    if count == 0 {
        caption(ui, t!("inspector-theme-none"));
    }
    // As high as it may be, not as high as it was when less was listed.
    let list = egui::ScrollArea::vertical().max_height(240.0).min_scrolled_height(240.0);
    list.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for at in 0..count {
            let theme = rows.get(at).and_then(|id| study.themes.get(*id));
            let words = theme.map_or_else(
                || t!("inspector-theme-new", name = typed.query.trim()),
                |theme| theme.name.clone(),
            );
            let hue = theme.map(|theme| cx.names.theme_colour(Tokens::of(ui), theme.id));
            let response = row(ui, &words, hue, at == typed.at);
            if at == typed.at && move_by != 0 {
                response.scroll_to_me(None);
            }
            if response.clicked() || (enter && at == typed.at) {
                picked =
                    Some(theme.map_or_else(
                        || Pick::New(typed.query.trim().to_owned()),
                        |theme| Pick::Theme(theme.id),
                    ));
            }
        }
    });
    if picked.is_some() {
        ui.data_mut(|d| d.remove::<Typed>(id));
    } else {
        ui.data_mut(|d| d.insert_temp(id, typed));
    }
    picked
}

fn row(ui: &mut egui::Ui, words: &str, hue: Option<egui::Color32>, on: bool) -> egui::Response {
    let t = Tokens::of(ui);
    let size = egui::vec2(ui.available_width().max(200.0), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, on, words));
    if on {
        ui.painter().rect_filled(rect, 4, t.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4, t.sunk);
    }
    if let Some(hue) = hue {
        paint_theme(ui.painter(), egui::pos2(rect.left() + 12.0, rect.center().y), hue);
    }
    let text = line(ui, words, font::body(), t.ink, rect.width() - 32.0);
    line_at(ui.painter(), text, rect.left() + 24.0, rect.center().y);
    focus_ring(ui, &response, rect, 4);
    response
}

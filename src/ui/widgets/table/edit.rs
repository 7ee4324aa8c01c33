//! Editors that open in a cell: a line to write, and a list to choose from that is narrowed by typing.

use eframe::egui::{
    Align2, Button as Plain, Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response,
    ScrollArea, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, text::CCursor, text::CCursorRange, vec2,
};

use crate::t;
use crate::ui::theme::{Tokens, font, measure};

/// What a line in a cell answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    Open,
    /// Left as it was. `keyboard`: by Escape, so that the cell has the keyboard again.
    Left {
        keyboard: bool,
    },
    New {
        text: String,
        keyboard: bool,
    },
}

/// A line that is written in a cell: Enter takes it, Escape leaves it, going elsewhere takes it too.
pub fn write(ui: &mut Ui, id: Id, rect: Rect, name: &str, value: &str, fresh: bool) -> Typed {
    let mut draft = kept(ui, id, value, fresh);
    let response = line(ui, id, rect, name, "", &mut draft.text, fresh);
    let escape = response.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if escape {
        drop_kept(ui, id);
        return Typed::Left { keyboard: true };
    }
    if response.lost_focus() {
        let keyboard = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        drop_kept(ui, id);
        return if draft.text == value {
            Typed::Left { keyboard }
        } else {
            Typed::New { text: draft.text, keyboard }
        };
    }
    keep(ui, id, draft);
    Typed::Open
}

/// What a list in a cell answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Chosen {
    Open,
    Left {
        keyboard: bool,
    },
    /// The place of the one that was chosen.
    One(usize),
    /// Words that are none of the list, where that is allowed.
    Other(String),
}

/// A list to choose from. Typing narrows it, arrows walk it, Enter takes the one in hand. With `free`,
/// words that are not in the list can be taken as they are typed; `free` says what that does.
#[allow(clippy::too_many_arguments)] // each says one thing about one small editor
pub fn choose(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    name: &str,
    options: &[String],
    now: Option<usize>,
    free: Option<&dyn Fn(&str) -> String>,
    fresh: bool,
) -> Chosen {
    let mut draft = kept(ui, id, "", fresh);
    if fresh {
        draft.hand = now.unwrap_or(0);
    }
    let steps = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (steps(Key::ArrowDown), steps(Key::ArrowUp));
    let hint = now.and_then(|at| options.get(at)).map_or(t!("table-choose"), String::as_str);
    let response = line(ui, id, rect, name, hint, &mut draft.text, fresh);
    if response.changed() {
        draft.hand = 0;
    }
    let wanted = draft.text.trim().to_lowercase();
    let shown: Vec<usize> = (0..options.len())
        .filter(|at| wanted.is_empty() || options[*at].to_lowercase().contains(&wanted))
        .collect();
    let exact = options.iter().any(|option| option.trim().to_lowercase() == wanted);
    let other = free.filter(|_| !wanted.is_empty() && !exact).map(|say| say(draft.text.trim()));
    let count = shown.len() + usize::from(other.is_some());
    draft.hand = (draft.hand + down).min(count.saturating_sub(1)).saturating_sub(up);
    let mut clicked = None;
    Popup::from_response(&response)
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(2.0)
        .width(rect.width().max(180.0))
        .show(|ui| clicked = list(ui, options, &shown, other.as_deref(), draft.hand, down + up > 0 || fresh));
    let take = |place: usize, text: &str| match shown.get(place) {
        Some(at) => Chosen::One(*at),
        None if other.is_some() => Chosen::Other(text.trim().to_owned()),
        None => Chosen::Left { keyboard: true },
    };
    if let Some(place) = clicked {
        drop_kept(ui, id);
        return take(place, &draft.text);
    }
    if response.lost_focus() {
        let escape = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let enter = !escape && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        // A press on the list takes the keyboard from the line before the click is complete.
        if !escape && !enter && ui.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
            keep(ui, id, draft);
            return Chosen::Open;
        }
        drop_kept(ui, id);
        return if enter { take(draft.hand, &draft.text) } else { Chosen::Left { keyboard: escape } };
    }
    // A click beside the list leaves it.
    if !fresh && !response.has_focus() && ui.input(|i| i.pointer.any_click()) {
        drop_kept(ui, id);
        return Chosen::Left { keyboard: false };
    }
    keep(ui, id, draft);
    Chosen::Open
}

fn list(
    ui: &mut Ui,
    options: &[String],
    shown: &[usize],
    other: Option<&str>,
    hand: usize,
    follow: bool,
) -> Option<usize> {
    let mut clicked = None;
    let count = shown.len() + usize::from(other.is_some());
    if count == 0 {
        ui.label(t!("table-no-match"));
    }
    let height = 22.0;
    let step = height + ui.spacing().item_spacing.y;
    let mut area = ScrollArea::vertical().max_height(8.0 * step);
    if follow {
        area = area.vertical_scroll_offset((hand as f32 - 3.0).max(0.0) * step);
    }
    area.show_rows(ui, height, count, |ui, range| {
        for place in range {
            let words = shown.get(place).map_or(other.unwrap_or_default(), |at| options[*at].as_str());
            let button = Plain::selectable(place == hand, words).truncate();
            let button = button.min_size(vec2(ui.available_width(), height));
            if ui.add(button).clicked() {
                clicked = Some(place);
            }
        }
    });
    clicked
}

/// A field over the cell, with the keyboard.
fn line(ui: &mut Ui, id: Id, rect: Rect, name: &str, hint: &str, text: &mut String, fresh: bool) -> Response {
    let t = Tokens::of(ui);
    ui.painter().rect(
        rect.shrink(1.0),
        0,
        t.paper,
        Stroke::new(measure::OUTLINE, t.accent),
        StrokeKind::Inside,
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(7.0, 3.0))).id_salt(id));
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(font::body())
        .text_color(t.ink)
        .hint_text(hint)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .align(Align2::LEFT_CENTER)
        .desired_width(f32::INFINITY);
    let out = edit.show(&mut child);
    let response = out.response.response.accessible_name(name);
    if fresh {
        response.request_focus();
        // A list below is measured in one frame and seen in the next.
        ui.request_repaint();
        let mut state = out.state;
        let end = CCursor::new(eframe::egui::text::CharIndex(text.chars().count()));
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
        state.store(ui, id);
    }
    response
}

#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// The place in hand among the options that are shown.
    hand: usize,
}

fn kept(ui: &Ui, id: Id, value: &str, fresh: bool) -> Draft {
    let begin = || Draft { text: value.to_owned(), hand: 0 };
    if fresh { begin() } else { ui.data(|d| d.get_temp(id)).unwrap_or_else(begin) }
}

fn keep(ui: &Ui, id: Id, draft: Draft) {
    ui.data_mut(|d| d.insert_temp(id, draft));
}

fn drop_kept(ui: &Ui, id: Id) {
    ui.data_mut(|d| d.remove::<Draft>(id));
}

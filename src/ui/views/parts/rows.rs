//! One row of a list or a tree: picked by the pointer, walked by the keyboard, heard by its name.

use std::hash::Hash;

use eframe::egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::paint::focus_ring;

/// What a key on a row asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    Enter,
    Rename,
    Insert,
    Delete,
    MoveUp,
    MoveDown,
    MoveLeft,
    MoveRight,
}

const KEYS: [(Modifiers, Key, Step); 14] = [
    (Modifiers::ALT, Key::ArrowUp, Step::MoveUp),
    (Modifiers::ALT, Key::ArrowDown, Step::MoveDown),
    (Modifiers::ALT, Key::ArrowLeft, Step::MoveLeft),
    (Modifiers::ALT, Key::ArrowRight, Step::MoveRight),
    (Modifiers::NONE, Key::ArrowUp, Step::Up),
    (Modifiers::NONE, Key::ArrowDown, Step::Down),
    (Modifiers::NONE, Key::ArrowLeft, Step::Left),
    (Modifiers::NONE, Key::ArrowRight, Step::Right),
    (Modifiers::NONE, Key::Home, Step::Home),
    (Modifiers::NONE, Key::End, Step::End),
    (Modifiers::NONE, Key::Enter, Step::Enter),
    (Modifiers::NONE, Key::F2, Step::Rename),
    (Modifiers::NONE, Key::Insert, Step::Insert),
    (Modifiers::NONE, Key::Delete, Step::Delete),
];

/// A row as it stands on the screen.
pub struct Row {
    pub rect: Rect,
    pub response: Response,
    /// The key that was pressed on it.
    pub step: Option<Step>,
}

impl Row {
    /// Sends the keyboard to a row so many rows further down, or up, and brings that one into sight. The
    /// list must not be animated: a row that glides in is not there yet to take the keyboard.
    pub fn send_keyboard(&self, ui: &Ui, to: Id, rows: isize) {
        ui.memory_mut(|m| m.request_focus(to));
        ui.scroll_to_rect(self.rect.translate(vec2(0.0, rows as f32 * self.rect.height())), None);
    }
}

/// The id of the row of a record in a list, so that the keyboard can be sent to it.
pub fn row_id(list: &'static str, key: impl Hash + std::fmt::Debug) -> Id {
    Id::unique((list, key))
}

/// Takes the room of a row across the list and draws its ground. `name` is what is heard.
pub fn row(ui: &mut Ui, id: Id, height: f32, chosen: bool, role: Role, drag: bool, name: &str) -> Row {
    let t = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let sense = if drag { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, id, sense);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(role, enabled, chosen, name));
    if chosen {
        ui.painter().rect_filled(rect, 0, t.accent_tint);
        ui.painter().rect_filled(rect.with_max_x(rect.left() + measure::ROW_MARK), 0, t.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, t.sunk);
    }
    focus_ring(ui, &response, rect.shrink(1.0), 2);
    let step = keys(ui, &response);
    if response.clicked() {
        response.request_focus();
    }
    Row { rect, response, step }
}

fn keys(ui: &Ui, response: &Response) -> Option<Step> {
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
    if response.gained_focus() {
        return None;
    }
    ui.input_mut(|i| {
        KEYS.into_iter().find(|(modifiers, key, _)| i.consume_key(*modifiers, *key)).map(|(.., step)| step)
    })
}

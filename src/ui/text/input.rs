//! Keys and pointer. Only keys that move or select are taken, and only with the focus; letters are left.

use eframe::egui;
use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::caret::Step;
use super::sheet::Sheet;
use super::words::{self, Unit};

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Step(Step, bool),
    Stretch(Unit, bool),
    All,
    Copy,
}

/// Whether the selection was grown or shrunk by word or sentence.
pub fn keyboard(sheet: &mut Sheet<'_>, ui: &Ui, response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    // Escape is a command of the program; it does not take the caret away.
    let arrows =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let mut orders = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let order = order_of(event);
            orders.extend(order);
            order.is_none()
        });
    });
    let mut stretched = false;
    for order in orders {
        match order {
            Order::Step(step, extend) => sheet.step(step, extend),
            Order::Stretch(unit, grow) => {
                sheet.stretch(unit, grow);
                stretched = true;
            }
            Order::All => sheet.select(0, sheet.doc.text().len()),
            Order::Copy => {
                if let Ok(words) = sheet.state.selection.span().slice(sheet.doc.text()) {
                    ui.copy_text(words.to_owned());
                }
            }
        }
    }
    stretched
}

fn order_of(event: &Event) -> Option<Order> {
    let (key, modifiers) = match event {
        Event::Copy => return Some(Order::Copy),
        Event::Key { key, pressed: true, modifiers, .. } => (*key, *modifiers),
        _ => return None,
    };
    let Modifiers { alt, shift, .. } = modifiers;
    let command = modifiers.command || modifiers.ctrl;
    if alt {
        let unit = if shift { Unit::Sentence } else { Unit::Word };
        return match key {
            Key::ArrowRight if !command => Some(Order::Stretch(unit, true)),
            Key::ArrowLeft if !command => Some(Order::Stretch(unit, false)),
            _ => None,
        };
    }
    let step = match (key, command) {
        (Key::ArrowLeft, false) => Step::Left,
        (Key::ArrowRight, false) => Step::Right,
        (Key::ArrowLeft, true) => Step::WordLeft,
        (Key::ArrowRight, true) => Step::WordRight,
        (Key::ArrowUp, false) => Step::Up,
        (Key::ArrowDown, false) => Step::Down,
        (Key::Home, false) => Step::LineStart,
        (Key::End, false) => Step::LineEnd,
        (Key::Home, true) => Step::Start,
        (Key::End, true) => Step::End,
        (Key::PageUp, false) => Step::PageUp,
        (Key::PageDown, false) => Step::PageDown,
        (Key::A, true) if !shift => return Some(Order::All),
        _ => return None,
    };
    Some(Order::Step(step, shift))
}

pub fn pointer(sheet: &mut Sheet<'_>, ui: &Ui, response: &Response) {
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::Text);
    }
    let (pos, pressed, shift) =
        ui.input(|i| (i.pointer.interact_pos(), i.pointer.primary_pressed(), i.modifiers.shift));
    let Some(pos) = pos else { return };
    // A tap can be pressed and let go within one frame.
    if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
        response.request_focus();
        let (to, upstream) = sheet.hit(pos);
        sheet.move_to(to, upstream, shift);
    } else if response.dragged_by(egui::PointerButton::Primary) {
        sheet.drag_to(pos);
    }
    if response.triple_clicked() {
        let (at, _) = sheet.hit(pos);
        let (start, end) = whole_paragraph(sheet, at);
        sheet.select(start, end);
    } else if response.double_clicked() {
        let (at, _) = sheet.hit(pos);
        let word = words::word_at(sheet.doc, at);
        sheet.select(word.start, word.end);
    }
}

/// A paragraph with all its pieces.
fn whole_paragraph(sheet: &Sheet<'_>, at: usize) -> (usize, usize) {
    let paragraphs = sheet.doc.paragraphs();
    let index = sheet.doc.paragraph_at(at);
    let first = sheet.doc.first_piece_of(index);
    let mut last = index;
    while paragraphs.get(last + 1).is_some_and(|next| next.continued) {
        last += 1;
    }
    (paragraphs[first].range.start as usize, paragraphs[last].range.end as usize)
}

/// Puts a selection that the caller set, or that another text left behind, on grapheme borders of this text.
pub fn settle(sheet: &mut Sheet<'_>) {
    let selection = sheet.state.selection;
    sheet.state.selection.anchor = sheet.doc.border(selection.anchor);
    sheet.state.selection.head = sheet.doc.border(selection.head);
}

/// The wheel, wherever the pointer is over the view.
pub fn wheel(sheet: &mut Sheet<'_>, ui: &Ui) {
    if !ui.rect_contains_pointer(sheet.geometry.view) {
        return;
    }
    let distance = ui.input(|i| i.smooth_scroll_delta().y);
    if distance != 0.0 {
        sheet.scroll_by(-distance);
        ui.input_mut(|i| i.smooth_scroll_delta.y = 0.0);
    }
}

//! Bookmarks: the reader's own, kept with the settings and not in the study.

use eframe::egui;

use super::State;
use super::pane::Pane;
use crate::study::Span;
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::Icon;

/// Letters of a paragraph that stand in the list.
const SHOWN: usize = 48;

pub fn keys(cx: &mut Cx, state: &mut State) {
    let Some(pane) = state.panes.get_mut(state.active) else { return };
    if cx.asked(UiCommand::Bookmark) {
        let set = pane.toggle_bookmark(cx);
        let paragraph = paragraph_of(pane, pane.caret());
        let said = if set {
            t!("bookmark-set", number = paragraph)
        } else {
            t!("bookmark-gone", number = paragraph)
        };
        cx.ask(Action::Notify(Notice::info(said)));
    }
    let forward = cx.asked(UiCommand::NextBookmark);
    if forward || cx.asked(UiCommand::PreviousBookmark) {
        match pane.next_bookmark(forward) {
            Some(at) => {
                pane.reveal(Span::new(at, at));
                state.focus = true;
            }
            None => cx.ask(Action::Notify(Notice::info(t!("bookmark-none")))),
        }
    }
}

fn paragraph_of(pane: &Pane, at: usize) -> u32 {
    let doc = pane.doc();
    doc.paragraphs().get(doc.paragraph_at(at)).map_or(0, |paragraph| paragraph.number)
}

/// The button in the head of a pane, and the list that it opens. Tells whether one was gone to.
pub fn menu(ui: &mut egui::Ui, cx: &mut Cx, pane: &mut Pane) -> bool {
    let tokens = Tokens::of(ui);
    let all: Vec<u32> = pane.bookmarks().to_vec();
    let colour = if all.is_empty() { tokens.ink3 } else { tokens.accent };
    let sign = egui::RichText::new(Icon::Bookmark.glyph().to_string()).font(font::icons(14.0)).color(colour);
    let button = egui::Button::new(sign).frame(false);
    let mut gone = false;
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_width(320.0);
        if ui.button(t!("bookmark-here")).clicked() {
            pane.toggle_bookmark(cx);
            ui.close();
        }
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for at in &all {
                let doc = pane.doc();
                let words = doc.words_of(doc.paragraph_at(*at as usize)).trim();
                let words: String = words.chars().take(SHOWN).collect();
                let row = t!("bookmark-row", number = paragraph_of(pane, *at as usize), words = words);
                if ui.add(egui::Button::selectable(false, row).truncate()).clicked() {
                    pane.reveal(Span { start: *at, end: *at });
                    gone = true;
                    ui.close();
                }
            }
        });
    });
    let name = t!("bookmark-menu", count = all.len());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.on_hover_text(&name);
    gone
}

//! What a screen reader is told: the name of the text, and the paragraph in which the caret stands.

use eframe::egui::emath::TSTransform;
use eframe::egui::text::{CCursor, CCursorRange, CharIndex};
use eframe::egui::text_selection::accesskit_text::update_accesskit_for_text_widget;
use eframe::egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use super::sheet::Sheet;

pub fn publish(sheet: &mut Sheet<'_>, ui: &Ui, response: &Response, label: &str) {
    let index = sheet.doc.paragraph_at(sheet.state.selection.head);
    let words = sheet.doc.words_of(index);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, label);
        info.current_text_value = Some(words.to_owned());
        info
    });
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::MultilineTextInput);
        node.set_read_only();
        node.set_value(words);
    });
    // Runs of text, by which a screen reader follows the caret letter by letter, where glyphs are letters.
    let Some(placed) = sheet.placed.iter().find(|placed| placed.index == index) else { return };
    let Some(galley) = &placed.layout.plain else { return };
    let paragraph = &sheet.doc.paragraphs()[index];
    let body = paragraph.body_start() as usize..paragraph.range.end as usize;
    let place = |offset: usize| {
        let until = offset.clamp(body.start, body.end);
        CCursor::new(CharIndex(sheet.doc.text()[body.start..until].chars().count()))
    };
    let selection = sheet.state.selection;
    let cursors = CCursorRange::two(place(selection.anchor), place(selection.head));
    let moved = TSTransform::from_translation(placed.origin.to_vec2());
    update_accesskit_for_text_widget(ui, response.id, Some(cursors), moved, galley);
}

/// The labels beside the words that are in sight: pages, moments, speakers, questions.
pub fn labels(sheet: &Sheet<'_>, ui: &Ui, id: Id) {
    for placed in &sheet.placed {
        for (at, (rect, label)) in placed.layout.labels.iter().enumerate() {
            let rect = rect.translate(placed.origin.to_vec2());
            if rect.intersects(sheet.geometry.view) {
                let response = ui.interact(rect, id.with(("label", placed.index, at)), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &**label));
            }
        }
    }
}

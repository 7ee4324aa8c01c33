//! Headings, captions and lines of text in their roles.

use eframe::egui::{Align, Label, Layout, Response, RichText, Ui, vec2};

use crate::ui::theme::{Tokens, font, measure};

/// So many letters are a remark, and more a paragraph.
const ONE_LINE: usize = 90;

/// The title of a view.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let colour = Tokens::of(ui).ink;
    let heading = RichText::new(text).font(font::title()).color(colour).heading().line_height(Some(24.0));
    ui.add(Label::new(heading.font(font::title())).truncate())
}

/// A name: body size, semibold.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let colour = Tokens::of(ui).ink;
    ui.label(RichText::new(text).font(font::semibold(font::BODY)).color(colour))
}

/// A paragraph in the body face, wrapped, 20 high a line.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    let colour = Tokens::of(ui).ink;
    paragraph(ui, RichText::new(text).font(font::body()).color(colour), font::BODY_LINE)
}

/// A paragraph in the second ink.
pub fn body2(ui: &mut Ui, text: &str) -> Response {
    let colour = Tokens::of(ui).ink2;
    paragraph(ui, RichText::new(text).font(font::body()).color(colour), font::BODY_LINE)
}

/// Caption, count: 11, the third ink.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let colour = Tokens::of(ui).ink3;
    paragraph(ui, RichText::new(text).font(font::caption()).color(colour), font::CAPTION_LINE)
}

/// Their words: the book serif, as on a card.
pub fn passage(ui: &mut Ui, text: &str, size: f32, line_height: f32) -> Response {
    let colour = Tokens::of(ui).ink;
    paragraph(ui, RichText::new(text).font(font::reading(size)).color(colour), line_height)
}

fn paragraph(ui: &mut Ui, text: RichText, line_height: f32) -> Response {
    let bar = ui.layout().is_horizontal() && ui.layout().main_wrap();
    let short = text.text().chars().count() <= ONE_LINE;
    let label = Label::new(text.line_height(Some(line_height)));
    // Between buttons a few words go to the next row whole; torn, they would push the buttons about.
    ui.add(if bar && short { label.extend() } else { label.wrap() })
}

/// The head of a section: its name, and on the right what there is to say about it.
pub fn section_header(ui: &mut Ui, name: &str, aside: &str) -> Response {
    section_header_with(ui, name, |ui| {
        if !aside.is_empty() {
            caption(ui, aside);
        }
    })
}

/// The same with widgets on the right; they are laid out from the right edge.
pub fn section_header_with(ui: &mut Ui, name: &str, aside: impl FnOnce(&mut Ui)) -> Response {
    let t = Tokens::of(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), measure::SMALL),
        Layout::left_to_right(Align::Center),
        |ui| {
            let head = RichText::new(name).font(font::semibold(font::CAPTION)).color(t.ink2);
            let response = ui.label(head);
            ui.with_layout(Layout::right_to_left(Align::Center), aside);
            response
        },
    )
    .inner
}

/// A hairline across.
pub fn hairline(ui: &mut Ui) {
    let t = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), eframe::egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (measure::HAIRLINE, t.hair));
}

//! The text view: exact offsets, keys and pointer, stripes, and how little is laid out.

mod layout;
mod marks;
mod structure;
mod turns;
mod view;

use std::sync::Arc;

use crosscase::ui::text::{Numbers, TextColours, TextStyle};
use eframe::egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId, Stroke};

const KHMER: &[u8] = include_bytes!("../../../assets/fonts/NotoSansKhmer-Regular.ttf");

/// egui's own fonts, and Khmer after them.
fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert("khmer".to_owned(), Arc::new(FontData::from_static(KHMER)));
    for (path, name) in extra_fonts() {
        if let Ok(bytes) = std::fs::read(path) {
            fonts.font_data.insert(name.clone(), Arc::new(FontData::from_owned(bytes)));
            fonts.families.entry(FontFamily::Proportional).or_default().push(name);
        }
    }
    fonts.families.entry(FontFamily::Proportional).or_default().push("khmer".to_owned());
    ctx.set_fonts(fonts);
}

/// More fonts for a run by hand, parted by colons; without it the other scripts are set in empty boxes.
fn extra_fonts() -> Vec<(String, String)> {
    let list = std::env::var("CROSSCASE_TEST_FONTS").unwrap_or_default();
    list.split(':').filter(|path| !path.is_empty()).map(|path| (path.to_owned(), path.to_owned())).collect()
}

fn style() -> TextStyle {
    let ink = Color32::BLACK;
    TextStyle {
        font: FontId::proportional(16.0),
        question_font: None,
        heading_fonts: [22.0, 19.0, 17.0].map(FontId::proportional),
        note_font: FontId::proportional(13.0),
        name_font: FontId::proportional(11.0),
        small_font: FontId::proportional(11.0),
        line_height: 24.0,
        small_line_height: 16.0,
        width_chars: 80.0,
        paragraph_gap: 8.0,
        gutter: 88.0,
        numbers: Numbers::Off,
        colours: TextColours {
            words: ink,
            question: ink,
            name: ink,
            small: ink,
            selection: Color32::LIGHT_GREEN,
            hit: Color32::YELLOW,
            hit_line: Stroke::new(1.0, ink),
            current_hit: Stroke::new(1.0, ink),
            current: Color32::LIGHT_BLUE,
            hovered: Color32::LIGHT_GRAY,
            speakers: [ink; 8],
            bookmark: ink,
            caret: Stroke::new(1.0, ink),
            focus: Stroke::new(1.0, ink),
            level: ink,
            level_open: Color32::GRAY,
            hairline: Stroke::new(1.0, Color32::GRAY),
            window: Stroke::new(1.0, ink),
        },
    }
}

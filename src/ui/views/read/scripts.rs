//! Scripts that no font of this computer can draw: said in words, where there would be silent boxes.

use eframe::egui;

use crate::t;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, icon, icon_button};

/// Letters of each script that are tried.
const TRIED: usize = 4;

/// First and last letter of a script, and its name. Scripts that the bundled faces draw are not here.
fn scripts() -> [(char, char, &'static str); 21] {
    [
        ('\u{590}', '\u{5ff}', t!("script-hebrew")),
        ('\u{600}', '\u{6ff}', t!("script-arabic")),
        ('\u{700}', '\u{74f}', t!("script-syriac")),
        ('\u{900}', '\u{97f}', t!("script-devanagari")),
        ('\u{980}', '\u{9ff}', t!("script-bengali")),
        ('\u{a00}', '\u{a7f}', t!("script-gurmukhi")),
        ('\u{a80}', '\u{aff}', t!("script-gujarati")),
        ('\u{b80}', '\u{bff}', t!("script-tamil")),
        ('\u{c00}', '\u{c7f}', t!("script-telugu")),
        ('\u{c80}', '\u{cff}', t!("script-kannada")),
        ('\u{d00}', '\u{d7f}', t!("script-malayalam")),
        ('\u{d80}', '\u{dff}', t!("script-sinhala")),
        ('\u{e00}', '\u{e7f}', t!("script-thai")),
        ('\u{e80}', '\u{eff}', t!("script-lao")),
        ('\u{f00}', '\u{fff}', t!("script-tibetan")),
        ('\u{1000}', '\u{109f}', t!("script-burmese")),
        ('\u{1200}', '\u{137f}', t!("script-ethiopic")),
        ('\u{3040}', '\u{30ff}', t!("script-japanese")),
        ('\u{4e00}', '\u{9fff}', t!("script-chinese")),
        ('\u{ac00}', '\u{d7a3}', t!("script-korean")),
        ('\u{1f300}', '\u{1faff}', t!("script-emoji")),
    ]
}

/// A few letters of each script that a text is written in.
#[derive(Default)]
pub struct Scripts {
    samples: Vec<(&'static str, Vec<char>)>,
    /// The scripts that can't be drawn, once that was tried.
    missing: Option<Vec<&'static str>>,
}

impl Scripts {
    pub fn of(text: &str) -> Self {
        let all = scripts();
        let mut samples: Vec<(&'static str, Vec<char>)> =
            all.iter().map(|(_, _, name)| (*name, Vec::new())).collect();
        for c in text.chars().filter(|c| *c >= '\u{590}' && (c.is_alphabetic() || *c >= '\u{1f300}')) {
            let Some(at) = all.iter().position(|(from, to, _)| (*from..=*to).contains(&c)) else { continue };
            let letters = &mut samples[at].1;
            if letters.len() < TRIED && !letters.contains(&c) {
                letters.push(c);
            }
        }
        samples.retain(|(_, letters)| !letters.is_empty());
        Self { samples, missing: None }
    }

    /// Says which scripts of the text can't be drawn; nothing where all can.
    pub fn say(&mut self, ui: &mut egui::Ui, face: &egui::FontId) {
        let missing = self.missing.get_or_insert_with(|| {
            let lacks = |letters: &[char]| {
                ui.fonts_mut(|fonts| letters.iter().any(|letter| !fonts.has_glyph(face, *letter)))
            };
            self.samples.iter().filter(|(_, letters)| lacks(letters)).map(|(name, _)| *name).collect()
        });
        if missing.is_empty() {
            return;
        }
        let tokens = Tokens::of(ui);
        let frame = egui::Frame::new().fill(tokens.stale_tint).inner_margin(egui::Margin::symmetric(16, 6));
        let mut heard = false;
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_width(ui.available_width());
                icon(ui, Icon::Info, tokens.stale_text);
                let words = t!("script-missing", scripts = missing.join(", "));
                let words = egui::RichText::new(words).font(font::caption()).color(tokens.stale_text);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    heard = icon_button(ui, Icon::Close, t!("script-close")).clicked();
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(words).wrap());
                    });
                });
            });
        });
        if heard {
            self.missing = Some(Vec::new());
        }
    }
}

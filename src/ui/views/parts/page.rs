//! How texts are set that the settings decide.

use eframe::egui::Color32;

use crate::session::{Numbering, Prefs};
use crate::ui::text::Numbers;
use crate::ui::theme::Tokens;

/// What is counted in the gutter.
pub fn numbers(prefs: &Prefs) -> Numbers {
    match prefs.reading_numbers {
        Numbering::Off => Numbers::Off,
        Numbering::Paragraphs => Numbers::Paragraphs,
        Numbering::Lines => Numbers::Lines,
    }
}

/// The bars of speakers: hues that lie far apart stand beside each other.
pub fn speaker_colours(tokens: &Tokens) -> [Color32; 8] {
    std::array::from_fn(|at| tokens.theme(at * 5))
}

//! What the views of lists and records share: rows that the keyboard walks, questions before
//! something goes, small choices.

mod ask;
mod columns;
mod goes;
mod participants;
mod pick;
mod rows;

pub use ask::{Ask, Naming};
pub use columns::{cell_number, cell_text, head_text};
pub use goes::consequences;
pub use participants::participants;
pub use pick::{free_hue, kind_name, many_of, movers, one_of, source_kind_word, word_button};
pub use rows::{Row, Step, row, row_id};

use eframe::egui::{Id, Ui};

use crate::ui::widgets::DraftEdit;

/// An editor of one field of one record. Gives the new value once it is to be kept.
pub fn text(ui: &mut Ui, of: (u128, &'static str), label: &str, value: &str, rows: usize) -> Option<String> {
    let edit = DraftEdit::new(Id::unique(of), label, value);
    let edit = if rows > 1 { edit.multiline(rows) } else { edit };
    edit.show(ui).new
}

/// The same without a label on the screen; it is spoken.
pub fn bare(ui: &mut Ui, of: (u128, &'static str), label: &str, value: &str, width: f32) -> Option<String> {
    DraftEdit::new(Id::unique(of), label, value).hide_label().width(width).show(ui).new
}

//! The receipt of an RTF file.

use crate::import::build::Builder;
use crate::import::office::quoted;
use crate::import::receipt::counted;

/// What was met and is not in the text.
#[derive(Default)]
pub(super) struct Met {
    pub pictures: usize,
    /// Words of running heads and feet, each once.
    pub running: Vec<String>,
    pub notes: usize,
    pub rows: usize,
    pub hidden: bool,
    pub deleted: bool,
    pub revised: bool,
    pub lost: usize,
    pub cut: bool,
    pub full: bool,
}

impl Met {
    /// The sentences of the receipt.
    pub(super) fn say(&self, author: &str, builder: &mut Builder) {
        if !author.is_empty() {
            builder.kept.push(format!("The file names its author: {author}."));
        }
        if self.notes > 0 {
            let notes = counted(self.notes, "footnote or endnote stands", "footnotes and endnotes stand");
            let sentence = "after the text; the sign in brackets shows where each is called.";
            builder.kept.push(format!("{notes} {sentence}"));
        }
        if self.rows > 0 {
            let rows = counted(self.rows, "row of a table was", "rows of tables were");
            builder.kept.push(format!("{rows} kept, each a line with a tab between cells."));
        }
        if self.revised || self.deleted {
            builder.changed.push(
                "Tracked changes stand as accepted: what was inserted is in the text, what was deleted is not.".to_owned(),
            );
        }
        if self.lost > 0 {
            builder.changed.push(format!(
                "{} could not be read; � stands in their place.",
                counted(self.lost, "character", "characters")
            ));
        }
        if self.cut {
            builder
                .changed
                .push("The file breaks off before its end; what there is of it was read.".to_owned());
        }
        if self.full {
            builder
                .left_out
                .push("The text is longer than a source can be; what comes after was left out.".to_owned());
        }
        if !self.running.is_empty() {
            let words = quoted(&self.running);
            builder.left_out.push(format!("Running heads and feet are not part of the text: {words}."));
        }
        if self.hidden {
            builder.left_out.push("Words that are hidden in the file were left out.".to_owned());
        }
        if self.pictures > 0 {
            builder
                .left_out
                .push(format!("{} left out.", counted(self.pictures, "picture was", "pictures were")));
        }
    }
}

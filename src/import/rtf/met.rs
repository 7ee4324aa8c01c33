//! The receipt of an RTF file.

use crate::import::build::Builder;
use crate::import::receipt::counted;

/// What was met and is not in the text.
#[derive(Default)]
pub(super) struct Met {
    pub pictures: usize,
    pub running: bool,
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
        if self.running {
            builder.left_out.push("The running heads and feet of the pages were left out.".to_owned());
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

//! Plain text, and anything that reads as it.

use super::{ImportError, Imported, Importer, Sniff, decode, foreign, of_decoded, split_name};

pub(super) struct PlainText;

impl Importer for PlainText {
    fn name(&self) -> &'static str {
        "plain text"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        // A picture named .txt is still ours to refuse, with the sentence that fits.
        if matches!(split_name(name).1.as_str(), "txt" | "text") {
            Sniff::Yes
        } else if foreign::recognise(name, head).is_none() && decode::looks_like_text(head) {
            Sniff::Maybe
        } else {
            Sniff::No
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let decoded = decode::decode(name, bytes)?;
        let encoding = decoded.encoding;
        let mut imported = of_decoded(decoded).finish(name, self.name(), encoding)?;
        let ending = split_name(name).1;
        if is_marked_up(&ending) {
            let remark = format!("The .{ending} file was read as plain text: its marks stand in the text.");
            imported.origin.remarks.insert(0, remark);
        }
        if let Some(what) = super::document(name) {
            let remark = format!("The name says {what}, but the file holds plain text and was read as that.");
            imported.origin.remarks.insert(0, remark);
        }
        Ok(imported)
    }
}

/// Text formats whose marks or columns a reader would not expect to see among the words.
fn is_marked_up(ending: &str) -> bool {
    matches!(ending, "xml" | "tex" | "rst" | "org" | "json")
}

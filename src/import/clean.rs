//! The only changes that are made to decoded text: line ends, form feeds, control characters, and soft
//! hyphens, which no format keeps.

use super::receipt::counted;

/// It shows only where a word is parted at the end of a line.
const SOFT_HYPHEN: char = '\u{ad}';

/// What [`clean`] found and did.
#[derive(Default)]
pub(super) struct Cleaned {
    pub text: String,
    pub characters: usize,
    pub controls: usize,
    pub replaced: usize,
    /// Where in the text a page ended.
    pub pages: Vec<usize>,
    windows_ends: usize,
    mac_ends: usize,
    line_marks: usize,
    form_feeds: usize,
    soft_hyphens: usize,
}

/// Whether `count` control characters among `characters` are too many for slips of a keyboard or a
/// converter, so that the file is no text at all.
pub(super) fn too_many_controls(count: usize, characters: usize) -> bool {
    count * 50 > characters && (count > 3 || count * 2 >= characters)
}

/// A control character that no text needs. Line ends, tabs and page breaks are not among them.
pub(super) fn is_stray_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

pub(super) fn clean(text: String) -> Cleaned {
    let mut cleaned = Cleaned::default();
    let plain = text.chars().all(|c| {
        cleaned.characters += 1;
        cleaned.replaced += usize::from(c == char::REPLACEMENT_CHARACTER);
        c == '\n' || c == '\t' || !(c.is_control() || c == SOFT_HYPHEN)
    });
    if plain {
        cleaned.text = text;
        return cleaned;
    }
    (cleaned.characters, cleaned.replaced) = (0, 0);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        cleaned.characters += 1;
        match c {
            '\r' => {
                if chars.next_if_eq(&'\n').is_some() {
                    cleaned.windows_ends += 1;
                } else {
                    cleaned.mac_ends += 1;
                }
                out.push('\n');
            }
            '\u{b}' | '\u{85}' => {
                cleaned.line_marks += 1;
                out.push('\n');
            }
            '\u{c}' => {
                cleaned.form_feeds += 1;
                if !out.is_empty() && !out.ends_with("\n\n") {
                    out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
                }
                cleaned.pages.push(out.len());
            }
            SOFT_HYPHEN => cleaned.soft_hyphens += 1,
            c if is_stray_control(c) => cleaned.controls += 1,
            c => {
                cleaned.replaced += usize::from(c == char::REPLACEMENT_CHARACTER);
                out.push(c);
            }
        }
    }
    cleaned.text = out;
    cleaned
}

impl Cleaned {
    /// What was changed, a sentence each, the weightiest first.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.controls > 0 {
            remarks.push(format!(
                "{} removed; they carry no words.",
                counted(self.controls, "stray control character was", "stray control characters were")
            ));
        }
        if self.soft_hyphens > 0 {
            let hyphens = counted(self.soft_hyphens, "soft hyphen was", "soft hyphens were");
            remarks.push(format!("{hyphens} taken out, so that words can be found."));
        }
        if self.form_feeds > 0 {
            remarks.push(format!(
                "{} a blank line.",
                counted(self.form_feeds, "page break became", "page breaks became each")
            ));
        }
        if self.line_marks > 0 {
            remarks.push(format!(
                "{} a line end.",
                counted(self.line_marks, "unusual line mark became", "unusual line marks became each")
            ));
        }
        match (self.windows_ends > 0, self.mac_ends > 0) {
            (true, true) => remarks.push("Line ends of mixed kinds were made the same.".to_owned()),
            (true, false) => remarks.push("Windows line ends were made plain ones.".to_owned()),
            (false, true) => remarks.push("Old Macintosh line ends were made plain ones.".to_owned()),
            (false, false) => {}
        }
        remarks
    }
}

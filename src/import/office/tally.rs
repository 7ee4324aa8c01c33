//! What was met in a document, and the sentences of the receipt that say so.

use super::super::build::Builder;
use super::super::names::fold;
use super::super::receipt::counted;
use super::Comment;

/// The most words of what was left out that a sentence repeats, in characters.
const MAX_QUOTE: usize = 120;
/// The most quotes in one sentence.
const MAX_QUOTES: usize = 12;

/// Counts of one document.
#[derive(Default)]
pub(in super::super) struct Tally {
    pub insertions: usize,
    pub deletions: usize,
    pub notes: usize,
    pub comments: usize,
    pub loose: Vec<Comment>,
    pub boxes: usize,
    pub tables: usize,
    pub paged: bool,
    /// Hidden words.
    pub hidden: usize,
    pub soft_hyphens: usize,
    /// Signs of fonts that no letter is known for.
    pub unknown_signs: usize,
    /// Descriptions of pictures, empty where there is none.
    pub pictures: Vec<String>,
    pub drawings: usize,
    pub objects: usize,
    pub links: usize,
    /// Words of headers and footers, each once.
    pub heads: Vec<String>,
    /// Names of formats inside the file that could not be read.
    pub chunks: Vec<String>,
    /// Whether something was damaged, so that words may be missing.
    pub damaged: bool,
    pub full: bool,
}

impl Tally {
    pub fn say(self, out: &mut Builder) {
        self.kept(out);
        self.changed(out);
        self.left_out(out);
    }

    fn kept(&self, out: &mut Builder) {
        let kept = &mut out.kept;
        if self.notes > 0 {
            let notes = counted(self.notes, "footnote or endnote stands", "footnotes and endnotes stand");
            kept.push(format!("{notes} after the text; the sign in brackets shows where each is called."));
        }
        if self.comments > 0 {
            let (one, many) = ("comment was kept on its passage", "comments were kept on their passages");
            kept.push(format!("{}.", counted(self.comments, one, many)));
        }
        if self.tables > 0 {
            let tables = counted(self.tables, "table was", "tables were");
            kept.push(format!("{tables} kept, one line a row, with a tab between cells."));
        }
        if self.boxes > 0 {
            let boxes = counted(self.boxes, "text box was", "text boxes were");
            kept.push(format!("{boxes} put after the paragraph that each hangs on."));
        }
        if self.paged {
            kept.push(
                "Pages are marked as the document was last laid out; another printer may break them elsewhere."
                    .to_owned(),
            );
        }
    }

    fn changed(&self, out: &mut Builder) {
        let changed = &mut out.changed;
        if self.insertions + self.deletions > 0 {
            changed.push(format!(
                "Tracked changes were taken as accepted: {} kept, {} left out.",
                counted(self.insertions, "insertion", "insertions"),
                counted(self.deletions, "deletion", "deletions")
            ));
        }
        if self.soft_hyphens > 0 {
            let hyphens = counted(self.soft_hyphens, "soft hyphen was", "soft hyphens were");
            changed.push(format!("{hyphens} taken out, so that words can be found."));
        }
        if self.unknown_signs > 0 {
            let signs = counted(self.unknown_signs, "sign", "signs");
            changed.push(format!("{signs} of fonts without letters could not be read; � stands there."));
        }
    }

    fn left_out(&self, out: &mut Builder) {
        let left_out = &mut out.left_out;
        if self.damaged {
            left_out.push("The file is damaged; words may be missing, here or at the end.".to_owned());
        }
        if self.full {
            left_out
                .push("The text is longer than what is read of one file; the rest is missing.".to_owned());
        }
        if !self.heads.is_empty() {
            left_out.push(format!("Headers and footers are not part of the text: {}.", quoted(&self.heads)));
        }
        let gone = |count: usize, one: &str, many: &str| {
            format!("{} not part of the text", counted(count, &format!("{one} is"), &format!("{many} are")))
        };
        if self.hidden > 0 {
            let hidden = counted(self.hidden, "word", "words");
            left_out.push(format!("Hidden text is not part of the text: {hidden}."));
        }
        let described: Vec<String> = self.pictures.iter().filter(|alt| !alt.is_empty()).cloned().collect();
        if !self.pictures.is_empty() {
            let mut sentence = gone(self.pictures.len(), "picture", "pictures");
            if !described.is_empty() {
                sentence.push_str(&format!("; described as {}", quoted(&described)));
            }
            left_out.push(format!("{sentence}."));
        }
        if self.drawings > 0 {
            left_out.push(format!("{}.", gone(self.drawings, "chart or diagram", "charts or diagrams")));
        }
        if self.objects > 0 {
            let (one, many) = ("object of another program", "objects of other programs");
            left_out.push(format!("{}.", gone(self.objects, one, many)));
        }
        if self.links > 0 {
            let (one, many) = ("address behind a link", "addresses behind links");
            left_out.push(format!("{}.", gone(self.links, one, many)));
        }
        if !self.chunks.is_empty() {
            let (one, many) = ("part of the file could", "parts of the file could");
            let parts = counted(self.chunks.len(), one, many);
            left_out.push(format!("{parts} not be read: {}.", quoted(&self.chunks)));
        }
        if !self.loose.is_empty() {
            let comments = counted(self.loose.len(), "comment hangs", "comments hang");
            let words: Vec<String> = self.loose.iter().map(|comment| comment.text.clone()).collect();
            left_out.push(format!("{comments} on no words of the text: {}.", quoted(&words)));
        }
    }
}

/// Words in quotation marks, parted by dots, not too many and none too long.
pub(in super::super) fn quoted(words: &[String]) -> String {
    let mut parts: Vec<String> = words.iter().take(MAX_QUOTES).map(|words| quote(words)).collect();
    if words.len() > MAX_QUOTES {
        parts.push(format!("and {} more", words.len() - MAX_QUOTES));
    }
    parts.join(" · ")
}

fn quote(words: &str) -> String {
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MAX_QUOTE) {
        Some((cut, _)) => format!("“{}…”", flat[..cut].trim_end()),
        None => format!("“{flat}”"),
    }
}

pub(in super::super) fn counted_words(text: &str) -> usize {
    crate::study::word_count(text)
}

/// Titles that programs and templates give by themselves.
pub(in super::super) fn generic_title(title: &str) -> bool {
    let folded = fold(title.trim());
    const GENERIC: &[&str] =
        &["untitled", "document", "title", "microsoft word", "word document", "template"];
    folded.chars().count() < 3
        || GENERIC.iter().any(|generic| {
            folded.strip_prefix(generic).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
}

/// What the file says of itself, as sentences of the receipt, and its title where the text has it too.
/// Titles outlive the text they were given to, when a document is made from another one; so a title is
/// believed only where it can be read at the head of the text.
pub(in super::super) fn told(out: &mut Builder, title: &str, author: &str, made: &str) {
    const HEAD: usize = 2_000;
    let title = title.trim();
    if !title.is_empty() && !generic_title(title) {
        let plain = |words: &str| fold(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let head: String = out.text().chars().take(HEAD).collect();
        if plain(&head).contains(&plain(title)) {
            title.clone_into(&mut out.title);
        } else {
            out.kept.push(format!("The file calls itself {}.", quote(title)));
        }
    }
    let day = made.get(..10).filter(|day| day.len() == 10 && day.as_bytes()[4] == b'-');
    match (author.trim(), day) {
        ("", None) => {}
        ("", Some(day)) => out.kept.push(format!("The file was made on {day}.")),
        (author, None) => out.kept.push(format!("The file names {} as its author.", quote(author))),
        (author, Some(day)) => {
            out.kept.push(format!("The file names {} as its author and was made on {day}.", quote(author)));
        }
    }
}

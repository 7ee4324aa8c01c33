//! What a run of Word text holds beside plain words: signs, notes, comments, fields, pictures.

use super::super::office::Anchor;
use super::super::symbols;
use super::super::xml::{Tag, Xml};
use super::body::Body;

impl Body<'_> {
    /// Words as the file has them. Line breaks and tabs in them come from how the file was set and
    /// show as blanks.
    pub(super) fn words(&mut self, words: &str) {
        // They are not seen, and would part words in a search.
        if words.contains('\u{ad}') {
            self.shared.tally.soft_hyphens += words.matches('\u{ad}').count();
            return self.words(&words.replace('\u{ad}', ""));
        }
        if !words.contains(|c: char| c < ' ' || symbols::is_private(c)) {
            return self.add(words);
        }
        let mut out = String::with_capacity(words.len());
        let mut broken = false;
        for c in words.chars() {
            // A break with the indent after it is one blank.
            if matches!(c, '\n' | '\r') || (broken && c == ' ') {
                if !broken {
                    out.push(' ');
                }
                broken = true;
                continue;
            }
            broken = false;
            match symbols::sign(&self.run.font, c) {
                Some(sign) if symbols::is_private(c) => out.push(sign),
                _ if symbols::is_private(c) => {
                    self.shared.tally.unknown_signs += 1;
                    out.push('\u{fffd}');
                }
                _ => out.push(if c == '\t' { ' ' } else { c }),
            }
        }
        self.add(&out);
    }

    /// Adds to the line what is to be seen there.
    pub(super) fn add(&mut self, words: &str) {
        if self.taken > 0 || self.fields.in_instruction() {
            return;
        }
        if self.is_hidden() {
            self.hidden.push_str(words);
            return;
        }
        self.layout.line().text.push_str(words);
    }

    fn is_hidden(&self) -> bool {
        let styles = &self.shared.styles;
        let hidden = self.run.hidden.or_else(|| styles.hidden(&self.run.style));
        hidden.or_else(|| styles.hidden(self.paragraph_style())).unwrap_or(false)
    }

    pub(super) fn sign(&mut self, tag: &Tag<'_>) {
        let font = tag.attribute("font").unwrap_or_default();
        let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let Some(c) = code.and_then(char::from_u32) else { return };
        let known = symbols::sign(&font, c).or_else(|| {
            let letter = !symbols::is_private(c) && !c.is_control();
            letter.then_some(c)
        });
        self.shared.tally.unknown_signs += usize::from(known.is_none());
        self.add(known.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
    }

    pub(super) fn note(&mut self, tag: &Tag<'_>) {
        let Some(id) = tag.attribute("id") else { return };
        if self.taken > 0 || self.fields.in_instruction() {
            return;
        }
        let end = tag.name() == "endnoteReference";
        if tag.attribute("customMarkFollows").is_some_and(|value| value != "0" && value != "false") {
            self.own_sign = Some((end, id, self.layout.line().text.len()));
            return;
        }
        let sign = self.shared.notes.call(end, &id);
        self.layout.line().text.push_str(&format!("[{sign}]"));
    }

    /// A note whose sign is in the text: it is what the run has after the call.
    pub(super) fn end_own_sign(&mut self) {
        let Some((end, id, from)) = self.own_sign.take() else { return };
        let text = &mut self.layout.line().text;
        let sign = text.get(from..).unwrap_or_default().trim().to_owned();
        if sign.is_empty() || sign.chars().count() > 8 {
            let sign = self.shared.notes.call(end, &id);
            text.push_str(&format!("[{sign}]"));
        } else {
            self.shared.notes.call_by(end, &id, &sign);
        }
    }

    pub(super) fn hang(&mut self, tag: &Tag<'_>, anchor: fn(String) -> Anchor) {
        if let Some(id) = tag.attribute("id") {
            self.layout.line().anchor(anchor(id));
        }
    }

    pub(super) fn field(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.begin(xml),
            Some("separate") => {
                let at = self.layout.line().text.len();
                self.fields.separate(at);
            }
            Some("end") => {
                let at = self.layout.line().text.len();
                if let Some(shown) = self.fields.end(at) {
                    self.add(&shown);
                }
            }
            _ => {}
        }
    }

    pub(super) fn drawing(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if matches!(name, "chart" | "relIds") {
            self.shared.tally.drawings += usize::from(self.taken == 0);
            return;
        }
        let described = tag.attribute(if name == "docPr" { "descr" } else { "alt" });
        let described = described.filter(|words| !words.trim().is_empty());
        let titled = || tag.attribute("title").filter(|words| !words.trim().is_empty());
        let Some((alt, picture, _)) = self.drawn().last_mut() else { return };
        match name {
            "docPr" | "shape" => {
                if let Some(words) = described.or_else(titled) {
                    *alt = words;
                }
            }
            _ => *picture = true,
        }
    }

    pub(super) fn end_drawing(&mut self) {
        let Some((alt, picture, object)) = self.drawn().pop() else { return };
        if self.taken > 0 {
            return;
        }
        if object {
            self.shared.tally.objects += 1;
        } else if picture {
            self.shared.tally.pictures.push(alt);
        }
    }

    /// A text in another format that the document takes in at this place.
    pub(super) fn chunk(&mut self, tag: &Tag<'_>) {
        let id = tag.exact("r:id").or_else(|| tag.attribute("id")).unwrap_or_default();
        let Some(text) = self.shared.chunks.remove(&id) else { return };
        for line in text.lines() {
            self.layout.begin_paragraph();
            self.layout.line().text.push_str(line);
            self.layout.end_paragraph(None);
        }
    }
}

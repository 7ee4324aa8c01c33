//! XML as documents hold it, read piece by piece.
//!
//! Elements are known by their local names, whatever prefix the writer chose. Every start has its end:
//! where the file closes elements in the wrong order, or not at all, the order is put right here, and
//! [`Xml::fault`] says that something was wrong. Entities that a file makes up for itself are never
//! unfolded.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may lie in one another. Tables in tables in tables come to fifty. An element that
/// lies deeper takes the place of the one around it, so that its words are still read.
pub(super) const MAX_DEPTH: usize = 512;
/// How much deeper a paragraph may be that begins at the limit.
const IN_PARAGRAPH: usize = 64;
/// How often reading begins anew behind a damaged tag. Each time may cost a walk to the end.
const MAX_RESTARTS: usize = 24;
/// How far up a closing tag looks for what it closes.
const MAX_CLOSED: usize = 16;

/// One piece of a document.
pub(super) enum Piece<'a> {
    Start(Tag<'a>),
    /// The local name of the element that ends. Empty elements end right after they start.
    End(&'a str),
    /// Words, with character references resolved. A run of words may come in several pieces.
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The prefix, or nothing.
    pub fn prefix(&self) -> &str {
        self.0.name().0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Each attribute by its full name, with its value.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| (attribute.key.0, resolved(attribute.value)))
    }

    /// The value of an attribute by its local name. One with the element's own prefix goes first.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let own = self.prefix();
        let mut other = None;
        for (key, value) in self.attributes() {
            let (prefix, bare) = key.split_once(':').unwrap_or(("", key));
            if bare == name {
                if prefix == own || prefix.is_empty() {
                    return Some(value.into_owned());
                }
                other.get_or_insert_with(|| value.into_owned());
            }
        }
        other
    }

    /// The value of an attribute by prefix and name as written, such as `r:id`.
    pub fn exact(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value.into_owned())
    }
}

/// A document being read.
pub(super) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where in `text` the reader began.
    start: usize,
    /// Names of the elements that are open, with their prefixes.
    open: Vec<&'a str>,
    /// How many elements are still to be ended before the next piece.
    closing: usize,
    restarts: usize,
    done: bool,
    fault: bool,
    /// An element that begins as soon as the one whose place it takes has ended, and whether it is empty.
    waiting: Option<(BytesStart<'a>, &'a str, bool)>,
    /// Whether any element took the place of another, so that ends no longer match.
    deep: bool,
    /// How many walks to the end of one element are under way, and how much deeper than the limit the
    /// place is inside one.
    passing: usize,
    below: usize,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self {
            text,
            reader: reader(text),
            start: 0,
            open: Vec::new(),
            closing: 0,
            restarts: 0,
            done: false,
            fault: false,
            waiting: None,
            deep: false,
            passing: 0,
            below: 0,
        }
    }

    /// Whether something was wrong so far, so that words may be missing.
    pub fn fault(&self) -> bool {
        self.fault
    }

    /// The next piece, or nothing at the end.
    pub fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.closing > 0 {
                self.closing -= 1;
                return self.open.pop().map(|name| Piece::End(local(name)));
            }
            if let Some((tag, name, empty)) = self.waiting.take() {
                return Some(self.enter(tag, name, empty));
            }
            if self.done {
                self.closing = self.open.len();
                if self.closing == 0 {
                    return None;
                }
                continue;
            }
            let piece = match self.reader.read_event() {
                Ok(Event::Start(tag)) => self.start(tag, false),
                Ok(Event::Empty(tag)) => self.start(tag, true),
                Ok(Event::End(tag)) => {
                    self.end(tag.name().0);
                    None
                }
                Ok(Event::Text(text)) => Some(Piece::Text(text.into_inner())),
                Ok(Event::CData(text)) => Some(Piece::Text(text.into_inner())),
                Ok(Event::GeneralRef(name)) => Some(Piece::Text(reference(name.into_inner()))),
                Ok(Event::Eof) => {
                    self.fault |= !self.open.is_empty() && !self.deep;
                    self.done = true;
                    None
                }
                // A DTD's entities are not read, so that none can unfold.
                Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_)) => None,
                Err(error) => {
                    self.go_on_behind(&error);
                    None
                }
            };
            if piece.is_some() {
                return piece;
            }
        }
    }

    /// Passes over all that is left of the element that was started last.
    pub fn skip(&mut self) {
        let depth = self.open.len();
        self.passing += 1;
        while self.open.len() >= depth && self.next().is_some() {}
        self.passed();
    }

    /// Every element inside the one that was started last, to its end. What is inside one for which
    /// `take` says no is passed over.
    pub fn each(&mut self, mut take: impl FnMut(&Tag<'a>) -> bool) {
        let depth = self.open.len();
        self.passing += 1;
        while self.open.len() >= depth {
            match self.next() {
                Some(Piece::Start(tag)) => {
                    if !take(&tag) {
                        self.skip();
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
        self.passed();
    }

    /// The words inside the element that was started last, to its end.
    pub fn words(&mut self) -> String {
        let depth = self.open.len();
        let mut words = String::new();
        self.passing += 1;
        while self.open.len() >= depth {
            match self.next() {
                Some(Piece::Text(text)) => words.push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        self.passed();
        words
    }

    fn passed(&mut self) {
        self.passing = self.passing.saturating_sub(1);
        if self.passing == 0 {
            self.below = 0;
        }
    }

    fn start(&mut self, tag: BytesStart<'a>, empty: bool) -> Option<Piece<'a>> {
        // A paragraph at the limit keeps what is in it.
        let paragraph = |names: &[&str]| names.iter().any(|name| matches!(local(name), "p" | "h"));
        let room = self.open.len() < MAX_DEPTH + IN_PARAGRAPH;
        let full = self
            .open
            .get(MAX_DEPTH - 1..)
            .is_some_and(|beyond| !(beyond.is_empty() || room && paragraph(beyond)));
        self.deep |= full;
        if full && self.passing > 0 {
            self.below += usize::from(!empty);
            return None;
        }
        // The tag borrows from the text; its name is looked up there, for it must outlive the tag.
        let end = self.place();
        let length = tag.len();
        let written = end.checked_sub(length + if empty { 2 } else { 1 });
        let name = written.and_then(|at| self.text.get(at..at + tag.name().0.len())).unwrap_or_default();
        if full {
            (self.waiting, self.closing) = (Some((tag, name, empty)), 1);
            return None;
        }
        Some(self.enter(tag, name, empty))
    }

    fn enter(&mut self, tag: BytesStart<'a>, name: &'a str, empty: bool) -> Piece<'a> {
        self.open.push(name);
        self.closing = usize::from(empty);
        Piece::Start(Tag(tag))
    }

    /// Ends the element of that name, and those inside it that were never closed.
    fn end(&mut self, name: &str) {
        if self.below > 0 {
            self.below -= 1;
            return;
        }
        let inside = self.open.iter().rev().take(MAX_CLOSED).position(|open| *open == name);
        self.fault |= inside != Some(0) && !self.deep;
        self.closing = inside.map_or(0, |count| count + 1);
    }

    /// Where the reader is in the text.
    fn place(&self) -> usize {
        self.start + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Something that is no XML: reading goes on at the next tag, a few times.
    fn go_on_behind(&mut self, error: &Error) {
        self.fault = true;
        if matches!(error, Error::IllFormed(_)) {
            return;
        }
        self.restarts += 1;
        let wrong = self.start + usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let from = wrong.saturating_add(1).max(self.start + 1);
        let next = self.text.as_bytes().get(from..).and_then(|rest| memchr::memchr(b'<', rest));
        match next {
            Some(next) if self.restarts <= MAX_RESTARTS => {
                self.start = from + next;
                self.reader = reader(&self.text[self.start..]);
            }
            _ => self.done = true,
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What stands for `&name;`. A name that XML does not know stays as it is written.
fn reference(name: Cow<'_, str>) -> Cow<'_, str> {
    match character(&name) {
        Some(c) => Cow::Owned(c.to_string()),
        None => match resolve_predefined_entity(&name) {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(format!("&{name};")),
        },
    }
}

fn character(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    // Nothing else is allowed to be no character, so a wrong number shows as one that was lost.
    Some(number.ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// An attribute's value with its references resolved.
fn resolved(raw: Cow<'_, str>) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw;
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = &*raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.find(';').filter(|end| *end <= 12) {
            Some(end) => {
                out.push_str(&reference(Cow::Borrowed(&rest[..end])));
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The bytes of an XML file as text, by its byte order mark, its first bytes or its declaration, and
/// whether every letter could be read.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| {
        if bytes.starts_with(b"<\0") {
            return Some(UTF_16LE);
        }
        if bytes.starts_with(b"\0<") {
            return Some(UTF_16BE);
        }
        let declared = Encoding::for_label(declared(bytes)?)?;
        // Bytes that could be read so far are not of two bytes each, whatever they say.
        (declared != UTF_16LE && declared != UTF_16BE).then_some(declared)
    });
    let (text, _, damaged) = encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes);
    (text, !damaged)
}

/// The encoding that the declaration names.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.trim_ascii_start();
    let head = head.strip_prefix(b"<?xml")?;
    let head = &head[..memchr::memchr(b'>', head)?.min(256)];
    let at = memchr::memmem::find(head, b"encoding")? + "encoding".len();
    let value = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let value = &value[1..];
    Some(&value[..memchr::memchr(quote, value)?])
}

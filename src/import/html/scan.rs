//! Tags and words of a page, in order, each element with its end.
//!
//! The signs are told apart as browsers do it (html5ever's tokenizer: references, scripts, broken
//! tags). Elements are put in order by a few rules of our own instead of a browser's tree, for which a
//! hundred thousand open elements cost hours.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::kinds::{Kind, is_void, kind_of};

/// How many elements may be open. Browsers stop at 512 as well; what is deeper keeps its words.
const MAX_OPEN: usize = 512;
/// How far an end looks for its start.
const MAX_LOOK: usize = 128;
/// Signs that lead from a note back to its call.
const BACK: &[char] = &['↩', '↑', '⤴', '⮌', '⏎', '^', '\u{fe0e}', '\u{fe0f}', ' ', '\n', '\u{a0}'];
/// The most tags and runs of words.
const MAX_EVENTS: usize = 6_000_000;
/// Fields of a form that hold what somebody wrote.
const WRITTEN: [&str; 10] =
    ["text", "search", "tel", "url", "email", "number", "date", "time", "month", "datetime-local"];
/// The most pictures whose description is kept.
const MAX_ALTS: usize = 5;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Event {
    Open(Kind),
    Close(Kind),
    /// Where in [`Scan::words`] they stand.
    Words(Range<usize>),
    /// Where a numbered list goes on from, or an item in it.
    Number(i32),
    /// The item that began is a note.
    Note,
}

/// A page, taken apart.
#[derive(Default)]
pub(super) struct Scan {
    pub events: Vec<Event>,
    pub words: String,
    pub title: Option<String>,
    pub language: String,
    pub date: String,
    pub author: String,
    pub pictures: usize,
    pub alts: Vec<String>,
    pub hidden: bool,
    pub full: bool,
    /// Whether it is XHTML, where any element may close itself.
    xml: bool,
    open: Vec<(Kind, &'static str)>,
    /// Elements that are open beyond [`MAX_OPEN`].
    beyond: usize,
    /// The element that is passed over, and how many of its name are open in it.
    skipping: Option<(String, usize)>,
    in_title: bool,
}

pub(super) fn scan(text: &str, xml: bool) -> Scan {
    let sink = Sink(RefCell::new(Scan { xml, ..Scan::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // It pauses only where a script is to be run, and none is ever handed out.
    drop(tokenizer.feed(&input));
    tokenizer.end();
    let mut scan = tokenizer.sink.0.into_inner();
    scan.close_to(0);
    scan
}

struct Sink(RefCell<Scan>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut scan = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(words) => scan.words(&words),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => return scan.start(&tag),
                TagKind::EndTag => scan.end(&tag.name),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// In XHTML a CDATA section is words.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0.borrow().xml
    }
}

impl Scan {
    fn words(&mut self, words: &str) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(words);
            return;
        }
        if self.skipping.is_some() || self.is_full() {
            return;
        }
        if let Some((Kind::Back, _)) = self.open.last()
            && words.trim_matches(BACK).trim().is_empty()
        {
            return;
        }
        let start = self.words.len();
        self.words.push_str(words);
        let end = self.words.len();
        match self.events.last_mut() {
            Some(Event::Words(range)) => range.end = end,
            _ => self.events.push(Event::Words(start..end)),
        }
    }

    fn is_full(&mut self) -> bool {
        self.full |= self.events.len() >= MAX_EVENTS;
        self.full
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let kind = if name == "a" { note_link(tag) } else { kind_of(name) };
        let closed = self.xml && tag.self_closing;
        let raw = match name {
            _ if closed => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" if self.skipping.is_none() => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        };
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped == name && !closed && !is_void(name) {
                *depth += 1;
            }
            // A paragraph that is never closed ends where the next block begins.
            let ends = skipped == "p" && kind.is_some_and(Kind::is_block);
            if !ends {
                return raw;
            }
            self.skipping = None;
        }
        match name {
            "title" => {
                self.in_title = self.title.is_none() && !closed;
                if !self.in_title && !closed {
                    self.skipping = Some((name.to_owned(), 1));
                }
                return raw;
            }
            "meta" => self.meta(tag),
            "html" => {
                attribute(tag, &["lang", "xml:lang"]).unwrap_or_default().clone_into(&mut self.language);
            }
            "img" => {
                self.pictures += 1;
                if let Some(alt) = attribute(tag, &["alt"]).map(str::trim).filter(|alt| !alt.is_empty())
                    && self.alts.len() < MAX_ALTS
                {
                    self.alts.push(alt.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            "input" => {
                let typed = !matches!(attribute(tag, &["type"]), Some(kind) if !WRITTEN.contains(&&*kind.to_ascii_lowercase()));
                if let Some(value) =
                    attribute(tag, &["value"]).filter(|value| typed && !value.trim().is_empty())
                {
                    self.words(&format!(" {value} "));
                }
            }
            _ => {}
        }
        if is_void(name) || closed {
            if let Some(kind) = kind {
                self.make_room(kind);
                self.push(Event::Open(kind));
                self.push(Event::Close(kind));
            }
            return raw;
        }
        if kind == Some(Kind::Skip) || is_hidden(tag) {
            self.hidden |= kind != Some(Kind::Skip);
            if let Some(kind) = kind {
                self.make_room(kind);
            }
            self.skipping = Some((name.to_owned(), 1));
            return raw;
        }
        if let Some(kind) = kind {
            let role = attribute(tag, &["role", "epub:type"]);
            let kind = match role {
                Some("main") => Kind::Main,
                Some("navigation" | "banner" | "contentinfo" | "complementary") if kind == Kind::Block => {
                    Kind::Around
                }
                Some("presentation" | "none") if kind == Kind::Table => Kind::Layout,
                _ => kind,
            };
            self.make_room(kind);
            self.open(kind, name);
            let number = match kind {
                Kind::Ordered(_) => attribute(tag, &["start"]),
                Kind::Item => attribute(tag, &["value"]),
                _ => None,
            };
            if let Some(number) = number.and_then(|number| number.trim().parse().ok()) {
                self.push(Event::Number(number));
            }
            if kind == Kind::Item && is_note(tag) {
                self.push(Event::Note);
            }
            if let (Kind::Ordered(_), Some(style)) = (kind, attribute(tag, &["type"])) {
                let style = style.bytes().next().unwrap_or(b'1');
                self.restyle(Kind::Ordered(style));
            }
        }
        raw
    }

    /// Gives the list that was opened last its own way of counting.
    fn restyle(&mut self, kind: Kind) {
        if let Some((open, _)) = self.open.last_mut().filter(|(open, _)| matches!(open, Kind::Ordered(_))) {
            *open = kind;
        }
        let opened = self.events.iter_mut().rev().take(2);
        for event in opened.filter(|event| matches!(event, Event::Open(Kind::Ordered(_)))) {
            *event = Event::Open(kind);
        }
    }

    /// Ends what can't stay open where `kind` begins.
    fn make_room(&mut self, kind: Kind) {
        let top = self.open.last().map(|(kind, _)| *kind);
        if kind.is_block() && top == Some(Kind::Paragraph) {
            self.pop();
        }
        match kind {
            Kind::Heading(_) if matches!(self.open.last(), Some((Kind::Heading(_), _))) => self.pop(),
            Kind::Item => self.close_inside(Kind::Item, |kind| kind.is_list() || kind.is_table_part()),
            Kind::Term => self.close_inside(Kind::Term, |kind| kind == Kind::Terms || kind.is_table_part()),
            Kind::Row => {
                if let Some(table) = self.find(Kind::is_table) {
                    self.close_to(table + 1);
                }
            }
            Kind::Cell => {
                let table = self.find(Kind::is_table);
                let row = self.find(|kind| kind == Kind::Row);
                match (table, row) {
                    (Some(table), Some(row)) if row > table => self.close_to(row + 1),
                    (Some(table), _) => {
                        self.close_to(table + 1);
                        self.open(Kind::Row, "tr");
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn find(&self, wanted: impl Fn(Kind) -> bool) -> Option<usize> {
        let low = self.open.len().saturating_sub(MAX_LOOK);
        self.open[low..].iter().rposition(|(kind, _)| wanted(*kind)).map(|at| low + at)
    }

    /// Closes the nearest open `kind`, if it is nearer than what `fence` says.
    fn close_inside(&mut self, kind: Kind, fence: impl Fn(Kind) -> bool) {
        if let Some(at) = self.find(|open| open == kind || fence(open))
            && self.open[at].0 == kind
        {
            self.close_to(at);
        }
    }

    fn open(&mut self, kind: Kind, name: &str) {
        if self.open.len() >= MAX_OPEN {
            self.beyond += 1;
            self.push(Event::Open(Kind::Block));
            self.push(Event::Close(Kind::Block));
            return;
        }
        self.open.push((kind, super::kinds::known(name)));
        self.push(Event::Open(kind));
    }

    fn pop(&mut self) {
        if let Some((kind, _)) = self.open.pop() {
            // What was opened must be closed, however full it is.
            self.events.push(Event::Close(kind));
        }
    }

    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            self.pop();
        }
    }

    fn push(&mut self, event: Event) {
        if !self.is_full() || matches!(event, Event::Close(_)) {
            self.events.push(event);
        } else if let Event::Open(_) = event {
            // Kept in step with `open`, of which there are no more than MAX_OPEN.
            self.events.push(event);
        }
    }

    fn end(&mut self, name: &str) {
        if self.in_title && name == "title" {
            self.in_title = false;
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipping {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return;
        }
        let Some(kind) = kind_of(name) else { return };
        if matches!(kind, Kind::Break | Kind::Paragraph) && !self.open.iter().any(|(_, open)| *open == name) {
            self.push(Event::Open(kind));
            self.push(Event::Close(kind));
            return;
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let low = self.open.len().saturating_sub(MAX_LOOK);
        for at in (low..self.open.len()).rev() {
            let (open, own) = self.open[at];
            let both_headings = matches!((open, kind), (Kind::Heading(_), Kind::Heading(_)));
            if own == name || both_headings {
                return self.close_to(at);
            }
            if open.is_table() || (open == Kind::Cell && !kind.is_table_part()) {
                return;
            }
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let Some(content) = attribute(tag, &["content"]).map(str::trim) else { return };
        let Some(name) = attribute(tag, &["name", "property"]) else { return };
        match name.to_ascii_lowercase().as_str() {
            "author" | "dc.creator" if self.author.is_empty() => content.clone_into(&mut self.author),
            "date"
            | "dc.date"
            | "dcterms.date"
            | "dcterms.issued"
            | "dcterms.created"
            | "article:published_time"
            | "citation_publication_date"
            | "citation_date"
                if self.date.is_empty() =>
            {
                self.date = super::full_date(content);
            }
            "language" | "dc.language" if self.language.is_empty() => content.clone_into(&mut self.language),
            _ => {}
        }
    }
}

fn attribute<'a>(tag: &'a Tag, names: &[&str]) -> Option<&'a str> {
    let found = tag.attrs.iter().find(|attribute| names.contains(&&*attribute.name.local))?;
    Some(&*found.value)
}

/// A link that calls a note, or that stands before the note and leads back.
fn note_link(tag: &Tag) -> Option<Kind> {
    if attribute(tag, &["role"]) == Some("doc-noteref") || attribute(tag, &["epub:type"]) == Some("noteref") {
        return Some(Kind::Call);
    }
    if attribute(tag, &["role"]) == Some("doc-backlink") {
        return Some(Kind::Back);
    }
    let class = attribute(tag, &["class"])?;
    if ["footnote-back", "footnote-backref", "reversefootnote"].iter().any(|own| class.contains(own)) {
        return Some(Kind::Back);
    }
    if ["footnote-ref", "footnoteref", "sdfootnoteanc", "sdendnoteanc"].iter().any(|own| class.contains(own))
    {
        return Some(Kind::Call);
    }
    ["sdfootnotesym", "sdendnotesym"].iter().any(|own| class.contains(own)).then_some(Kind::Control)
}

/// Whether an item of a list is a note, as converters and EPUB books write them.
fn is_note(tag: &Tag) -> bool {
    let id = attribute(tag, &["id"]).unwrap_or_default();
    let named = ["footnote", "endnote", "fn"].iter().filter_map(|own| id.strip_prefix(own));
    let mut numbers = named.map(|rest| rest.trim_start_matches([':', '-', '_']));
    matches!(
        attribute(tag, &["role", "epub:type"]),
        Some("doc-footnote" | "doc-endnote" | "footnote" | "endnote" | "rearnote")
    ) || numbers.any(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether nobody sees it in a browser.
fn is_hidden(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "style" => attribute.value.to_ascii_lowercase().replace(' ', "").contains("display:none"),
        _ => false,
    })
}

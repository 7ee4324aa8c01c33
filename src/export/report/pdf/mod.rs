//! A report as pages: text that can be picked out, set in the bundled faces; numbers of passages, notes and
//! contents that can be clicked; page numbers; an outline. Same report, same bytes.

mod file;
mod lines;
mod pages;
mod table;

use lines::{Look, Run, set_words};
use pages::{BODY, Flow, LEADING, LEFT, PAGE, ROOM, SMALL, text};

use super::doc::{Doc, Span};
use crate::export::pdf::PdfError;
use crate::figure::scene::{Anchor, Area, Weight};

/// Headings that the table of contents names.
const CONTENTS: u8 = 2;

pub fn pdf(doc: &Doc) -> Result<Vec<u8>, PdfError> {
    let mut body = Flow::new();
    for block in &doc.blocks {
        body.block(block);
    }
    if !doc.notes.is_empty() {
        let head = super::doc::heading(1, "Notes", "s-notes");
        notes(&mut body, &head, &doc.notes);
    }
    // How many pages come before the first section does not depend on what stands in the contents.
    let before = front(doc, &body, 0).pages.len();
    let mut front = front(doc, &body, before);
    for (name, (page, y)) in std::mem::take(&mut body.anchors) {
        front.anchors.entry(name).or_insert((page + before, y));
    }
    front.pages.append(&mut body.pages);
    front.outline.append(&mut body.outline);
    for (at, page) in front.pages.iter_mut().enumerate() {
        let look = Look::plain(SMALL, Weight::Regular);
        let number = (at + 1).to_string();
        page.items.push(text((PAGE.0 / 2.0, PAGE.1 - 40.0), &number, &look, Anchor::Middle));
    }
    file::write(&front, &doc.title, &doc.facts.join(" "))
}

fn notes(flow: &mut Flow<'_>, head: &super::doc::Block, all: &[Vec<Span>]) {
    if let super::doc::Block::Heading { level, words, anchor } = head {
        flow.heading(*level, words, anchor);
    }
    for (at, note) in all.iter().enumerate() {
        let number = at + 1;
        flow.item(&number.to_string(), note, SMALL, &format!("note-{number}"));
    }
}

/// Title, facts, what is said first, and the contents with the numbers of their pages.
fn front<'a>(doc: &'a Doc, body: &Flow<'_>, before: usize) -> Flow<'a> {
    let mut flow = Flow::new();
    flow.y += 26.0;
    flow.lines(LEFT, &set_words(&doc.title, 24.0, Weight::Semibold, ROOM), 24.0, false);
    flow.y += 8.0;
    for fact in &doc.facts {
        flow.lines(LEFT, &set_words(fact, SMALL, Weight::Regular, ROOM), SMALL, false);
    }
    flow.y += 6.0;
    doc.front.iter().for_each(|block| flow.block(block));
    let entries: Vec<(u8, &str, &str)> =
        doc.headings(CONTENTS).chain((!doc.notes.is_empty()).then_some((1, "Notes", "s-notes"))).collect();
    if entries.is_empty() {
        return flow;
    }
    flow.gap(16.0);
    flow.need(BODY * LEADING * 4.0);
    flow.lines(LEFT, &set_words("Contents", 13.0, Weight::Semibold, ROOM), 13.0, false);
    flow.y += 4.0;
    for (level, words, anchor) in entries {
        let (size, inset) = if level == 1 { (BODY, 0.0) } else { (SMALL, 14.0) };
        let line = size * LEADING;
        let lines = set_words(words, size, Weight::Regular, ROOM - inset - 40.0);
        flow.need(line * lines.len() as f32);
        let top = flow.y;
        flow.lines(LEFT + inset, &lines, size, false);
        let page = body.anchors.get(anchor).map_or(0, |(page, _)| page + before + 1);
        let base = top + f32::midpoint(line, size * 0.7);
        let number = Run { x: 0.0, words: page.to_string(), look: Look::plain(size, Weight::Regular) };
        let x = LEFT + ROOM - number.width();
        flow.run(x, &number, base, line);
        let area = Area::new(LEFT, top, ROOM, flow.y - top);
        flow.page().links.push((area, anchor.to_owned()));
    }
    flow
}

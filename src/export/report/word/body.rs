//! The blocks of a report as paragraphs and tables of Word.

use std::fmt::Write;

use super::parts::{ART, PICTURE};
use crate::export::png::{PngError, png};
use crate::export::report::doc::{Block, Doc, Figure, Quote, Span, Table, parts};
use crate::export::sheet::Sheet;
use crate::export::sheet::ooxml::escaped;
use crate::export::sheet::word::{SIGN, begin, needs, run, shared, table};

/// Width of the text of a page, in twentieths of a point.
const ROOM: usize = 9_638;
/// Most height of a figure with its caption, in points.
const HIGH: f32 = 660.0;
/// Dots an inch of figures.
const DENSITY: u32 = 200;
/// Parts of Word's finest unit in a point.
const EMU: f32 = 12_700.0;
/// Signs that the heads of rows have at least, where other columns need room.
const LABEL: usize = 16;
/// Headings that the table of contents names.
const CONTENTS: u8 = 2;

#[derive(Default)]
pub struct Body {
    pub out: String,
    pub pictures: Vec<Vec<u8>>,
    bookmarks: usize,
}

impl Body {
    pub fn document(&mut self, doc: &Doc) -> Result<(), PngError> {
        begin(&mut self.out, "Title", &doc.title, "");
        run(&mut self.out, &doc.title, "");
        self.out.push_str("</w:p>");
        for fact in &doc.facts {
            self.plain("Small", fact);
        }
        for block in &doc.front {
            self.block(block)?;
        }
        self.contents(doc);
        for block in &doc.blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn plain(&mut self, style: &str, words: &str) {
        begin(&mut self.out, style, words, "");
        run(&mut self.out, words, "");
        self.out.push_str("</w:p>");
    }

    /// A field that Word can make anew, filled with links, so that it works before anybody does.
    fn contents(&mut self, doc: &Doc) {
        let entries: Vec<(u8, &str, &str)> = doc.headings(CONTENTS).collect();
        if entries.is_empty() {
            return;
        }
        self.plain("ContentsHead", "Contents");
        let last = entries.len() - 1;
        for (at, (level, words, anchor)) in entries.into_iter().enumerate() {
            begin(&mut self.out, &format!("TOC{level}"), words, "");
            if at == 0 {
                write!(
                    self.out,
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
                     TOC \\o \"1-{CONTENTS}\" \\h </w:instrText></w:r><w:r><w:fldChar \
                     w:fldCharType=\"separate\"/></w:r>"
                )
                .ok();
            }
            self.link(anchor, words, "");
            if at == last {
                self.out.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.out.push_str("</w:p>");
        }
    }

    fn block(&mut self, block: &Block) -> Result<(), PngError> {
        match block {
            Block::Heading { level, words, anchor } => {
                let spans = [Span::Words(words.clone())];
                self.paragraph(&format!("Heading{level}"), anchor, "", &spans);
            }
            Block::Paragraph { anchor, spans } => self.paragraph("BodyText", anchor, "", spans),
            Block::Small(spans) => self.paragraph("Small", "", "", spans),
            Block::List(items) => items.iter().for_each(|spans| self.paragraph("ListBullet", "", "", spans)),
            Block::Quote(quote) => self.quote(quote),
            Block::Table(one) => self.table(one),
            Block::Figure(one) => self.figure(one)?,
        }
        Ok(())
    }

    /// `before` is ready-made XML in front of the words.
    pub fn paragraph(&mut self, style: &str, anchor: &str, before: &str, spans: &[Span]) {
        let first = spans.iter().map(Span::words).find(|words| !words.trim().is_empty()).unwrap_or("");
        begin(&mut self.out, style, first, "");
        if !anchor.is_empty() {
            self.bookmarks += 1;
            let (id, name) = (self.bookmarks, bookmark(anchor));
            write!(
                self.out,
                "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{id}\"/>"
            )
            .ok();
        }
        self.out.push_str(before);
        self.spans(spans);
        self.out.push_str("</w:p>");
    }

    fn spans(&mut self, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Words(words) => run(&mut self.out, words, ""),
                Span::Strong(words) => run(&mut self.out, words, "<w:b/>"),
                Span::Italic(words) => run(&mut self.out, words, "<w:i/>"),
                Span::Link { to, words } => self.link(to, words, "<w:rStyle w:val=\"Hyperlink\"/>"),
                Span::Note(at) => {
                    write!(
                        self.out,
                        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference \
                         w:id=\"{}\"/></w:r>",
                        at + 1
                    )
                    .ok();
                }
            }
        }
    }

    fn link(&mut self, to: &str, words: &str, look: &str) {
        write!(self.out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", bookmark(to)).ok();
        run(&mut self.out, words, look);
        self.out.push_str("</w:hyperlink>");
    }

    fn quote(&mut self, quote: &Quote) {
        let alone = quote.before.is_empty() && quote.after.is_empty();
        let style = if alone { "Quote" } else { "QuoteInContext" };
        begin(&mut self.out, style, &quote.words, "");
        if alone {
            run(&mut self.out, &format!("“{}”", quote.words), "");
        } else {
            run(&mut self.out, &quote.before, "");
            run(&mut self.out, &quote.words, "<w:rStyle w:val=\"Passage\"/>");
            run(&mut self.out, &quote.after, "");
        }
        self.out.push_str("</w:p>");
        if !quote.from.is_empty() {
            self.paragraph("QuoteFrom", "", "", &quote.from);
        }
    }

    fn table(&mut self, one: &Table) {
        // The number is a field of Word's own; the words around it are the title.
        let mut wide: Vec<f32> = needs(&one.sheet).into_iter().map(|signs| (signs * SIGN) as f32).collect();
        if let Some(first) = wide.first_mut() {
            *first = first.min((label(&one.sheet) * SIGN) as f32);
        }
        for (at, sheet) in parts(&one.sheet, &wide, ROOM as f32).iter().enumerate() {
            let words = Table { number: one.number, sheet: sheet.clone() }.caption();
            let head = format!("Table {}", one.number);
            let rest = words.strip_prefix(&head).unwrap_or(&words);
            if at == 0 {
                self.caption("Table", one.number, rest);
            } else {
                self.plain("Caption", &words);
            }
            if !sheet.caption.is_empty() {
                self.plain("TableNote", &sheet.caption.join(" "));
            }
            let plain = Sheet { title: words.clone(), quotes: Vec::new(), ..sheet.clone() };
            table(&mut self.out, &plain, &widths(&needs(sheet), label(sheet)));
            sheet.notes.iter().for_each(|note| self.plain("TableNote", note));
            // Two tables without a paragraph between them would be one.
            self.plain("TableNote", "");
        }
    }

    fn caption(&mut self, what: &str, number: usize, rest: &str) {
        begin(&mut self.out, "Caption", rest, "<w:keepNext/>");
        run(&mut self.out, &format!("{what} "), "");
        write!(
            self.out,
            "<w:fldSimple w:instr=\" SEQ {what} \\* ARABIC \"><w:r><w:t>{number}</w:t></w:r></w:fldSimple>"
        )
        .ok();
        run(&mut self.out, rest, "");
        self.out.push_str("</w:p>");
    }

    fn figure(&mut self, one: &Figure) -> Result<(), PngError> {
        let scene = &one.print;
        self.pictures.push(png(scene, DENSITY)?);
        let number = self.pictures.len();
        let most = ROOM as f32 / 20.0;
        let scale = (most / scene.width.max(1.0)).min(HIGH / scene.height.max(1.0)).min(1.0);
        let [w, h] = [scene.width, scene.height].map(|side| (side * scale * EMU).round() as i64);
        let description = escaped(&if scene.description.is_empty() {
            scene.caption.join(" ")
        } else {
            scene.description.clone()
        });
        let title = escaped(&one.caption());
        begin(&mut self.out, "Figure", "", "<w:keepNext/>");
        write!(
            self.out,
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{w}\" \
             cy=\"{h}\"/><wp:docPr id=\"{number}\" name=\"Figure {number}\" title=\"{title}\" \
             descr=\"{description}\"/><a:graphic xmlns:a=\"{ART}\"><a:graphicData uri=\"{PICTURE}\"><pic:pic \
             xmlns:pic=\"{PICTURE}\"><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"figure{number}.png\"/>\
             <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdFigure{number}\"/><a:stretch>\
             <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{w}\" \
             cy=\"{h}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
        .ok();
        let words = one.caption();
        let head = format!("Figure {}", one.number);
        self.caption("Figure", one.number, words.strip_prefix(&head).unwrap_or(&words));
        Ok(())
    }
}

/// Signs that the heads of rows ask for at least, set in as they are.
fn label(sheet: &Sheet) -> usize {
    LABEL + sheet.rows.iter().map(|row| usize::from(row.depth.min(12)) * 9 / 4).max().unwrap_or(0)
}

/// The heads of rows give way to the other columns: they may take several lines.
fn widths(needs: &[usize], label: usize) -> Vec<usize> {
    let others: usize = needs.iter().skip(1).sum::<usize>() * SIGN;
    let first = needs.first().copied().unwrap_or_default() * SIGN;
    let rest = ROOM.saturating_sub(others);
    if first + others <= ROOM || rest < label * SIGN * 3 / 4 {
        return shared(needs, ROOM);
    }
    std::iter::once(rest).chain(needs.iter().skip(1).map(|signs| signs * SIGN)).collect()
}

/// Bookmarks have letters, digits and low lines.
fn bookmark(anchor: &str) -> String {
    anchor.replace('-', "_")
}

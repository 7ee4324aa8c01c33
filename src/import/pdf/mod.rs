//! PDF: letters at places, put back into words, lines, columns and paragraphs.
//!
//! `hayro` opens the file and knows its fonts; what is read and in what order is decided here. Bounded in
//! pages, letters, bytes and time: what is not reached is said.

mod extras;
mod flow;
mod fonts;
mod glyphs;
mod guard;
mod heads;
mod layout;
mod lines;
mod talk;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Affine;

use self::fonts::Fonts;
use self::glyphs::{Found, Turn, Walker};
use self::heads::{Heads, PageText};
use super::build::Builder;
use super::receipt::{counted, thousands};
use super::{ImportError, Imported, Importer, Sniff, split_name};

/// How many different heads the receipt lists.
const HEADS_SAID: usize = 40;
/// The most pages that are read.
const MAX_PAGES: usize = 5_000;
/// How long the pages of one file may take.
const TIME: Duration = Duration::from_secs(15);
/// The most letters of all pages together.
const MAX_LETTERS: usize = 40_000_000;

pub(super) struct PdfFile;

impl Importer for PdfFile {
    fn name(&self) -> &'static str {
        "PDF"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let signed = memchr::memmem::find(&head[..head.len().min(1_024)], b"%PDF-").is_some();
        match (signed, split_name(name).1 == "pdf") {
            (true, true) => Sniff::Yes,
            (true, false) if head.starts_with(b"%PDF-") => Sniff::Yes,
            // Without its first line it may still be mended.
            (false, true) => Sniff::Maybe,
            _ => Sniff::No,
        }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        if !guard::fits(bytes) {
            return Err(ImportError::PdfBroken);
        }
        let data: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
        let pdf = Pdf::new(data).map_err(|error| match error {
            LoadPdfError::Decryption(_) => ImportError::PdfLocked,
            LoadPdfError::Invalid => ImportError::PdfBroken,
        })?;
        let read = Reading::of(&pdf);
        if read.letters == 0 {
            return Err(if extras::is_portfolio(&pdf) {
                ImportError::PdfPortfolio
            } else if read.unnamed > 0 {
                ImportError::PdfNoLetters
            } else if read.pictured.iter().any(|pictured| *pictured) {
                ImportError::PdfScan
            } else {
                ImportError::NoWords
            });
        }
        if read.unnamed > 2 * read.letters {
            return Err(ImportError::PdfNoLetters);
        }
        read.write(&pdf).finish(name, self.name(), "")
    }
}

/// What was taken from the pages.
#[derive(Default)]
struct Reading {
    pages: Vec<PageText>,
    /// Whether a page shows a picture.
    pictured: Vec<bool>,
    labels: Option<Vec<String>>,
    comments: Vec<extras::Comment>,
    letters: usize,
    unnamed: usize,
    /// Pages of which nothing or not all was read.
    faulty: Vec<usize>,
    cut: Vec<usize>,
    total: usize,
}

impl Reading {
    fn of(pdf: &Pdf) -> Self {
        let until = Instant::now() + TIME;
        let mut read = Self { total: pdf.pages().len(), ..Self::default() };
        let mut fonts = Fonts::new(pdf.xref());
        let (mut known, mut by_object) = (Vec::new(), HashMap::new());
        for (at, page) in pdf.pages().iter().enumerate().take(MAX_PAGES) {
            if Instant::now() > until || read.letters > MAX_LETTERS {
                break;
            }
            let walked = catch_unwind(AssertUnwindSafe(|| {
                Walker::new(&mut fonts, &mut known, &mut by_object, until).page(page)
            }));
            let found = walked.unwrap_or_else(|_| {
                // Fonts may be half read: they are begun anew.
                fonts = Fonts::new(pdf.xref());
                known.clear();
                by_object.clear();
                read.faulty.push(at);
                Found::default()
            });
            let (_, height) = page.render_dimensions();
            read.add(found, f64::from(height), at);
            let transform = Affine::new(page.initial_transform(false).as_coeffs());
            extras::comments(page.raw(), at, transform, &mut read.comments);
        }
        read.labels = extras::labels(pdf, read.total);
        read
    }

    fn add(&mut self, mut found: Found, height: f64, at: usize) {
        if found.cut {
            self.cut.push(at);
        }
        self.pictured.push(found.pictures > 0);
        self.letters += found.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        self.unnamed += found.unnamed;
        // Most pages run level; a table that lies on its side may fill one.
        found.glyphs.sort_by_key(|glyph| glyph.turn);
        let mut by_turn: Vec<Vec<lines::Piece>> =
            found.glyphs.chunk_by(|a, b| a.turn == b.turn).map(lines::pieces).collect();
        let level = found.glyphs.first().is_some_and(|glyph| glyph.turn == Turn::Level);
        let size = |pieces: &Vec<lines::Piece>| pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        let most = (0..by_turn.len()).max_by_key(|&turn| size(&by_turn[turn])).unwrap_or(0);
        let pieces = if by_turn.is_empty() {
            Vec::new()
        } else {
            by_turn.remove(if level && size(&by_turn[0]) * 2 > size(&by_turn[most]) { 0 } else { most })
        };
        self.pages.push(PageText { height, pieces, turned: by_turn.into_iter().flatten().collect() });
    }

    fn write(mut self, pdf: &Pdf) -> Builder {
        let mut builder = Builder::new();
        builder.title = extras::title(pdf);
        builder.language = extras::language(pdf);
        let bare: Vec<usize> = (0..self.pages.len())
            .filter(|&at| self.pages[at].pieces.is_empty() && self.pages[at].turned.is_empty())
            .collect();
        let heads = heads::take(&mut self.pages);
        let labels: Vec<String> = (0..self.pages.len())
            .map(|at| {
                let given = self.labels.as_ref().and_then(|labels| labels.get(at).cloned());
                given.or_else(|| heads.printed[at].clone()).unwrap_or_else(|| (at + 1).to_string())
            })
            .collect();
        let mut flows = Vec::new();
        for (number, page) in std::mem::take(&mut self.pages).into_iter().enumerate() {
            let mut blocks = layout::blocks(page.pieces);
            if !page.turned.is_empty() {
                blocks.push(layout::Block::Flow(layout::lines_of(page.turned)));
            }
            flows.push(flow::PageFlow { label: labels[number].clone(), blocks, number });
        }
        let written = flow::write(flows, &mut builder);
        let comments = extras::place(std::mem::take(&mut self.comments), &written.placed, &mut builder);
        self.tell(&mut builder, &heads, &written, comments, &bare, &labels);
        builder
    }

    /// The receipt.
    fn tell(
        &self,
        builder: &mut Builder,
        heads: &Heads,
        written: &flow::Written,
        comments: usize,
        bare: &[usize],
        labels: &[String],
    ) {
        let read = self.pictured.len();
        builder.kept.push(format!("{} kept as marks.", counted(read, "page is", "pages are")));
        if written.headings > 0 {
            builder.kept.push(format!(
                "{} by size of letters.",
                counted(written.headings, "heading was told", "headings were told")
            ));
        }
        if written.rows > 0 {
            builder.kept.push(format!(
                "{} with tabs between the cells.",
                counted(written.rows, "row of a table was kept", "rows of tables were kept")
            ));
        }
        if comments > 0 {
            builder.kept.push(format!(
                "{} on the words beside it.",
                counted(comments, "comment was kept", "comments were kept, each")
            ));
        }
        if let Some((half, rest)) = &written.example {
            builder.changed.push(format!(
                "{} joined, for instance “{half} {rest}”.",
                counted(written.joined, "word parted at a line end was", "words parted at line ends were")
            ));
        }
        if self.unnamed * 50 > self.letters {
            builder.changed.push(format!(
                "{} could not be named, because a font of the file does not say which letters it draws. Compare the text with the file.",
                counted(self.unnamed, "letter", "letters")
            ));
        }
        if builder.text().chars().filter(|c| is_reordering(*c)).count() * 10 > self.letters {
            builder.changed.push(
                "Scripts such as Khmer and Hindi often come out of a PDF with letters in the wrong order. Compare the text with the file, and ask for the original document if you can.".to_owned(),
            );
        }
        if heads.pages > 0 {
            builder.left_out.push(format!(
                "Running heads and page numbers on {}: “{}”{}.",
                counted(heads.pages, "page", "pages"),
                heads
                    .said
                    .iter()
                    .take(HEADS_SAID)
                    .map(|(first, last)| match last {
                        Some(last) => format!("{first}” to “{last}"),
                        None => first.clone(),
                    })
                    .collect::<Vec<_>>()
                    .join("”, “"),
                match heads.said.len().saturating_sub(HEADS_SAID) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                }
            ));
        }
        let scanned: Vec<usize> = bare.iter().copied().filter(|&at| self.pictured[at]).collect();
        if !scanned.is_empty() {
            builder.left_out.push(format!(
                "{} no text, only a picture: {}. Text recognition, for instance with OCRmyPDF, would add their words.",
                counted(scanned.len(), "page has", "pages have"),
                list(&scanned, labels)
            ));
        }
        let pictures = self.pictured.iter().filter(|pictured| **pictured).count() - scanned.len();
        if pictures > 0 {
            builder.left_out.push(format!("Pictures on {}.", counted(pictures, "page", "pages")));
        }
        if !self.faulty.is_empty() {
            builder.left_out.push(format!(
                "{} damaged and could not be read: {}.",
                counted(self.faulty.len(), "page is", "pages are"),
                list(&self.faulty, labels)
            ));
        }
        if !self.cut.is_empty() {
            builder.left_out.push(format!("Part of {}, which hold too much.", list(&self.cut, labels)));
        }
        if read < self.total {
            builder.left_out.push(format!(
                "The pages after the first {}: the file has {}, more than is read in one go. Split it.",
                thousands(read),
                thousands(self.total)
            ));
        }
    }
}

/// The first few pages of a list, by their labels.
fn list(pages: &[usize], labels: &[String]) -> String {
    let name = |&at: &usize| labels.get(at).cloned().unwrap_or_else(|| (at + 1).to_string());
    let mut text = pages.iter().take(8).map(name).collect::<Vec<_>>().join(", ");
    if pages.len() > 8 {
        text.push_str(", and more");
    }
    text
}

/// Letters of scripts whose order on paper is not that of the text.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

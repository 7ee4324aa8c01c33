//! What a PDF holds beside its pages: their labels, comments, a title, a language.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, String as PdfString};
use hayro_interpret::kurbo::{Affine, Point, Rect};

use super::super::build::Builder;
use super::super::counting::roman;
use super::flow::Placed;
use super::glyphs::text_of;
use crate::study::Span;

/// How deep a tree of labels or a chain of answers may go.
const MAX_DEPTH: usize = 12;
const MAX_COMMENTS: usize = 20_000;

/// The pages' labels, where the file gives them.
pub(super) fn labels(pdf: &Pdf, pages: usize) -> Option<Vec<String>> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let mut ranges: Vec<(usize, Dict<'_>)> = Vec::new();
    collect_labels(&catalog.get::<Dict<'_>>("PageLabels")?, &mut ranges, 0);
    ranges.sort_by_key(|(from, _)| *from);
    if ranges.first()?.0 != 0 {
        return None;
    }
    let mut labels = Vec::with_capacity(pages);
    for (at, (from, range)) in ranges.iter().enumerate() {
        let to = ranges.get(at + 1).map_or(pages, |(next, _)| (*next).min(pages));
        let prefix = range.get::<PdfString<'_>>("P").map(|text| text_of(text.as_bytes())).unwrap_or_default();
        let first = range.get::<i64>("St").unwrap_or(1).clamp(1, 1_000_000) as usize;
        let style = range.get::<Name<'_>>("S").map(|style| style.as_str().to_owned());
        for page in *from..to {
            let number = first + page - from;
            let number = match style.as_deref() {
                Some("D") => number.to_string(),
                Some("r") => roman(number as u32).to_lowercase(),
                Some("R") => roman(number as u32),
                Some("A") => letters(number),
                Some("a") => letters(number).to_lowercase(),
                _ => String::new(),
            };
            let label = format!("{prefix}{number}");
            labels.push(if label.is_empty() { (page + 1).to_string() } else { label });
        }
    }
    Some(labels)
}

fn collect_labels<'a>(node: &Dict<'a>, out: &mut Vec<(usize, Dict<'a>)>, depth: usize) {
    if depth > MAX_DEPTH || out.len() > 10_000 {
        return;
    }
    if let Some(numbers) = node.get::<Array<'_>>("Nums") {
        let mut entries = numbers.iter::<Object<'_>>();
        while let (Some(at), Some(range)) = (entries.next(), entries.next()) {
            if let (Some(at), Some(range)) = (at.into_i32(), range.into_dict()) {
                out.push((usize::try_from(at).unwrap_or_default(), range));
            }
        }
    }
    if let Some(kids) = node.get::<Array<'_>>("Kids") {
        kids.iter::<Dict<'_>>().take(1_000).for_each(|kid| collect_labels(&kid, out, depth + 1));
    }
}

/// A to Z, then AA to ZZ.
fn letters(number: usize) -> String {
    let letter = (b'A' + ((number - 1) % 26) as u8) as char;
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1).min(40)).collect()
}

/// The title that the file gives itself, where it reads like one.
pub(super) fn title(pdf: &Pdf) -> String {
    let title = pdf.metadata().title.as_deref().map(text_of).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = title.to_lowercase();
    let file =
        ["doc", "docx", "odt", "pdf", "indd", "qxd", "rtf", "tex", "dvi", "ppt", "pptx", "xls", "xlsx"];
    let is_file = folded.rsplit_once('.').is_some_and(|(_, ending)| file.contains(&ending));
    let made_up = ["microsoft word", "untitled", "powerpoint", "slide 1", "layout 1", "(anonymous)"];
    if is_file || made_up.iter().any(|start| folded.starts_with(start)) || !title.contains(' ') {
        return String::new();
    }
    title
}

pub(super) fn language(pdf: &Pdf) -> String {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tag = catalog.and_then(|catalog| catalog.get::<PdfString<'_>>("Lang"));
    let tag = tag.map(|tag| text_of(tag.as_bytes())).unwrap_or_default();
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let fits = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    if fits { primary } else { String::new() }
}

/// Whether the file is a wrapper around other files, with a page that says so at most.
pub(super) fn is_portfolio(pdf: &Pdf) -> bool {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    catalog.is_some_and(|catalog| catalog.contains_key("Collection"))
}

/// A comment, before it has its place.
pub(super) struct Comment {
    page: usize,
    /// The stretches of the page it marks.
    places: Vec<Rect>,
    author: String,
    text: String,
    marks: bool,
}

/// Comments of a page: notes, and what was said on passages that were marked.
pub(super) fn comments(page: &Dict<'_>, number: usize, transform: Affine, out: &mut Vec<Comment>) {
    let Some(notes) = page.get::<Array<'_>>("Annots") else { return };
    for note in notes.raw_iter().take(5_000) {
        let note = match note {
            MaybeRef::NotRef(object) => object.into_dict(),
            MaybeRef::Ref(at) => notes_at(&notes, at),
        };
        let Some(note) = note.filter(|_| out.len() < MAX_COMMENTS) else { continue };
        let kind = note.get::<Name<'_>>("Subtype").map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        let marks = matches!(kind.as_str(), "Highlight" | "Underline" | "Squiggly" | "StrikeOut");
        if !marks && !matches!(kind.as_str(), "Text" | "Caret" | "Square" | "Circle" | "Ink" | "Polygon") {
            continue;
        }
        let words = |key: &str| note.get::<PdfString<'_>>(key).map(|text| text_of(text.as_bytes()));
        let text = words("Contents").unwrap_or_default();
        let Some(rect) = note.get::<[f64; 4]>("Rect") else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let corners = |at: [f64; 4]| {
            let (a, b) = (transform * Point::new(at[0], at[1]), transform * Point::new(at[2], at[3]));
            Rect::from_points(a, b)
        };
        let mut places = Vec::new();
        if let Some(quads) = note.get::<Array<'_>>("QuadPoints").filter(|_| marks) {
            let all: Vec<f64> = quads.iter::<f64>().take(8_000).collect();
            for quad in all.chunks_exact(8) {
                let (xs, ys) = ([quad[0], quad[2], quad[4], quad[6]], [quad[1], quad[3], quad[5], quad[7]]);
                let least = |v: [f64; 4]| v.into_iter().fold(f64::MAX, f64::min);
                let most = |v: [f64; 4]| v.into_iter().fold(f64::MIN, f64::max);
                places.push(corners([least(xs), least(ys), most(xs), most(ys)]));
            }
        }
        if places.is_empty() {
            places.push(corners(rect));
        }
        out.push(Comment { page: number, places, author: words("T").unwrap_or_default(), text, marks });
    }
}

fn notes_at<'a>(notes: &Array<'a>, at: hayro_interpret::hayro_syntax::object::ObjRef) -> Option<Dict<'a>> {
    let nth = notes.raw_iter().position(|note| note.as_obj_ref() == Some(at))?;
    notes.iter::<Object<'_>>().nth(nth)?.into_dict()
}

/// Puts comments on the words that stand where they are. Returns how many have found a place.
pub(super) fn place(comments: Vec<Comment>, placed: &[Placed], builder: &mut Builder) -> usize {
    let mut count = 0;
    for comment in comments {
        let from = placed.partition_point(|line| line.page < comment.page);
        let lines = || placed[from..].iter().take_while(|line| line.page == comment.page);
        let mut span: Option<Span> = None;
        for place in comment.places.iter().filter(|_| comment.marks) {
            let middle = f64::midpoint(place.y0, place.y1);
            let under =
                lines().filter(|line| (line.y - 0.4 * line.size..line.y + line.size).contains(&middle));
            for part in under.filter_map(|line| under_mark(line, place, builder.text())) {
                span = Some(span.map_or(part, |span| Span {
                    start: span.start.min(part.start),
                    end: span.end.max(part.end),
                }));
            }
        }
        // A note beside the words is on the nearest line.
        let middle = comment.places.first().map_or(0.0, |place| f64::midpoint(place.y0, place.y1));
        let away = |line: &&Placed| ((line.y + 0.3 * line.size - middle).abs() * 100.0) as i64;
        let nearest =
            || lines().min_by_key(away).or(placed.get(from)).or(placed.last()).map(|line| line.span);
        if let Some(span) = span.or_else(nearest) {
            builder.comment(span, &comment.author, &comment.text);
            count += 1;
        }
    }
    count
}

/// The words of a line that a mark covers, taken by the share of the line's width, up to whole words.
fn under_mark(line: &Placed, place: &Rect, text: &str) -> Option<Span> {
    let wide = (line.end - line.x).max(0.01);
    let (start, end) = ((place.x0 - line.x) / wide, (place.x1 - line.x) / wide);
    if end <= 0.02 || start >= 0.98 {
        return None;
    }
    let words = text.get(line.span.range())?;
    let letters = words.chars().count() as f64;
    let (first, last) = ((start * letters).round().max(0.0), (end * letters).round().min(letters));
    let mut found: Option<(usize, usize)> = None;
    let mut letter = 0.0;
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let long = word.trim_end().chars().count() as f64;
        let covered = (last.min(letter + long) - first.max(letter)).max(0.0);
        if long > 0.0 && covered >= 0.5 * long {
            let end = at + word.trim_end().len();
            found = Some(found.map_or((at, end), |(start, _)| (start, end)));
        }
        letter += word.chars().count() as f64;
        at += word.len();
    }
    let base = line.span.start as usize;
    found.map(|(start, end)| Span::new(base + start, base + end))
}

/// What somebody wrote into a field of a form or chose there, its own or that of the field it is part of.
pub(super) fn answer(note: &Dict<'_>) -> Option<String> {
    let mut field = note.clone();
    let (mut kind, mut words) = (None, None);
    for _ in 0..8 {
        kind = kind.or_else(|| field.get::<Name<'_>>("FT").map(|kind| kind.as_str().to_owned()));
        words = words.or_else(|| field.get::<PdfString<'_>>("V").map(|words| text_of(words.as_bytes())));
        let Some(parent) = field.get::<Dict<'_>>("Parent") else { break };
        field = parent;
    }
    let written = kind.is_some_and(|kind| kind == "Tx" || kind == "Ch");
    words.filter(|words| written && !words.trim().is_empty()).map(|words| words.replace('\r', "\n"))
}

//! Pages as a file: one set of faces for all, places to click, an outline.

use std::fmt::Write;

use super::pages::{Entry, Flow, PAGE, Page};
use crate::export::pdf::{Drawing, File, PdfError, embed, wide};
use crate::export::svg::number;

pub fn write(flow: &Flow<'_>, title: &str, subject: &str) -> Result<Vec<u8>, PdfError> {
    let mut file = File::default();
    let (catalogue, root, fonts_at) = (file.reserve(), file.reserve(), file.reserve());
    let pages: Vec<usize> = flow.pages.iter().map(|_| file.reserve()).collect();
    let mut drawing = Drawing::default();
    for (page, id) in flow.pages.iter().zip(&pages) {
        draw(&mut drawing, page);
        let content = file.stream("", std::mem::take(&mut drawing.out).as_bytes());
        let links: Vec<String> = page
            .links
            .iter()
            .filter_map(|(area, to)| {
                let there = place(flow, &pages, to)?;
                let (left, right) = (number(area.x), number(area.right()));
                let (low, high) = (number(PAGE.1 - area.bottom()), number(PAGE.1 - area.y));
                Some(file.add(&format!(
                    "<< /Type /Annot /Subtype /Link /Rect [{left} {low} {right} {high}] /Border [0 0 0] /Dest \
                     {there} >>"
                )))
            })
            .map(|id| format!("{id} 0 R"))
            .collect();
        let links = if links.is_empty() { String::new() } else { format!(" /Annots [{}]", links.join(" ")) };
        file.set(
            *id,
            &format!(
                "<< /Type /Page /Parent {root} 0 R /MediaBox [0 0 {} {}] /Contents {content} 0 R /Resources << \
                 /Font {fonts_at} 0 R >>{links} >>",
                number(PAGE.0),
                number(PAGE.1)
            ),
        );
    }
    let mut fonts = String::new();
    for (face, used) in &drawing.fonts {
        let font = embed(&mut file, *face, used)?;
        write!(fonts, "/F{face} {font} 0 R ").ok();
    }
    file.set(fonts_at, &format!("<< {fonts}>>"));
    let kids: Vec<String> = pages.iter().map(|id| format!("{id} 0 R")).collect();
    file.set(root, &format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()));
    let outline = outline(&mut file, flow, &pages);
    let outline =
        outline.map_or_else(String::new, |id| format!(" /Outlines {id} 0 R /PageMode /UseOutlines"));
    file.set(
        catalogue,
        &format!(
            "<< /Type /Catalog /Pages {root} 0 R /Lang (en-GB){outline} /ViewerPreferences << /DisplayDocTitle \
             true >> >>"
        ),
    );
    let info =
        file.add(&format!("<< /Title {} /Subject {} /Creator (Crosscase) >>", wide(title), wide(subject)));
    Ok(file.finish(catalogue, info))
}

fn draw(drawing: &mut Drawing, page: &Page<'_>) {
    // Pages are drawn downwards.
    writeln!(drawing.out, "1 0 0 -1 0 {} cm", number(PAGE.1)).ok();
    for placed in &page.figures {
        let (x, y) = placed.at;
        writeln!(drawing.out, "q {:.5} 0 0 {:.5} {} {} cm", placed.scale, placed.scale, number(x), number(y))
            .ok();
        placed.scene.items.iter().for_each(|item| drawing.item(item));
        drawing.out.push_str("Q\n");
    }
    page.items.iter().for_each(|item| drawing.item(item));
}

fn place(flow: &Flow<'_>, pages: &[usize], anchor: &str) -> Option<String> {
    let (page, y) = flow.anchors.get(anchor)?;
    let id = pages.get(*page)?;
    Some(format!("[{id} 0 R /XYZ 0 {} null]", number(PAGE.1 - y + 8.0)))
}

/// Headings of two levels; the outer ones are shown closed.
fn outline(file: &mut File, flow: &Flow<'_>, pages: &[usize]) -> Option<usize> {
    let entries: Vec<&Entry> = flow.outline.iter().filter(|entry| entry.level <= 2).collect();
    // What stands before the first section has no heading above it.
    let first = entries.iter().position(|entry| entry.level == 1)?;
    let entries = &entries[first..];
    let root = file.reserve();
    let ids: Vec<usize> = entries.iter().map(|_| file.reserve()).collect();
    let outer: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].level == 1).collect();
    for (place_of, at) in outer.iter().enumerate() {
        let end = outer.get(place_of + 1).copied().unwrap_or(entries.len());
        let inner: Vec<usize> = (at + 1..end).collect();
        let mut more = siblings(&ids, &outer, place_of);
        if let (Some(first), Some(last)) = (inner.first(), inner.last()) {
            write!(more, " /First {} 0 R /Last {} 0 R /Count -{}", ids[*first], ids[*last], inner.len()).ok();
        }
        entry(file, flow, pages, entries[*at], ids[*at], root, &more);
        for (within, child) in inner.iter().enumerate() {
            let more = siblings(&ids, &inner, within);
            entry(file, flow, pages, entries[*child], ids[*child], ids[*at], &more);
        }
    }
    let (first, last) = (ids[*outer.first()?], ids[*outer.last()?]);
    file.set(
        root,
        &format!("<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {} >>", outer.len()),
    );
    Some(root)
}

fn siblings(ids: &[usize], all: &[usize], at: usize) -> String {
    let mut out = String::new();
    if let Some(before) = at.checked_sub(1).and_then(|before| all.get(before)) {
        write!(out, " /Prev {} 0 R", ids[*before]).ok();
    }
    if let Some(after) = all.get(at + 1) {
        write!(out, " /Next {} 0 R", ids[*after]).ok();
    }
    out
}

fn entry(
    file: &mut File,
    flow: &Flow<'_>,
    pages: &[usize],
    one: &Entry,
    id: usize,
    parent: usize,
    more: &str,
) {
    let there = place(flow, pages, &one.anchor).map_or_else(String::new, |place| format!(" /Dest {place}"));
    file.set(id, &format!("<< /Title {} /Parent {parent} 0 R{there}{more} >>", wide(&one.words)));
}

//! A report as one page of HTML: it needs no script, no file beside it and no connection. Light or dark as its
//! reader has it; printed without what only helps on a screen.

use std::fmt::Write;

use super::doc::{Block, Doc, Figure, Quote, Span, Table};
use crate::export::sheet::Sheet;
use crate::export::sheet::html::{escaped, notes, table};
use crate::export::svg;

/// Only the reader's own colours, so that it is light or dark as everything else is.
const STYLE: &str = ":root{color-scheme:light dark}\
body{font-family:Inter,'Noto Sans','Noto Sans Khmer',system-ui,sans-serif;line-height:1.5;\
margin:0 auto;padding:1.5rem;max-width:46rem;background:Canvas;color:CanvasText;overflow-wrap:break-word}\
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .6rem}\
h2{font-size:1.4rem;line-height:1.25;margin:2.4rem 0 .6rem;border-top:2px solid;padding-top:.6rem}\
h3{font-size:1.1rem;margin:1.8rem 0 .4rem}\
h4{font-size:1rem;margin:1.4rem 0 .3rem}\
p{margin:.4rem 0}\
.small,.facts,.from,figcaption{font-size:.88rem}\
nav ul{list-style:none;padding:0}\
a:target,:target{outline:3px solid Highlight;outline-offset:3px}\
blockquote{margin:.5rem 0 .7rem;padding:0 0 0 .9rem;border-inline-start:3px solid}\
.scroll{overflow-x:auto;margin:1rem 0}\
table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid;font-size:.88rem}\
caption{text-align:start;margin-bottom:.5em}\
caption b{display:block}\
th,td{padding:.2em .6em;vertical-align:top;text-align:start}\
thead th{border-bottom:1px solid}\
thead tr+tr th,tr.total>*{border-top:1px solid}\
td.n{text-align:end;font-variant-numeric:tabular-nums}\
td.absent{font-style:italic}\
tbody th{font-weight:normal}\
tr.total>*,td.total{font-weight:bold}\
figure{margin:1.2rem 0}\
figure svg{max-width:100%;height:auto}\
.dark{display:none}\
@media (prefers-color-scheme:dark){.dark{display:block}.light{display:none}}\
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}a{color:inherit;text-decoration:none}\
.light{display:block}.dark{display:none}thead{display:table-header-group}\
tr,blockquote,figure{break-inside:avoid}h2,h3,h4{break-after:avoid}.scroll{overflow:visible}}";

/// Headings that the table of contents names.
const CONTENTS: u8 = 2;

pub fn page(doc: &Doc) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    writeln!(out, "<title>{}</title>", escaped(&doc.title)).ok();
    write!(out, "<style>{STYLE}</style>\n</head>\n<body>\n<main>\n").ok();
    writeln!(out, "<h1 dir=\"auto\">{}</h1>", escaped(&doc.title)).ok();
    for fact in &doc.facts {
        writeln!(out, "<p class=\"facts\" dir=\"auto\">{}</p>", escaped(fact)).ok();
    }
    doc.front.iter().for_each(|one| block(&mut out, one));
    out.push_str("<nav aria-label=\"Contents\">\n<h3>Contents</h3>\n<ul>\n");
    for (level, words, anchor) in doc.headings(CONTENTS) {
        let inset = if level > 1 { " style=\"padding-inline-start:1.5em\"" } else { "" };
        writeln!(out, "<li{inset} dir=\"auto\"><a href=\"#{anchor}\">{}</a></li>", escaped(words)).ok();
    }
    out.push_str("</ul>\n</nav>\n");
    doc.blocks.iter().for_each(|one| block(&mut out, one));
    if !doc.notes.is_empty() {
        out.push_str("<h2 id=\"s-notes\">Notes</h2>\n<ol>\n");
        for (at, note) in doc.notes.iter().enumerate() {
            let number = at + 1;
            write!(out, "<li id=\"note-{number}\" dir=\"auto\">").ok();
            spans_out(&mut out, note);
            writeln!(out, " <a href=\"#noted-{number}\" aria-label=\"Back to the text\">↩</a></li>").ok();
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn block(out: &mut String, one: &Block) {
    match one {
        Block::Heading { level, words, anchor } => {
            let tag = level + 1;
            writeln!(out, "<h{tag} id=\"{anchor}\" dir=\"auto\">{}</h{tag}>", escaped(words)).ok();
        }
        Block::Paragraph { anchor, spans } => {
            let id = if anchor.is_empty() { String::new() } else { format!(" id=\"{anchor}\"") };
            write!(out, "<p{id} dir=\"auto\">").ok();
            spans_out(out, spans);
            out.push_str("</p>\n");
        }
        Block::Small(spans) => {
            out.push_str("<p class=\"small\" dir=\"auto\">");
            spans_out(out, spans);
            out.push_str("</p>\n");
        }
        Block::List(items) => {
            out.push_str("<ul>\n");
            for spans in items {
                out.push_str("<li dir=\"auto\">");
                spans_out(out, spans);
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        Block::Quote(quote) => quote_out(out, quote),
        Block::Table(one) => put_table(out, one),
        Block::Figure(one) => figure(out, one),
    }
}

fn spans_out(out: &mut String, spans: &[Span]) {
    for span in spans {
        match span {
            Span::Words(words) => out.push_str(&escaped(words)),
            Span::Strong(words) => {
                write!(out, "<strong>{}</strong>", escaped(words)).ok();
            }
            Span::Italic(words) => {
                write!(out, "<em>{}</em>", escaped(words)).ok();
            }
            Span::Link { to, words } => {
                write!(out, "<a href=\"#{to}\">{}</a>", escaped(words)).ok();
            }
            Span::Note(at) => {
                let number = at + 1;
                write!(
                    out,
                    "<sup id=\"noted-{number}\"><a href=\"#note-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
                )
                .ok();
            }
        }
    }
}

fn quote_out(out: &mut String, quote: &Quote) {
    let words = escaped(&quote.words);
    out.push_str("<blockquote>\n<p dir=\"auto\">");
    if quote.before.is_empty() && quote.after.is_empty() {
        write!(out, "“{words}”").ok();
    } else {
        write!(out, "{}<mark>{words}</mark>{}", escaped(&quote.before), escaped(&quote.after)).ok();
    }
    out.push_str("</p>\n");
    if !quote.from.is_empty() {
        out.push_str("<p class=\"from\" dir=\"auto\">— ");
        spans_out(out, &quote.from);
        out.push_str("</p>\n");
    }
    out.push_str("</blockquote>\n");
}

fn put_table(out: &mut String, one: &Table) {
    let sheet = Sheet { title: one.caption(), quotes: Vec::new(), ..one.sheet.clone() };
    writeln!(out, "<div class=\"scroll\" id=\"table-{}\">", one.number).ok();
    table(out, &sheet, false);
    notes(out, &sheet);
    out.push_str("</div>\n");
}

fn figure(out: &mut String, one: &Figure) {
    let number = one.number;
    writeln!(out, "<figure id=\"figure-{number}\">").ok();
    for (style, scene, prefix) in [("light", &one.light, "l"), ("dark", &one.dark, "d")] {
        let drawn = svg::within(scene, &format!("f{number}{prefix}-"));
        writeln!(out, "<div class=\"{style}\">\n{drawn}</div>").ok();
    }
    writeln!(out, "<figcaption dir=\"auto\">{}</figcaption>\n</figure>", escaped(&one.caption())).ok();
}

//! HTML: a page of its own, and the table alone for the clipboard.

use std::fmt::Write;

use super::{Quoted, Sheet, Value};

/// No colours but those of the reader; what is bold or set in says it without them.
const STYLE: &str = "body{font-family:sans-serif;line-height:1.4;margin:2em}\
table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid}\
caption{text-align:start;margin-bottom:.6em}\
caption b{display:block}\
th,td{padding:.2em .6em;vertical-align:top;text-align:start}\
thead th{border-bottom:1px solid}\
thead tr+tr th,tr.total>*{border-top:1px solid}\
td.n{text-align:end;font-variant-numeric:tabular-nums}\
td.absent{font-style:italic}\
tbody th{font-weight:normal}\
tr.total>*,td.total{font-weight:bold}\
.depth{padding-inline-start:1.5em}\
td a{color:inherit}\
li{margin-bottom:.4em}";

/// A page that needs nothing beside it. Quotes stand below the table, linked both ways.
pub fn page(sheet: &Sheet) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    writeln!(out, "<title>{}</title>", escaped(&sheet.title)).ok();
    write!(out, "<style>{STYLE}</style>\n</head>\n<body>\n").ok();
    table(&mut out, sheet, !sheet.quotes.is_empty());
    notes(&mut out, sheet);
    if !sheet.quotes.is_empty() {
        out.push_str("<section>\n<h2>Behind the cells</h2>\n");
        sheet.quoted().for_each(|cell| behind(&mut out, &cell));
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The table with its caption and notes, for pasting into a document.
pub fn fragment(sheet: &Sheet) -> String {
    let mut out = String::new();
    table(&mut out, sheet, false);
    notes(&mut out, sheet);
    out
}

pub(in crate::export) fn notes(out: &mut String, sheet: &Sheet) {
    if sheet.notes.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for note in &sheet.notes {
        writeln!(out, "<li dir=\"auto\">{}</li>", escaped(note)).ok();
    }
    out.push_str("</ul>\n");
}

pub(in crate::export) fn table(out: &mut String, sheet: &Sheet, linked: bool) {
    out.push_str("<table>\n<caption>");
    if !sheet.title.is_empty() {
        write!(out, "<b>{}</b> ", escaped(&sheet.title)).ok();
    }
    let said: Vec<String> = sheet.caption.iter().map(|sentence| escaped(sentence)).collect();
    writeln!(out, "{}</caption>\n<thead>", said.join(" ")).ok();
    let heads = sheet.heads();
    for (level, line) in heads.iter().enumerate() {
        out.push_str("<tr>");
        if level == 0 {
            let down = span("rowspan", heads.len());
            write!(out, "<th scope=\"col\"{down} dir=\"auto\">{}</th>", escaped(&sheet.corner)).ok();
        }
        for head in line {
            let scope = if head.across > 1 { "colgroup" } else { "col" };
            let (across, down) = (span("colspan", head.across), span("rowspan", head.down));
            let words = escaped(head.words);
            write!(out, "<th scope=\"{scope}\"{across}{down} dir=\"auto\">{words}</th>").ok();
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</thead>\n<tbody>\n");
    for (at, row) in sheet.rows.iter().enumerate() {
        out.push_str(if row.total { "<tr class=\"total\">" } else { "<tr>" });
        // Styles of a page do not reach where the table is pasted; blanks do.
        let class = if row.depth > 0 {
            format!(" class=\"depth\" style=\"padding-inline-start:{:.1}em\"", f32::from(row.depth) * 1.5)
        } else {
            String::new()
        };
        write!(out, "<th scope=\"row\"{class} dir=\"auto\">{}</th>", escaped(&row.label)).ok();
        for (column, cell) in row.cells.iter().enumerate() {
            let total = sheet.columns.get(column).is_some_and(|column| column.total);
            let class = match &cell.value {
                Value::Number { .. } if total => " class=\"n total\" style=\"text-align:right\"",
                Value::Number { .. } => " class=\"n\" style=\"text-align:right\"",
                Value::Absence(_) => " class=\"absent\"",
                _ => "",
            };
            let words = escaped(&cell.value.shown());
            let here = Quoted { row: at, column, cell, sheet };
            if linked && !cell.quotes.is_empty() {
                let (cell, quotes) = (here.anchor("cell"), here.anchor("quotes"));
                let words = if words.is_empty() { "quotes".to_owned() } else { words };
                write!(out, "<td{class} dir=\"auto\" id=\"{cell}\"><a href=\"#{quotes}\">{words}</a></td>")
                    .ok();
            } else {
                write!(out, "<td{class} dir=\"auto\">{words}</td>").ok();
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn behind(out: &mut String, cell: &Quoted<'_>) {
    let (anchor, back) = (cell.anchor("quotes"), cell.anchor("cell"));
    let name = escaped(&cell.name());
    writeln!(out, "<h3 id=\"{anchor}\" dir=\"auto\"><a href=\"#{back}\">{name}</a></h3>\n<ul>").ok();
    for quote in cell.quotes() {
        let (words, from) = (escaped(&quote.text), escaped(&quote.from()));
        writeln!(out, "<li><q dir=\"auto\">{words}</q> <cite dir=\"auto\">{from}</cite></li>").ok();
    }
    out.push_str("</ul>\n");
}

fn span(name: &str, many: usize) -> String {
    if many > 1 { format!(" {name}=\"{many}\"") } else { String::new() }
}

/// Signs that mean something in HTML by their names; line ends as such; signs that no page may hold are
/// shown as lost.
pub(in crate::export) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            sign => out.push(super::ooxml::allowed(sign)),
        }
    }
    out
}

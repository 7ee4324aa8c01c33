//! The parts of an Excel workbook that hold what is beside its values.

use std::collections::{BTreeMap, BTreeSet};

use super::aside::{Aside, CellNote, place_of};
use crate::import::ImportError;
use crate::import::docx::relations_of;
use crate::import::pack::Pack;
use crate::import::xml::{self, Piece, Xml};

/// A place has no more bytes, nor has a range of them.
const LONGEST_PLACE: usize = 64;

/// What stands beside the cells of the sheets of these names, in their order.
pub(super) fn read(bytes: &[u8], names: &[String]) -> Result<Vec<Aside>, ImportError> {
    let mut pack = Pack::open(bytes)?;
    let book = text(&mut pack, "xl/workbook.xml")?;
    let relations = relations_of(&text(&mut pack, "xl/_rels/workbook.xml.rels")?, "xl");
    let mut sheets: BTreeMap<String, String> = BTreeMap::new();
    let mut xml = Xml::new(&book);
    while let Some(piece) = xml.next() {
        let Piece::Start(tag) = piece else { continue };
        if tag.name() == "sheet" {
            let id = tag.exact("r:id").or_else(|| tag.attribute("id")).unwrap_or_default();
            let target = relations.iter().find(|relation| relation.id == id);
            if let (Some(name), Some(target)) = (tag.attribute("name"), target) {
                sheets.insert(name, target.target.clone());
            }
        }
    }
    let people = people(&text(&mut pack, "xl/persons/person.xml")?);
    let percent = percent_styles(&text(&mut pack, "xl/styles.xml")?);
    let mut asides = Vec::new();
    for name in names {
        let mut aside = Aside::default();
        if let Some(path) = sheets.get(name) {
            cells(&text(&mut pack, path)?, &percent, &mut aside);
            let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
            let related = relations_of(&text(&mut pack, &format!("{folder}/_rels/{file}.rels"))?, folder);
            let of = |kind: &str| related.iter().find(|one| one.kind == kind).map(|one| one.target.clone());
            if let Some(path) = of("threadedComment") {
                threads(&text(&mut pack, &path)?, &people, &mut aside);
            }
            if let Some(path) = of("comments") {
                comments(&text(&mut pack, &path)?, &mut aside);
            }
        }
        asides.push(aside);
    }
    Ok(asides)
}

fn text(pack: &mut Pack<'_>, name: &str) -> Result<String, ImportError> {
    let part = pack.read(name)?;
    Ok(part.map(|part| xml::decode(&part.bytes).0.into_owned()).unwrap_or_default())
}

/// Whether all cells of a workbook claim places that a sheet can have. No sheet has more than three
/// letters of columns and seven digits of rows; who reckons with more reckons wrongly.
pub(super) fn places_fit(bytes: &[u8]) -> Result<bool, ImportError> {
    let mut pack = Pack::open(bytes)?;
    let names: Vec<String> =
        pack.names().filter(|name| holds_places(&name.to_lowercase())).map(str::to_owned).collect();
    for name in names {
        if let Some(part) = pack.read(&name)?
            && !["r=", "ref="].iter().all(|sign| all_fit(&part.bytes, sign.as_bytes()))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Pictures and charts have measures under the same names.
#[expect(clippy::case_sensitive_file_extension_comparisons, reason = "names of parts are written small")]
fn holds_places(name: &str) -> bool {
    name.ends_with(".xml") && !["/theme/", "/drawings/", "/charts/"].iter().any(|other| name.contains(other))
}

/// The same for one part and one attribute.
fn all_fit(bytes: &[u8], sign: &[u8]) -> bool {
    // Among the words of a cell it is no attribute: whether a tag is open here, and up to where that is known.
    let (mut in_tag, mut known) = (false, 0);
    for at in memchr::memmem::find_iter(bytes, sign) {
        let value = at + sign.len();
        let Some(quote) = bytes.get(value).filter(|byte| matches!(byte, b'"' | b'\'')) else { continue };
        let near = &bytes[value + 1..bytes.len().min(value + 1 + LONGEST_PLACE)];
        let words = near.split(|byte| byte == quote).next().unwrap_or_default();
        if !bytes[..at].last().is_some_and(u8::is_ascii_whitespace)
            || words.split(|byte| matches!(byte, b':' | b' ')).all(fits)
        {
            continue;
        }
        if let Some(last) = memchr::memrchr2(b'<', b'>', &bytes[known..at]) {
            in_tag = bytes[known + last] == b'<';
        }
        known = at;
        if in_tag {
            return false;
        }
    }
    true
}

/// A place has few letters and few digits; what is none at all is nobody's place.
fn fits(place: &[u8]) -> bool {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = place.len() - letters;
    !place[letters..].iter().all(u8::is_ascii_digit) || digits == 0 || (letters <= 3 && digits <= 7)
}

/// Which of the styles of cells show a number as so many of a hundred.
fn percent_styles(text: &str) -> Vec<bool> {
    let mut own: BTreeSet<String> = ["9", "10"].map(str::to_owned).into();
    let mut styles = Vec::new();
    let mut inside = false;
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) => match tag.name() {
                "numFmt" => {
                    let id = tag.attribute("numFmtId").unwrap_or_default();
                    // A format of one's own may stand for a number of Excel's.
                    own.remove(&id);
                    if tag.attribute("formatCode").is_some_and(|code| is_percent(&code)) {
                        own.insert(id);
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside => styles.push(tag.attribute("numFmtId").is_some_and(|id| own.contains(&id))),
                _ => {}
            },
            Piece::End("cellXfs") => inside = false,
            _ => {}
        }
    }
    styles
}

/// Whether a format of numbers has a sign of percent that is no mere word in it.
fn is_percent(code: &str) -> bool {
    let mut letters = code.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | '_' | '*' if !quoted => {
                letters.next();
            }
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// Formulas without results, shares of a hundred, and what is hidden.
fn cells(text: &str, percent: &[bool], aside: &mut Aside) {
    let mut xml = Xml::new(text);
    let (mut hidden, mut filled) = (false, false);
    let (mut place, mut typed) = (None, false);
    let (mut formula, mut result) = (false, false);
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) => match tag.name() {
                "col" if is_on(tag.attribute("hidden")) => {
                    let bound = |name| tag.attribute(name).and_then(|at| at.parse::<usize>().ok());
                    if let (Some(min), Some(max)) = (bound("min"), bound("max")) {
                        // All columns to the end of the sheet are hidden to show where a table ends.
                        let count = max.saturating_add(1).saturating_sub(min);
                        aside.hidden_columns = aside
                            .hidden_columns
                            .saturating_add(if max >= super::MAX_COLUMNS { 0 } else { count });
                    }
                }
                "row" => (hidden, filled) = (is_on(tag.attribute("hidden")), false),
                "c" => {
                    place = tag.attribute("r").as_deref().and_then(place_of);
                    let kind = tag.attribute("t");
                    typed = kind.as_deref() == Some("str");
                    let style = tag.attribute("s").and_then(|style| style.parse::<usize>().ok());
                    if kind.is_none_or(|kind| kind == "n")
                        && style.and_then(|style| percent.get(style)) == Some(&true)
                    {
                        aside.percent.extend(place);
                    }
                    (formula, result) = (false, false);
                }
                "f" => formula = true,
                "v" => {
                    let words = xml.words();
                    result |= typed || !words.trim().is_empty();
                    filled |= !words.trim().is_empty();
                }
                "is" => (result, filled) = (true, true),
                _ => {}
            },
            Piece::End("c") if formula && !result => aside.without.extend(place.take()),
            Piece::End("row") => aside.hidden_rows += usize::from(hidden && filled),
            _ => {}
        }
    }
}

fn is_on(value: Option<String>) -> bool {
    value.is_some_and(|value| value == "1" || value == "true")
}

/// Comments as Excel had them before they could be answered, and has them for old programs still.
fn comments(text: &str, aside: &mut Aside) {
    let threaded: BTreeSet<(usize, usize)> = aside.notes.iter().map(|note| (note.row, note.column)).collect();
    let mut authors: Vec<String> = Vec::new();
    let mut open: Option<CellNote> = None;
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) => match tag.name() {
                "author" => authors.push(xml.words()),
                "comment" => {
                    let place = tag.attribute("ref").as_deref().and_then(place_of);
                    let author = tag.attribute("authorId").and_then(|id| id.parse::<usize>().ok());
                    let author = author.and_then(|at| authors.get(at)).cloned().unwrap_or_default();
                    open = place.map(|(row, column)| CellNote { row, column, author, text: String::new() });
                }
                // How to pronounce it.
                "rPh" => xml.skip(),
                "t" => {
                    let words = xml.words();
                    if let Some(note) = &mut open {
                        note.text.push_str(&words);
                    }
                }
                _ => {}
            },
            Piece::End("comment") => {
                if let Some(note) = open.take().filter(|note| !threaded.contains(&(note.row, note.column))) {
                    aside.note(note);
                }
            }
            _ => {}
        }
    }
}

/// Comments with answers, each as a comment of its own.
fn threads(text: &str, people: &BTreeMap<String, String>, aside: &mut Aside) {
    let mut open: Option<CellNote> = None;
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next() {
        match piece {
            Piece::Start(tag) if tag.name() == "threadedComment" => {
                let place = tag.attribute("ref").as_deref().and_then(place_of);
                let author = tag.attribute("personId").and_then(|id| people.get(&id).cloned());
                let author = author.unwrap_or_default();
                open = place.map(|(row, column)| CellNote { row, column, author, text: String::new() });
            }
            Piece::Start(tag) if tag.name() == "text" => {
                let words = xml.words();
                if let Some(note) = &mut open {
                    note.text.push_str(&words);
                }
            }
            Piece::End("threadedComment") => {
                if let Some(note) = open.take() {
                    aside.note(note);
                }
            }
            _ => {}
        }
    }
}

fn people(text: &str) -> BTreeMap<String, String> {
    let mut people = BTreeMap::new();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next() {
        if let Piece::Start(tag) = piece
            && tag.name() == "person"
        {
            people.extend(tag.attribute("id").zip(tag.attribute("displayName")));
        }
    }
    people
}

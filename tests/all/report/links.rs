//! Every number of a passage leads to the passage, in each format by its own means.

use std::collections::{BTreeMap, BTreeSet};

use crosscase::export::report::doc::{Block, Doc, Span};
use crosscase::export::report::{Format, Template, write};
use regex::Regex;

use super::{bare, made, sample};
use crate::tables_out::read;

fn unescaped(html: &str) -> String {
    let tags = Regex::new("<[^>]*>").unwrap();
    let text = tags.replace_all(html, "");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Numbers that the document gives to passages, with the words that each stands for.
fn numbered(doc: &Doc) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for pair in doc.blocks.windows(2) {
        if let [Block::Paragraph { anchor, .. }, Block::Quote(quote)] = pair
            && anchor.starts_with('e')
        {
            out.insert(anchor.clone(), quote.words.clone());
        }
    }
    out
}

fn cited(doc: &Doc) -> BTreeSet<String> {
    let spans = |block: &Block| -> Vec<Span> {
        match block {
            Block::Paragraph { spans, .. } | Block::Small(spans) => spans.clone(),
            Block::List(items) => items.concat(),
            Block::Quote(quote) => quote.from.clone(),
            _ => Vec::new(),
        }
    };
    let number = Regex::new(r"^E\d+$").unwrap();
    let all = doc.blocks.iter().flat_map(spans);
    all.filter_map(|span| match span {
        Span::Link { to, words } if number.is_match(&words) => {
            assert_eq!(to, words.to_lowercase());
            Some(to)
        }
        Span::Words(words) => {
            assert!(!number.is_match(words.trim()), "a number that leads nowhere: {words}");
            None
        }
        _ => None,
    })
    .collect()
}

#[test]
fn numbers_are_those_of_passages_in_their_order() {
    let study = sample();
    for template in Template::ALL {
        let doc = made(&study, template);
        let passages = numbered(&doc);
        assert_eq!(passages.keys().cloned().collect::<BTreeSet<_>>(), cited(&doc), "{template:?}");
        assert!(passages.len() > 40, "{template:?}: {}", passages.len());
        // From E1 without a gap, and each holds the words of a piece of evidence.
        for number in 1..=passages.len() {
            let words = &passages[&format!("e{number}")];
            assert!(study.evidence.iter().any(|one| one.quote == *words), "{words}");
        }
    }
}

/// What stands round a passage is what stands round it in its text.
#[test]
fn the_context_is_that_of_the_text() {
    let study = sample();
    let doc = made(&study, Template::Thesis);
    let mut seen = 0;
    for block in &doc.blocks {
        let Block::Quote(quote) = block else { continue };
        if quote.before.is_empty() && quote.after.is_empty() {
            continue;
        }
        seen += 1;
        let before = quote.before.trim_start_matches("[…] ");
        let after = quote.after.trim_end_matches(" […]");
        let whole = format!("{before}{}{after}", quote.words);
        assert!(study.texts.iter().any(|text| text.text.contains(&whole)), "{whole}");
    }
    assert!(seen > 100);
}

#[test]
fn links_of_the_page_lead_somewhere() {
    let study = sample();
    let drawn = Regex::new(r"url\(#([^)]+)\)").unwrap();
    let links = Regex::new(r##"href="#([^"]+)""##).unwrap();
    let ids = Regex::new(r#"\sid="([^"]+)""#).unwrap();
    for template in Template::ALL {
        let doc = made(&study, template);
        let page = String::from_utf8(write(&doc, Format::Html).unwrap()).unwrap();
        let mut known = BTreeSet::new();
        for id in ids.captures_iter(&page) {
            assert!(known.insert(id[1].to_owned()), "{} stands twice", &id[1]);
        }
        let all: Vec<String> = links.captures_iter(&page).map(|link| link[1].to_owned()).collect();
        assert!(all.len() > 100);
        assert!(all.iter().all(|to| known.contains(to)), "{template:?}");
        // Patterns and clips of figures are found in the same figure.
        assert!(drawn.captures_iter(&page).all(|name| known.contains(&name[1])));
        // The passage stands right below its number.
        for (anchor, words) in numbered(&doc) {
            let at = page.find(&format!("<p id=\"{anchor}\"")).unwrap();
            let rest = &page[at..];
            let (from, to) = (rest.find("<blockquote>").unwrap(), rest.find("</blockquote>").unwrap());
            assert!(bare(&unescaped(&rest[from..to])).contains(&bare(&words)), "{anchor}");
        }
        // Nothing is fetched, nothing runs.
        for part in ["<script", "http-equiv", "<link", "src=", "@import", "url(http"] {
            assert!(!page.contains(part), "{part}");
        }
    }
}

#[test]
fn links_of_the_document_lead_to_bookmarks() {
    let doc = made(&sample(), Template::Thesis);
    let bytes = write(&doc, Format::Docx).unwrap();
    let text = read::part(&bytes, "word/document.xml");
    let names = Regex::new(r#"<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/>"#).unwrap();
    let (mut known, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for found in names.captures_iter(&text) {
        assert!(ids.insert(found[1].to_owned()) && known.insert(found[2].to_owned()), "{}", &found[2]);
        assert!(found[2].len() <= 40, "Word takes no longer names");
    }
    let links = Regex::new(r#"w:anchor="([^"]+)""#).unwrap();
    let all: BTreeSet<String> = links.captures_iter(&text).map(|link| link[1].to_owned()).collect();
    assert!(all.len() > 100);
    assert!(all.is_subset(&known), "{:?}", all.difference(&known).collect::<Vec<_>>());
    assert!(cited(&doc).iter().all(|anchor| known.contains(anchor)));
    // Footnotes that are called are there, in their order.
    let notes = read::part(&bytes, "word/footnotes.xml");
    let called = Regex::new(r#"<w:footnoteReference w:id="(\d+)"/>"#).unwrap();
    let called: Vec<usize> = called.captures_iter(&text).map(|one| one[1].parse().unwrap()).collect();
    assert_eq!(called, (1..=doc.notes.len()).collect::<Vec<_>>());
    assert!(called.iter().all(|id| notes.contains(&format!("<w:footnote w:id=\"{id}\">"))));
    // Headings are such, and so are captions.
    for style in ["Heading1", "Heading2", "Caption", "TOC1", "Quote", "ListBullet"] {
        assert!(text.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
        assert!(read::part(&bytes, "word/styles.xml").contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
    assert!(text.contains("SEQ Table") && text.contains("SEQ Figure") && text.contains("<w:tblHeader/>"));
    // Pictures that are shown are in the file.
    let shown = Regex::new(r#"r:embed="([^"]+)""#).unwrap();
    let relations = read::part(&bytes, "word/_rels/document.xml.rels");
    assert!(shown.captures_iter(&text).all(|one| relations.contains(&format!("Id=\"{}\"", &one[1]))));
}

#[test]
fn links_of_markdown_lead_to_anchors() {
    let doc = made(&sample(), Template::Thesis);
    let text = String::from_utf8(write(&doc, Format::Markdown).unwrap()).unwrap();
    let anchors = Regex::new(r#"<a id="([^"]+)"></a>"#).unwrap();
    let mut known = BTreeSet::new();
    for found in anchors.captures_iter(&text) {
        assert!(known.insert(found[1].to_owned()), "{} stands twice", &found[1]);
    }
    let links = Regex::new(r"\]\(#([^)]+)\)").unwrap();
    let all: BTreeSet<String> = links.captures_iter(&text).map(|link| link[1].to_owned()).collect();
    assert!(all.is_superset(&cited(&doc)));
    assert!(all.is_subset(&known), "{:?}", all.difference(&known).collect::<Vec<_>>());
    for number in 1..=doc.notes.len() {
        let note = format!("[^{number}]");
        assert_eq!(text.matches(&note).count(), 2, "{note} is called once and told once");
    }
}

/// Places of a PDF: each link leads to a page that there is, and as many links lead to the page of a passage as
/// name it.
#[test]
fn links_of_pages_lead_to_pages() {
    let doc = made(&sample(), Template::Paper);
    let bytes = write(&doc, Format::Pdf).unwrap();
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let pages = Regex::new(r"(\d+) 0 obj\n<< /Type /Page /Parent").unwrap();
    let pages: Vec<usize> = pages.captures_iter(&text).map(|page| page[1].parse().unwrap()).collect();
    assert!(pages.len() > 20);
    let links =
        Regex::new(r"/Subtype /Link /Rect \[(\S+) (\S+) (\S+) (\S+)\] /Border \[0 0 0\] /Dest \[(\d+) 0 R")
            .unwrap();
    let mut count = 0;
    for link in links.captures_iter(&text) {
        count += 1;
        assert!(pages.contains(&link[5].parse().unwrap()));
        let [left, low, right, high] = [1, 2, 3, 4].map(|at| link[at].parse::<f32>().unwrap());
        assert!(left < right && low < high && left >= 0.0 && right <= 595.0 && low >= 0.0 && high <= 842.0);
    }
    let spans = doc.blocks.iter().flat_map(|block| match block {
        Block::Paragraph { spans, .. } | Block::Small(spans) => spans.clone(),
        Block::List(items) => items.concat(),
        Block::Quote(quote) => quote.from.clone(),
        _ => Vec::new(),
    });
    let wanted = spans.filter(|span| matches!(span, Span::Link { .. } | Span::Note(_))).count();
    // Contents and notes that lead back come on top.
    let more = doc.headings(2).count() + 1 + doc.notes.len();
    // A name of a placement may go over two lines, and so be two places to click.
    assert!((wanted + more..wanted + more + 60).contains(&count), "{count}, {wanted}, {more}");
    assert!(text.contains("/Type /Outlines"));
}

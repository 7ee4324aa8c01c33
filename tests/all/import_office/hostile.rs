//! Broken and hostile files of both formats: a text or a sentence, in bounded time and memory.

use std::fmt::Write as _;

use crosscase::import::{ImportError, read_bytes};

use super::{docx_parts, has, odt_parts, p, pack, refused, zipped};

/// A generator of the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }
}

/// The bytes with a few of them flipped, swapped, doubled, taken out or cut off.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        if bytes.len() < 4 {
            break;
        }
        let (a, b) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
        match dice.roll(6) {
            0 | 1 => bytes[a] ^= 1 << dice.roll(8),
            2 => bytes.swap(a, b),
            3 => bytes[a] = b"<>&;\"'/\0"[dice.roll(8)],
            4 => {
                let end = (a + dice.roll(24)).min(bytes.len());
                let piece = bytes[a..end].to_vec();
                if dice.roll(2) == 0 {
                    bytes.splice(b..b, piece);
                } else {
                    bytes.drain(a..end);
                }
            }
            _ => bytes.truncate(a.max(4)),
        }
    }
    bytes
}

fn rich_docx() -> Vec<(String, String)> {
    let body = format!(
        "{}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:t>item &amp; é</w:t><w:footnoteReference w:id=\"1\"/></w:r><w:commentRangeEnd w:id=\"0\"/></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>in ខ្មែរ</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:ins><w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r></w:p>",
        p("Some words"),
        p("a"),
        p("b"),
        p("box")
    );
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    docx_parts(
        &body,
        &[
            ("numbering", numbering),
            (
                "styles",
                "<w:style w:styleId=\"A\"><w:basedOn w:val=\"A\"/><w:name w:val=\"heading 1\"/></w:style>",
            ),
            ("footnotes", &format!("<w:footnote w:id=\"1\">{}</w:footnote>", p("note"))),
            ("comments", &format!("<w:comment w:id=\"0\" w:author=\"A\">{}</w:comment>", p("why"))),
        ],
    )
}

fn rich_odt() -> Vec<(String, String)> {
    odt_parts(
        "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-suffix=\".\"/></text:list-style>",
        "<text:h text:outline-level=\"1\">Head</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>item é<text:s text:c=\"3\"/>ខ្មែរ</text:p></text:list-item></text:list><table:table><table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell></table:table-row></table:table><text:p>a<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note><office:annotation office:name=\"n\"><dc:creator>A</dc:creator><text:p>c</text:p></office:annotation>b<office:annotation-end office:name=\"n\"/></text:p>",
        "<office:master-styles><style:header><text:p>top</text:p></style:header></office:master-styles>",
    )
}

/// Ends in a text whose places are sound, or in a sentence; a reader that panicked says so by `Fault`.
fn ends_well(name: &str, bytes: &[u8]) -> bool {
    match read_bytes(name, bytes) {
        Ok(read) => {
            assert!(read.marks.iter().all(|mark| mark.span.slice(&read.text).is_ok()));
            assert!(read.notes.iter().all(|note| note.span.slice(&read.text).is_ok()));
            true
        }
        Err(error) => {
            assert_ne!(error, ImportError::Fault, "{name} panicked");
            assert!(error.to_string().ends_with('.'), "{error}");
            false
        }
    }
}

#[test]
fn mutated_files_end_in_a_text_or_a_sentence() {
    for (name, parts) in [("a.docx", rich_docx()), ("a.odt", rich_odt())] {
        let whole = pack(&parts);
        assert!(ends_well(name, &whole));
        let mut dice = Dice(7);
        let (mut outside, mut inside) = (0, 0);
        for _ in 0..1_000 {
            outside += usize::from(ends_well(name, &mutated(&whole, &mut dice)));
        }
        for _ in 0..1_500 {
            let which = dice.roll(parts.len());
            let mutated = mutated(parts[which].1.as_bytes(), &mut dice);
            let parts: Vec<(&str, &[u8])> = parts
                .iter()
                .enumerate()
                .map(|(at, (name, text))| {
                    (name.as_str(), if at == which { &mutated } else { text.as_bytes() })
                })
                .collect();
            inside += usize::from(ends_well(name, &zipped(&parts)));
        }
        // Damage costs words and seldom the whole text.
        assert!(outside > 300 && inside > 1_000, "{name}: {outside} of 1,000 and {inside} of 1,500");
    }
}

#[test]
fn files_cut_off_anywhere_end_well() {
    for (name, parts) in [("a.docx", rich_docx()), ("a.odt", rich_odt())] {
        let whole = pack(&parts);
        for end in (0..whole.len()).step_by(7) {
            ends_well(name, &whole[..end]);
        }
    }
    let whole = pack(&rich_docx());
    let read = read_bytes("a.docx", &whole[..whole.len() - 100]).unwrap();
    assert!(read.text.starts_with("Some words\n"), "the table of contents is gone, and the words are not");
    assert!(has(&read.origin.left_out, "The file is damaged"));
}

#[test]
fn small_faults_in_the_text_cost_what_they_touch() {
    let mut parts =
        docx_parts(&(p("First") + "<w:p><w:r><w:t>Second & third</w:t></w:r></w:q>" + &p("Fourth")), &[]);
    let read = read_bytes("a.docx", &pack(&parts)).unwrap();
    assert_eq!(read.text, "First\nSecond & third\nFourth\n");
    assert!(has(&read.origin.left_out, "The file is damaged"));
    let cut = parts[2].1.find("Fourth").unwrap() + 3;
    parts[2].1.truncate(cut);
    assert_eq!(read_bytes("a.docx", &pack(&parts)).unwrap().text, "First\nSecond & third\nFou\n");
}

#[test]
fn archives_that_swell_are_refused() {
    let zeros = vec![b' '; 140 * 1024 * 1024];
    let bomb = zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(refused("a.docx", &bomb), ImportError::Swollen);
    let bomb = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", &zeros)]);
    assert_eq!(refused("a.odt", &bomb), ImportError::Swollen);
    let names: Vec<String> = (0..4_100).map(|at| format!("word/{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused("a.docx", &zipped(&many)), ImportError::Swollen);
}

#[test]
fn repeats_in_repeats_do_not_swell() {
    let mut table = "<text:p>word</text:p>".to_owned();
    for _ in 0..6 {
        table = format!(
            "<table:table><table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"250\">{table}</table:table-cell></table:table-row></table:table>"
        );
    }
    let read = read_bytes("a.odt", &pack(&odt_parts("", &table, ""))).unwrap();
    assert!(read.text.contains("word") && read.text.len() < 64 * 1024 * 1024, "{}", read.text.len());
    let blanks = "<text:s text:c=\"1000\"/>".repeat(200_000);
    let body = format!("<text:p>Start</text:p><text:p>{blanks}end</text:p>");
    let read = read_bytes("a.odt", &pack(&odt_parts("", &body, ""))).unwrap();
    assert!(read.text.starts_with("Start\n") && read.text.len() < 150 * 1024 * 1024);
    assert!(has(&read.origin.left_out, "The text is longer than what is read"));
}

#[test]
fn entities_are_not_unfolded() {
    let mut dtd = "<!DOCTYPE d [<!ENTITY a \"lol lol lol lol lol\">".to_owned();
    for at in 1..20 {
        let inner = if at == 1 { "a".to_owned() } else { format!("a{}", at - 1) };
        write!(dtd, "<!ENTITY a{at} \"{}\">", format!("&{inner};").repeat(10)).unwrap();
    }
    dtd.push_str("<!ENTITY f SYSTEM \"file:///etc/passwd\">]>");
    let mut parts = docx_parts(&p("Before &a19; &f; after"), &[]);
    parts[2].1 = parts[2].1.replace("<w:document", &format!("{dtd}<w:document"));
    assert_eq!(read_bytes("a.docx", &pack(&parts)).unwrap().text, "Before &a19; &f; after\n");
    let mut parts = odt_parts("", "<text:p>Before &a19; after</text:p>", "");
    parts[1].1 = parts[1].1.replace("<office:document-content", &format!("{dtd}<office:document-content"));
    assert_eq!(read_bytes("a.odt", &pack(&parts)).unwrap().text, "Before &a19; after\n");
}

#[test]
fn deep_nesting_ends() {
    let deep = |open: &str, close: &str, inner: &str| open.repeat(100_000) + inner + &close.repeat(100_000);
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", &p("in"));
    let read = read_bytes("a.docx", &pack(&docx_parts(&(p("Before") + &tables), &[]))).unwrap();
    assert_eq!(read.text, "Before\nin\n");
    assert!(read.origin.left_out.is_empty(), "{:?}", read.origin.left_out);
    let lists = deep("<text:list><text:list-item>", "</text:list-item></text:list>", "<text:p>in</text:p>");
    let body = format!("<text:p>Before</text:p>{lists}");
    assert_eq!(read_bytes("a.odt", &pack(&odt_parts("", &body, ""))).unwrap().text, "Before\nin\n");
}

#[test]
fn claims_of_headers_are_not_believed() {
    // Two gigabytes, claimed at both places where a size is written.
    for (name, parts) in [("a.docx", rich_docx()), ("a.odt", rich_odt())] {
        let whole = pack(&parts);
        let mut bytes = whole.clone();
        for at in 0..whole.len() - 4 {
            let size = match &whole[at..at + 4] {
                b"PK\x03\x04" => at + 22,
                b"PK\x01\x02" => at + 24,
                _ => continue,
            };
            bytes[size..size + 4].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
        }
        assert_ne!(bytes, whole);
        ends_well(name, &bytes);
    }
}

#[test]
fn archives_inside_are_not_opened() {
    let inner = pack(&docx_parts(&p("inner words"), &[]));
    let outer = zipped(&[("interview.docx", &inner)]);
    for name in ["a.zip", "a.docx", "a.odt"] {
        let error = refused(name, &outer);
        assert!(matches!(error, ImportError::Foreign { .. }), "{name}: {error}");
    }
    let mut parts = docx_parts(&(p("Own") + "<w:altChunk r:id=\"c\"/>"), &[]);
    parts[3].1 = "<Relationships><Relationship Id=\"c\" Type=\"http://x/aFChunk\" Target=\"../../../in.docx\"/></Relationships>".to_owned();
    let mut all: Vec<(&str, &[u8])> = parts.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    all.push(("in.docx", &inner));
    let read = read_bytes("a.docx", &zipped(&all)).unwrap();
    assert_eq!(read.text, "Own\n");
    assert!(has(&read.origin.left_out, "1 part of the file could not be read: “in.docx”"));
}

#[test]
fn old_and_locked_files_are_named() {
    let ole = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(20_000, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(refused("a.docx", &ole("EncryptedPackage")), ImportError::Protected);
    let error = refused("a.doc", &ole("WordDocument"));
    assert!(error.to_string().contains("save it as a Word document (.docx)"), "{error}");
    let mut parts = odt_parts("", "<text:p>x</text:p>", "");
    parts.push(("META-INF/manifest.xml".to_owned(), "<m><manifest:encryption-data/></m>".to_owned()));
    assert_eq!(refused("a.odt", &pack(&parts)), ImportError::Protected);
    for name in ["a.docx", "a.odt"] {
        let error = refused(name, b"PK\x03\x04text");
        assert_eq!(error, ImportError::Damaged { what: "its parts can\u{2019}t be found" }, "{name}");
    }
    let sheet = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<R><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></R>",
        ),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    assert_eq!(refused("a.docx", &sheet), ImportError::Foreign { what: "a spreadsheet" });
    let mut parts = odt_parts("", "", "");
    parts[1].1 = "<office:document-content><office:body><office:presentation/></office:body></office:document-content>".to_owned();
    assert_eq!(refused("a.odt", &pack(&parts)), ImportError::Foreign { what: "a set of slides" });
}

#[test]
fn a_word_file_whose_text_is_cut_or_missing_is_said_to_be_damaged() {
    let parts = docx_parts(&p("Words that are lost."), &[]);
    let document = parts.iter().position(|(name, _)| name == "word/document.xml").unwrap();
    let whole = parts[document].1.clone();
    let start = whole.find("Words").unwrap();
    for end in [0, 30, start] {
        let mut cut = parts.clone();
        cut[document].1.truncate(end);
        let error = read_bytes("a.docx", &pack(&cut)).unwrap_err();
        assert!(matches!(error, ImportError::Damaged { .. }), "{end}: {error}");
    }
    let mut without = parts.clone();
    without.remove(document);
    assert!(matches!(read_bytes("a.docx", &pack(&without)), Err(ImportError::Damaged { .. })));
    // What is whole and empty has no words.
    assert_eq!(read_bytes("a.docx", &pack(&docx_parts(&p(""), &[]))), Err(ImportError::NoWords));
}

//! PDFs that are broken, or made to harm: a sentence or a text each, in bounded time and memory.

use std::io::Write;

use crosscase::import::{ImportError, read_bytes};

use super::writer::{Writer, line, lines, pdf};
use super::{PROSE, with_picture};

/// Reads, and asks only that it ends, and that what came out fits together.
fn survives(bytes: &[u8]) -> bool {
    match read_bytes("m.pdf", bytes) {
        Ok(imported) => {
            assert!(imported.marks.iter().all(|mark| mark.span.slice(&imported.text).is_ok()));
            assert!(imported.notes.iter().all(|note| note.span.slice(&imported.text).is_ok()));
            true
        }
        Err(error) => {
            assert_ne!(error, ImportError::Fault, "a reader stumbled");
            false
        }
    }
}

/// Numbers that come the same each time.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

#[test]
fn two_thousand_mutations_end_in_a_text_or_a_sentence() {
    let small = pdf(&[line(60.0, 700.0, 11.0, "Small"), lines(60.0, 700.0, &PROSE[..2])]);
    let picture = with_picture("BT /F1 9 Tf 60 60 Td [(Wa) 20 (ter)] TJ ET");
    let mut dice = Dice(1);
    let (mut read, mut tried) = (0, 0);
    for base in [small, picture] {
        for at in 0..1_100 {
            let mut bytes = base.clone();
            match at % 4 {
                0 => bytes.truncate(dice.next(base.len())),
                1 => {
                    let (from, to) = (dice.next(base.len()), dice.next(base.len()));
                    let piece = base[from.min(to)..from.max(to)].to_vec();
                    let place = dice.next(bytes.len());
                    bytes.splice(place..place, piece);
                }
                _ => {
                    for _ in 0..=dice.next(6) {
                        let place = dice.next(bytes.len());
                        bytes[place] ^= 1 << dice.next(8);
                    }
                }
            }
            read += usize::from(survives(&bytes));
            tried += 1;
        }
    }
    assert!(tried >= 2_000);
    // Most of what is only scratched is still read.
    assert!(read > tried / 4, "{read} of {tried}");
}

fn deflated(data: &[u8], times: usize) -> Vec<u8> {
    // The zip writer packs; the entry's bytes are what a PDF calls Flate, but for its two first bytes.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("x", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..times {
        zip.write_all(data).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let (start, size) = {
        let file = archive.by_index(0).unwrap();
        (file.data_start().unwrap() as usize, file.compressed_size() as usize)
    };
    [b"\x78\x9c".as_slice(), &bytes[start..start + size], &[0; 4]].concat()
}

#[test]
fn packed_content_is_read_and_a_bomb_is_not_unpacked() {
    let fair = deflated(b"BT /F1 11 Tf 60 700 Td (Packed words) Tj ET ", 1);
    let bomb = deflated(&vec![b' '; 1 << 20], 120);
    assert!(bomb.len() < 1 << 21);
    for (data, reads) in [(fair, true), (bomb, false)] {
        let mut writer = Writer::new();
        let content = writer.stream("/Filter /FlateDecode", &data);
        let page = writer.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << {} >> >>",
            super::writer::FONTS
        ));
        writer.put(page);
        assert_eq!(survives(&writer.finish()), reads);
    }
}

#[test]
fn a_bomb_of_objects_is_not_unpacked() {
    let mut writer = Writer::new();
    writer.page(&line(60.0, 700.0, 11.0, "Words"));
    writer.stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &deflated(&vec![b'1'; 1 << 20], 120));
    assert_eq!(read_bytes("b.pdf", &writer.finish()), Err(ImportError::PdfBroken));
}

#[test]
fn what_turns_in_circles_ends() {
    // Kids that are their own parents.
    let mut writer = Writer::new();
    let page = writer.add("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000000000 >>");
    writer.put(page);
    writer.page(&line(60.0, 700.0, 11.0, "Words"));
    assert!(survives(&writer.finish()));
    // A form that shows itself, twice each time.
    let mut writer = Writer::new();
    let form = writer.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 3 0 R >> >>",
        b"/X Do /X Do",
    );
    assert_eq!(form, 3);
    writer.page_with(
        &("/X Do ".to_owned() + &line(60.0, 700.0, 11.0, "Words")),
        "",
        "/XObject << /X 3 0 R >>",
    );
    assert!(survives(&writer.finish()));
    // A table of objects that names itself as the one before.
    let mut writer = Writer::new();
    writer.page(&line(60.0, 700.0, 11.0, "Words"));
    let plain = writer.finish();
    let table = plain.windows(5).rposition(|five| five == b"xref\n").unwrap() - 5;
    let table = plain[..=table].windows(5).rposition(|five| five == b"xref\n").unwrap_or(table);
    let circular = String::from_utf8_lossy(&plain).replace("/Root", &format!("/Prev {table} /Root"));
    survives(circular.as_bytes());
    // Labels that hang on themselves.
    let mut writer = Writer::new();
    let node = writer.add("<< /Kids [3 0 R 3 0 R 3 0 R] >>");
    writer.catalog = format!("/PageLabels {node} 0 R");
    writer.page(&line(60.0, 700.0, 11.0, "Words"));
    assert!(survives(&writer.finish()));
}

#[test]
fn claims_beyond_all_measure_are_not_believed() {
    for font in [
        "<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 4000000000 /LastChar 4000000100 /Widths [1 2] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts \
         [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 4294967295 500] >>] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /90ms-RKSJ-H /DescendantFonts [] >>",
    ] {
        let mut writer = Writer::new();
        let font = writer.add(font);
        let content = "BT /F9 11 Tf 60 700 Td (ab) Tj /F1 11 Tf (Words) Tj ET";
        let content = writer.stream("", content.as_bytes());
        let page = writer.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << \
             /F9 {font} 0 R /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ));
        writer.put(page);
        assert!(survives(&writer.finish()));
    }
    let mut writer = Writer::new();
    writer.add("<< /Length 99999999999 >>\nstream\nfew\nendstream");
    writer.page(&line(60.0, 700.0, 11.0, "Words"));
    assert!(survives(&writer.finish()));
    let deep = format!("%PDF-1.4\n1 0 obj\n{}", "[<< /A ".repeat(60_000));
    assert!(!survives(deep.as_bytes()));
    let open = format!("%PDF-1.4\n{}", "<< ".repeat(200_000));
    assert!(!survives(open.as_bytes()));
    let many = "q ".repeat(500_000) + &"1 0 0 1 0 0 cm ".repeat(1_000) + &line(60.0, 700.0, 11.0, "Words");
    assert!(survives(&pdf(&[many])));
    let far = line(1e30, -1e30, 1e20, "far")
        + "BT /F1 nan Tf 1e999 0 Td (x) Tj ET"
        + &line(60.0, 700.0, 11.0, "Words");
    assert!(survives(&pdf(&[far])));
}

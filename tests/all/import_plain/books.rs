//! EPUB books.

use std::io::{Cursor, Write};

use super::*;
use crosscase::import::{ImportError, read_bytes};
use zip::write::SimpleFileOptions;

pub(super) fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
const PACKAGE: &str = "<package xmlns:dc='d'><metadata><dc:title>The ward</dc:title><dc:creator>A. Njeri</dc:creator><dc:creator>B. Kim</dc:creator><dc:language>en-GB</dc:language><dc:date>2006-05-03T00:00:00Z</dc:date></metadata><manifest><item id='two' href='text/two.xhtml' media-type='application/xhtml+xml'/><item id='one' href='text/a%20b.xhtml' media-type='application/xhtml+xml'/><item id='nav' properties='nav' href='nav.xhtml' media-type='application/xhtml+xml'/><item id='pic' href='p.png' media-type='image/png'/></manifest><spine><itemref idref='nav'/><itemref idref='one'/><itemref idref='two'/><itemref idref='one'/></spine></package>";

fn parts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", PACKAGE),
        ("OPS/nav.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body>Contents</body></html>"),
        (
            "OPS/text/two.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><h2>Two</h2><p>Second.</p></body></html>",
        ),
        (
            "OPS/text/a b.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>One</h1><p>First &#233;.</p></body></html>",
        ),
    ]
}

#[test]
fn chapters_stand_in_the_order_of_the_book() {
    let imported = read("x.epub", pack(&parts()));
    assert_eq!(imported.text, "One\nFirst é.\nTwo\nSecond.\n");
    assert_eq!(
        (imported.title.as_str(), imported.date.as_str(), imported.language.as_str()),
        ("The ward", "2006-05-03", "en-GB")
    );
    assert_eq!(marked(&imported), [(MarkKind::Heading(1), "One"), (MarkKind::Heading(2), "Two")]);
    assert!(said(&imported.origin.kept, "2 chapters"));
    assert!(said(&imported.origin.kept, "A. Njeri, B. Kim"));
    assert!(said(&imported.origin.left_out, "table of contents"));
}

#[test]
fn books_without_an_order_and_with_gaps_are_read_and_said() {
    let mut all = parts();
    all.retain(|(name, _)| !name.ends_with("two.xhtml"));
    let gap = read("x.epub", pack(&all));
    assert_eq!(gap.text, "One\nFirst é.\n");
    assert!(said(&gap.origin.left_out, "1 chapter is named"), "{:?}", gap.origin);
    all.retain(|(name, _)| !name.contains(".opf") && !name.ends_with("container.xml"));
    let loose = read("x.epub", pack(&all));
    assert_eq!(loose.text, "Contents\nOne\nFirst é.\n");
    assert!(said(&loose.origin.remarks, "order of the archive"));
}

#[test]
fn locked_books_are_said_and_hidden_fonts_are_no_lock() {
    let lock = |algorithm: &str, part: &str| {
        format!(
            "<encryption><EncryptedData><EncryptionMethod Algorithm='{algorithm}'/><CipherData><CipherReference URI='{part}'/></CipherData></EncryptedData></encryption>"
        )
    };
    let fonts = lock("http://www.idpf.org/2008/embedding", "OPS/font.otf");
    let mut all = parts();
    all.push(("META-INF/encryption.xml", &fonts));
    assert_eq!(read("x.epub", pack(&all)).text, "One\nFirst é.\nTwo\nSecond.\n");
    let one = lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text/two.xhtml");
    *all.last_mut().unwrap() = ("META-INF/encryption.xml", &one);
    let half = read("x.epub", pack(&all));
    assert_eq!(half.text, "One\nFirst é.\n");
    assert!(said(&half.origin.left_out, "DRM"));
    all.retain(|(name, _)| !name.ends_with("a b.xhtml"));
    assert_eq!(read_bytes("x.epub", &pack(&all)), Err(ImportError::Locked));
}

#[test]
fn a_bomb_of_a_book_is_refused() {
    let blanks = " ".repeat(40 * 1024 * 1024);
    let mut all = parts();
    all.retain(|(name, _)| !name.ends_with("xhtml"));
    for name in ["OPS/text/two.xhtml", "OPS/text/a b.xhtml"] {
        all.push((name, &blanks));
    }
    let package = PACKAGE
        .replace("</manifest>", "<item id='x3' href='3.xhtml'/><item id='x4' href='4.xhtml'/></manifest>")
        .replace("</spine>", "<itemref idref='x3'/><itemref idref='x4'/></spine>");
    all.retain(|(name, _)| !name.ends_with("opf"));
    all.push(("OPS/book.opf", &package));
    all.push(("OPS/3.xhtml", &blanks));
    all.push(("OPS/4.xhtml", &blanks));
    assert_eq!(read_bytes("x.epub", &pack(&all)), Err(ImportError::Swollen));
}

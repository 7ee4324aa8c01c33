//! Bytes that are wrong end in a text or in a sentence.

use super::books::pack;
use crosscase::import::{ImportError, read_bytes};

const RTF: &str = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}}{\stylesheet{\s1\outlinelevel0 H;}}\s1 Caf\'e9\par\pard \f1\'83\'65\u233?\trowd\intbl a\cell b\cell\row{\footnote n}{\*\atrfstart 0}c{\*\atrfend 0}{\*\annotation{\*\atnref 0}d}{\shp{\*\shpinst{\shptxt e}}}{\pict\bin3 abc}\par}";
const HTML: &str = "<!doctype html><title>T</title><meta charset=utf-8><main><h1>A</h1><ol start=3><li>b<li>c</ol><table><tr><td>d<td>e</table><pre>\nf</pre><q>g</q>&eacute;<p hidden>h</main><nav>i</nav>";

/// A sequence of numbers that is the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn mutated(bytes: &[u8], numbers: &mut Numbers, pieces: &[&[u8]]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(out.len());
        match numbers.below(6) {
            0 => out.truncate(at),
            1 if at < out.len() => out[at] ^= 1 << numbers.below(8),
            2 if at < out.len() => out[at] = u8::try_from(numbers.below(256)).unwrap(),
            3 => {
                let end = (at + numbers.below(40)).min(out.len());
                let part = out[at..end].to_vec();
                let to = numbers.below(out.len());
                out.splice(to..to, part);
            }
            4 => drop(out.drain(at..(at + numbers.below(12)).min(out.len()))),
            _ => drop(out.splice(at..at, pieces[numbers.below(pieces.len())].iter().copied())),
        }
    }
    out
}

fn survive(name: &str, bytes: &[u8], pieces: &[&[u8]]) {
    let mut numbers = Numbers(2_006);
    let mut texts = 0;
    for round in 0..2_500 {
        let broken = mutated(bytes, &mut numbers, pieces);
        match read_bytes(name, &broken) {
            Ok(imported) => {
                texts += 1;
                assert!(!imported.text.contains(['\r', '\0']), "round {round}");
                for mark in &imported.marks {
                    mark.span.slice(&imported.text).unwrap();
                }
            }
            Err(error) => {
                assert!(error != ImportError::Fault, "round {round}: {:?}", String::from_utf8_lossy(&broken));
                assert!(error.to_string().ends_with('.'));
            }
        }
    }
    assert!(texts > 500, "most are read after all: {texts}");
}

#[test]
fn rich_text_survives() {
    let pieces: [&[u8]; 8] =
        [b"{", b"}", b"\\u-10179?", b"\\'8", b"\\bin99999", b"\\*", b"\\row", b"\\cell{\\footnote"];
    survive("a.rtf", RTF.as_bytes(), &pieces);
}

#[test]
fn web_pages_survive() {
    let pieces: [&[u8]; 8] =
        [b"<table>", b"</li>", b"<li>", b"<!--", b"&#x110000;", b"<script>", b"</table>", b"<td>\xFF"];
    survive("a.html", HTML.as_bytes(), &pieces);
}

#[test]
fn books_survive() {
    let package = "<package><metadata><title>T</title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let bytes = pack(&[
        ("META-INF/container.xml", "<container><rootfile full-path='b.opf'/></container>"),
        ("b.opf", package),
        ("a.xhtml", HTML),
    ]);
    survive("a.epub", &bytes, &[b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\0\0", b"\xFF\xFF\xFF\xFF"]);
}

#[test]
fn markdown_and_plain_text_survive() {
    let text = "---\ntitle: x\n---\n# Head\n\n| a | b |\n|---|---|\n- item\n```\ncode\n\x0cpage ខ្មែរ é\r\n"
        .as_bytes();
    survive("a.md", text, &[b"\xEF\xBB\xBF", b"\x0c", b"\xFF\xFE", b"\0", b"# ", b"|"]);
    survive("a.txt", text, &[b"\xEF\xBB\xBF", b"\x0c", b"\xFF\xFE", b"\0\0\0", b"\x1b$B", b"\r"]);
}

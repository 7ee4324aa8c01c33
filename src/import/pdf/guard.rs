//! What is looked at before anything of a PDF is unpacked: claims that would unfold to more than any
//! document holds. The library that reads the file has no limits of its own for these.

use std::io::{Cursor, Read};

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream};

/// The most that one stream may unpack to: text, a font, a table of objects.
const MAX_STREAM: u64 = 96 * 1024 * 1024;
/// What one byte can at most become: by deflate, by LZW, by run lengths.
const DEFLATE: u64 = 1_032;
const LZW: u64 = 2_800;
const RUNS: u64 = 64;
/// The highest character code of a font with codes of two bytes.
const MAX_CODE: i64 = 0xFFFF;

/// How deep dictionaries may lie in one another. The file is searched anew from each that is not closed.
const MAX_NESTED: usize = 48;
/// The same where chance may open some: among the bytes of pictures.
const MAX_NESTED_BY_CHANCE: usize = 400;

/// Whether dictionaries are closed as they should be, nearly.
fn is_shallow(bytes: &[u8], most: usize) -> bool {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'<', b'>', &bytes[at..]) {
        at += found;
        if bytes.get(at + 1) == Some(&bytes[at]) {
            depth = if bytes[at] == b'<' { depth + 1 } else { depth.saturating_sub(1) };
            at += 1;
        }
        at += 1;
        if depth > most {
            return false;
        }
    }
    true
}

/// Whether all streams of the file that stand open to the eye stay within bounds. Pictures are left
/// alone: they are never unpacked.
pub(super) fn fits(bytes: &[u8]) -> bool {
    let mut from = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        if at < from || bytes[..at].ends_with(b"end") {
            continue;
        }
        let mut start = at + b"stream".len();
        start += usize::from(bytes.get(start) == Some(&b'\r'));
        start += usize::from(bytes.get(start) == Some(&b'\n'));
        let head = &bytes[at.saturating_sub(2_048)..at];
        let head = &head[memchr::memmem::rfind(head, b" obj").map_or(0, |at| at + 4)..];
        if !is_shallow(&bytes[from..at], MAX_NESTED) {
            return false;
        }
        let named = |name: &[u8]| memchr::memmem::find_iter(head, name).count();
        let data = &bytes[start.min(bytes.len())..];
        let data = &data[..memchr::memmem::find(data, b"endstream").unwrap_or(data.len())];
        from = (start + data.len()).min(bytes.len());
        if named(b"/Image") > 0 {
            continue;
        }
        let packed = named(b"/Flate") + named(b"/Fl ") + named(b"/LZW");
        if packed > 1 && data.len() as u64 * DEFLATE * DEFLATE > MAX_STREAM {
            // Packed twice: nobody does that but to hide how much it is.
            if inflated(data, MAX_STREAM / DEFLATE).is_none_or(|size| size * DEFLATE > MAX_STREAM) {
                return false;
            }
        } else if named(b"/LZW") > 0 && data.len() as u64 * LZW > MAX_STREAM * 8
            || data.len() as u64 * DEFLATE > MAX_STREAM && inflated(data, MAX_STREAM).is_none()
        {
            return false;
        }
    }
    is_shallow(&bytes[from..], MAX_NESTED) && is_shallow(bytes, MAX_NESTED_BY_CHANCE)
}

/// The stream's data, unpacked, where that stays within bounds.
pub(super) fn unpacked(stream: &Stream<'_>) -> Option<Vec<u8>> {
    stream_fits(stream).then(|| stream.decoded_data().ok().map(std::borrow::Cow::into_owned)).flatten()
}

pub(super) fn stream_fits(stream: &Stream<'_>) -> bool {
    let data = stream.raw_data();
    let mut most = data.len() as u64;
    for (at, filter) in stream.filters().iter().enumerate() {
        most = match filter {
            Filter::FlateDecode if at == 0 && most * DEFLATE > MAX_STREAM => {
                match inflated(&data, MAX_STREAM) {
                    Some(size) => size,
                    None => return false,
                }
            }
            Filter::FlateDecode => most.saturating_mul(DEFLATE),
            // Real texts in LZW grow tenfold at most; only the hopeless are kept out.
            Filter::LzwDecode => most.saturating_mul(LZW / 8),
            Filter::RunLengthDecode => most.saturating_mul(RUNS),
            _ => most,
        };
    }
    most <= MAX_STREAM
}

/// How many bytes a zlib stream holds, or none if more than `limit`. Reads through and keeps nothing.
fn inflated(data: &[u8], limit: u64) -> Option<u64> {
    let raw = data.get(2..).unwrap_or_default();
    // A zip entry around the same bytes: the zip reader unpacks piece by piece.
    let mut entry = Vec::with_capacity(raw.len() + 31);
    entry.extend_from_slice(b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
    entry.extend_from_slice(&u32::try_from(raw.len()).unwrap_or(u32::MAX).to_le_bytes());
    entry.extend_from_slice(&u32::MAX.saturating_sub(1).to_le_bytes());
    entry.extend_from_slice(&[1, 0, 0, 0, b'x']);
    entry.extend_from_slice(raw);
    let mut cursor = Cursor::new(entry);
    let Ok(Some(mut file)) = zip::read::read_zipfile_from_stream(&mut cursor) else {
        return Some(0);
    };
    let mut piece = [0; 16 * 1024];
    let mut size = 0;
    loop {
        match file.read(&mut piece) {
            Ok(0) | Err(_) => return Some(size),
            Ok(read) => size += read as u64,
        }
        if size > limit {
            return None;
        }
    }
}

/// Whether a font's tables claim no more codes than there are, and its programs unpack within bounds.
pub(super) fn font_fits(font: &Dict<'_>) -> bool {
    if font.get::<i64>("FirstChar").is_some_and(|code| !(0..=255).contains(&code)) {
        return false;
    }
    let streams = |dict: &Dict<'_>, keys: &[&str]| {
        keys.iter().all(|key| dict.get::<Stream<'_>>(key).is_none_or(|stream| stream_fits(&stream)))
    };
    let programs = |dict: &Dict<'_>| {
        dict.get::<Dict<'_>>("FontDescriptor")
            .is_none_or(|descriptor| streams(&descriptor, &["FontFile", "FontFile2", "FontFile3"]))
    };
    if !streams(font, &["ToUnicode", "Encoding"]) || !programs(font) {
        return false;
    }
    let Some(descendants) = font.get::<Array<'_>>("DescendantFonts") else { return true };
    descendants.iter::<Dict<'_>>().take(1).all(|font| {
        let widths = |key| font.get::<Array<'_>>(key).is_none_or(|widths| widths_fit(&widths));
        programs(&font) && streams(&font, &["CIDToGIDMap"]) && widths("W") && widths("W2")
    })
}

/// Ranges of codes of one width are short together. Widths themselves never come near the highest code.
fn widths_fit(widths: &Array<'_>) -> bool {
    let mut pending: Vec<i64> = Vec::new();
    let mut claimed = 0;
    for entry in widths.iter::<Object<'_>>() {
        match entry {
            Object::Number(number) => pending.push(number.as_i64()),
            _ => pending.clear(),
        }
        if pending.last().is_some_and(|number| !(-MAX_CODE..=MAX_CODE).contains(number)) {
            return false;
        }
        if let [first, last, _] = pending[..] {
            claimed += (last - first).max(0);
            pending.clear();
        }
        if claimed > 16 * MAX_CODE {
            return false;
        }
    }
    true
}

//! Bytes to text: which encoding, and the words in it.
//!
//! A file rarely says its encoding. A byte order mark settles it; text that is valid UTF-8 is UTF-8;
//! UTF-16 without a mark shows by its bytes; anything else is guessed, and the guess is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

use super::clean::{clean, too_many_controls};
use super::receipt::counted;
use super::{ImportError, dos, foreign, utf32};

/// A file's text, ready to be a source.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub remarks: Vec<String>,
    /// How many of the remarks are about letters; the others are about line ends and the like, which
    /// say nothing of a format that has its own.
    pub about_letters: usize,
    /// Where in the text a page ended.
    pub pages: Vec<usize>,
}

struct Choice {
    encoding: &'static Encoding,
    guessed: bool,
}

/// How much of a file the guesses look at; a decision must not take longer for a longer file.
const SAMPLE: usize = 1024 * 1024;

pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, ImportError> {
    decode_as(name, bytes, None)
}

/// The same for a file that names its encoding. It is believed unless the bytes say otherwise.
pub(super) fn decode_as(
    name: &str,
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded, ImportError> {
    if let Some(what) = foreign::recognise(name, bytes) {
        return Err(ImportError::Foreign { what });
    }
    let (text, had_errors, encoding, guessed) = if let Some(wide) = utf32::read(bytes) {
        (wide.text, wide.damaged, wide.name, wide.guessed)
    } else if let Some((text, name)) = dos_text(bytes, declared) {
        (text, false, name, true)
    } else {
        let (choice, body) = choose(bytes, declared);
        let (text, had_errors) = choice.encoding.decode_without_bom_handling(body);
        (text.into_owned(), had_errors, choice.encoding.name(), choice.guessed)
    };
    let cleaned = clean(text);
    if too_many_controls(cleaned.controls, cleaned.characters) {
        return Err(ImportError::NotText);
    }
    if cleaned.replaced > 2 && cleaned.replaced * 5 > cleaned.characters {
        return Err(ImportError::Unreadable);
    }
    let mut remarks = Vec::new();
    if cleaned.replaced > 0 {
        let lead = counted(cleaned.replaced, "character", "characters");
        remarks.push(if had_errors {
            format!("{lead} could not be read; � stands in their place.")
        } else {
            format!("{lead} had been lost before this import: the file itself has � there.")
        });
    }
    if guessed {
        remarks.push(format!(
            "The file does not say its encoding; it was read as {encoding}, the likeliest. If letters look wrong, save it as UTF-8 and import it again."
        ));
    }
    let about_letters = remarks.len();
    remarks.extend(cleaned.remarks());
    let (text, pages) = (cleaned.text, cleaned.pages);
    Ok(Decoded { text, encoding, remarks, about_letters, pages })
}

/// Whether the start of a file reads as text: what [`super::Importer::sniff`] wants to know.
pub(super) fn looks_like_text(head: &[u8]) -> bool {
    if utf32::read(head).is_some() {
        return true;
    }
    if dos_text(head, None).is_some() {
        return true;
    }
    let (choice, body) = choose(head, None);
    let (text, _) = choice.encoding.decode_without_bom_handling(body);
    let controls = text.chars().filter(|&c| super::clean::is_stray_control(c)).count();
    !too_many_controls(controls, text.chars().count())
}

/// Text of DOS, where nothing says that it is anything else.
fn dos_text(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<(String, &'static str)> {
    let told = declared.is_some_and(|own| own.is_ascii_compatible() && own != UTF_8);
    if told || Encoding::for_bom(bytes).is_some() || memchr::memchr2(0, 0x1B, bytes).is_some() {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if is_mostly_utf8(bytes) { None } else { dos::read(sample, bytes) }
}

/// The encoding, and the bytes after a byte order mark.
fn choose<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> (Choice, &'a [u8]) {
    let certain = |encoding| Choice { encoding, guessed: false };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (certain(encoding), &bytes[mark..]);
    }
    if let Some(encoding) = utf16_by_pattern(bytes) {
        return (Choice { encoding, guessed: true }, bytes);
    }
    // Japanese mail writes its letters as ASCII between escapes, so it passes for UTF-8.
    let escapes = memchr::memmem::find(bytes, b"\x1b$").is_some();
    if !escapes && is_mostly_utf8(bytes) {
        return (certain(UTF_8), bytes);
    }
    // What is named as UTF-8 or UTF-16 and is not is named wrongly.
    if let Some(encoding) = declared.filter(|own| own.is_ascii_compatible() && *own != UTF_8) {
        return (certain(encoding), bytes);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    let mut encoding = detector.guess(None, Utf8Detection::Deny);
    if escapes && encoding != ISO_2022_JP && is_mostly_utf8(bytes) {
        return (certain(UTF_8), bytes);
    }
    if encoding != ISO_2022_JP && is_old_macintosh(sample) {
        encoding = MACINTOSH;
    }
    (Choice { encoding, guessed: true }, bytes)
}

/// UTF-8, or UTF-8 with a few damaged places: in a legacy encoding hardly any letter happens to be
/// valid UTF-8, so many valid ones against few bad ones is damage and not another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || valid > bad * 4
}

/// UTF-16 without a byte order mark: bytes that are full of control characters as they stand, and
/// clean text with blanks or Latin letters in it when read two by two.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&b| b == 0x7F || (b < 0x20 && !matches!(b, b'\t'..=b'\r'))).count();
    if memchr::memchr(0, sample).is_none() || !too_many_controls(controls, sample.len()) {
        return None;
    }
    let little = utf16_fit(sample, u16::from_le_bytes);
    let big = utf16_fit(sample, u16::from_be_bytes);
    match (little, big) {
        (Some(l), Some(b)) if b > l => Some(UTF_16BE),
        (Some(_), _) => Some(UTF_16LE),
        (None, Some(_)) => Some(UTF_16BE),
        (None, None) => None,
    }
}

/// How many plain ASCII characters the bytes hold as UTF-16, or `None` where they are no such text.
fn utf16_fit(sample: &[u8], unit: fn([u8; 2]) -> u16) -> Option<usize> {
    let (mut plain, mut bad, mut all) = (0_usize, 0_usize, 0_usize);
    let units = sample.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    for c in char::decode_utf16(units) {
        all += 1;
        match c {
            Ok(' '..='~' | '\t'..='\r') => plain += 1,
            Ok('\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}') | Err(_) => bad += 1,
            Ok(c) if c.is_control() => bad += 1,
            Ok(_) => {}
        }
    }
    (plain > 0 && bad * 100 <= all).then_some(plain)
}

/// Text of a Macintosh of before 2001. The detector does not know it and takes it for Windows text,
/// in which its é, è, à are capitals or signs in the middle of words.
fn is_old_macintosh(sample: &[u8]) -> bool {
    let (mut mac, mut windows, mut high) = (0_usize, 0_usize, 0_usize);
    for pair in sample.windows(2) {
        high += usize::from(pair[1] >= 0x80);
        if pair[0].is_ascii_lowercase() {
            match pair[1] {
                0x87..=0x8B | 0x8D..=0x90 | 0x9F | 0xD5 => mac += 1,
                0xDF..=0xFF => windows += 1,
                _ => {}
            }
        }
    }
    mac > windows * 3 && mac * 3 >= high
}

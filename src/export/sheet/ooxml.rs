//! Signs and parts of the files of Word: XML in a zip, the same bytes for the same words.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The sign, or the sign for a lost one where XML may not hold it.
pub(in crate::export) fn allowed(sign: char) -> char {
    match sign {
        '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'.. => sign,
        _ => '\u{fffd}',
    }
}

/// Words as XML holds them, in elements and attributes alike.
pub(in crate::export) fn escaped(words: &str) -> String {
    let clean: String = words.chars().map(allowed).collect();
    quick_xml::escape::escape(clean.as_str()).into_owned()
}

/// Parts in a zip, in their order, all of the same day.
pub(in crate::export) fn packed(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in parts {
        to.start_file(*name, options)?;
        to.write_all(content)?;
    }
    Ok(to.finish()?.into_inner())
}

/// Whether words begin from right to left: by the first letter that has a direction.
pub(in crate::export) fn is_right_to_left(words: &str) -> bool {
    let direction = |sign: char| match sign {
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(true),
        sign if sign.is_alphabetic() => Some(false),
        _ => None,
    };
    words.chars().find_map(direction).unwrap_or(false)
}

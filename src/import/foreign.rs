//! Files that are known to be something else than text, so that the refusal can name it.

use super::split_name;

/// First bytes of formats that no text begins with.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"bplist00", "a web archive of Safari or another list of an Apple program"),
    (b"\xFFWPC", "a WordPerfect document"),
    (b"{\\pwi", "a note of Pocket Word"),
    (b"$FL2", "a data file of SPSS"),
    (b"$FL3", "a data file of SPSS"),
    (b"<stata_dta>", "a data file of Stata"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xCF\xFA\xED\xFE", "a program"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"7z\xBC\xAF\x27\x1C", "a compressed (7z) file"),
    (b"Rar!\x1a\x07", "a compressed (RAR) file"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3\x03", "a sound recording"),
    (b"ID3\x04", "a sound recording"),
    (b"OggS\0", "a sound recording"),
    (b"fLaC\0", "a sound recording"),
];

/// Names of parts that only one kind of archive has.
const IN_ZIP: &[(&[u8], &str)] = &[
    (b"xl/workbook.bin", "an Excel workbook in binary form (.xlsb)"),
    (b"ppt/presentation.xml", "a set of slides"),
];

/// What a file is by its first bytes, where these are beyond doubt.
pub(super) fn recognise(name: &str, head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        if let Some((_, what)) = IN_ZIP.iter().find(|(part, _)| memchr::memmem::find(head, part).is_some()) {
            return Some(what);
        }
        return Some(match split_name(name).1.as_str() {
            "pages" => "a document of Apple Pages",
            "numbers" => "a spreadsheet of Apple Numbers",
            "key" => "a set of slides of Apple Keynote",
            "xlsb" => "an Excel workbook in binary form (.xlsb)",
            "zip" => "a zip archive",
            "docx" | "docm" => "a damaged Word document",
            "odt" => "a damaged OpenDocument text",
            "xlsx" | "ods" => "a spreadsheet",
            "pptx" | "odp" => "a set of slides",
            "epub" => "an EPUB book",
            "crosscase" => "a Crosscase study",
            _ => "a zip archive or Office document",
        });
    }
    if head.starts_with(b"RIFF") {
        return match head.get(8..12) {
            Some(b"WAVE") => Some("a sound recording"),
            Some(b"WEBP") => Some("a WebP picture"),
            Some(b"AVI ") => Some("a film"),
            _ => None,
        };
    }
    // A page and its pictures in one file, as a mail.
    if matches!(split_name(name).1.as_str(), "mht" | "mhtml") {
        return Some("a web archive (MHTML)");
    }
    if head.get(4..8) == Some(b"ftyp") && head.first() == Some(&0) {
        let picture = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];
        return Some(if picture.iter().any(|brand| head.get(8..12) == Some(brand.as_slice())) {
            "a phone (HEIC) picture"
        } else {
            "a film or sound recording"
        });
    }
    SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|&(_, what)| what)
}

//! Texts in: encodings, what is changed and what is not, refusals, names, folders, and no panic on any bytes.

#[path = "import_files.rs"]
mod files;
#[path = "import_names.rs"]
mod names;

use crosscase::import::{ImportError, Imported, Importer, Sniff, detect, importers, read_bytes};
use crosscase::study::{SourceKind, word_count};
use proptest::prelude::*;

fn text(bytes: &[u8]) -> Imported {
    read_bytes("Interview 1.txt", bytes).unwrap()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn said(imported: &Imported, words: &str) -> bool {
    imported.origin.remarks.iter().any(|remark| remark.contains(words))
}

const KHMER: &str = "ខ្ញុំធ្វើការនៅមន្ទីរពេទ្យ។ អ្នកជំងឺមកពីភូមិឆ្ងាយ។";
const MIXED: &str = "Naïve café – “quoted”\n\tខ្មែរ ไทย عربي हिन्दी 中文 👩‍⚕️ e\u{301} \n\n  trailing  ";

#[test]
fn utf8_is_kept_to_the_byte() {
    let imported = text(MIXED.as_bytes());
    assert_eq!(imported.text, MIXED);
    assert_eq!(imported.origin.encoding, "UTF-8");
    assert_eq!(imported.origin.file_name, "Interview 1.txt");
    assert!(imported.origin.remarks.is_empty(), "{:?}", imported.origin.remarks);
    assert_eq!(imported.words, word_count(MIXED));
}

#[test]
fn byte_order_marks_are_read_and_taken_off() {
    let utf8 = [b"\xEF\xBB\xBF", MIXED.as_bytes()].concat();
    let little = [b"\xFF\xFE".to_vec(), utf16(MIXED, false)].concat();
    let big = [b"\xFE\xFF".to_vec(), utf16(MIXED, true)].concat();
    for (bytes, encoding) in [(utf8, "UTF-8"), (little, "UTF-16LE"), (big, "UTF-16BE")] {
        let imported = text(&bytes);
        assert_eq!(imported.text, MIXED, "{encoding}");
        assert_eq!(imported.origin.encoding, encoding);
        assert!(imported.origin.remarks.is_empty(), "{:?}", imported.origin.remarks);
    }
}

#[test]
fn utf16_without_a_mark_is_found_by_its_pattern() {
    let russian = "Мы работали в больнице, и врачи ушли. Потом пришли новые.\n".repeat(3);
    let chinese = "我们 在医院工作。\n病人很多，医生很少。\n".repeat(5);
    let khmer = KHMER.repeat(4);
    for sample in ["The ward was full.\nWe had two nurses.", &russian, &chinese, &khmer] {
        for big in [false, true] {
            let imported = text(&utf16(sample, big));
            assert_eq!(imported.text, sample, "big endian: {big}");
            assert_eq!(imported.origin.encoding, if big { "UTF-16BE" } else { "UTF-16LE" });
            assert!(said(&imported, "does not say its encoding"));
        }
    }
}

#[test]
fn legacy_encodings_are_guessed_and_the_guess_is_said() {
    let cases: [(&'static encoding_rs::Encoding, &str); 6] = [
        (
            encoding_rs::WINDOWS_1252,
            "Le comité a été créé à l’hôpital ; les infirmières étaient déjà là, près du fleuve.",
        ),
        (
            encoding_rs::WINDOWS_1251,
            "Мы работали в больнице, и врачи ушли. Потом пришли новые люди и всё изменилось.",
        ),
        (encoding_rs::SHIFT_JIS, "私たちは病院で働いていました。患者は多く、医者は少なかったです。"),
        (encoding_rs::GB18030, "我们在医院工作。病人很多，医生很少。后来来了新的人，一切都变了。"),
        (
            encoding_rs::WINDOWS_1256,
            "كنا نعمل في المستشفى، وكان المرضى كثيرين والأطباء قليلين جدا في تلك السنة.",
        ),
        (encoding_rs::ISO_2022_JP, "私たちは病院で働いていました。患者は多く、医者は少なかったです。"),
    ];
    for (encoding, sample) in cases {
        let bytes = encoding.encode(sample).0;
        let imported = text(&bytes);
        assert_eq!(imported.text, sample, "{} read as {}", encoding.name(), imported.origin.encoding);
        assert!(said(&imported, &imported.origin.encoding));
        assert!(said(&imported, "the likeliest"));
    }
}

#[test]
fn old_macintosh_text_is_not_taken_for_windows() {
    // « Les infirmières étaient déjà à l'hôpital, près du comité. » in Mac OS Roman.
    let bytes = b"Les infirmi\x8Fres \x8Etaient d\x8Ej\x88 \x88 l\xD5h\x99pital, pr\x8Fs du comit\x8E.\rOui.";
    let imported = text(bytes);
    assert_eq!(imported.text, "Les infirmières étaient déjà à l’hôpital, près du comité.\nOui.");
    assert_eq!(imported.origin.encoding, "macintosh");
    assert!(said(&imported, "Macintosh line ends"));
}

/// Bytes as the public mappings of the two pages have them (CP437.TXT, CP850.TXT of the Unicode Consortium).
#[test]
fn text_of_dos_is_read_and_the_guess_is_said() {
    let cases: [(&[u8], &str, &str); 6] = [
        (
            b"Gr\x81\xE1e aus K\x94ln, sch\x94ne Stra\xE1e \x81ber \x99l.\n",
            "Grüße aus Köln, schöne Straße über Öl.\n",
            "IBM850",
        ),
        (b"Le caf\x82 est pr\x88t, il a \x82t\x82 fait.\r\n", "Le café est prêt, il a été fait.\n", "IBM850"),
        (
            b"Die M\x81hle ist f\x81r alle sch\x94n gro\xE1.\n",
            "Die Mühle ist für alle schön groß.\n",
            "IBM850",
        ),
        (
            b"El ni\xA4o dijo que la monta\xA4a est\xA0 lejos.\n",
            "El niño dijo que la montaña está lejos.\n",
            "IBM850",
        ),
        (
            b"\xDA\xC4\xC4\xC4\xC4\xC4\xBF\n\xB3 Yes \xB3\n\xC0\xC4\xC4\xC4\xC4\xC4\xD9\n",
            "┌─────┐\n│ Yes │\n└─────┘\n",
            "IBM850",
        ),
        (
            b"\xD5\xCD\xCD\xCD\xCD\xB8\n\xC6 f\x82t\x82\n\xDA\xC4\xC4\xC4\xC4\xD9\n",
            "╒════╕\n╞ fété\n┌────┘\n",
            "IBM437",
        ),
    ];
    for (bytes, wanted, encoding) in cases {
        let imported = text(bytes);
        assert_eq!((imported.text.as_str(), imported.origin.encoding.as_str()), (wanted, encoding));
        assert!(said(&imported, "likeliest"), "{:?}", imported.origin.remarks);
    }
    // What Windows and the Macintosh write is not taken for it.
    let windows = encoding_rs::WINDOWS_1252;
    for words in [
        "“Don’t go,” she said – and so… we didn’t; „gut“, ‚so‘ sagte er.",
        "Le café est prêt… il a été fait, où l’on sait.",
        "Größe, Mühle, für; señor — niño",
    ] {
        let (bytes, _, _) = windows.encode(words);
        assert_eq!(text(&bytes).text, words);
    }
    assert_eq!(text(b"Es wurde sp\x8At, sie w\x8Ahlen tr\x8Age.").text, "Es wurde spät, sie wählen träge.");
}

#[test]
fn files_of_other_programs_are_refused_with_what_to_do() {
    for (name, bytes, advice) in [
        ("a.pages", b"PK\x03\x04Index/Document.iwa".as_slice(), "Export To > Word"),
        ("a.numbers", b"PK\x03\x04Index/Document.iwa", "Export To > Excel"),
        ("a.xlsb", b"PK\x03\x04xl/workbook.bin", "(.xlsx)"),
        ("a.wpd", b"\xFFWPC\x10\0\0\0", "(.docx)"),
        ("a.zip", b"PK\x03\x04stuff", "Unpack it"),
        ("a.sav", b"$FL2@(#) SPSS DATA FILE", "(.csv)"),
        ("a.mp3", b"ID3\x03\0\0", "transcript"),
    ] {
        let error = read_bytes(name, bytes).unwrap_err().to_string();
        assert!(error.contains(advice), "{name}: {error}");
    }
}

#[test]
fn damaged_utf8_stays_utf8_and_the_loss_is_counted() {
    let mut bytes = KHMER.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 1);
    bytes.splice(0..0, [0xFF]);
    let imported = text(&bytes);
    assert_eq!(imported.origin.encoding, "UTF-8");
    assert_eq!(imported.text.chars().filter(|&c| c == '\u{FFFD}').count(), 2);
    assert!(said(&imported, "2 characters could not be read"), "{:?}", imported.origin.remarks);
    let lost_before = text("Two words \u{FFFD} here".as_bytes());
    assert!(said(&lost_before, "1 character had been lost before this import"));
}

#[test]
fn line_ends_become_line_feeds_and_nothing_else_moves() {
    assert_eq!(text(b"a \r\n b\rc\nd\r\n\r\n").text, "a \n b\nc\nd\n\n");
    assert!(said(&text(b"a\r\nb"), "Windows line ends"));
    assert!(said(&text(b"a\r\nb\rc"), "mixed kinds"));
    assert_eq!(text(b"end\r").text, "end\n");
    // No normalisation: the two ways to write é stay two, and a joiner stays.
    assert_eq!(text("é e\u{301} a\u{200d}b \u{feff}".as_bytes()).text, "é e\u{301} a\u{200d}b \u{feff}");
}

#[test]
fn page_breaks_become_blank_lines() {
    for (from, to) in
        [("a\u{c}b", "a\n\nb"), ("a\n\u{c}b", "a\n\nb"), ("a\n\n\u{c}b", "a\n\nb"), ("\u{c}a", "a")]
    {
        let imported = text(from.as_bytes());
        assert_eq!(imported.text, to, "{from:?}");
        assert!(said(&imported, "1 page break became a blank line."), "{:?}", imported.origin.remarks);
    }
    let imported = text("a\u{b}b\u{85}c".as_bytes());
    assert_eq!(imported.text, "a\nb\nc");
    assert!(said(&imported, "2 unusual line marks"));
}

#[test]
fn a_few_control_characters_are_removed_and_said() {
    let imported =
        text(b"A long enough answer\x01 of a nurse\0 in the ward, with two slips of the converter.");
    assert_eq!(
        imported.text,
        "A long enough answer of a nurse in the ward, with two slips of the converter."
    );
    assert_eq!(imported.origin.encoding, "UTF-8");
    assert!(said(&imported, "2 stray control characters were removed"), "{:?}", imported.origin.remarks);
}

#[test]
fn what_is_no_text_is_refused_with_a_sentence() {
    let noise: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(read_bytes("data.txt", &noise), Err(ImportError::NotText));
    assert_eq!(read_bytes("zeros.txt", &[0; 1000]), Err(ImportError::NotText));
    assert_eq!(read_bytes("noise.bin", &noise), Err(ImportError::NotText));
    assert_eq!(ImportError::NotText.to_string(), "This looks like a program or picture, not text.");
    assert_eq!(read_bytes("empty.txt", b""), Err(ImportError::Empty));
    assert_eq!(read_bytes("blank.md", b" \r\n\t\n"), Err(ImportError::NoWords));
    let png = b"\x89PNG\r\n\x1a\nand then what looks like text for a long, long while";
    let said = read_bytes("photo.txt", png).unwrap_err().to_string();
    assert!(said.contains("the picture can't be drawn"), "{said}");
    let what = "a zip archive or Office document";
    assert_eq!(read_bytes("notes.md", b"PK\x03\x04text"), Err(ImportError::Foreign { what }));
    for name in ["a.docx", "a.odt", "a.epub", "a.xlsx"] {
        let said = read_bytes(name, b"PK\x03\x04text").unwrap_err().to_string();
        assert!(said.contains("damaged") || said.contains("can't be"), "{name}: {said}");
    }
    assert_eq!(read_bytes("a.pdf", b"%PDF-1.7 text"), Err(ImportError::PdfBroken));
}

#[test]
fn the_size_limit_is_said_in_megabytes() {
    let large = vec![b'a'; 100 * 1024 * 1024];
    let error = read_bytes("large.txt", &large).unwrap_err();
    assert_eq!(error, ImportError::TooLarge { bytes: large.len() as u64 });
    assert!(error.to_string().contains("100 MB") && error.to_string().contains("64 MB"), "{error}");
}

#[test]
fn the_importer_is_found_by_name_and_content() {
    let name_of = |name: &str, head: &[u8]| detect(name, head).map(Importer::name);
    assert_eq!(name_of("a.txt", b"x"), Ok("plain text"));
    assert_eq!(name_of("a.TXT", b"x"), Ok("plain text"));
    assert_eq!(name_of("a.md", b"x"), Ok("Markdown"));
    assert_eq!(name_of("README", b"words"), Ok("plain text"));
    assert_eq!(name_of("a.log", "ខ្មែរ".as_bytes()), Ok("plain text"));
    // The head may end inside a character.
    assert_eq!(name_of("a.log", &KHMER.as_bytes()[..20]), Ok("plain text"));
    assert_eq!(importers()[0].sniff("a.txt", b"x"), Sniff::No);
    let xml = read_bytes("page.xml", b"<p>Hello</p>").unwrap();
    assert_eq!(xml.text, "<p>Hello</p>");
    assert!(said(&xml, "its marks stand in the text"));
}

#[test]
fn markdown_stays_as_written_and_gives_its_title() {
    let source = "Intro line\n\n```\n# not this\n```\n\n## The *ward* at night ##\n\n- one\n- two\n";
    let imported = read_bytes("notes_3.md", source.as_bytes()).unwrap();
    assert_eq!(imported.text, source);
    assert_eq!(imported.title, "The *ward* at night");
    assert!(said(&imported, "stands as written"));
    let bare = read_bytes("notes_3.md", b"No heading #here, #1 neither.").unwrap();
    assert_eq!(bare.title, "notes 3");
    assert!(bare.origin.remarks.is_empty());
    let underlined = read_bytes("a.md", b"Ward rounds\n===========\n\nText").unwrap();
    assert_eq!(underlined.title, "Ward rounds");
}

#[test]
fn front_matter_is_left_out_and_kept_as_a_remark() {
    let source = "---\r\ntitle: \"Midwife, night shift\"\r\ndate: 2007-09-14\r\nlang: en\r\ntags:\r\n  - ward\r\n---\r\n\r\n# Other\r\nText.";
    let imported = read_bytes("x.md", source.as_bytes()).unwrap();
    assert_eq!(imported.text, "# Other\nText.");
    assert_eq!((imported.title.as_str(), imported.date.as_str()), ("Midwife, night shift", "2007-09-14"));
    assert_eq!(imported.language, "en");
    assert!(said(&imported, "tags: ·   - ward"), "{:?}", imported.origin.remarks);
    // A rule between two thoughts is not front matter, and neither is an open fence.
    for text in ["---\nThen she said: no.\nAnd left\n---\nMore", "---\ntitle: x\nno end", "---\n---\nText"] {
        assert_eq!(read_bytes("x.md", text.as_bytes()).unwrap().text, text);
    }
}

#[test]
fn kind_language_and_date_are_guessed_where_plain() {
    let read = |name: &str, text: &str| read_bytes(name, text.as_bytes()).unwrap();
    assert_eq!(read("Fieldnotes_2007-09-14.txt", "x").kind, SourceKind::FieldNote);
    assert_eq!(read("Fieldnotes_2007-09-14.txt", "x").date, "2007-09-14");
    assert_eq!(read("obs 20070914 ward.txt", "x").date, "2007-09-14");
    for name in ["ward 2007-19-14.txt", "12007-09-14.txt", "2007-09-145.txt", "ward 2007.txt"] {
        assert_eq!(read(name, "x").date, "", "{name}");
    }
    assert_eq!(read("ministry report.txt", "x").kind, SourceKind::Document);
    assert_eq!(read("reporter.txt", "x").kind, SourceKind::Document);
    let talk = "Anna: Hello you.\nBen: Hello.\nAnna: And good night.\nBen: Good night to you.\n";
    assert_eq!(read("a.txt", talk).kind, SourceKind::Interview);
    assert_eq!(read("a.txt", "ذهبنا إلى المستشفى في الصباح").language, "ar");
    assert_eq!(read("a.txt", "ما به بیمارستان رفتیم و پزشک گفت").language, "fa");
    assert_eq!(read("a.txt", "ہم ہسپتال گئے اور ڈاکٹر نے کہا").language, "ur");
    assert_eq!(read("a.txt", "הלכנו לבית החולים בבוקר").language, "he");
    assert_eq!(read("a.txt", "हम अस्पताल में थे और डॉक्टर नहीं आए").language, "hi");
    assert_eq!(read("a.txt", "आम्ही रुग्णालयात होतो आणि डॉक्टर आले").language, "mr");
    assert_eq!(read("a.txt", "अस्पताल").language, "");
    assert_eq!(read("a.txt", KHMER).language, "km");
    assert_eq!(read("a.txt", "我们在医院工作。").language, "zh");
    assert_eq!(read("a.txt", "私たちは病院で働いていました。").language, "ja");
    assert_eq!(read("a.txt", "We said “ខ្មែរ” once in an English text.").language, "");
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let seeds = prop_oneof![
        Just(MIXED.as_bytes().to_vec()),
        Just(KHMER.as_bytes().to_vec()),
        Just(utf16(MIXED, false)),
        Just([b"\xFE\xFF".to_vec(), utf16(MIXED, true)].concat()),
        Just(encoding_rs::SHIFT_JIS.encode("病院で働いて").0.into_owned()),
        Just(b"---\ntitle: x\ndate: y\n---\n# Head\r\n\x1b$B text\x0c".to_vec()),
    ];
    (
        seeds,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(mut bytes, changes, end)| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(end.index(bytes.len()) + 1);
            bytes
        })
}

/// What must hold for any bytes under any name; a panic inside would come out as `Fault`.
fn holds(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match read_bytes(name, bytes) {
        Ok(imported) => {
            let stray = imported.text.chars().find(|&c| c.is_control() && c != '\n' && c != '\t');
            prop_assert_eq!(stray, None);
            prop_assert!(!imported.text.trim().is_empty());
            prop_assert_eq!(imported.words, word_count(&imported.text));
            prop_assert!(!imported.origin.encoding.is_empty());
            // Reading what was read changes nothing more.
            if name == "a.txt" && !imported.text.starts_with('\u{feff}') {
                let again = read_bytes(name, imported.text.as_bytes());
                prop_assert_eq!(again.map(|again| again.text), Ok(imported.text));
            }
        }
        Err(error) => {
            prop_assert_ne!(&error, &ImportError::Fault);
            prop_assert!(error.to_string().ends_with('.'), "{}", error);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_end_in_text_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for name in ["a.txt", "a.md", "a"] {
            holds(name, &bytes)?;
        }
    }

    #[test]
    fn mutated_texts_end_in_text_or_a_sentence(bytes in mutated()) {
        for name in ["a.txt", "a.md", "a"] {
            holds(name, &bytes)?;
        }
    }

    #[test]
    fn clean_text_in_utf8_is_kept_to_the_byte(sample in "[^\\p{Cc}\u{ad}\u{feff}\u{fffd}]{1,80}(\n[^\\p{Cc}\u{ad}\u{fffd}]{0,80}){0,4}") {
        prop_assume!(!sample.trim().is_empty() && !sample.starts_with("{\\rtf") && !sample.starts_with("%PDF-"));
        prop_assert_eq!(read_bytes("a.txt", sample.as_bytes()).map(|i| i.text), Ok(sample));
    }
}

//! Studies that are empty, small, large, or full of odd names.

use crosscase::export::report::doc::{Block, Doc};
use crosscase::export::report::{Format, Template, write};
use crosscase::study::{CaseId, RecordId, Study};

use super::{bare, made, read};
use crate::figures::made as studies;
use crate::tables_out::read as parts;

/// Every format is written, is sound, and has no link that leads nowhere.
fn everywhere(study: &Study) -> Doc {
    let mut last = Doc::default();
    for template in Template::ALL {
        last = made(study, template);
        for format in Format::ALL {
            let bytes = write(&last, format).unwrap();
            assert!(!bytes.is_empty());
            match format {
                Format::Docx => sound(&bytes),
                Format::Html => {
                    let page = String::from_utf8(bytes).unwrap();
                    assert!(page.ends_with("</html>\n"));
                    assert_eq!(page.matches("<table>").count(), page.matches("</table>").count());
                }
                _ => {}
            }
        }
    }
    last
}

fn sound(bytes: &[u8]) {
    // Pictures are no XML: they are left out of the check.
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let part = from.by_index_raw(at).unwrap();
        if !part.name().unwrap().ends_with(".png") {
            to.raw_copy_file(part).unwrap();
        }
    }
    parts::all_xml_is_sound(&to.finish().unwrap().into_inner());
}

#[test]
fn an_empty_study_says_what_is_missing() {
    everywhere(&Study::default());
    let doc = made(&Study::default(), Template::Thesis);
    for format in Format::ALL {
        let text = bare(&read(&doc, format));
        for said in [
            "A study without a title",
            "The study does not say yet what it asks, nor how it is designed.",
            "The study has no cases yet.",
            "The study names no coder.",
            "The codebook is empty.",
            "The study has no themes and no findings yet.",
        ] {
            assert!(text.contains(&bare(said)), "{format:?}: {said}");
        }
    }
    let front = doc.all_words().find(|words| words.starts_with("Left out, because")).unwrap();
    assert!(front.contains("Comparisons") && front.contains("Audit trail"), "{front}");
}

#[test]
fn one_case_is_not_called_a_comparison() {
    let doc = made(&studies::study(1, 8, true), Template::Thesis);
    everywhere(&studies::study(1, 8, true));
    assert!(doc.all_words().any(|words| words.contains("nothing is compared across cases yet")));
}

#[test]
fn a_study_without_findings_is_told_by_its_passages() {
    let mut study = studies::study(2, 8, true);
    let all: Vec<_> = study.findings.iter().map(|finding| finding.id).collect();
    all.into_iter().for_each(|id| study.leave_out(crosscase::study::AnyId::Finding(id)));
    let doc = everywhere(&study);
    assert!(doc.all_words().any(|words| words == "The study states no findings yet."));
    assert!(doc.all_words().any(|words| words.contains("so passages are counted")));
}

#[test]
fn twelve_cases_stay_on_the_page() {
    let study = studies::study(12, 8, true);
    let doc = everywhere(&study);
    let text = bare(&read(&doc, Format::Pdf));
    for case in study.cases.iter() {
        assert!(text.contains(&bare(&case.name)), "{}", case.name);
    }
    on_the_page(&doc);
}

/// No letter stands outside the page of a PDF, by the places at which runs of text begin and by links.
fn on_the_page(doc: &Doc) {
    use crosscase::import::read_bytes;
    let bytes = write(doc, Format::Pdf).unwrap();
    assert!(read_bytes("report.pdf", &bytes).is_ok());
    let all = streams(&bytes);
    assert!(!all.is_empty());
    for stream in all {
        for line in stream.lines().filter(|line| line.ends_with(" Tm")) {
            let parts: Vec<f32> = line.split(' ').filter_map(|part| part.parse().ok()).collect();
            let (x, y) = (parts[4], parts[5]);
            assert!((0.0..=1200.0).contains(&x) && (0.0..=1800.0).contains(&y), "{line}");
        }
        for line in stream.lines().filter(|line| line.ends_with(" l S") || line.ends_with(" l")) {
            let parts: Vec<f32> = line.split(' ').filter_map(|part| part.parse().ok()).collect();
            assert!(parts.iter().all(|side| (-200.0..=1800.0).contains(side)), "{line}");
        }
    }
}

fn streams(bytes: &[u8]) -> Vec<String> {
    let find = |from: usize, what: &str| {
        bytes[from..]
            .windows(what.len())
            .position(|part| part == what.as_bytes())
            .map(|at| from + at + what.len())
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = find(at, "/Filter /FlateDecode /Length ") {
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let long: usize = std::str::from_utf8(&bytes[start..start + digits]).unwrap().parse().unwrap();
        at = find(start, "stream\n").unwrap();
        let data = miniz_oxide::inflate::decompress_to_vec_zlib(&bytes[at..at + long]).unwrap();
        if let Ok(words) = String::from_utf8(data)
            && words.contains(" Tf")
        {
            out.push(words);
        }
        at += long;
    }
    out
}

#[test]
fn odd_names_are_words_and_nothing_else() {
    let odd = |stem: &str, at: usize| -> String {
        match at % 5 {
            0 => format!("{stem} {at} <b>&amp; ]]> \"it's\" </w:t> --> </svg>"),
            1 => format!("{stem} {at} {}", "unbrokenlongname".repeat(19)),
            2 => format!("{stem} {at} ការ\u{200b}សម្ភាស\u{200b}ជាមួយ\u{200b}អ្នក\u{200b}ភូមិ ភ្នំពេញ"),
            3 => format!("{stem} {at} | * _a_ `b` [c](d) # 1. \\ \u{1}"),
            _ => format!("{stem} {at} مقابلة \u{202e} 面談"),
        }
    };
    let study = studies::named(6, true, &odd, true);
    let doc = everywhere(&study);
    on_the_page(&doc);
    let page = String::from_utf8(write(&doc, Format::Html).unwrap()).unwrap();
    assert!(!page.contains("<b>&amp; ]]>") && !page.contains("</w:t>"));
    assert!(page.contains("&lt;b&gt;&amp;amp; ]]&gt;"));
    for format in [Format::Html, Format::Docx] {
        let text = bare(&read(&doc, format));
        for at in [0, 1, 2] {
            let name =
                &study.cases.get(CaseId::from_uuid(uuid::Uuid::from_u128((5 << 64) | at))).unwrap().name;
            assert!(text.contains(&bare(name)), "{format:?}: {name}");
        }
    }
    // Long words are broken on a page, and none is lost.
    let text = bare(&read(&doc, Format::Pdf));
    assert!(text.contains(&"unbrokenlongname".repeat(4)));
}

#[test]
fn numbers_that_stand_twice_lead_to_two_places() {
    let mut study = super::sample();
    let mut findings: Vec<_> = study.findings.iter().cloned().collect();
    findings.sort_by_key(|finding| finding.number);
    let mut second = findings[1].clone();
    second.number = 1;
    study.restore(second.into(), crosscase::study::Stamp::default());
    let doc = made(&study, Template::Paper);
    let anchors = doc.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { anchor, .. } if anchor.starts_with("f01") => Some(anchor.as_str()),
        _ => None,
    });
    assert_eq!(anchors.collect::<Vec<_>>(), ["f01", "f01-2"]);
}

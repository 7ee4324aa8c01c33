//! A report in all its formats: what it names can be looked up in it, nothing of the study is lost or cut, and
//! the same study is the same bytes. Formats are read by the program's importers, which share no code with what
//! writes them.

mod links;
mod odd;

use std::path::Path;

use crosscase::analysis::Index;
use crosscase::export::report::doc::{Block, Doc};
use crosscase::export::report::{Format, SECTIONS, Template, Wish, report, write};
use crosscase::import::read_bytes;
use crosscase::storage;
use crosscase::study::{CellState, MarkKind, Study};

use crate::cli::run;

pub fn sample() -> Study {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    storage::open(&folder).unwrap().contents.study
}

pub fn made(study: &Study, template: Template) -> Doc {
    report(study, &Index::build(study), &Wish { template, ..Wish::default() }).unwrap()
}

/// The text of a file without any blanks: pages and lines break where they like.
pub fn bare(text: &str) -> String {
    let kept = |sign: &char| !sign.is_whitespace() && !matches!(sign, '\u{200b}' | '\u{ad}');
    text.chars().filter(kept).collect()
}

/// What a reader of the file gets.
pub fn read(doc: &Doc, format: Format) -> String {
    let bytes = write(doc, format).unwrap();
    let imported = read_bytes(&format!("report.{}", format.ending()), &bytes).unwrap();
    // Words before a colon are taken for names of speakers, which stand beside the text.
    let mut text = imported.text;
    for mark in imported.marks.iter().rev() {
        if let MarkKind::Turn(name) = &mark.what {
            text.insert_str(mark.span.start as usize, &format!("{name}: "));
        }
    }
    // Anchors, stars, calls of notes and escapes are Markdown's own business.
    if format == Format::Markdown {
        let own = regex::Regex::new(r#"<a id="[^"]*"></a>|\[\^\d+\]|[*\\]"#).unwrap();
        return own.replace_all(&text, "").into_owned();
    }
    text
}

#[test]
fn all_that_is_claimed_is_in_every_format() {
    let study = sample();
    let doc = made(&study, Template::Thesis);
    for format in Format::ALL {
        let text = bare(&read(&doc, format));
        let mut missing = Vec::new();
        let mut look = |words: &str| {
            if !text.contains(&bare(words)) {
                missing.push(words.to_owned());
            }
        };
        study.findings.iter().for_each(|one| look(&format!("F{:02} {}", one.number, one.statement)));
        study.findings.iter().for_each(|one| look(&one.mechanism));
        study.comparisons.iter().for_each(|one| look(&format!("C{:02} {}", one.number, one.feature)));
        study.comparisons.iter().flat_map(|one| &one.shows).for_each(|shows| look(&shows.text));
        study.propositions.iter().for_each(|one| look(&format!("P{} {}", one.number, one.statement)));
        study.propositions.iter().flat_map(|one| &one.rivals).for_each(|rival| look(&rival.statement));
        study.outliers.iter().for_each(|one| look(&format!("O{} {}", one.number, one.what)));
        study.recommendations.iter().for_each(|one| look(&format!("R{} {}", one.number, one.text)));
        study.cells.iter().for_each(|one| look(&one.synthesis));
        study.placements.iter().for_each(|one| look(&one.reason));
        // A page may end within a passage, and its number then stands between two of its words.
        let most = if format == Format::Pdf { 4 } else { 0 };
        assert!(missing.len() <= most, "{format:?}: {missing:#?}");
        for words in missing {
            // Whatever a page breaks, its two ends are there.
            let words = bare(&words);
            let ends = [words.chars().take(12).collect::<String>(), words.chars().rev().take(12).collect()];
            let last: String = ends[1].chars().rev().collect();
            assert!(text.contains(&ends[0]) && text.contains(&last), "{words}");
        }
    }
}

#[test]
fn no_word_of_the_document_is_lost_on_a_page() {
    let study = sample();
    for template in Template::ALL {
        let doc = made(&study, template);
        let text = bare(&read(&doc, Format::Pdf));
        for block in &doc.blocks {
            let Block::Paragraph { spans, .. } = block else { continue };
            for span in spans {
                for word in span.words().split_whitespace() {
                    assert!(text.contains(&bare(word)), "{template:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn the_same_study_is_the_same_bytes() {
    let study = sample();
    for template in Template::ALL {
        for format in Format::ALL {
            let [one, other] = [0, 1].map(|_| write(&made(&study, template), format).unwrap());
            assert!(one == other, "{template:?} {format:?}");
        }
    }
}

#[test]
fn the_command_line_writes_what_the_library_makes() {
    let at = tempfile::tempdir().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    let folder = folder.to_string_lossy();
    for format in Format::ALL {
        let name = format!("report.{}", format.ending());
        let ran = run(at.path(), &["report", &folder, "--template", "hand-out", "-o", &name]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format:?}");
        let bytes = std::fs::read(at.path().join(&name)).unwrap();
        assert!(bytes == write(&made(&sample(), Template::HandOut), format).unwrap(), "{format:?}");
    }
    let again = run(at.path(), &["report", &folder, "-o", "report.html"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("was not written over"), "{}", again.err);
    let kind = run(at.path(), &["report", &folder, "-o", "report.odt"]);
    assert_eq!(kind.code, 2);
    assert!(kind.err.contains("There is no kind of file “odt”"), "{}", kind.err);
    let section = run(at.path(), &["report", &folder, "-o", "new.md", "--sections", "question,propositons"]);
    assert_eq!(section.code, 2);
    assert!(section.err.contains("Did you mean: propositions?"), "{}", section.err);
    assert!(!at.path().join("new.md").exists());
}

#[test]
fn sections_stand_in_the_order_that_is_asked_for() {
    let study = sample();
    let index = Index::build(&study);
    let wish = |keys: &[&str]| Wish {
        sections: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..Wish::default()
    };
    let doc = report(&study, &index, &wish(&["trail", "outliers", "themes"])).unwrap();
    let heads: Vec<&str> = doc.headings(1).map(|(_, words, _)| words).collect();
    assert_eq!(heads, ["Appendix A Audit trail", "1 Outliers", "2 Theme by theme"]);
    // Numbers follow the order of reading all the same: the first outlier names no passage, the first finding does.
    let first = doc
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Paragraph { anchor, .. } if anchor == "e1"));
    assert_eq!(first, Some(1));
    assert!(report(&study, &index, &wish(&["themes", "themes"])).is_err());
    // Without the trail nothing has a number that would lead nowhere.
    let doc = report(&study, &index, &wish(&["themes", "comparisons"])).unwrap();
    let words: Vec<&str> = doc.all_words().collect();
    assert!(!words.contains(&"E1"));
    assert!(words.contains(&"6 passages"));
}

#[test]
fn every_section_has_a_key_of_its_own_and_templates_know_them() {
    let mut keys: Vec<&str> = SECTIONS.iter().map(|section| section.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), SECTIONS.len());
    for template in Template::ALL {
        assert!(template.sections().iter().all(|key| keys.binary_search(key).is_ok()));
    }
}

#[test]
fn what_is_disputed_or_stale_is_marked_so() {
    let mut study = sample();
    let written = |study: &Study| study.cells.iter().find(|one| !one.synthesis.is_empty()).unwrap().clone();
    let mut cell = written(&study);
    cell.state = CellState::Disputed;
    let stamp = study.stamp(crosscase::study::AnyId::Cell(cell.id)).unwrap();
    let before = read(&made(&study, Template::Paper), Format::Html);
    assert!(!before.contains("Disputed") && !before.contains("stale:"));
    let basis = cell.basis[0].0;
    study.restore(cell.into(), stamp);
    let mut evidence = study.evidence.get(basis).unwrap().clone();
    evidence.polarity = None;
    study.restore(evidence.into(), stamp);
    let after = read(&made(&study, Template::Paper), Format::Html);
    assert!(after.contains("Disputed"));
    assert!(after.contains("stale: since it was written, 1 passage changed"));
    assert!(after.contains("Syntheses in dispute: "));
}

#[test]
fn checklists_have_all_items_and_say_what_is_open() {
    let doc = made(&sample(), Template::Paper);
    let tables: Vec<_> = doc
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(&table.sheet),
            _ => None,
        })
        .collect();
    let list = |name: &str| *tables.iter().find(|sheet| sheet.title.starts_with(name)).unwrap();
    let (coreq, srqr) = (list("COREQ"), list("SRQR"));
    assert_eq!((coreq.rows.len(), srqr.rows.len()), (32, 21));
    let cell = |sheet: &crosscase::export::sheet::Sheet, row: usize, at: usize| {
        sheet.rows[row - 1].cells[at].value.shown()
    };
    // Item 24 of COREQ is the number of coders, which the study knows; item 4 is gender, which it can't.
    assert_eq!(cell(coreq, 24, 1), "2 coders coded passages.");
    assert_eq!(cell(coreq, 24, 0), "3 Method");
    assert_eq!(cell(coreq, 4, 1), "The study does not say; to be filled in by the authors.");
    assert_eq!(cell(coreq, 4, 0), "");
    assert!(cell(srqr, 4, 1).starts_with("What lets a health-care partnership become transformative"));
    assert!(coreq.notes[0].contains("Tong, Sainsbury and Craig (2007)"));
}

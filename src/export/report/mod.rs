//! A report of a study: chosen sections in a chosen order, in which every number of a passage leads to the
//! passage in its context. It says what the study says and nothing else.

pub mod doc;
mod html;
mod making;
mod markdown;
mod pdf;
mod sections;
mod word;

use std::collections::BTreeSet;

use crate::analysis::{Index, fingerprint};
use crate::study::{Moment, Study};
use doc::{Block, Doc, heading, listed, said};
use making::Making;

pub use sections::{SECTIONS, Section};

/// For whom the report is: which sections it has where none are named, and how deep they go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Template {
    #[default]
    Paper,
    Thesis,
    HandOut,
}

impl Template {
    pub const ALL: [Self; 3] = [Self::Paper, Self::Thesis, Self::HandOut];

    pub fn key(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Thesis => "thesis",
            Self::HandOut => "hand-out",
        }
    }

    /// Keys of its sections, in order.
    pub fn sections(self) -> Vec<&'static str> {
        match self {
            Self::Paper => vec![
                "question",
                "cases",
                "method",
                "matrix",
                "themes",
                "comparisons",
                "structure",
                "continuum",
                "propositions",
                "outliers",
                "limits",
                "recommendations",
                "codebook",
                "trail",
                "checklists",
            ],
            Self::Thesis => SECTIONS.iter().map(|section| section.key).collect(),
            Self::HandOut => vec![
                "question",
                "cases",
                "matrix",
                "themes",
                "comparisons",
                "structure",
                "continuum",
                "propositions",
                "recommendations",
                "trail",
            ],
        }
    }

    pub(crate) fn depth(self) -> Depth {
        match self {
            Self::Paper => Depth { quotes: 1, all_evidence: true, grounds: false, working: false },
            Self::Thesis => Depth { quotes: 3, all_evidence: true, grounds: true, working: true },
            Self::HandOut => Depth { quotes: 1, all_evidence: false, grounds: false, working: false },
        }
    }
}

/// How much of each thing is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Depth {
    /// Quotes below a finding, at most.
    pub quotes: usize,
    /// All evidence of a claim by its numbers; else only how many passages there are.
    pub all_evidence: bool,
    /// A sentence on how each finding and comparison is grounded.
    pub grounds: bool,
    /// Rules of syntheses, earlier wordings, working notes.
    pub working: bool,
}

/// What the caller chooses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wish {
    pub template: Template,
    /// Keys of sections in the order they are wished for; empty: those of the template.
    pub sections: Vec<String>,
    /// The day that the report names; empty: the day of the study's last change.
    pub date: String,
    /// The last change as the history knows it. Where there is none, the records say.
    pub last_change: Option<Moment>,
}

#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("There is no section “{name}”. Known: {known}.")]
    Unknown { name: String, known: String },
    #[error("The section “{0}” was asked for twice.")]
    Twice(String),
    #[error("The document could not be made: {0}.")]
    Document(#[from] zip::result::ZipError),
    #[error("{0}")]
    Pdf(#[from] super::pdf::PdfError),
    #[error("{0}")]
    Png(#[from] super::png::PngError),
}

/// What a report can be written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Html,
    Docx,
    Markdown,
    Pdf,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Html, Self::Docx, Self::Markdown, Self::Pdf];

    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Pdf => "pdf",
        }
    }
}

/// The bytes of a file of this format.
pub fn write(doc: &Doc, format: Format) -> Result<Vec<u8>, ReportError> {
    Ok(match format {
        Format::Html => html::page(doc).into_bytes(),
        Format::Docx => word::docx(doc)?,
        Format::Markdown => markdown::text(doc).into_bytes(),
        Format::Pdf => pdf::pdf(doc)?,
    })
}

/// Puts a report together. `index` must be of this revision of the study.
pub fn report(study: &Study, index: &Index, wish: &Wish) -> Result<Doc, ReportError> {
    let chosen = chosen(wish)?;
    let numbered = chosen.iter().any(|section| section.key == "trail");
    let mut making = Making::new(study, index, wish.template, numbered);
    let mut made: Vec<(&Section, Vec<Block>)> = chosen.iter().map(|section| (*section, Vec::new())).collect();
    // Evidence is numbered in the order in which it is first named, and checklists say where things stand:
    // such sections are made when the others are known, wherever they have their place.
    for late in 0..=2 {
        for (section, blocks) in made.iter_mut().filter(|(section, _)| section.late == late) {
            *blocks = (section.make)(&mut making);
            if blocks.is_empty() {
                making.empty.push(section.key);
            }
        }
        name(&made, &mut making, late);
    }
    let title = study.front().title.trim();
    let mut doc = Doc {
        title: if title.is_empty() { "A study without a title".to_owned() } else { title.to_owned() },
        facts: facts(study, wish),
        front: front(&making, &chosen),
        ..Doc::default()
    };
    for (section, blocks) in made.into_iter().filter(|(_, blocks)| !blocks.is_empty()) {
        let title = making.places.get(section.key).cloned().unwrap_or_default();
        doc.blocks.push(heading(1, title, section.anchor()));
        doc.blocks.extend(blocks);
    }
    doc.notes = std::mem::take(&mut making.notes);
    doc.settle();
    Ok(doc)
}

fn chosen(wish: &Wish) -> Result<Vec<&'static Section>, ReportError> {
    let keys: Vec<String> = if wish.sections.is_empty() {
        wish.template.sections().into_iter().map(str::to_owned).collect()
    } else {
        wish.sections.clone()
    };
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for key in keys {
        let Some(section) = SECTIONS.iter().find(|section| section.key == key) else {
            let known = SECTIONS.iter().map(|section| section.key).collect::<Vec<_>>().join(", ");
            return Err(ReportError::Unknown { name: key, known });
        };
        if !seen.insert(section.key) {
            return Err(ReportError::Twice(key));
        }
        out.push(section);
    }
    Ok(out)
}

/// Gives sections their numbers: 1, 2, … and, for appendices, A, B, …
fn name(made: &[(&Section, Vec<Block>)], making: &mut Making<'_>, done: u8) {
    let (mut number, mut letter) = (0, b'A');
    making.places.clear();
    making.places.insert("front", "the first page".to_owned());
    for (section, blocks) in made {
        // What is not made yet is there: it is never empty, but for the trail, which comes before checklists.
        if blocks.is_empty() && section.late <= done {
            continue;
        }
        let mark = if section.appendix {
            let mark = format!("Appendix {}", char::from(letter));
            letter += 1;
            mark
        } else {
            number += 1;
            number.to_string()
        };
        making.places.insert(section.key, format!("{mark} {}", section.title));
    }
}

fn facts(study: &Study, wish: &Wish) -> Vec<String> {
    let mut out = Vec::new();
    let named: Vec<String> = study
        .coders_in_order()
        .iter()
        .map(|coder| if coder.name.is_empty() { coder.initials.clone() } else { coder.name.clone() })
        .filter(|name| !name.trim().is_empty())
        .collect();
    if !named.is_empty() {
        out.push(format!("Coders: {}.", listed(&named)));
    }
    let day = if wish.date.is_empty() {
        let last = wish.last_change.filter(|at| at.0 > 0).or_else(|| last_change(study));
        last.and_then(day).map(|day| format!("The study as it stood on {day}."))
    } else {
        Some(format!("Made on {}.", wish.date))
    };
    out.extend(day);
    out.push(format!(
        "Written by Crosscase {} from state {} of the study.",
        env!("CARGO_PKG_VERSION"),
        fingerprint(study)
    ));
    out
}

fn front(making: &Making<'_>, chosen: &[&Section]) -> Vec<Block> {
    let title = |key: &&str| SECTIONS.iter().find(|one| one.key == *key).map(|one| one.title.to_owned());
    let mut out = Vec::new();
    if !making.empty.is_empty() {
        let names: Vec<String> = making.empty.iter().filter_map(title).collect();
        out.push(said(format!(
            "Left out, because the study holds nothing for {}: {}.",
            if names.len() == 1 { "it" } else { "them" },
            listed(&names)
        )));
    }
    let asked: BTreeSet<&str> = chosen.iter().map(|section| section.key).collect();
    let not: Vec<String> = SECTIONS
        .iter()
        .filter(|section| !asked.contains(section.key))
        .map(|one| one.title.to_owned())
        .collect();
    if !not.is_empty() {
        out.push(said(format!("Not chosen for this report: {}.", listed(&not))));
    }
    if !making.cited().is_empty() {
        let place = making.places.get("trail").cloned().unwrap_or_default();
        out.push(said(format!(
            "Numbers such as E1 stand for passages, in the order in which they are first named; {place} shows each \
             in its context."
        )));
    }
    out
}

/// The latest moment that any record names.
fn last_change(study: &Study) -> Option<Moment> {
    let mut last = study.front().created;
    let mut see = |at: Moment| last = last.max(at);
    study.evidence.iter().for_each(|one| see(one.created));
    study.findings.iter().for_each(|one| see(one.created));
    study.comparisons.iter().for_each(|one| see(one.created));
    study.memos.iter().filter(|memo| !memo.private).for_each(|one| see(one.written));
    for cell in study.cells.iter() {
        see(cell.written);
        cell.absences.values().for_each(|absence| see(absence.at));
    }
    study.propositions.iter().flat_map(|one| &one.versions).for_each(|one| see(one.at));
    (last.0 > 0).then_some(last)
}

/// `18 November 2026`, in UTC, so that it is the same day on every machine.
pub(crate) fn day(at: Moment) -> Option<String> {
    let at = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_millisecond(at.0).ok()?);
    Some(at.strftime("%-d %B %Y").to_string())
}

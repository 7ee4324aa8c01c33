//! COREQ and SRQR, filled as far as the study knows the answer. Names of items are our own short words; which
//! item is meant is told by its number.

use super::tables::table_of;
use crate::analysis::Lens;
use crate::analysis::saturation::{Rule, SourceOrder, saturation};
use crate::export::report::doc::{Block, heading, listed, many, said, sentence};
use crate::export::report::making::Making;
use crate::study::SourceKind;

const COREQ_SOURCE: &str = "Items after Tong, Sainsbury and Craig (2007), Consolidated criteria for reporting \
    qualitative research (COREQ), International Journal for Quality in Health Care 19(6):349–357; names \
    shortened by Crosscase.";
const SRQR_SOURCE: &str = "Items after O'Brien, Harris, Beckman, Reed and Cook (2014), Standards for reporting \
    qualitative research (SRQR), Academic Medicine 89(9):1245–1251; names shortened by Crosscase.";
const SILENT: &str = "The study does not say; to be filled in by the authors.";

/// Where an answer is looked for.
#[derive(Clone, Copy)]
enum Ask {
    /// The study has no field for it.
    Nothing,
    Title,
    Question,
    Design,
    Selection,
    Fieldwork,
    Interviews,
    FieldNotes,
    Ethics,
    Cases,
    Units,
    Coders,
    Codebook,
    Software,
    Saturation,
    Quotes,
    Consistency,
    TopThemes,
    SubThemes,
    Analysis,
    Trust,
    Limits,
    Implications,
}

/// The 32 items, in three domains of 8, 15 and 9.
const COREQ: [(&str, Ask); 32] = [
    ("Who led interviews or groups", Ask::Nothing),
    ("Their degrees", Ask::Nothing),
    ("Their work at the time", Ask::Nothing),
    ("Their gender", Ask::Nothing),
    ("Their experience or training", Ask::Nothing),
    ("Contact with participants before the study", Ask::Nothing),
    ("What participants knew of the researcher", Ask::Nothing),
    ("What is told of the researcher's interests and leanings", Ask::Nothing),
    ("Methodological orientation", Ask::Design),
    ("How participants or cases were selected", Ask::Selection),
    ("How participants were approached", Ask::Nothing),
    ("Size of the sample", Ask::Interviews),
    ("Who refused or left", Ask::Nothing),
    ("Setting of the fieldwork", Ask::Fieldwork),
    ("Who else was present", Ask::Nothing),
    ("What the sample is like", Ask::Cases),
    ("Interview guide", Ask::Nothing),
    ("Repeated interviews", Ask::Nothing),
    ("Recording", Ask::Nothing),
    ("Field notes", Ask::FieldNotes),
    ("Length of interviews", Ask::Nothing),
    ("Saturation", Ask::Saturation),
    ("Transcripts given back", Ask::Nothing),
    ("Number of coders", Ask::Coders),
    ("The coding tree", Ask::Codebook),
    ("Where themes come from", Ask::Nothing),
    ("Software", Ask::Software),
    ("Feedback of participants", Ask::Nothing),
    ("Quotations, each identified", Ask::Quotes),
    ("Data and findings fit together", Ask::Consistency),
    ("Major themes are clear", Ask::TopThemes),
    ("Minor themes and diverse cases", Ask::SubThemes),
];

const SRQR: [(&str, Ask); 21] = [
    ("Title", Ask::Title),
    ("Abstract", Ask::Nothing),
    ("The problem and why it matters", Ask::Nothing),
    ("Purpose or question", Ask::Question),
    ("Approach and paradigm", Ask::Design),
    ("Researchers and reflexivity", Ask::Nothing),
    ("Context", Ask::Cases),
    ("Sampling", Ask::Selection),
    ("Ethics", Ask::Ethics),
    ("How data were collected", Ask::Fieldwork),
    ("Instruments", Ask::Nothing),
    ("Units of study", Ask::Units),
    ("How data were processed", Ask::Codebook),
    ("Analysis", Ask::Analysis),
    ("Trustworthiness", Ask::Trust),
    ("Synthesis and interpretation", Ask::Consistency),
    ("Links to data", Ask::Quotes),
    ("Implications and transfer", Ask::Implications),
    ("Limitations", Ask::Limits),
    ("Conflicts of interest", Ask::Nothing),
    ("Funding of the study", Ask::Nothing),
];

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let lists: [(&str, &str, &[(&str, Ask)], &str, &str); 2] = [
        ("COREQ, 32 items", "s-coreq", &COREQ, COREQ_SOURCE, ""),
        ("SRQR, 21 items", "s-srqr", &SRQR, SRQR_SOURCE, "S"),
    ];
    let mut out = vec![said(
        "Where the study knows an answer it is filled in; what it can't know is left to the authors and says so.",
    )];
    for (title, anchor, items, source, letter) in lists {
        let rows: Vec<(String, Vec<String>)> = items
            .iter()
            .enumerate()
            .map(|(at, (name, ask))| {
                let (place, answer) = answer(making, *ask);
                let shown = place.and_then(|key| making.places.get(key)).cloned();
                let answered = !answer.is_empty();
                let place = if answered {
                    shown.unwrap_or_else(|| "not in this report".to_owned())
                } else {
                    String::new()
                };
                let answer = if answered { answer } else { SILENT.to_owned() };
                (format!("{letter}{} {name}", at + 1), vec![place, answer])
            })
            .collect();
        let filled = rows.iter().filter(|(_, cells)| cells[1] != SILENT).count();
        let notes = vec![source.to_owned(), format!("{filled} of {} items have an answer.", rows.len())];
        let heads = ["where in this report", "what the study says"].map(str::to_owned);
        out.push(heading(2, title, anchor));
        out.push(table_of(title, "item", &heads, rows, notes));
    }
    out
}

/// The section that tells it, and what the study says in short; empty where it says nothing.
fn answer(making: &Making<'_>, ask: Ask) -> (Option<&'static str>, String) {
    let study = making.study;
    let front = study.front();
    let cases = study.cases_in_order();
    let told = |text: &str| if text.trim().is_empty() { String::new() } else { sentence(text) };
    let each = |what: &dyn Fn(&crate::study::Case) -> String| -> String {
        let parts: Vec<String> = cases
            .iter()
            .filter_map(|case| {
                let words = what(case);
                (!words.trim().is_empty()).then(|| format!("{}: {}", case.name, sentence(&words)))
            })
            .collect();
        parts.join(" ")
    };
    match ask {
        // Where themes come from may be told by memos, but nothing says by which.
        Ask::Nothing => (None, String::new()),
        Ask::Title => (Some("front"), front.title.trim().to_owned()),
        Ask::Question => (Some("question"), told(&front.question)),
        Ask::Design => (Some("question"), told(&front.design)),
        Ask::Selection => (Some("cases"), each(&|case| case.selection.clone())),
        Ask::Ethics => (Some("cases"), each(&|case| case.fieldwork.ethics.clone())),
        Ask::Cases => (Some("cases"), each(&|case| case.description.clone())),
        Ask::Fieldwork => (Some("cases"), each(&fieldwork)),
        Ask::Interviews => {
            let of = |case: &crate::study::Case| {
                let counted = case.fieldwork.entries.iter().filter(|entry| entry.count > 0);
                counted.map(|entry| format!("{} {}", entry.kind, entry.count)).collect::<Vec<_>>().join(", ")
            };
            (Some("cases"), each(&of))
        }
        Ask::FieldNotes => {
            let of = |kind| study.sources.iter().filter(|source| source.kind == kind).count();
            let (notes, seen) = (of(SourceKind::FieldNote), of(SourceKind::Observation));
            let said = format!(
                "{} and {} are among the sources.",
                many(notes, "field note", "field notes"),
                many(seen, "observation", "observations")
            );
            (Some("cases"), if notes + seen == 0 { String::new() } else { said })
        }
        Ask::Units => {
            let said = format!(
                "{}, {} within them and {}.",
                many(cases.len(), "case", "cases"),
                many(study.units.len(), "unit", "units"),
                many(study.sources.len(), "source", "sources")
            );
            (Some("cases"), if cases.is_empty() { String::new() } else { said })
        }
        Ask::Coders => {
            let coding = study.coders.iter().filter(|one| study.evidence.iter().any(|e| e.coder == one.id));
            let said = match coding.count() {
                0 => String::new(),
                some => format!("{} coded passages.", many(some, "coder", "coders")),
            };
            (Some("method"), said)
        }
        Ask::Codebook => {
            let said = format!("{} in {}.", many(study.themes.len(), "theme", "themes"), depth(making));
            (Some("codebook"), if study.themes.is_empty() { String::new() } else { said })
        }
        Ask::Software => (Some("method"), format!("Crosscase {}.", env!("CARGO_PKG_VERSION"))),
        Ask::Saturation => (Some("method"), saturated(making)),
        Ask::Quotes => {
            let said = match making.cited().len() {
                0 => String::new(),
                some => format!("{} with number, source and place.", many(some, "passage", "passages")),
            };
            (Some("trail"), said)
        }
        Ask::Consistency => {
            let grounded = study.findings.len() - without(making);
            let said =
                format!("{grounded} of {} name evidence.", many(study.findings.len(), "finding", "findings"));
            (Some("themes"), if study.findings.is_empty() { String::new() } else { said })
        }
        Ask::TopThemes => (Some("themes"), names(making, true)),
        Ask::SubThemes => {
            let below = names(making, false);
            let odd = match study.outliers.len() {
                0 => String::new(),
                some => format!("{} on record.", many(some, "outlier is", "outliers are")),
            };
            (
                Some(if odd.is_empty() { "themes" } else { "outliers" }),
                format!("{below} {odd}").trim().to_owned(),
            )
        }
        Ask::Analysis => {
            let cells = study.cells.iter().filter(|cell| !cell.synthesis.trim().is_empty()).count();
            let said = format!(
                "{} from {}, {} and {}.",
                many(cells, "synthesis", "syntheses"),
                many(study.evidence.len(), "passage", "passages"),
                many(study.findings.len(), "finding", "findings"),
                many(study.comparisons.len(), "comparison", "comparisons")
            );
            (Some("method"), if study.evidence.is_empty() { String::new() } else { said })
        }
        Ask::Trust => {
            let twice = study.sources.iter().filter(|source| source.read_by.len() > 1).count();
            let said = match twice {
                0 => String::new(),
                some => {
                    format!("{} by more than one coder.", many(some, "source was read", "sources were read"))
                }
            };
            (Some("method"), said)
        }
        Ask::Limits => {
            let there = making.places.contains_key("limits");
            let said = "What the study itself shows of its limits is listed.".to_owned();
            (Some("limits"), if there { said } else { String::new() })
        }
        Ask::Implications => {
            let said = match study.recommendations.len() {
                0 => String::new(),
                some => format!("{} drawn.", many(some, "recommendation is", "recommendations are")),
            };
            (Some("recommendations"), said)
        }
    }
}

fn fieldwork(case: &crate::study::Case) -> String {
    let done = &case.fieldwork;
    let when: Vec<&str> =
        [done.from.trim(), done.to.trim()].into_iter().filter(|day| !day.is_empty()).collect();
    let kinds = done.entries.iter().map(|entry| entry.kind.as_str()).collect::<Vec<_>>().join(", ");
    let when = if when.len() == 2 && when[0] == when[1] { when[0].to_owned() } else { when.join(" to ") };
    [kinds, when].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn depth(making: &Making<'_>) -> String {
    let levels = making.index.walk.iter().map(|node| usize::from(node.depth) + 1).max().unwrap_or(0);
    many(levels, "layer", "layers")
}

fn without(making: &Making<'_>) -> usize {
    making.claims.findings.iter().filter(|claim| claim.evidence_for.is_empty()).count()
}

fn names(making: &Making<'_>, top: bool) -> String {
    let of = making.index.walk.iter().filter(|node| (node.depth == 0) == top);
    let names: Vec<String> =
        of.filter_map(|node| making.study.themes.get(node.id)).map(|theme| theme.name.clone()).collect();
    sentence(&listed(&names))
}

fn saturated(making: &Making<'_>) -> String {
    let found = saturation(making.study, making.index, &Lens::default(), SourceOrder::Date, Rule::default());
    let sources = found.overall.sources.len();
    match found.overall.verdict.map(|verdict| verdict.saturated_at) {
        Some(Some(at)) => format!("Rule of Guest and others: met at source {at} of {sources}."),
        Some(None) => format!("Rule of Guest and others: not met within {sources} sources."),
        None => String::new(),
    }
}

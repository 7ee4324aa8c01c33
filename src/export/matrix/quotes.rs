//! What stands behind the cells of a matrix: for evidence its passages, for findings the finding and the
//! passages for and against it.

use std::collections::HashMap;
use std::ops::Range;

use crate::analysis::{Index, Lens, Matrix, MatrixSpec};
use crate::export::sheet::{Quote, Sheet};
use crate::study::{AnyId, Evidence, Finding, LevelId, Polarity, RecordId as _, SourceId, Study, ThemeId};

/// Lays the quotes behind the cells of the sheet that was made of this matrix. Totals have none of their
/// own: theirs stand in the cells.
pub(super) fn attach(
    sheet: &mut Sheet,
    study: &Study,
    index: &Index,
    matrix: &Matrix,
    spec: &MatrixSpec,
    lens: &Lens,
) {
    let behind = matrix.behind(study, index, spec, lens);
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); matrix.rows.len()];
    for (at, record) in (0_u32..).zip(&behind) {
        for row in &record.rows {
            rows[*row as usize].push(at);
        }
    }
    let mut teller = Teller { study, paragraphs: HashMap::new() };
    let mut places: Vec<Option<Range<u32>>> = vec![None; behind.len()];
    let mut quotes = Vec::new();
    for (row, records) in rows.iter().enumerate() {
        for at in records {
            let (at, record) = (*at as usize, &behind[*at as usize]);
            let places = places[at].get_or_insert_with(|| {
                let from = quotes.len() as u32;
                teller.tell(record.id, &mut quotes);
                from..quotes.len() as u32
            });
            for column in &record.columns {
                let column = *column as usize;
                if let Some(cell) = sheet.rows.get_mut(row).and_then(|row| row.cells.get_mut(column)) {
                    cell.quotes.extend(places.clone());
                }
            }
        }
    }
    sheet.quotes = quotes;
}

struct Teller<'a> {
    study: &'a Study,
    /// Where the lines that are not blank end, text by text: counting from the top for every passage
    /// takes long in long texts.
    paragraphs: HashMap<SourceId, Vec<u32>>,
}

impl Teller<'_> {
    fn tell(&mut self, id: AnyId, to: &mut Vec<Quote>) {
        match id {
            AnyId::Evidence(id) => {
                if let Some(evidence) = self.study.evidence.get(id) {
                    to.push(self.passage(evidence, String::new()));
                }
            }
            AnyId::Finding(id) => {
                if let Some(finding) = self.study.findings.get(id) {
                    self.finding(finding, to);
                }
            }
            _ => {}
        }
    }

    fn finding(&mut self, finding: &Finding, to: &mut Vec<Quote>) {
        let number = format!("F{:02}", finding.number);
        to.push(Quote {
            text: finding.statement.clone(),
            source: format!("Finding {number}"),
            paragraph: None,
            tags: self.tags(&finding.themes, &finding.levels, finding.polarity),
            by: self.coder(finding.author),
            of: String::new(),
            id: finding.id.uuid().to_string(),
        });
        let against = format!("{number}, against");
        let all = finding.evidence_for.iter().map(|id| (id, &number));
        for (id, of) in all.chain(finding.evidence_against.iter().map(|id| (id, &against))) {
            if let Some(evidence) = self.study.evidence.get(*id) {
                to.push(self.passage(evidence, of.clone()));
            }
        }
    }

    fn passage(&mut self, evidence: &Evidence, of: String) -> Quote {
        let source = self.study.sources.get(evidence.source);
        let paragraph =
            evidence.region.is_none().then(|| self.paragraph(evidence.source, evidence.span.start));
        Quote {
            text: evidence.quote.clone(),
            source: source.map_or_else(String::new, |source| source.title.clone()),
            paragraph,
            tags: self.tags(&evidence.themes, &evidence.levels, evidence.polarity),
            by: self.coder(Some(evidence.coder)),
            of,
            id: evidence.id.uuid().to_string(),
        }
    }

    /// As `Study::paragraph_number` counts.
    fn paragraph(&mut self, source: SourceId, offset: u32) -> u32 {
        let ends = self.paragraphs.entry(source).or_insert_with(|| {
            let mut at = 0;
            let mut ends = Vec::new();
            for line in self.study.text(source).split_inclusive('\n') {
                at += line.len() as u32;
                if !line.trim().is_empty() {
                    ends.push(at);
                }
            }
            ends
        });
        ends.partition_point(|end| *end <= offset) as u32 + 1
    }

    fn tags(&self, themes: &[ThemeId], levels: &[LevelId], polarity: Option<Polarity>) -> String {
        let study = self.study;
        let themes = themes.iter().filter_map(|id| study.themes.get(*id)).map(|theme| theme.name.clone());
        let mut levels: Vec<_> = levels.iter().filter_map(|id| study.levels.get(*id)).collect();
        levels.sort_by_key(|level| (level.order, level.id));
        let polarity = polarity.map(|polarity| study.front().polarity_labels.get(polarity).to_owned());
        let tags = themes.chain(levels.into_iter().map(|level| level.name.clone())).chain(polarity);
        tags.collect::<Vec<_>>().join("; ")
    }

    fn coder(&self, id: Option<crate::study::CoderId>) -> String {
        id.and_then(|id| self.study.coders.get(id)).map_or_else(String::new, |coder| coder.name.clone())
    }
}

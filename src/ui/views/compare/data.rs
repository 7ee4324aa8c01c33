//! What is shown, made once for each state of the study, lens, theme and columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::sources_read;
use crate::analysis::{Column, Compare, Lens, compare};
use crate::study::{EvidenceId, Kind, ThemeId};
use crate::ui::cx::Cx;
use crate::ui::names;

#[derive(PartialEq, Clone)]
struct Key {
    revision: u64,
    lens: Lens,
    theme: ThemeId,
    columns: Vec<Column>,
}

/// The words of a card below its quote.
pub struct CardWords {
    pub place: String,
    pub initials: String,
    pub findings: Vec<(crate::study::FindingId, String, String)>,
    /// A finding on it speaks of several cases.
    pub several: bool,
}

/// The comparison of this frame, and what its cards say.
#[derive(Default)]
pub struct Data {
    key: Option<Key>,
    pub compare: Option<Arc<Compare>>,
    /// Sources read and sources, a pair for each column.
    pub read: Vec<(usize, usize)>,
    words: BTreeMap<EvidenceId, Arc<CardWords>>,
    /// Grows with every new comparison, for what is cached from it.
    pub turn: u64,
}

impl Data {
    pub fn refresh(&mut self, cx: &Cx, theme: ThemeId, columns: Vec<Column>) -> Arc<Compare> {
        let key = Key { revision: cx.study().revision(), lens: cx.session.lens.clone(), theme, columns };
        if let Some(made) = self.compare.as_ref().filter(|_| self.key.as_ref() == Some(&key)) {
            return made.clone();
        }
        let mut made = compare(cx.study(), &cx.session.index(), &key.lens, theme, &key.columns);
        // The band of what has no level stands only where there is such evidence.
        while made.levels.last() == Some(&None)
            && made.columns.iter().all(|column| column.bands.last().is_none_or(|band| band.cards.is_empty()))
        {
            made.levels.pop();
            for column in &mut made.columns {
                column.bands.pop();
            }
        }
        self.read = key.columns.iter().map(|column| sources_read(*column, cx.study())).collect();
        self.words.clear();
        self.turn += 1;
        self.key = Some(key);
        let made = Arc::new(made);
        self.compare = Some(made.clone());
        made
    }

    pub fn words(&mut self, cx: &Cx, id: EvidenceId) -> Arc<CardWords> {
        if let Some(words) = self.words.get(&id) {
            return words.clone();
        }
        let study = cx.study();
        let mut several = false;
        let findings = cx.names.findings_on(id).iter().filter_map(|id| study.findings.get(*id));
        let findings = findings
            .map(|finding| {
                several |= finding.cases.len() > 1;
                let label = names::claim_label(Kind::Finding, finding.number);
                (finding.id, label, finding.statement.clone())
            })
            .collect();
        let evidence = study.evidence.get(id);
        let coder = evidence.and_then(|evidence| study.coders.get(evidence.coder));
        let words = Arc::new(CardWords {
            place: evidence.map_or_else(String::new, |evidence| names::place_of(study, evidence)),
            initials: coder.map_or_else(String::new, |coder| coder.initials.clone()),
            findings,
            several,
        });
        self.words.insert(id, words.clone());
        words
    }
}

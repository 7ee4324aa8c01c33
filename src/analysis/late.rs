//! Columns that few questions need: made from the study when they are first asked for, and kept with
//! the index.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::index::Index;
use super::numbers::{Codes, Lists, NONE};
use crate::study::matrix::Dimension;
use crate::study::{MarkKind, Span, Study};

/// Set in a rank where the polarity of the passage is not that of most in its cell.
pub(super) const UNTYPICAL: u64 = 1 << 38;

/// Shorter ones are passed over where there are longer: a word or two is no quotation.
const FEWEST_WORDS: u32 = 4;

#[derive(Default, Debug)]
pub(super) struct Late {
    /// Who speaks, in the order in which they first do.
    speakers: OnceLock<Vec<String>>,
    /// Which passage is quoted rather than another: the smallest first.
    ranks: OnceLock<Vec<u64>>,
    /// Characters of each source, and whether somebody read it.
    sources: OnceLock<Vec<(u32, bool)>>,
}

impl Index {
    /// Makes the columns that a dimension needs. `study` must be the one that the index was built from;
    /// so with all that follows.
    pub fn ready(&self, study: &Study, dimension: Dimension) {
        match dimension {
            Dimension::Actor => {
                self.evidence.actors.get_or_init(|| self.actors_of_evidence(study));
                self.findings.actors.get_or_init(|| {
                    self.behind_findings(study, |row| {
                        self.evidence.actors.get().map_or(&[], |codes| codes.of(row))
                    })
                });
            }
            Dimension::Speaker => {
                self.speakers(study);
            }
            _ => {}
        }
    }

    fn actors_of_evidence(&self, study: &Study) -> Codes {
        let rows: Vec<Vec<u32>> = (0..self.evidence.len)
            .into_par_iter()
            .map(|row| {
                let actors = study.evidence.get(self.evidence_id(row)).map_or(&[][..], |one| &one.actors);
                actors.iter().map(|id| self.actors.number(*id)).filter(|number| *number != NONE).collect()
            })
            .collect();
        lists(rows)
    }

    fn behind_findings<'a>(&'a self, study: &Study, of: impl Fn(usize) -> &'a [u32]) -> Codes {
        let rows = (0..self.findings.len).map(|at| {
            let finding = study.findings.get(self.finding_id(at));
            let evidence = finding.map_or(&[][..], |finding| &finding.evidence_for).iter();
            let rows = evidence.filter_map(|id| self.evidence_row(*id));
            rows.flat_map(|row| of(row).iter().copied()).collect::<BTreeSet<u32>>()
        });
        lists(rows)
    }

    /// The names of those who speak in turns.
    pub fn speakers(&self, study: &Study) -> &[String] {
        self.late.speakers.get_or_init(|| {
            let mut names: Vec<String> = Vec::new();
            let mut known: HashMap<String, u32> = HashMap::new();
            let turns: Vec<Vec<(Span, u32)>> = self
                .sources
                .ids()
                .iter()
                .map(|source| {
                    let marks = study.marks(*source).iter();
                    let turns = marks.filter_map(|mark| match &mark.what {
                        MarkKind::Turn(name) if !name.trim().is_empty() => Some((mark.span, name.trim())),
                        _ => None,
                    });
                    turns
                        .map(|(span, name)| {
                            let number = *known.entry(name.to_owned()).or_insert_with(|| {
                                names.push(name.to_owned());
                                names.len() as u32 - 1
                            });
                            (span, number)
                        })
                        .collect()
                })
                .collect();
            let Codes::One(sources) = &self.evidence.sources else { return names };
            let rows: Vec<Vec<u32>> = (0..self.evidence.len)
                .into_par_iter()
                .map(|row| {
                    let turns = turns.get(sources[row] as usize).map_or(&[][..], Vec::as_slice);
                    let evidence = study.evidence.get(self.evidence_id(row)).filter(|_| !turns.is_empty());
                    let Some(span) = evidence.filter(|one| one.region.is_none()).map(|one| one.span) else {
                        return Vec::new();
                    };
                    // Turns follow each other; a passage may run over several.
                    let first = turns.partition_point(|(turn, _)| turn.end <= span.start);
                    let met = turns[first..].iter().take_while(|(turn, _)| turn.start < span.end);
                    met.map(|(_, number)| *number).collect::<BTreeSet<u32>>().into_iter().collect()
                })
                .collect();
            self.evidence.speakers.get_or_init(|| lists(rows));
            self.findings.speakers.get_or_init(|| {
                self.behind_findings(study, |row| {
                    self.evidence.speakers.get().map_or(&[], |codes| codes.of(row))
                })
            });
            names
        })
    }

    /// How good each piece of evidence is as a quotation, the best the smallest: telling before plain
    /// before passing ones, those of four words before shorter ones, then by length. [`UNTYPICAL`] can be
    /// set between the last two.
    pub(super) fn ranks(&self, study: &Study) -> &[u64] {
        self.late.ranks.get_or_init(|| {
            let sizes = self.sizes(study);
            (0..self.evidence.len)
                .into_par_iter()
                .map(|row| {
                    let weight = study.evidence.get(self.evidence_id(row)).map_or(2, |one| one.weight);
                    let [words, characters] = sizes[row];
                    let short = u64::from(words < FEWEST_WORDS);
                    u64::from(3 - weight.min(3)) << 40 | short << 39 | u64::from(characters)
                })
                .collect()
        })
    }

    /// For each source the characters of its text, and whether it was read: marked so by somebody, or
    /// with evidence in it.
    pub fn read(&self, study: &Study) -> &[(u32, bool)] {
        self.late.sources.get_or_init(|| {
            let mut coded = vec![false; self.sources.len()];
            if let Codes::One(sources) = &self.evidence.sources {
                for source in sources.iter().filter(|source| **source != NONE) {
                    coded[*source as usize] = true;
                }
            }
            self.sources
                .ids()
                .par_iter()
                .zip(&coded)
                .map(|(id, coded)| {
                    let read = study.sources.get(*id).is_some_and(|source| !source.read_by.is_empty());
                    (study.text(*id).chars().count() as u32, read || *coded)
                })
                .collect()
        })
    }
}

fn lists<R: IntoIterator<Item = u32>>(rows: impl IntoIterator<Item = R>) -> Codes {
    let mut lists = Lists::default();
    for row in rows {
        lists.push(row);
    }
    Codes::Many(lists)
}

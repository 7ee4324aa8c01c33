//! What cases have: themes, counts of them, attributes.

use std::collections::BTreeSet;

use super::{Described, Feature, Of, SimilaritySpec};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::Field;
use crate::analysis::lens::Lens;
use crate::study::{AbsenceKind, AttributeId, CaseId, CellId, CellPlace, Polarity, Study, ThemeId, Value};

pub(super) fn describe(study: &Study, index: &Index, spec: &SimilaritySpec, lens: &Lens) -> Described {
    let filter = Filter::new(index, lens);
    let cases = cases_within(index, &filter);
    let words = words_of(index, &filter, &cases);
    let (features, values) = match spec.of {
        Of::Attributes => {
            let attributes: Vec<AttributeId> =
                study.attributes_in_order().iter().map(|attribute| attribute.id).collect();
            let codes: Vec<Coded> = attributes.iter().map(|id| attribute_codes(study, &cases, *id)).collect();
            let line = |at: usize| codes.iter().map(|coded| coded.codes[at].map(f64::from)).collect();
            let values = (0..cases.len()).map(line).collect();
            (attributes.into_iter().map(Feature::Attribute).collect(), values)
        }
        of => {
            let themes = themes_within(index, &filter, spec.depth);
            let counts = counts_of(index, &filter, &cases, &themes, spec.subtrees);
            let values = if of == Of::Themes {
                let there = presence(study, index, &cases, &themes, &counts);
                there.iter().map(|line| line.iter().map(|there| there.map(f64::from)).collect()).collect()
            } else {
                let rate = |count: u32, words: u64| match words {
                    _ if !spec.per_thousand => Some(f64::from(count)),
                    0 => None,
                    words => Some(f64::from(count) * 1000.0 / words as f64),
                };
                let lines = counts.iter().zip(&words);
                lines.map(|(line, words)| line.iter().map(|count| rate(*count, *words)).collect()).collect()
            };
            (themes.into_iter().map(Feature::Theme).collect(), values)
        }
    };
    Described { cases, features, values, words }
}

pub(super) fn cases_within(index: &Index, filter: &Filter) -> Vec<CaseId> {
    let numbers = 0..index.cases.len() as u32;
    numbers
        .filter(|case| filter.allows(Field::Case, *case))
        .filter_map(|case| index.cases.get(case))
        .collect()
}

fn words_of(index: &Index, filter: &Filter, cases: &[CaseId]) -> Vec<u64> {
    let of = |case: &CaseId| {
        let number = index.cases.number(*case);
        let own = index.source_rows.iter().enumerate().filter(|(_, row)| row.case == number);
        own.filter(|(at, _)| filter.passes_source(index, *at)).map(|(_, row)| u64::from(row.words)).sum()
    };
    cases.iter().map(of).collect()
}

pub(super) fn themes_within(index: &Index, filter: &Filter, depth: Option<u16>) -> Vec<ThemeId> {
    (0_u32..)
        .zip(&index.walk)
        .filter(|(number, node)| {
            depth.is_none_or(|most| node.depth <= most) && filter.allows(Field::Theme, *number)
        })
        .map(|(_, node)| node.id)
        .collect()
}

/// Passages of each case with each theme, each once.
pub(super) fn counts_of(
    index: &Index,
    filter: &Filter,
    cases: &[CaseId],
    themes: &[ThemeId],
    subtrees: bool,
) -> Vec<Vec<u32>> {
    let mut out = vec![vec![0; themes.len()]; cases.len()];
    let mut place = vec![usize::MAX; index.cases.len()];
    for (at, case) in cases.iter().enumerate() {
        place[index.cases.number(*case) as usize] = at;
    }
    let passes: Vec<bool> = (0..index.evidence.len).map(|row| filter.passes(&index.evidence, row)).collect();
    for (at, theme) in themes.iter().enumerate() {
        let rows = if subtrees {
            // Themes below that are outside the lens do not count for those above.
            let inside = index.subtree(*theme).filter(|number| filter.allows(Field::Theme, *number as u32));
            let mut rows: Vec<u32> = inside.flat_map(|number| index.evidence_with(number)).copied().collect();
            rows.sort_unstable();
            rows.dedup();
            rows
        } else {
            index.evidence_with(index.themes.number(*theme) as usize).to_vec()
        };
        for row in rows.iter().map(|row| *row as usize).filter(|row| passes[*row]) {
            if let [case] = index.evidence.cases.of(row)
                && let Some(line) = out.get_mut(place[*case as usize])
            {
                line[at] += 1;
            }
        }
    }
    out
}

/// Whether each theme is there in each case. Not known where nobody has read anything of a case, or
/// where the cell says that it was not read or does not apply.
pub(in crate::analysis) fn presence(
    study: &Study,
    index: &Index,
    cases: &[CaseId],
    themes: &[ThemeId],
    counts: &[Vec<u32>],
) -> Vec<Vec<Option<bool>>> {
    let one = |(case, line): (&CaseId, &Vec<u32>)| {
        let read = !index.rows_of_case(*case).is_empty()
            || study.sources.iter().any(|source| source.case == *case && !source.read_by.is_empty());
        let there = |(theme, count): (&ThemeId, &u32)| {
            if *count > 0 {
                return Some(true);
            }
            let cell = study.cells.get(CellId::of(CellPlace::Case(*case), *theme));
            match cell.and_then(|cell| cell.absences.get(&None)).map(|absence| absence.kind) {
                Some(AbsenceKind::NotRead | AbsenceKind::NotApplicable) => None,
                Some(AbsenceKind::NothingFound | AbsenceKind::Contradicted) => Some(false),
                None => read.then_some(false),
            }
        };
        themes.iter().zip(line).map(there).collect()
    };
    cases.iter().zip(counts).map(one).collect()
}

/// The polarity of a theme in each case, those below it included; `None` without a passage that has one.
pub(super) fn polarity_states(
    index: &Index,
    filter: &Filter,
    cases: &[CaseId],
    theme: ThemeId,
) -> Vec<Option<Polarity>> {
    let mut seen = vec![[false; 3]; index.cases.len()];
    let inside = index.subtree(theme).filter(|number| filter.allows(Field::Theme, *number as u32));
    for row in inside.flat_map(|number| index.evidence_with(number)).map(|row| *row as usize) {
        if let [case] = index.evidence.cases.of(row)
            && let Some(seen) = seen[*case as usize].get_mut(index.evidence.mix_place(row))
            && filter.passes(&index.evidence, row)
        {
            *seen = true;
        }
    }
    let state = |case: &CaseId| match seen[index.cases.number(*case) as usize] {
        [false, false, false] => None,
        [true, false, false] => Some(Polarity::Enabling),
        [false, true, false] => Some(Polarity::Constraining),
        _ => Some(Polarity::Mixed),
    };
    cases.iter().map(state).collect()
}

/// The values of an attribute as numbers, and what each stands for.
pub(super) struct Coded {
    pub codes: Vec<Option<u32>>,
    /// The words of value 0, 1, 2 …
    pub words: Vec<String>,
}

/// 0 is no; other values have numbers from 1, in the order of their words.
pub(super) fn attribute_codes(study: &Study, cases: &[CaseId], attribute: AttributeId) -> Coded {
    let value = |case: &CaseId| study.cases.get(*case).and_then(|case| case.values.get(&attribute));
    let said: Vec<Option<String>> = cases
        .iter()
        .map(|case| match value(case)? {
            Value::Text(words) | Value::Date(words) | Value::Choice(words) => {
                Some(words.trim().to_owned()).filter(|words| !words.is_empty())
            }
            Value::Number(number) => Some(number.to_string()),
            Value::YesNo(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        })
        .collect();
    let no = |case: &CaseId| matches!(value(case), Some(Value::YesNo(false)));
    let different: BTreeSet<&String> = cases
        .iter()
        .zip(&said)
        .filter(|(case, _)| !no(case))
        .filter_map(|(_, words)| words.as_ref())
        .collect();
    let words: Vec<String> =
        [&"no".to_owned()].into_iter().chain(different).map(|words| (*words).clone()).collect();
    let code = |(case, said): (&CaseId, &Option<String>)| {
        let said = said.as_ref()?;
        if no(case) {
            return Some(0);
        }
        words[1..].iter().position(|known| known == said).map(|at| at as u32 + 1)
    };
    Coded { codes: cases.iter().zip(&said).map(code).collect(), words }
}

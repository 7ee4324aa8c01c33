//! What views look up for every row they draw: hues, places, masks, and who rests on what.
//! Made once a revision.

use std::borrow::Cow;
use std::collections::BTreeMap;

use eframe::egui::{Color32, lerp};

use super::theme::Tokens;
use crate::study::{CaseId, EvidenceId, FindingId, LevelId, RecordId, SourceId, Study, ThemeId};
use crate::t;

/// Look-ups over one revision of a study.
#[derive(Default)]
pub struct Names {
    revision: Option<u64>,
    themes: BTreeMap<ThemeId, (usize, u16)>,
    cases: BTreeMap<CaseId, usize>,
    levels: BTreeMap<LevelId, usize>,
    findings: BTreeMap<EvidenceId, Vec<FindingId>>,
}

impl Names {
    /// Brings the look-ups up to the study's revision.
    pub fn refresh(&mut self, study: &Study) {
        if self.revision == Some(study.revision()) {
            return;
        }
        let mut top = 0;
        let mut hue = 0;
        self.themes = study
            .theme_walk()
            .into_iter()
            .filter_map(|node| study.themes.get(node.id).map(|theme| (node, theme)))
            .map(|(node, theme)| {
                if node.depth == 0 {
                    hue = theme.hue.map_or(top, usize::from);
                    top += 1;
                }
                (theme.id, (theme.hue.map_or(hue, usize::from), node.depth))
            })
            .collect();
        self.cases = study.cases_in_order().iter().enumerate().map(|(at, case)| (case.id, at)).collect();
        self.levels = study.levels_in_order().iter().enumerate().map(|(at, level)| (level.id, at)).collect();
        self.findings.clear();
        for finding in study.findings.iter() {
            for evidence in finding.evidence_for.iter().chain(&finding.evidence_against) {
                self.findings.entry(*evidence).or_default().push(finding.id);
            }
        }
        self.revision = Some(study.revision());
    }

    /// The hue of a theme; a child has a tint of its top-level theme's hue.
    pub fn theme_colour(&self, tokens: &Tokens, theme: ThemeId) -> Color32 {
        let (hue, depth) = self.themes.get(&theme).copied().unwrap_or_default();
        let colour = tokens.theme(hue);
        let towards = f32::from(depth.min(3)) * 0.14;
        colour.lerp_to_gamma(tokens.paper, lerp(0.0..=1.0, towards))
    }

    /// The place of a case in the order of cases; gives its mark and hue.
    pub fn case_place(&self, case: CaseId) -> usize {
        self.cases.get(&case).copied().unwrap_or(0)
    }

    pub fn case_of(&self, study: &Study, source: SourceId) -> usize {
        study.sources.get(source).map_or(0, |source| self.case_place(source.case))
    }

    pub fn level_count(&self) -> usize {
        self.levels.len()
    }

    /// The levels as bits, the top band in bit 0.
    pub fn level_mask(&self, levels: &[LevelId]) -> u32 {
        levels.iter().filter_map(|level| self.levels.get(level)).fold(0, |mask, at| mask | (1 << at.min(&31)))
    }

    /// The findings that rest on a piece of evidence, in the order of their numbers' making.
    pub fn findings_on(&self, evidence: EvidenceId) -> &[FindingId] {
        self.findings.get(&evidence).map_or(&[], Vec::as_slice)
    }
}

pub use crate::analysis::claim_label;

/// Where a passage stands: `Field account 3 ¶14`.
pub fn place_of(study: &Study, evidence: &crate::study::Evidence) -> String {
    let title = study.sources.get(evidence.source).map_or("", |source| source.title.as_str());
    if evidence.region.is_some() {
        return title.to_owned();
    }
    format!("{title} ¶{}", study.paragraph_number(evidence.source, evidence.span.start))
}

/// The words of a piece of evidence; where it is a part of a picture, what that shows, and that it is one.
pub fn words_of(evidence: &crate::study::Evidence) -> Cow<'_, str> {
    match evidence.region {
        Some(_) => t!("picture-words", words = evidence.quote.as_str()).into(),
        None => evidence.quote.as_str().into(),
    }
}

/// A key for widget ids that follows the record and not its row.
pub fn key(id: impl RecordId) -> u128 {
    id.uuid().as_u128()
}

/// A moment as a date that people read: `12 Oct 2026`, in the time zone of the machine.
pub fn date(moment: crate::study::Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|at| jiff::tz::TimeZone::system().to_datetime(at).strftime("%-d %b %Y").to_string())
        .unwrap_or_default()
}

/// The hour and minute of a moment.
pub fn clock(moment: crate::study::Moment) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|at| jiff::tz::TimeZone::system().to_datetime(at).strftime("%H:%M").to_string())
        .unwrap_or_default()
}

/// What tells texts apart that have one title: the name of their file, or what they are.
pub fn alike(study: &Study) -> BTreeMap<SourceId, String> {
    let mut titles: BTreeMap<&str, Vec<&crate::study::Source>> = BTreeMap::new();
    for source in study.sources.iter() {
        titles.entry(&source.title).or_default().push(source);
    }
    let several = titles.into_values().filter(|all| all.len() > 1).flatten();
    several
        .map(|source| {
            let origin = &source.origin;
            let other = if origin.file_name.is_empty() { &origin.format } else { &origin.file_name };
            (source.id, other.clone())
        })
        .filter(|(_, other)| !other.is_empty())
        .collect()
}

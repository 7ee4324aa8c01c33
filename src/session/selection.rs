//! The one selection of the study: what is picked in one view is marked in the others.

use crate::study::{AnyId, CellPlace, EvidenceId, SourceId, Span, Study, ThemeId};

/// What is picked. The inspector shows `what`; views mark whatever of it they show.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Selection {
    /// The record in hand.
    pub what: Option<AnyId>,
    /// Further evidence picked together with it (Ctrl or Shift); holds `what` too if that is evidence.
    pub evidence: Vec<EvidenceId>,
    /// The cell in hand, in Matrix or Compare.
    pub cell: Option<(CellPlace, ThemeId)>,
    /// The theme that Compare shows.
    pub theme: Option<ThemeId>,
    /// The text in hand and the words marked in it.
    pub passage: Option<(SourceId, Span)>,
}

impl Selection {
    pub fn pick(&mut self, id: AnyId) {
        self.what = Some(id);
        self.evidence = match id {
            AnyId::Evidence(id) => vec![id],
            _ => Vec::new(),
        };
    }

    /// Adds evidence to what is picked, or takes it out.
    pub fn toggle(&mut self, id: EvidenceId) {
        if self.evidence.contains(&id) {
            self.evidence.retain(|other| *other != id);
            self.what = self.evidence.last().copied().map(AnyId::Evidence);
        } else {
            self.evidence.push(id);
            self.what = Some(AnyId::Evidence(id));
        }
    }

    pub fn has(&self, id: impl Into<Option<AnyId>>) -> bool {
        let id = id.into();
        id.is_some()
            && (self.what == id || matches!(id, Some(AnyId::Evidence(id)) if self.evidence.contains(&id)))
    }

    /// Lets go of what is no longer in the study.
    pub fn prune(&mut self, study: &Study) {
        self.evidence.retain(|id| study.evidence.contains(*id));
        if self.what.is_some_and(|id| !study.contains(id)) {
            self.what = self.evidence.last().copied().map(AnyId::Evidence);
        }
        if self.theme.is_some_and(|id| !study.themes.contains(id)) {
            self.theme = None;
        }
        if let Some((place, theme)) = self.cell {
            let there = match place {
                CellPlace::Case(id) => study.cases.contains(id),
                CellPlace::Unit(id) => study.units.contains(id),
            };
            if !there || !study.themes.contains(theme) {
                self.cell = None;
            }
        }
        if let Some((source, span)) = self.passage
            && span.end as usize > study.text(source).len()
        {
            self.passage = None;
        }
    }
}

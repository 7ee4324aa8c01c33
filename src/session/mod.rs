//! One open study: the study, its history, what is derived from it, the selection, the lens and the
//! state of its file. Knows no window.

mod attribute_file;
mod attribute_table;
mod auto_tag;
mod bulk;
mod file;
mod new;
mod places;
mod prefs;
mod purge;
mod selection;
mod source_table;
mod sources;
mod survey;

use std::cell::RefCell;
use std::sync::Arc;

pub use attribute_file::{ReadAttributes, read_attributes};
pub use attribute_table::{PastedAttributes, copy_attributes, paste_attributes, value_words};
pub use auto_tag::{AutoTag, FoundTags, TagTheme, auto_tag};
pub use bulk::{Bulk, Goes, Incoming, Refused, Twin};
pub use file::{Found, LostWork, ReadHistory, SaveJob, StudyFile, lost_work, sample};
pub use new::{NewStudy, new_study};
pub use places::{Place, Places};
pub use prefs::{Numbering, Page, Prefs, ThemeChoice};
pub use purge::{BarePicture, Purge, PurgeError, PurgeJob, PurgeLook, PurgeRest, PurgeSaved, Purged, prove};
pub use selection::Selection;
pub use source_table::{
    PastedSources, SourceField, cell, cells, copy_sources, fieldwork_kinds, moved, paste_sources,
};
pub use sources::{evidence_kind, new_sources};
pub use survey::{Made, MadeRow, survey, survey_going};

use crate::analysis::{Index, Lens};
use crate::edit::{Command, Context, History, Refusal, Step, StepKind, check, label};
use crate::study::{ChangeSet, CoderId, Moment, RecordId, SessionId, Stamp, Study};

/// A new id for a record that is about to be made.
pub fn fresh<Id: RecordId>() -> Id {
    Id::from_uuid(uuid::Uuid::now_v7())
}

/// The time of day, for what is written down.
pub fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

/// One open study.
pub struct Session {
    study: Study,
    history: History,
    id: SessionId,
    counter: u64,
    coder: Option<CoderId>,
    pub lens: Lens,
    pub selection: Selection,
    index: RefCell<Option<(u64, Arc<Index>)>>,
    /// Steps not yet handed to the journal.
    unwritten: Vec<Stamp>,
    /// How many steps of the history lie in the file under other sessions' names.
    older: usize,
    /// The history was read whole and cleared of words since: what a reader brings later is out of date.
    purged: bool,
    pub file: StudyFile,
}

impl Session {
    /// Opens a study with its history. The first coder is in the chair until somebody else sits down.
    pub fn new(study: Study, history: History) -> Self {
        let coder = study.coders.ids().next();
        let history_len = history.len();
        let random = uuid::Uuid::now_v7().as_u128();
        let theme = study.children_of(None).first().map(|theme| theme.id);
        Self {
            study,
            history,
            // The low half of a v7 UUID is random.
            id: SessionId(random as u64),
            counter: 0,
            coder,
            lens: Lens::default(),
            selection: Selection { theme, ..Selection::default() },
            index: RefCell::new(None),
            unwritten: Vec::new(),
            older: history_len,
            purged: false,
            file: StudyFile::default(),
        }
    }

    pub fn study(&self) -> &Study {
        &self.study
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// Puts the steps of the file under those of this session, once they have been read.
    pub fn set_history(&mut self, older: Vec<Step>) {
        if self.purged {
            return;
        }
        let newer = self.own_steps().to_vec();
        self.older = older.len();
        let mut history = History::from_steps(older);
        // What was in force in the file is what the study was opened as.
        self.file.opened_at(history.next_undo().map(Step::stamp), history.len());
        for step in newer {
            history.push(step);
        }
        self.history = history;
    }

    /// Who is coding now.
    pub fn coder(&self) -> Option<CoderId> {
        self.coder
    }

    pub fn set_coder(&mut self, coder: CoderId) {
        self.coder = Some(coder);
    }

    /// The index of this revision; built when first asked for.
    pub fn index(&self) -> Arc<Index> {
        let mut slot = self.index.borrow_mut();
        match &*slot {
            Some((revision, index)) if *revision == self.study.revision() => index.clone(),
            _ => {
                let index = Arc::new(Index::build(&self.study));
                *slot = Some((self.study.revision(), index.clone()));
                index
            }
        }
    }

    /// Does what a command says, as one step of the history. The only way a view changes a study.
    pub fn edit(&mut self, command: &Command) -> Result<&Step, Refusal> {
        let at = now();
        let changes = check(&self.study, command, Context { now: at, coder: self.coder })?;
        let label = label(&self.study, command);
        self.take(Step { at, coder: self.coder, label, kind: StepKind::Do, changes })
    }

    /// Takes back the last step that is in force. `None`: there is none.
    pub fn undo(&mut self) -> Option<Result<&Step, Refusal>> {
        let step = self.history.next_undo()?;
        let (kind, label) = (StepKind::Undo(step.stamp()), step.label.clone());
        let changes = step.changes.inverse(Stamp::default());
        Some(self.take(Step { at: now(), coder: self.coder, label, kind, changes }))
    }

    /// Does the step last taken back again. `None`: there is none.
    pub fn redo(&mut self) -> Option<Result<&Step, Refusal>> {
        let step = self.history.next_redo()?;
        let (kind, label) = (StepKind::Redo(step.stamp()), step.label.clone());
        let changes = step.changes.clone();
        Some(self.take(Step { at: now(), coder: self.coder, label, kind, changes }))
    }

    /// Takes back one step in the middle of the history, if nothing after it touched the same.
    pub fn take_back(&mut self, stamp: Stamp) -> Result<&Step, Refusal> {
        let step = self.history.get(stamp).ok_or(Refusal::ChangedSince)?;
        let command = Command::TakeBack {
            step: stamp,
            label: step.label.clone(),
            inverse: step.changes.inverse(Stamp::default()),
        };
        self.edit(&command)
    }

    /// Takes back a step and everything since, as one step.
    pub fn take_back_since(&mut self, stamp: Stamp) -> Result<&Step, Refusal> {
        let label = self.history.get(stamp).ok_or(Refusal::ChangedSince)?.label.clone();
        let then = self.as_it_was_before(stamp).ok_or(Refusal::ChangedSince)?;
        let inverse = between(&self.study, &then);
        self.edit(&Command::TakeBack { step: stamp, label: format!("everything since {label}"), inverse })
    }

    /// The study as it was before a step; `None` where the way back is broken, rather than a part of it.
    pub fn as_it_was_before(&self, stamp: Stamp) -> Option<Study> {
        let mut study = self.study.clone();
        for step in self.history.steps().iter().rev() {
            study.apply(&step.changes.inverse(Stamp::default())).ok()?;
            if step.stamp() == stamp {
                return Some(study);
            }
        }
        None
    }

    fn take(&mut self, mut step: Step) -> Result<&Step, Refusal> {
        self.counter += 1;
        step.changes.stamp = Stamp { session: self.id, counter: self.counter };
        self.study.apply(&step.changes).map_err(|_| Refusal::ChangedSince)?;
        let stamp = step.stamp();
        self.history.push(step);
        self.unwritten.push(stamp);
        self.selection.prune(&self.study);
        self.history.get(stamp).ok_or(Refusal::ChangedSince)
    }

    /// Another log in the place of this one, its steps those of the file and of this session.
    fn replace_history(&mut self, steps: Vec<Step>) {
        self.older = steps.iter().position(|step| step.stamp().session == self.id).unwrap_or(steps.len());
        self.history = History::from_steps(steps);
        self.purged = true;
    }

    /// The steps since the last call, for the journal.
    pub fn unwritten(&mut self) -> Vec<Step> {
        let stamps = std::mem::take(&mut self.unwritten);
        stamps.into_iter().filter_map(|stamp| self.history.get(stamp).cloned()).collect()
    }
}

/// The change set that leads from one state of a study to another.
fn between(from: &Study, to: &Study) -> ChangeSet {
    let mut set = ChangeSet::default();
    for kind in crate::study::Kind::ALL {
        for record in from.records(*kind) {
            let after = to.record(record.id());
            if after.as_ref() != Some(&record) {
                set.changes.push(crate::study::Change { before: Some(record), after });
            }
        }
        for record in to.records(*kind) {
            if !from.contains(record.id()) {
                set.changes.push(crate::study::Change { before: None, after: Some(record) });
            }
        }
    }
    set
}

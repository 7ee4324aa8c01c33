//! A change of a study as data: undo step, log line, journal line, and unit of diff and merge at once.

use super::{AnyId, Record, Stamp};

/// One record before and after. At least one side is there; both have the same id.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    pub before: Option<Record>,
    pub after: Option<Record>,
}

impl Change {
    pub fn id(&self) -> AnyId {
        match (&self.before, &self.after) {
            (Some(record), _) | (None, Some(record)) => record.id(),
            // Not built anywhere: `ChangeSet::push` drops it.
            (None, None) => AnyId::Info(super::InfoId::ONE),
        }
    }
}

/// What one command changes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChangeSet {
    pub stamp: Stamp,
    pub changes: Vec<Change>,
}

impl ChangeSet {
    /// Adds a change, or folds it into an earlier one of the same record. A change from a value to
    /// the same value vanishes.
    pub fn push(&mut self, before: Option<Record>, after: Option<Record>) {
        let change = Change { before, after };
        if change.before == change.after {
            return;
        }
        let id = change.id();
        if let Some(at) = self.changes.iter().position(|earlier| earlier.id() == id) {
            self.changes[at].after = change.after;
            if self.changes[at].before == self.changes[at].after {
                self.changes.remove(at);
            }
        } else {
            self.changes.push(change);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The change set that takes this one back.
    #[must_use]
    pub fn inverse(&self, stamp: Stamp) -> Self {
        let changes = self
            .changes
            .iter()
            .rev()
            .map(|change| Change { before: change.after.clone(), after: change.before.clone() })
            .collect();
        Self { stamp, changes }
    }
}

/// A change set does not fit the study: this record is not what the change expects.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{id} is not what this change expects; it was changed since")]
pub struct Mismatch {
    pub id: AnyId,
}

//! A table: an ordered, persistent map from id to record, with the stamp of each record's last change.

use std::sync::Arc;

use imbl::OrdMap;

use super::{RecordId, Stamp};

/// What can stand in a table.
pub trait TableRecord: Clone + PartialEq + std::fmt::Debug {
    type Id: RecordId;
    fn id(&self) -> Self::Id;
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row<T> {
    pub record: Arc<T>,
    pub stamp: Stamp,
}

/// Records of one kind, by id. Cloning is cheap whatever the size: copies share what is equal.
#[derive(Clone, Debug)]
pub struct Table<T: TableRecord> {
    rows: OrdMap<T::Id, Row<T>>,
}

impl<T: TableRecord> Default for Table<T> {
    fn default() -> Self {
        Self { rows: OrdMap::new() }
    }
}

impl<T: TableRecord> Table<T> {
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.rows.get(&id).map(|row| &*row.record)
    }

    /// All records as they are shared, in the order of their ids.
    pub fn shares(&self) -> impl Iterator<Item = &Arc<T>> {
        self.rows.values().map(|row| &row.record)
    }

    /// The record as it is shared, for a change's before or after.
    pub fn shared(&self, id: T::Id) -> Option<Arc<T>> {
        self.rows.get(&id).map(|row| row.record.clone())
    }

    pub fn contains(&self, id: T::Id) -> bool {
        self.rows.contains_key(&id)
    }

    /// All records in the order of their ids, which is the order they were made in.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values().map(|row| &*row.record)
    }

    pub fn ids(&self) -> impl Iterator<Item = T::Id> {
        self.rows.keys().copied()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The stamp of the last change of a record.
    pub fn stamp(&self, id: T::Id) -> Option<Stamp> {
        self.rows.get(&id).map(|row| row.stamp)
    }

    /// Whether both hold the same records, whoever changed them last.
    pub fn same_content(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.rows.iter().zip(other.rows.iter()).all(|((a, left), (b, right))| {
                a == b && (Arc::ptr_eq(&left.record, &right.record) || left.record == right.record)
            })
    }

    pub(super) fn put(&mut self, record: Arc<T>, stamp: Stamp) {
        let id = record.id();
        // Writing over a row that is there costs less than an insertion, and is what nearly every change does.
        if let Some(row) = self.rows.get_mut(&id) {
            *row = Row { record, stamp };
        } else {
            self.rows.insert(id, Row { record, stamp });
        }
    }

    /// Puts one record in the place of another, if that one stands there: `Some` with the stamp it had.
    /// `None`: something else stands there, and stays.
    pub(super) fn swap(
        &mut self,
        id: T::Id,
        before: Option<&Arc<T>>,
        after: Option<&Arc<T>>,
        stamp: Stamp,
    ) -> Option<Option<Stamp>> {
        let fits = |row: &Row<T>| {
            before.is_some_and(|before| Arc::ptr_eq(before, &row.record) || *before == row.record)
        };
        if let (Some(_), Some(after)) = (before, after) {
            // One way down the tree for the look and the change: a correction moves tens of thousands.
            let row = self.rows.get_mut(&id).filter(|row| fits(row))?;
            let was = std::mem::replace(row, Row { record: after.clone(), stamp });
            return Some(Some(was.stamp));
        }
        let was = match self.rows.get(&id) {
            Some(row) if fits(row) => Some(row.stamp),
            None if before.is_none() => None,
            _ => return None,
        };
        match after {
            Some(after) => self.put(after.clone(), stamp),
            None => self.remove(id),
        }
        Some(was)
    }

    pub(super) fn remove(&mut self, id: T::Id) {
        self.rows.remove(&id);
    }
}

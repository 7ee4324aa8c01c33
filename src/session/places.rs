//! Where somebody was in each text, and their bookmarks. This is the reader's own and no part of a study.

use serde::{Deserialize, Serialize};

use crate::study::{RecordId as _, SourceId};

/// Texts that are remembered.
const MOST: usize = 500;
/// Bookmarks of one text.
const MOST_BOOKMARKS: usize = 200;

/// A place in one text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// The byte at the top of the window.
    pub at: u32,
    /// Bytes, sorted.
    pub bookmarks: Vec<u32>,
}

/// The places in the texts that were last read, the latest first. Kept as one short line for each.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(into = "Vec<String>", from = "Vec<String>")]
pub struct Places(Vec<(SourceId, Place)>);

impl Place {
    /// Sets a bookmark, or takes away one that stands in the same stretch. Tells whether there is one now.
    pub fn toggle(&mut self, stretch: std::ops::Range<u32>) -> bool {
        let before = self.bookmarks.len();
        self.bookmarks.retain(|at| !stretch.contains(at) && *at != stretch.start);
        if self.bookmarks.len() < before || before >= MOST_BOOKMARKS {
            return false;
        }
        let place = self.bookmarks.partition_point(|at| *at < stretch.start);
        self.bookmarks.insert(place, stretch.start);
        true
    }

    /// The bookmark after a byte, or before it; round from the last to the first.
    pub fn next(&self, from: u32, forward: bool) -> Option<u32> {
        let all = &self.bookmarks;
        if forward {
            all.iter().find(|at| **at > from).or_else(|| all.first()).copied()
        } else {
            all.iter().rev().find(|at| **at < from).or_else(|| all.last()).copied()
        }
    }

    /// Takes all places along where the text was changed.
    pub fn carry(&mut self, to: impl Fn(u32) -> u32) {
        self.at = to(self.at);
        for at in &mut self.bookmarks {
            *at = to(*at);
        }
        self.bookmarks.dedup();
    }

    fn is_start(&self) -> bool {
        self.at == 0 && self.bookmarks.is_empty()
    }
}

impl Places {
    pub fn get(&self, source: SourceId) -> Option<&Place> {
        self.0.iter().find(|(id, _)| *id == source).map(|(_, place)| place)
    }

    /// Keeps the place in a text; forgets those that were not read for longest.
    pub fn keep(&mut self, source: SourceId, place: Place) {
        if let Some((_, known)) = self.0.iter_mut().find(|(id, _)| *id == source) {
            *known = place;
            if let Some(at) = self.0.iter().position(|(id, _)| *id == source) {
                self.0[..=at].rotate_right(1);
            }
        } else if !place.is_start() {
            self.0.insert(0, (source, place));
            self.0.truncate(MOST);
        }
    }

    /// The texts that are remembered.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.0.iter().map(|(source, _)| *source)
    }

    /// Takes the places of a text along where it was changed.
    pub fn carry(&mut self, source: SourceId, to: impl Fn(u32) -> u32) {
        if let Some((_, place)) = self.0.iter_mut().find(|(id, _)| *id == source) {
            place.carry(to);
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Places> for Vec<String> {
    fn from(places: Places) -> Self {
        let line = |(source, place): &(SourceId, Place)| {
            let mut line = format!("{} {}", source.uuid().simple(), place.at);
            for at in &place.bookmarks {
                line.push_str(&format!(" {at}"));
            }
            line
        };
        places.0.iter().map(line).collect()
    }
}

impl From<Vec<String>> for Places {
    /// Lines that can't be read are passed over.
    fn from(lines: Vec<String>) -> Self {
        let read = |line: &String| {
            let mut words = line.split(' ');
            let source = SourceId::from_uuid(uuid::Uuid::parse_str(words.next()?).ok()?);
            let at = words.next()?.parse().ok()?;
            let mut bookmarks: Vec<u32> = words.filter_map(|word| word.parse().ok()).collect();
            bookmarks.sort_unstable();
            bookmarks.dedup();
            bookmarks.truncate(MOST_BOOKMARKS);
            Some((source, Place { at, bookmarks }))
        };
        Self(lines.iter().filter_map(read).take(MOST).collect())
    }
}

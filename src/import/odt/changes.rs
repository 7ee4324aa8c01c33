//! Tracked changes: which passages of the text were deleted.
//!
//! Most writers keep deleted words in the list of changes, with a point in the text. LibreOffice also
//! leaves them where they stood, between a start and an end that name a deletion; there they are no
//! part of the text.

use std::collections::BTreeSet;

use super::super::office::{Line, Tally};
use super::super::xml::Xml;
use crate::study::MarkKind;

#[derive(Default)]
pub(super) struct Changes {
    deletions: BTreeSet<String>,
    open: BTreeSet<String>,
}

/// A paragraph whose end was deleted, so that it goes on in the next one.
pub(super) struct Carried {
    pub line: Line,
    pub what: Option<MarkKind>,
    /// How many notes, boxes and cells it stands in.
    pub depth: usize,
}

impl Changes {
    /// Reads the list of changes, to its end.
    pub fn read(&mut self, xml: &mut Xml<'_>, tally: &mut Tally) {
        let mut ids: Vec<String> = Vec::new();
        xml.each(|tag| {
            match tag.name() {
                "changed-region" => {
                    let named = tag.attributes().filter(|(key, _)| key.rsplit(':').next() == Some("id"));
                    ids = named.map(|(_, id)| id.into_owned()).collect();
                    return true;
                }
                "insertion" => tally.insertions += 1,
                "deletion" => {
                    tally.deletions += 1;
                    self.deletions.append(&mut ids.drain(..).collect());
                }
                _ => {}
            }
            false
        });
    }

    pub fn start(&mut self, id: &str) {
        if self.deletions.contains(id) {
            self.open.insert(id.to_owned());
        }
    }

    pub fn end(&mut self, id: &str) {
        self.open.remove(id);
    }

    /// Whether what stands here was deleted.
    pub fn deleting(&self) -> bool {
        !self.open.is_empty()
    }
}

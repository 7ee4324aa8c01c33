//! A short name for what a study says now: under every figure and matrix, so that a number on paper can
//! be held against the file it came from.

use std::fmt;

use rayon::prelude::*;

use crate::study::{Evidence, Fnv, Kind, RecordId as _, Study};

/// Follows from what the records say, not from who changed them when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Fingerprint {
    /// The first eight digits in two groups, as captions have it.
    pub fn short(self) -> String {
        let all = self.to_string();
        format!("{} {}", &all[..4], &all[4..8])
    }
}

pub fn fingerprint(study: &Study) -> Fingerprint {
    let mut hash = Fnv::new();
    for kind in Kind::ALL {
        // By far the most of the records, and their own fingerprint leaves out nothing that is counted.
        if *kind == Kind::Evidence {
            continue;
        }
        for record in study.records(*kind) {
            hash.text(&format!("{record:?}"));
        }
    }
    let evidence: Vec<&Evidence> = study.evidence.iter().collect();
    let marks: Vec<u64> = evidence
        .par_iter()
        .map(|evidence| {
            let mut mark = Fnv::new();
            mark.bytes(evidence.id.uuid().as_bytes());
            mark.number(evidence.fingerprint());
            mark.finish()
        })
        .collect();
    for mark in marks {
        hash.number(mark);
    }
    Fingerprint(hash.finish())
}

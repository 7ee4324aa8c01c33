//! A rival of a proposition: its words alone while nothing else is known of it, as rivals stood in files
//! before they could be weighed; a record of its own otherwise.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::filed::{Filed, is_default};
use super::leaves::Id;
use super::records::TestFile;
use crate::study::{ComparisonId, EvidenceId, FindingId, Rival};

#[derive(PartialEq)]
pub struct RivalFile(InFull);

#[derive(Serialize, Deserialize, PartialEq, Default)]
#[serde(deny_unknown_fields)]
struct InFull {
    #[serde(default, skip_serializing_if = "is_default")]
    statement: String,
    #[serde(default, skip_serializing_if = "is_default")]
    findings_for: Vec<Id<FindingId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    findings_against: Vec<Id<FindingId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    comparisons_for: Vec<Id<ComparisonId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    comparisons_against: Vec<Id<ComparisonId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    evidence_for: Vec<Id<EvidenceId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    evidence_against: Vec<Id<EvidenceId>>,
    #[serde(default, skip_serializing_if = "is_default")]
    tests: Vec<TestFile>,
}

impl Serialize for RivalFile {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let rival = &self.0;
        let bare = rival.tests.is_empty()
            && [&rival.findings_for, &rival.findings_against].into_iter().all(Vec::is_empty)
            && [&rival.comparisons_for, &rival.comparisons_against].into_iter().all(Vec::is_empty)
            && [&rival.evidence_for, &rival.evidence_against].into_iter().all(Vec::is_empty);
        if bare { to.serialize_str(&rival.statement) } else { rival.serialize(to) }
    }
}

impl<'de> Deserialize<'de> for RivalFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = InFull;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a rival: its words, or a record with its statement")
            }
            fn visit_str<E: serde::de::Error>(self, statement: &str) -> Result<InFull, E> {
                Ok(InFull { statement: statement.to_owned(), ..InFull::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<InFull, A::Error> {
                InFull::deserialize(MapAccessDeserializer::new(map))
            }
        }
        from.deserialize_any(Either).map(Self)
    }
}

impl Filed for Rival {
    type File = RivalFile;

    fn to_file(&self) -> RivalFile {
        RivalFile(InFull {
            statement: self.statement.clone(),
            findings_for: self.findings_for.to_file(),
            findings_against: self.findings_against.to_file(),
            comparisons_for: self.comparisons_for.to_file(),
            comparisons_against: self.comparisons_against.to_file(),
            evidence_for: self.evidence_for.to_file(),
            evidence_against: self.evidence_against.to_file(),
            tests: self.tests.to_file(),
        })
    }

    fn from_file(RivalFile(file): RivalFile) -> Self {
        Self {
            statement: file.statement,
            findings_for: Filed::from_file(file.findings_for),
            findings_against: Filed::from_file(file.findings_against),
            comparisons_for: Filed::from_file(file.comparisons_for),
            comparisons_against: Filed::from_file(file.comparisons_against),
            evidence_for: Filed::from_file(file.evidence_for),
            evidence_against: Filed::from_file(file.evidence_against),
            tests: Filed::from_file(file.tests),
        }
    }
}

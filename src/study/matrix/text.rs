//! A specification as one line of plain words, for files and the command line:
//! `rows=theme:1 columns=case/polarity cell=findings measure=row-percent`.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{CellKind, Dimension, Field, Key, MatrixSpec, Measure, Order, Period, PeriodBand, Periods};
use crate::study::{EvidenceKind, Polarity, SourceKind};

/// What in a specification can't be understood.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("“{0}” is nothing that a matrix can be asked for")]
pub struct SpecError(pub String);

fn wrong<T>(text: &str) -> Result<T, SpecError> {
    Err(SpecError(text.to_owned()))
}

fn id<T: FromStr>(text: &str) -> Result<T, SpecError> {
    text.parse().or_else(|_| wrong(text))
}

fn one_of<T: Copy>(text: &str, all: &[T], key: impl Fn(T) -> &'static str) -> Result<T, SpecError> {
    all.iter().copied().find(|one| key(*one) == text).map_or_else(|| wrong(text), Ok)
}

/// Dimensions whose name is all there is to them.
const PLAIN: [(&str, Dimension); 13] = [
    ("theme", Dimension::Theme { depth: None }),
    ("case", Dimension::Case),
    ("case+units", Dimension::CaseAndUnits),
    ("unit", Dimension::Unit),
    ("level", Dimension::Level),
    ("polarity", Dimension::Polarity),
    ("source", Dimension::Source),
    ("source-kind", Dimension::SourceKind),
    ("coder", Dimension::Coder),
    ("evidence-kind", Dimension::EvidenceKind),
    ("actor", Dimension::Actor),
    ("speaker", Dimension::Speaker),
    ("period", Dimension::Period),
];

impl Dimension {
    /// The names of the dimensions, as they are typed.
    pub fn names() -> impl Iterator<Item = &'static str> {
        PLAIN.iter().map(|(name, _)| *name).chain(["theme:1", "attribute:NAME"])
    }
}

/// `theme` is all themes, `theme:1` those at the top, `theme:2` the next layer too.
impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme { depth: Some(depth) } => write!(f, "theme:{}", u32::from(*depth) + 1),
            Self::Attribute(id) => write!(f, "attribute:{id}"),
            plain => f.write_str(PLAIN.iter().find(|(_, one)| one == plain).map_or("", |(name, _)| name)),
        }
    }
}

impl FromStr for Dimension {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        if let Some((_, plain)) = PLAIN.iter().find(|(name, _)| *name == text) {
            return Ok(*plain);
        }
        match text.split_once(':') {
            Some(("theme", layers)) => match layers.parse::<u16>() {
                Ok(layers) if layers > 0 => Ok(Self::Theme { depth: Some(layers - 1) }),
                _ => wrong(text),
            },
            Some(("attribute", attribute)) => Ok(Self::Attribute(id(attribute)?)),
            _ => wrong(text),
        }
    }
}

/// Dimensions nested from the outer to the inner: `case/polarity`; nothing is no dimension.
fn axis_text(dimensions: &[Dimension]) -> String {
    dimensions.iter().map(Dimension::to_string).collect::<Vec<_>>().join("/")
}

fn axis(text: &str) -> Result<Vec<Dimension>, SpecError> {
    text.split('/').filter(|part| !part.is_empty()).map(str::parse).collect()
}

/// The stable name of a field.
fn field_text(field: Field) -> String {
    let plain = PLAIN.iter().find(|(_, dimension)| dimension.field() == field);
    match (field, plain) {
        (Field::Attribute(id), _) => format!("attribute:{id}"),
        (_, plain) => plain.map_or_else(String::new, |(name, _)| (*name).to_owned()),
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(id) => write!(f, "theme:{id}"),
            Self::Case(id) => write!(f, "case:{id}"),
            Self::Unit(id) => write!(f, "unit:{id}"),
            Self::Level(id) => write!(f, "level:{id}"),
            Self::Polarity(one) => write!(f, "polarity:{}", one.key()),
            Self::Source(id) => write!(f, "source:{id}"),
            Self::SourceKind(one) => write!(f, "source-kind:{}", one.key()),
            Self::Coder(id) => write!(f, "coder:{id}"),
            Self::EvidenceKind(one) => write!(f, "evidence-kind:{}", one.key()),
            Self::Actor(id) => write!(f, "actor:{id}"),
            Self::Speaker(name) => write!(f, "speaker:{name:016x}"),
            Self::Period(Period::Year(year)) => write!(f, "year:{year}"),
            Self::Period(Period::Month(year, month)) => write!(f, "month:{year}-{month:02}"),
            Self::Period(Period::Band(at)) => write!(f, "period:{at}"),
            Self::Value(id, value) => write!(f, "value:{id}:{value:016x}"),
            Self::Missing(field) => write!(f, "none:{}", field_text(*field)),
        }
    }
}

impl FromStr for Key {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        let Some((kind, rest)) = text.split_once(':') else { return wrong(text) };
        let hex = |rest: &str| u64::from_str_radix(rest, 16).or_else(|_| wrong(text));
        Ok(match kind {
            "theme" => Self::Theme(id(rest)?),
            "case" => Self::Case(id(rest)?),
            "unit" => Self::Unit(id(rest)?),
            "level" => Self::Level(id(rest)?),
            "polarity" => Self::Polarity(one_of(rest, &Polarity::ALL, Polarity::key)?),
            "source" => Self::Source(id(rest)?),
            "source-kind" => Self::SourceKind(one_of(rest, &SourceKind::ALL, SourceKind::key)?),
            "coder" => Self::Coder(id(rest)?),
            "evidence-kind" => Self::EvidenceKind(one_of(rest, &EvidenceKind::ALL, EvidenceKind::key)?),
            "actor" => Self::Actor(id(rest)?),
            "speaker" => Self::Speaker(hex(rest)?),
            "year" => Self::Period(Period::Year(id(rest)?)),
            "month" => match rest.split_once('-') {
                Some((year, month)) => Self::Period(Period::Month(id(year)?, id(month)?)),
                None => return wrong(text),
            },
            "period" => Self::Period(Period::Band(id(rest)?)),
            "value" => match rest.split_once(':') {
                Some((attribute, value)) => Self::Value(id(attribute)?, hex(value)?),
                None => return wrong(text),
            },
            "none" => Self::Missing(rest.parse::<Dimension>()?.field()),
            _ => return wrong(text),
        })
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Study => f.write_str("study"),
            Self::Total => f.write_str("total"),
            Self::Label => f.write_str("name"),
            Self::Spread => f.write_str("spread"),
            Self::Similarity => f.write_str("similarity"),
            Self::FirstAxis => f.write_str("first-axis"),
            Self::Attribute(id) => write!(f, "attribute:{id}"),
            Self::Rating(id) => write!(f, "rating:{id}"),
            Self::Placement(id) => write!(f, "placement:{id}"),
            Self::Hand(keys) => {
                let keys: Vec<String> = keys.iter().map(Key::to_string).collect();
                write!(f, "hand:{}", keys.join(","))
            }
        }
    }
}

impl FromStr for Order {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        Ok(match text.split_once(':') {
            None => match text {
                "study" => Self::Study,
                "total" => Self::Total,
                "name" => Self::Label,
                "spread" => Self::Spread,
                "similarity" => Self::Similarity,
                "first-axis" => Self::FirstAxis,
                _ => return wrong(text),
            },
            Some(("attribute", rest)) => Self::Attribute(id(rest)?),
            Some(("rating", rest)) => Self::Rating(id(rest)?),
            Some(("placement", rest)) => Self::Placement(id(rest)?),
            Some(("hand", rest)) => {
                let keys = rest.split(',').filter(|key| !key.is_empty()).map(str::parse);
                Self::Hand(keys.collect::<Result<_, _>>()?)
            }
            Some(_) => return wrong(text),
        })
    }
}

impl FromStr for CellKind {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        one_of(text, &Self::ALL, Self::key)
    }
}

impl FromStr for Measure {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        one_of(text, &Self::ALL, Self::key)
    }
}

/// What parts the pieces of a line may not stand in a name: each of its bytes becomes `%` and two
/// hexadecimal digits.
fn guarded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_whitespace() || "%,;=|".contains(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                write!(out, "%{byte:02x}").ok();
            }
        } else {
            out.push(letter);
        }
    }
    out
}

fn plain(text: &str) -> Result<String, SpecError> {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let Some(byte) = byte else { return wrong(text) };
        out.push(byte);
        out.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(out).or_else(|_| wrong(text))
}

fn list(text: &str, between: char) -> impl Iterator<Item = &str> {
    text.split(between).filter(|part| !part.is_empty())
}

/// Periods as `years`, `months`, or `name|from|to` with `;` between them.
impl fmt::Display for Periods {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Years => f.write_str("years"),
            Self::Months => f.write_str("months"),
            Self::Named(bands) => {
                let band =
                    |one: &PeriodBand| [&one.name, &one.from, &one.to].map(|part| guarded(part)).join("|");
                f.write_str(&bands.iter().map(band).collect::<Vec<_>>().join(";"))
            }
        }
    }
}

impl FromStr for Periods {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        match text {
            "years" => return Ok(Self::Years),
            "months" => return Ok(Self::Months),
            _ => {}
        }
        let bands = list(text, ';').map(|band| match band.split('|').collect::<Vec<_>>()[..] {
            [name, from, to] => Ok(PeriodBand { name: plain(name)?, from: plain(from)?, to: plain(to)? }),
            _ => wrong(band),
        });
        Ok(Self::Named(bands.collect::<Result<_, _>>()?))
    }
}

impl fmt::Display for MatrixSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let usual = Self::default();
        write!(f, "rows={} columns={}", axis_text(&self.rows), axis_text(&self.columns))?;
        let mut say = |key: &str, said: bool, value: &dyn fmt::Display| {
            if said { write!(f, " {key}={value}") } else { Ok(()) }
        };
        say("cell", self.cell != usual.cell, &self.cell.key())?;
        say("measure", self.measure != usual.measure, &self.measure.key())?;
        say("roll-up", self.roll_up != usual.roll_up, &self.roll_up)?;
        say("subtotals", self.subtotals != usual.subtotals, &self.subtotals)?;
        say(
            "differing",
            self.rows_only_that_differ != usual.rows_only_that_differ,
            &self.rows_only_that_differ,
        )?;
        say("least-difference", self.least_difference > 0, &self.least_difference)?;
        say("empty", self.show_empty != usual.show_empty, &self.show_empty)?;
        say("missing", self.show_missing != usual.show_missing, &self.show_missing)?;
        say("row-order", self.row_order != usual.row_order, &self.row_order)?;
        say("column-order", self.column_order != usual.column_order, &self.column_order)?;
        let units: Vec<String> = self.without_units.iter().map(ToString::to_string).collect();
        say("without-units", !units.is_empty(), &units.join(","))?;
        let themes: Vec<String> = self.themes.iter().map(ToString::to_string).collect();
        say("themes", !themes.is_empty(), &themes.join(","))?;
        for (attribute, cuts) in &self.bands {
            let cuts: Vec<String> = cuts.iter().map(|cut| guarded(cut)).collect();
            say("bands", true, &format!("{attribute}:{}", cuts.join(",")))?;
        }
        say("periods", self.periods != usual.periods, &self.periods)
    }
}

impl FromStr for MatrixSpec {
    type Err = SpecError;

    fn from_str(text: &str) -> Result<Self, SpecError> {
        let mut spec = Self::default();
        for part in text.split_whitespace() {
            let Some((key, value)) = part.split_once('=') else { return wrong(part) };
            match key {
                "rows" => spec.rows = axis(value)?,
                "columns" => spec.columns = axis(value)?,
                "cell" => spec.cell = value.parse()?,
                "measure" => spec.measure = value.parse()?,
                "roll-up" => spec.roll_up = id(value)?,
                "subtotals" => spec.subtotals = id(value)?,
                "differing" => spec.rows_only_that_differ = id(value)?,
                "least-difference" => spec.least_difference = id(value)?,
                "empty" => spec.show_empty = id(value)?,
                "missing" => spec.show_missing = id(value)?,
                "row-order" => spec.row_order = value.parse()?,
                "column-order" => spec.column_order = value.parse()?,
                "without-units" => spec.without_units = list(value, ',').map(id).collect::<Result<_, _>>()?,
                "themes" => spec.themes = list(value, ',').map(id).collect::<Result<_, _>>()?,
                "bands" => {
                    let Some((attribute, cuts)) = value.split_once(':') else { return wrong(part) };
                    let cuts = list(cuts, ',').map(plain).collect::<Result<_, _>>()?;
                    spec.bands.insert(id(attribute)?, cuts);
                }
                "periods" => spec.periods = value.parse()?,
                _ => return wrong(part),
            }
        }
        Ok(spec)
    }
}

impl Serialize for MatrixSpec {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MatrixSpec {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

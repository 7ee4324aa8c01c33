//! One dimension made ready: which values get a header, and which headers a record falls under.

use super::spec::{Dimension, Key};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::{Field, Items};
use crate::analysis::numbers::{Codes, Lists, NONE};
use crate::study::{EvidenceKind, Polarity, SourceKind, Study};

/// A value's header before nesting.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub key: Key,
    pub label: String,
    pub depth: u16,
}

/// The slots of one dimension.
pub(super) struct Slots {
    pub dimension: Option<Dimension>,
    pub slots: Vec<Slot>,
    parts: Vec<Part>,
}

/// From the numbers of a field to slots; a value may have several, the outermost first.
struct Part {
    field: Field,
    places: Lists,
    missing: Option<u32>,
}

impl Slots {
    /// The one slot that every record falls under.
    pub fn all() -> Self {
        Self { dimension: None, slots: Vec::new(), parts: Vec::new() }
    }

    pub fn new(
        study: &Study,
        index: &Index,
        filter: &Filter,
        dimension: Dimension,
        roll_up: bool,
        show_missing: bool,
    ) -> Self {
        let field = dimension.field();
        let mut slots = Self { dimension: Some(dimension), slots: Vec::new(), parts: Vec::new() };
        match dimension {
            Dimension::Theme { depth } => slots.themes(study, index, filter, depth, roll_up),
            Dimension::CaseAndUnits => slots.cases_and_units(study, index, filter),
            _ => {
                let mut places = Lists::default();
                for number in 0..count(index, field) {
                    let slot = filter.allows(field, number).then(|| describe(study, index, field, number));
                    let slot = slot.flatten();
                    places.push(slot.is_some().then_some(slots.slots.len() as u32));
                    slots.slots.extend(slot);
                }
                slots.parts.push(Part { field, places, missing: None });
            }
        }
        if show_missing && filter.allows_missing(field) && dimension != Dimension::CaseAndUnits {
            slots.parts[0].missing = Some(slots.slots.len() as u32);
            slots.slots.push(Slot { key: Key::Missing(field), label: missing_label(field).into(), depth: 0 });
        }
        slots
    }

    fn themes(&mut self, study: &Study, index: &Index, filter: &Filter, depth: Option<u16>, roll_up: bool) {
        let inside = |number: usize| filter.allows(Field::Theme, number as u32);
        let mut places = Lists::default();
        // The slots of the themes above the one at hand, each with its depth in the tree.
        let mut above: Vec<(u16, u32)> = Vec::new();
        for (number, node) in index.walk.iter().enumerate() {
            above.retain(|(at, _)| *at < node.depth);
            let shown = depth.is_none_or(|limit| node.depth <= limit)
                && if roll_up { (number..number + node.size as usize).any(inside) } else { inside(number) };
            let mut here = Vec::new();
            if roll_up && inside(number) {
                here.extend(above.iter().map(|(_, slot)| *slot));
            }
            if shown {
                let slot = self.slots.len() as u32;
                let label = study.themes.get(node.id).map_or_else(String::new, |theme| theme.name.clone());
                self.slots.push(Slot { key: Key::Theme(node.id), label, depth: node.depth });
                above.push((node.depth, slot));
                if inside(number) {
                    here.push(slot);
                }
            }
            places.push(here);
        }
        self.parts.push(Part { field: Field::Theme, places, missing: None });
    }

    fn cases_and_units(&mut self, study: &Study, index: &Index, filter: &Filter) {
        let (mut cases, mut units) = (Lists::default(), Lists::default());
        for case in 0..index.cases.len() as u32 {
            let shown = filter.allows(Field::Case, case);
            let slot = shown.then(|| describe(study, index, Field::Case, case)).flatten();
            cases.push(slot.is_some().then_some(self.slots.len() as u32));
            self.slots.extend(slot);
            // Units are numbered case by case, so this walk goes through them in order.
            while index.unit_case.get(units.len()) == Some(&case) {
                let unit = units.len() as u32;
                let slot = (shown && filter.allows(Field::Unit, unit))
                    .then(|| describe(study, index, Field::Unit, unit))
                    .flatten();
                units.push(slot.is_some().then_some(self.slots.len() as u32));
                self.slots.extend(slot.map(|slot| Slot { depth: 1, ..slot }));
            }
        }
        self.parts.push(Part { field: Field::Case, places: cases, missing: None });
        self.parts.push(Part { field: Field::Unit, places: units, missing: None });
    }

    /// The slots of each record of a block, each slot once, and how many records have several values
    /// side by side.
    pub fn place(&self, items: &Items, block: &[u32], out: &mut Lists) -> u64 {
        out.clear();
        match &self.parts[..] {
            [] => block.iter().for_each(|_| out.push([0])),
            [Part { field, places, missing }] => match items.codes(*field) {
                Codes::One(codes) => {
                    for row in block {
                        match codes[*row as usize] {
                            NONE => out.push(*missing),
                            code => out.push(places.of(code as usize).iter().copied()),
                        }
                    }
                }
                Codes::Many(codes) => {
                    let mut several = 0;
                    for row in block {
                        several += u64::from(Self::join(places, *missing, codes.of(*row as usize), out));
                        out.close();
                    }
                    return several;
                }
            },
            parts => {
                let mut several = 0;
                for row in block {
                    for (number, part) in parts.iter().enumerate() {
                        let codes = items.codes(part.field).of(*row as usize);
                        let side_by_side = Self::join(&part.places, part.missing, codes, out);
                        several += u64::from(side_by_side && number == 0);
                    }
                    out.close();
                }
                return several;
            }
        }
        0
    }

    /// Adds the places of some values to the open list, each once. Tells whether two of the values
    /// stand in different innermost places.
    fn join(places: &Lists, missing: Option<u32>, codes: &[u32], out: &mut Lists) -> bool {
        match codes {
            [] => {
                out.add(missing);
                false
            }
            [code] => {
                out.add(places.of(*code as usize).iter().copied());
                false
            }
            codes => {
                let mut several = false;
                let mut innermost = None;
                for code in codes {
                    let places = places.of(*code as usize);
                    for place in places {
                        if !out.open().contains(place) {
                            out.add([*place]);
                        }
                    }
                    if let Some(last) = places.last() {
                        several |= innermost.is_some_and(|earlier| earlier != last);
                        innermost = Some(last);
                    }
                }
                several
            }
        }
    }

    pub fn len(&self) -> usize {
        if self.dimension.is_none() { 1 } else { self.slots.len() }
    }
}

fn count(index: &Index, field: Field) -> u32 {
    let count = match field {
        Field::Theme => index.themes.len(),
        Field::Case => index.cases.len(),
        Field::Unit => index.units.len(),
        Field::Level => index.levels.len(),
        Field::Polarity => Polarity::ALL.len(),
        Field::Source => index.sources.len(),
        Field::SourceKind => SourceKind::ALL.len(),
        Field::Coder => index.coders.len(),
        Field::EvidenceKind => EvidenceKind::ALL.len(),
    };
    count as u32
}

fn describe(study: &Study, index: &Index, field: Field, number: u32) -> Option<Slot> {
    let (key, label) = match field {
        Field::Theme => return None,
        Field::Case => {
            let id = index.cases.get(number)?;
            (Key::Case(id), study.cases.get(id)?.name.clone())
        }
        Field::Unit => {
            let id = index.units.get(number)?;
            (Key::Unit(id), study.units.get(id)?.name.clone())
        }
        Field::Level => {
            let id = index.levels.get(number)?;
            (Key::Level(id), study.levels.get(id)?.name.clone())
        }
        Field::Polarity => {
            let polarity = *Polarity::ALL.get(number as usize)?;
            (Key::Polarity(polarity), study.front().polarity_labels.get(polarity).to_owned())
        }
        Field::Source => {
            let id = index.sources.get(number)?;
            (Key::Source(id), study.sources.get(id)?.title.clone())
        }
        Field::SourceKind => {
            let kind = *SourceKind::ALL.get(number as usize)?;
            (Key::SourceKind(kind), kind.key().to_owned())
        }
        Field::Coder => {
            let id = index.coders.get(number)?;
            (Key::Coder(id), study.coders.get(id)?.name.clone())
        }
        Field::EvidenceKind => {
            let kind = *EvidenceKind::ALL.get(number as usize)?;
            (Key::EvidenceKind(kind), kind.key().to_owned())
        }
    };
    Some(Slot { key, label, depth: 0 })
}

fn missing_label(field: Field) -> &'static str {
    match field {
        Field::Theme => "no theme",
        Field::Case => "no case",
        Field::Unit => "no unit",
        Field::Level => "no level",
        Field::Polarity => "no polarity",
        Field::Source => "no source",
        Field::SourceKind => "no kind of source",
        Field::Coder => "no coder",
        Field::EvidenceKind => "no kind of evidence",
    }
}

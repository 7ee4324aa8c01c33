//! One dimension made ready: which values get a header, and which headers a record falls under.

use super::groups::{Group, Groups};
use super::marks::{Marks, NONE, Tree};
use crate::analysis::filter::Filter;
use crate::analysis::index::Index;
use crate::analysis::items::{Field, Items};
use crate::analysis::numbers::Codes;
use crate::study::matrix::{Dimension, Key, MatrixSpec, mark};
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
    /// Which slot stands below which: the records of the lower one are those of the upper one too.
    pub tree: Tree,
    parts: Vec<Part>,
}

/// From the numbers of a field to the innermost slot of each.
struct Part {
    field: Field,
    /// [`NONE`]: outside the lens.
    places: Vec<u32>,
    missing: u32,
}

impl Slots {
    /// The one slot that every record falls under.
    pub fn all() -> Self {
        Self { dimension: None, slots: Vec::new(), tree: Tree::new([0].into_iter()), parts: Vec::new() }
    }

    pub fn new(
        study: &Study,
        index: &Index,
        filter: &Filter,
        groups: &Groups,
        dimension: Dimension,
        spec: &MatrixSpec,
    ) -> Self {
        let (roll_up, show_missing) = (spec.roll_up, spec.show_missing);
        let field = dimension.field();
        let (tree, parts) = (Tree::default(), Vec::new());
        let mut slots = Self { dimension: Some(dimension), slots: Vec::new(), tree, parts };
        match dimension {
            Dimension::Theme { depth } => slots.themes(study, index, filter, depth, spec),
            Dimension::CaseAndUnits => slots.cases_and_units(study, index, filter),
            Dimension::Attribute(_) => slots.group(filter, groups.of(dimension), Field::Case),
            Dimension::Period => slots.group(filter, groups.of(dimension), Field::Source),
            _ => {
                let mut places = Vec::new();
                for number in 0..count(study, index, field) {
                    let slot = filter.allows(field, number).then(|| describe(study, index, field, number));
                    places.push(slots.add(slot.flatten()));
                }
                slots.parts.push(Part { field, places, missing: NONE });
            }
        }
        if show_missing && filter.allows_missing(field) && dimension != Dimension::CaseAndUnits {
            let label = missing_label(field).into();
            let missing = slots.add(Some(Slot { key: Key::Missing(field), label, depth: 0 }));
            slots.parts[0].missing = missing;
            if let Some(group) = groups.of(dimension) {
                // A case without a value is of no value, too.
                let part = &mut slots.parts[0];
                for (number, place) in part.places.iter_mut().enumerate() {
                    if group.of[number] == NONE && filter.allows(part.field, number as u32) {
                        *place = missing;
                    }
                }
            }
        }
        // Without subtrees a theme holds its own records only, wherever it stands.
        let nests = roll_up || dimension == Dimension::CaseAndUnits;
        slots.tree = Tree::new(slots.slots.iter().map(|slot| if nests { slot.depth } else { 0 }));
        slots
    }

    fn add(&mut self, slot: Option<Slot>) -> u32 {
        let Some(slot) = slot else { return NONE };
        self.slots.push(slot);
        self.slots.len() as u32 - 1
    }

    /// Headers of what cases or sources have.
    fn group(&mut self, filter: &Filter, group: Option<&Group>, field: Field) {
        let Some(group) = group else { return };
        let inside = |number: usize| filter.allows(field, number as u32);
        let numbers: Vec<u32> = (0..group.slots.len() as u32)
            .map(|at| {
                let shown = group.of.iter().enumerate().any(|(number, of)| *of == at && inside(number));
                self.add(shown.then(|| group.slots[at as usize].clone()))
            })
            .collect();
        let place = |(number, of): (usize, &u32)| match numbers.get(*of as usize) {
            Some(slot) if inside(number) => *slot,
            _ => NONE,
        };
        let places = group.of.iter().enumerate().map(place).collect();
        self.parts.push(Part { field, places, missing: NONE });
    }

    fn themes(
        &mut self,
        study: &Study,
        index: &Index,
        filter: &Filter,
        depth: Option<u16>,
        spec: &MatrixSpec,
    ) {
        let roll_up = spec.roll_up;
        let mut chosen = vec![spec.themes.is_empty(); index.walk.len()];
        for theme in &spec.themes {
            chosen[index.subtree(*theme)].fill(true);
        }
        let inside = |number: usize| chosen[number] && filter.allows(Field::Theme, number as u32);
        let mut places = Vec::with_capacity(index.walk.len());
        // The slots of the themes above the one at hand, each with its depth in the tree.
        let mut above: Vec<(u16, u32)> = Vec::new();
        for (number, node) in index.walk.iter().enumerate() {
            above.retain(|(at, _)| *at < node.depth);
            let shown = depth.is_none_or(|limit| node.depth <= limit)
                && if roll_up { (number..number + node.size as usize).any(inside) } else { inside(number) };
            let mut innermost = above.last().filter(|_| roll_up).map_or(NONE, |(_, slot)| *slot);
            if shown {
                let label = study.themes.get(node.id).map_or_else(String::new, |theme| theme.name.clone());
                innermost = self.add(Some(Slot { key: Key::Theme(node.id), label, depth: node.depth }));
                above.push((node.depth, innermost));
            }
            places.push(if inside(number) { innermost } else { NONE });
        }
        self.parts.push(Part { field: Field::Theme, places, missing: NONE });
    }

    fn cases_and_units(&mut self, study: &Study, index: &Index, filter: &Filter) {
        let (mut cases, mut units) = (Vec::new(), Vec::new());
        for case in 0..index.cases.len() as u32 {
            let shown = filter.allows(Field::Case, case);
            cases.push(self.add(shown.then(|| describe(study, index, Field::Case, case)).flatten()));
            // Units are numbered case by case, so this walk goes through them in order.
            while index.unit_case.get(units.len()) == Some(&case) {
                let unit = units.len() as u32;
                let slot = (shown && filter.allows(Field::Unit, unit))
                    .then(|| describe(study, index, Field::Unit, unit))
                    .flatten();
                units.push(self.add(slot.map(|slot| Slot { depth: 1, ..slot })));
            }
        }
        // Units of a case that is gone.
        units.resize(index.units.len(), NONE);
        self.parts.push(Part { field: Field::Case, places: cases, missing: NONE });
        self.parts.push(Part { field: Field::Unit, places: units, missing: NONE });
    }

    /// Marks each record of a block, and tells how many records have several values side by side.
    pub fn place(&self, items: &Items, block: &[u32], out: &mut Marks) -> u64 {
        out.clear();
        let mut several = 0;
        let mut here: Vec<u32> = Vec::new();
        match &self.parts[..] {
            [] => block.iter().for_each(|_| out.push_one(0)),
            [Part { field, places, missing }] => match items.codes(*field) {
                Codes::One(codes) => {
                    for row in block {
                        match codes[*row as usize] {
                            NONE => out.push_one(*missing),
                            code => out.push_one(places[code as usize]),
                        }
                    }
                }
                Codes::Nothing => block.iter().for_each(|_| out.push_one(*missing)),
                Codes::Many(codes) => {
                    for row in block {
                        match codes.of(*row as usize) {
                            [] => out.push_one(*missing),
                            [code] => out.push_one(places[*code as usize]),
                            codes => {
                                here.clear();
                                self.parts[0].gather(codes, &mut here);
                                self.tree.mark(&mut here, out);
                                several += u64::from(here.len() > 1);
                            }
                        }
                    }
                }
            },
            parts => {
                for row in block {
                    here.clear();
                    for (number, part) in parts.iter().enumerate() {
                        part.gather(items.codes(part.field).of(*row as usize), &mut here);
                        // Values of the first part are side by side, those of the next stand below them.
                        several += u64::from(number == 0 && here.windows(2).any(|two| two[0] != two[1]));
                    }
                    self.tree.mark(&mut here, out);
                }
            }
        }
        several
    }

    /// Calls for each innermost slot of a record, until one answers yes.
    pub fn any(&self, items: &Items, row: usize, mut ask: impl FnMut(u32) -> bool) -> bool {
        if self.parts.is_empty() {
            return ask(0);
        }
        self.parts.iter().any(|part| match items.codes(part.field).of(row) {
            [] => part.missing != NONE && ask(part.missing),
            codes => codes.iter().map(|code| part.places[*code as usize]).any(|at| at != NONE && ask(at)),
        })
    }

    pub fn len(&self) -> usize {
        self.tree.len()
    }
}

impl Part {
    fn gather(&self, codes: &[u32], here: &mut Vec<u32>) {
        if codes.is_empty() && self.missing != NONE {
            here.push(self.missing);
        }
        here.extend(codes.iter().map(|code| self.places[*code as usize]).filter(|at| *at != NONE));
    }
}

fn count(study: &Study, index: &Index, field: Field) -> u32 {
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
        Field::Actor => index.actors.len(),
        Field::Speaker => index.speakers(study).len(),
        Field::Period | Field::Attribute(_) => 0,
    };
    count as u32
}

fn describe(study: &Study, index: &Index, field: Field, number: u32) -> Option<Slot> {
    let (key, label) = match field {
        Field::Theme | Field::Period | Field::Attribute(_) => return None,
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
        Field::Actor => {
            let id = index.actors.get(number)?;
            (Key::Actor(id), study.actors.get(id)?.name.clone())
        }
        Field::Speaker => {
            let name = index.speakers(study).get(number as usize)?;
            (Key::Speaker(mark(name)), name.clone())
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
        Field::Actor => "no actor",
        Field::Speaker => "no speaker",
        Field::Period => "no date",
        Field::Attribute(_) => "no value",
    }
}

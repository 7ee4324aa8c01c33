//! A made-up study of any size: the same seed gives the same study, record for record.
//!
//! The texts are words in a plausible order of lengths and nothing more; what matters is that they
//! are as long, as many and as unevenly spread as real ones, and that a few letters are not ASCII.

#![allow(dead_code, reason = "each bench that includes this uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crosscase::study::*;
use uuid::Uuid;

/// How large a study is to be.
#[derive(Clone, Copy)]
pub struct Shape {
    pub cases: usize,
    pub sources: usize,
    pub words: usize,
    pub themes: usize,
    pub evidence: usize,
    pub findings: usize,
    pub cells: usize,
    pub coders: usize,
}

/// The study that the promises of speed are made for.
pub const LARGE: Shape = Shape {
    cases: 50,
    sources: 1_000,
    words: 5_000_000,
    themes: 500,
    evidence: 200_000,
    findings: 400,
    cells: 300,
    coders: 3,
};

/// Four texts of more than a million characters with 20,000 records in each.
pub const LONG_TEXTS: Shape = Shape {
    cases: 2,
    sources: 4,
    words: 4 * 170_000,
    themes: 500,
    evidence: 80_000,
    findings: 40,
    cells: 20,
    coders: 3,
};

pub const STAMP: Stamp = Stamp { session: SessionId(0x5eed), counter: 1 };
const SEED: u64 = 0x2545_f491_4f6c_dd1d;
/// 2024-01-01, in milliseconds.
const BEGIN: i64 = 1_704_067_200_000;

/// xorshift64*: small, fast, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(SEED)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() >> 16) as usize % end.max(1)
    }

    pub fn within(&mut self, range: Range<usize>) -> usize {
        range.start + self.below(range.len())
    }

    /// Small numbers far more often than large ones, as words and themes are used.
    fn skewed(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end))
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "we",
    "they",
    "was",
    "it",
    "for",
    "with",
    "is",
    "on",
    "not",
    "were",
    "as",
    "had",
    "from",
    "this",
    "at",
    "our",
    "their",
    "but",
    "be",
    "who",
    "when",
    "by",
    "so",
    "or",
    "one",
    "there",
    "then",
    "what",
    "would",
    "an",
    "which",
    "health",
    "people",
    "district",
    "nurse",
    "village",
    "money",
    "budget",
    "office",
    "always",
    "never",
    "after",
    "before",
    "because",
    "report",
    "meeting",
    "centre",
    "patients",
    "clinic",
    "ministry",
    "project",
    "partner",
    "training",
    "salary",
    "drugs",
    "transport",
    "season",
    "road",
    "visit",
    "month",
    "year",
    "volunteer",
    "director",
    "asked",
    "said",
    "told",
    "knew",
    "thought",
    "waited",
    "decided",
    "agreed",
    "refused",
    "signed",
    "plan",
    "planning",
    "supervision",
    "committee",
    "community",
    "chief",
    "elders",
    "mothers",
    "children",
    "referral",
    "hospital",
    "midwife",
    "register",
    "number",
    "figures",
    "target",
    "donor",
    "funding",
    "agency",
    "staff",
    "colleague",
    "responsibility",
    "ownership",
    "participation",
    "accountability",
    "sustainability",
    "negotiation",
    "relationship",
    "trust",
    "between",
    "together",
    "separate",
    "parallel",
    "system",
    "structure",
    "authority",
    "decision",
    "process",
    "experience",
    "difference",
    "difficult",
    "possible",
    "important",
    "together",
    "information",
    "equipment",
    "maintenance",
    "electricity",
    "water",
    "vaccination",
    "malaria",
    "treatment",
    "outreach",
    "evaluation",
    "indicator",
    "quarterly",
    "contract",
    "café",
    "naïve",
    "façade",
    "Kampong",
    "Thérèse",
    "coöperate",
    "résumé",
    "nobody’s",
    "didn’t",
    "wasn’t",
];

const SIGNS: [Option<Polarity>; 4] =
    [None, Some(Polarity::Enabling), Some(Polarity::Constraining), Some(Polarity::Mixed)];

/// Ids as people's machines make them: version 7, in the order of time.
struct Ids {
    next: u64,
    random: Random,
}

impl Ids {
    fn fresh<Id: RecordId>(&mut self) -> Id {
        self.next += 1;
        let time = u128::from(BEGIN as u64 + self.next);
        let tail = u128::from(self.random.next() >> 2);
        Id::from_uuid(Uuid::from_u128((time << 80) | (0x7000 << 64) | (0b10 << 62) | tail))
    }
}

/// Makes a study. All records go in by [`Study::restore`], as from a file.
pub fn study(shape: Shape) -> Study {
    let mut make = Maker {
        shape,
        random: Random::new(SEED),
        ids: Ids { next: 0, random: Random::new(!SEED) },
        study: Study::default(),
    };
    make.info();
    let coders = make.coders();
    let levels = make.levels();
    let cases = make.cases();
    let themes = make.themes();
    let sources = make.sources(&cases);
    make.evidence(&sources, &themes, &levels, &coders);
    make.findings(&cases, &themes, &levels, &coders);
    make.cells(&cases, &themes, &coders);
    make.study
}

struct Maker {
    shape: Shape,
    random: Random,
    ids: Ids,
    study: Study,
}

/// A source and where its words stand: the bytes of each word, paragraph by paragraph.
struct Made {
    id: SourceId,
    text: Arc<str>,
    units: Vec<UnitId>,
    paragraphs: Vec<Vec<(u32, u32)>>,
}

impl Maker {
    fn put(&mut self, record: impl Into<Record>) {
        self.study.restore(record.into(), STAMP);
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut out = String::new();
        for at in 0..words {
            let word = WORDS[self.random.skewed(WORDS.len())];
            if at > 0 {
                out.push(' ');
            }
            out.push_str(word);
        }
        out.push('.');
        out
    }

    fn info(&mut self) {
        self.put(Info {
            title: "A synthetic study".to_owned(),
            question: "How fast is the workbench when the study is large?".to_owned(),
            created: Moment(BEGIN),
            ..Info::default()
        });
    }

    fn coders(&mut self) -> Vec<CoderId> {
        (0..self.shape.coders)
            .map(|at| {
                let id = self.ids.fresh();
                let (name, initials) = (format!("Coder {}", at + 1), format!("C{}", at + 1));
                self.put(Coder { id, name, initials, note: String::new() });
                id
            })
            .collect()
    }

    fn levels(&mut self) -> Vec<LevelId> {
        ["macro", "meso", "micro"]
            .iter()
            .enumerate()
            .map(|(order, name)| {
                let id = self.ids.fresh();
                let description = String::new();
                self.put(Level { id, order: order as u32, name: (*name).to_owned(), description });
                id
            })
            .collect()
    }

    /// Cases with two units each.
    fn cases(&mut self) -> Vec<(CaseId, Vec<UnitId>)> {
        (0..self.shape.cases)
            .map(|at| {
                let id = self.ids.fresh();
                let description = self.sentence(20);
                self.put(Case {
                    id,
                    name: format!("District {}", at + 1),
                    order: at as u32,
                    description,
                    selection: String::new(),
                    fieldwork: Fieldwork::default(),
                    values: BTreeMap::new(),
                });
                let units = (0..2_u32)
                    .map(|order| {
                        let unit = self.ids.fresh();
                        let name = format!("Site {} {}", at + 1, order + 1);
                        self.put(Unit { id: unit, case: id, name, order, note: String::new() });
                        unit
                    })
                    .collect();
                (id, units)
            })
            .collect()
    }

    /// A tree three deep: a tenth at the top, three tenths below them, the rest below those.
    fn themes(&mut self) -> Vec<ThemeId> {
        let count = self.shape.themes;
        let (top, middle) = (count / 10, count * 4 / 10);
        let mut themes: Vec<ThemeId> = Vec::with_capacity(count);
        for at in 0..count {
            let parent = match at {
                _ if at < top => None,
                _ if at < middle => Some(themes[(at - top) % top]),
                _ => Some(themes[top + (at - middle) % (middle - top)]),
            };
            let id = self.ids.fresh();
            let (definition, include) = (self.sentence(18), self.sentence(10));
            let mut name = self.sentence(3);
            name.pop();
            self.put(Theme {
                id,
                parent,
                order: at as u32,
                name: format!("{name} {}", at + 1),
                short: String::new(),
                definition,
                include,
                exclude: String::new(),
                example: String::new(),
                hue: None,
            });
            themes.push(id);
        }
        themes
    }

    fn sources(&mut self, cases: &[(CaseId, Vec<UnitId>)]) -> Vec<Made> {
        let count = self.shape.sources;
        let usual = self.shape.words / count;
        // Half as long to half as long again, in pairs that add up: the sum of all words is exact.
        let mut lengths = Vec::with_capacity(count);
        while lengths.len() < count {
            let off = if count < 10 { 0 } else { self.random.below(usual / 2) };
            lengths.extend([usual - off, usual + off]);
        }
        (0..count).map(|at| self.source(at, lengths[at], cases)).collect()
    }

    fn source(&mut self, at: usize, words: usize, cases: &[(CaseId, Vec<UnitId>)]) -> Made {
        let (case, units) = &cases[at % cases.len()];
        let (text, paragraphs) = self.text(words);
        let id = self.ids.fresh();
        let kind = *self.random.pick(&SourceKind::ALL);
        self.put(Source {
            id,
            case: *case,
            unit: at.is_multiple_of(3).then(|| units[at % 2]),
            title: format!("Interview {}", at + 1),
            slug: format!("interview-{:04}", at + 1),
            order: (at / cases.len()) as u32,
            kind,
            date: "2024-03".to_owned(),
            language: "en".to_owned(),
            place: String::new(),
            participants: Vec::new(),
            fieldwork: String::new(),
            note: String::new(),
            words: words as u32,
            read_by: BTreeSet::new(),
            origin: Origin::default(),
        });
        self.put(SourceText::plain(id, text.clone()));
        Made { id, text, units: units.clone(), paragraphs }
    }

    /// Paragraphs of 60 to 120 words in sentences of 6 to 24.
    fn text(&mut self, words: usize) -> (Arc<str>, Vec<Vec<(u32, u32)>>) {
        let mut text = String::with_capacity(words * 7);
        let mut paragraphs = Vec::new();
        let mut left = words;
        while left > 0 {
            let mut places = Vec::new();
            let mut sentence = 0;
            for _ in 0..self.random.within(60..121).min(left) {
                if !places.is_empty() {
                    text.push_str(if sentence == 0 { ". " } else { " " });
                }
                let word = WORDS[self.random.skewed(WORDS.len())];
                let start = text.len();
                if sentence == 0 {
                    sentence = self.random.within(6..25);
                    let mut letters = word.chars();
                    text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                    text.push_str(letters.as_str());
                } else {
                    text.push_str(word);
                }
                sentence -= 1;
                places.push((start as u32, text.len() as u32));
            }
            text.push_str(".\n");
            left -= places.len();
            paragraphs.push(places);
        }
        (text.into(), paragraphs)
    }

    fn evidence(&mut self, sources: &[Made], themes: &[ThemeId], levels: &[LevelId], coders: &[CoderId]) {
        for number in 0..self.shape.evidence {
            let source = &sources[number % sources.len()];
            let places = self.random.pick(&source.paragraphs);
            let first = self.random.below(places.len());
            let last = (first + self.random.within(5..30)).min(places.len() - 1);
            let span = Span { start: places[first].0, end: places[last].1 };
            let mut some = vec![themes[self.random.skewed(themes.len())]];
            some.extend((self.random.below(3) == 0).then(|| *self.random.pick(themes)));
            some.sort_unstable();
            some.dedup();
            let mut bands = vec![*self.random.pick(levels)];
            bands.extend((self.random.below(5) == 0).then(|| *self.random.pick(levels)));
            bands.sort_unstable();
            bands.dedup();
            bands.truncate(if self.random.below(10) == 0 { 0 } else { 2 });
            let note = if self.random.below(10) == 0 { self.sentence(12) } else { String::new() };
            let evidence = Evidence {
                id: self.ids.fresh(),
                source: source.id,
                unit: (self.random.below(8) == 0).then(|| source.units[0]),
                span,
                quote: source.text[span.range()].to_owned(),
                region: None,
                search: String::new(),
                themes: some,
                levels: bands,
                polarity: *self.random.pick(&SIGNS),
                kind: Some(*self.random.pick(&EvidenceKind::ALL)),
                actors: Vec::new(),
                weight: self.random.within(1..4) as u8,
                note,
                coder: *self.random.pick(coders),
                created: Moment(BEGIN + number as i64 * 1_000),
            };
            self.put(evidence);
        }
    }

    fn findings(
        &mut self,
        cases: &[(CaseId, Vec<UnitId>)],
        themes: &[ThemeId],
        levels: &[LevelId],
        coders: &[CoderId],
    ) {
        let evidence: Vec<EvidenceId> = self.study.evidence.ids().collect();
        for number in 0..self.shape.findings {
            let (statement, mechanism) = (self.sentence(22), self.sentence(30));
            let mut some: Vec<EvidenceId> = (0..6).map(|_| *self.random.pick(&evidence)).collect();
            some.dedup();
            let finding = Finding {
                id: self.ids.fresh(),
                number: number as u32 + 1,
                statement,
                mechanism,
                cases: vec![self.random.pick(cases).0],
                unit: None,
                themes: vec![*self.random.pick(themes)],
                levels: vec![*self.random.pick(levels)],
                polarity: *self.random.pick(&SIGNS),
                evidence_for: some,
                evidence_against: Vec::new(),
                state: ClaimState::Draft,
                agreed_by: vec![],
                confidence: None,
                confidence_reason: String::new(),
                basis: String::new(),
                author: coders.first().copied(),
                created: Moment(BEGIN),
            };
            self.put(finding);
        }
    }

    /// Syntheses, each written on the evidence that stands under it.
    fn cells(&mut self, cases: &[(CaseId, Vec<UnitId>)], themes: &[ThemeId], coders: &[CoderId]) {
        let mut basis: BTreeMap<(CaseId, ThemeId), Vec<(EvidenceId, u64)>> = BTreeMap::new();
        for at in 0..self.shape.cells {
            let theme = themes[at / cases.len() % themes.len()];
            basis.insert((cases[at % cases.len()].0, theme), Vec::new());
        }
        for evidence in self.study.evidence.iter() {
            let Some(source) = self.study.sources.get(evidence.source) else { continue };
            for theme in &evidence.themes {
                if let Some(under) = basis.get_mut(&(source.case, *theme)) {
                    under.push((evidence.id, evidence.fingerprint()));
                }
            }
        }
        for ((case, theme), under) in basis {
            let synthesis = self.sentence(60);
            self.put(Cell {
                synthesis,
                author: coders.first().copied(),
                written: Moment(BEGIN),
                basis: under,
                ..Cell::empty(CellPlace::Case(case), theme)
            });
        }
    }
}

//! Any figure by its name: its numbers, the picture of them, and the records behind a mark.

use super::continuum::{Continuum, continua};
use super::draw::along::{Along, By};
use super::draw::counts::Counts;
use super::draw::flow::Flow;
use super::draw::map::Correspondence;
use super::draw::saturation::Saturation;
use super::draw::timeline::Timeline;
use super::draw::together::Together;
use super::draw::tree::Tree;
use super::draw::{
    About, Look, blocks, continuum, flow, heat, map, multiples, paired, portraits, river, saturation,
    timeline, together, tree,
};
use super::joined;
use super::scene::{Opens, Scene};
use super::{Diverging, Heat};
use crate::analysis::cooccurrence::{CooccurrenceSpec, Near, passages_behind};
use crate::analysis::saturation::{Rule, SourceOrder};
use crate::analysis::similarity::{Measure, Of, SimilaritySpec};
use crate::analysis::{
    CellKind, Counted, Dimension, Index, Key, Lens, MatrixError, MatrixSpec, items_behind, profile,
};
use crate::study::{AnyId, ScaleId, Study};
use crate::t;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    Levels,
    Cases,
    Heat,
    Multiples,
    Slope,
    Dots,
    Flow,
    Portraits,
    River,
    Timeline,
    Saturation,
    Together,
    Network,
    Tree,
    Map,
    Continuum,
}

impl Kind {
    pub const ALL: [Self; 16] = [
        Self::Levels,
        Self::Cases,
        Self::Heat,
        Self::Multiples,
        Self::Slope,
        Self::Dots,
        Self::Flow,
        Self::Portraits,
        Self::River,
        Self::Timeline,
        Self::Saturation,
        Self::Together,
        Self::Network,
        Self::Tree,
        Self::Map,
        Self::Continuum,
    ];

    /// Its stable key, which also names its files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Levels => "levels",
            Self::Cases => "cases",
            Self::Heat => "heat",
            Self::Multiples => "multiples",
            Self::Slope => "slope",
            Self::Dots => "dots",
            Self::Flow => "flow",
            Self::Portraits => "portraits",
            Self::River => "river",
            Self::Timeline => "timeline",
            Self::Saturation => "saturation",
            Self::Together => "together",
            Self::Network => "network",
            Self::Tree => "tree",
            Self::Map => "map",
            Self::Continuum => "continuum",
        }
    }

    /// Whether it is drawn from what stands in the texts and never from findings.
    pub fn of_texts(self) -> bool {
        use Kind as K;
        matches!(
            self,
            K::Portraits | K::River | K::Timeline | K::Saturation | K::Together | K::Network | K::Tree
        )
    }

    /// Whether it is drawn from a table of themes, of which a depth can be chosen.
    pub fn has_depth(self) -> bool {
        matches!(self, Self::Together | Self::Network | Self::Tree | Self::Map)
    }
}

/// What is to be drawn, and of which numbers. A figure looks at what concerns it.
#[derive(Clone, PartialEq, Debug)]
pub struct Chosen {
    pub kind: Kind,
    pub counted: Counted,
    pub by: By,
    /// The first scale where none is named.
    pub scale: Option<ScaleId>,
    /// Only top-level themes, with what is below them; else every theme by itself.
    pub top: bool,
    pub near: Near,
    pub of: Of,
    pub measure: Measure,
    pub order: SourceOrder,
    pub rule: Rule,
}

impl Chosen {
    pub fn new(kind: Kind, counted: Counted) -> Self {
        Self {
            kind,
            counted,
            by: By::default(),
            scale: None,
            top: true,
            near: Near::default(),
            of: Of::Themes,
            measure: Measure::Jaccard,
            order: SourceOrder::Date,
            rule: Rule::default(),
        }
    }

    /// What the figure counts.
    pub fn counts(&self) -> Counted {
        if self.kind.of_texts() { Counted::Evidence } else { self.counted }
    }

    fn depth(&self) -> Option<u16> {
        self.top.then_some(0)
    }

    pub(super) fn pairs(&self) -> CooccurrenceSpec {
        CooccurrenceSpec { near: self.near, depth: self.depth(), subtrees: self.top, by_case: false }
    }

    pub(super) fn likeness(&self) -> SimilaritySpec {
        SimilaritySpec {
            of: self.of,
            measure: self.measure,
            depth: self.depth(),
            ..SimilaritySpec::default()
        }
    }

    /// Themes by cases, for a map. Without the top level alone no theme holds what is below it: else a
    /// record would count for both.
    pub(super) fn table(&self) -> MatrixSpec {
        MatrixSpec {
            rows: vec![Dimension::Theme { depth: self.depth() }],
            columns: vec![Dimension::Case],
            cell: cell(self.counts()),
            roll_up: self.top,
            ..MatrixSpec::default()
        }
    }
}

fn cell(counted: Counted) -> CellKind {
    match counted {
        Counted::Evidence => CellKind::Evidence,
        Counted::Findings => CellKind::Findings,
    }
}

/// Why a figure can't be drawn, in a sentence.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoFigure(pub String);

impl NoFigure {
    /// Of what another part says, which is no whole sentence there.
    pub(super) fn of(why: impl ToString) -> Self {
        let why = why.to_string();
        let mut letters = why.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        let end = if why.ends_with('.') { "" } else { "." };
        Self(format!("{first}{}{end}", letters.as_str()))
    }
}

impl From<MatrixError> for NoFigure {
    fn from(error: MatrixError) -> Self {
        Self::of(error)
    }
}

/// The numbers of a figure; made once, drawn in any style and width.
#[derive(Clone, Debug)]
pub enum Numbers {
    Heat(Box<Heat>),
    Levels(Diverging),
    Cases(Diverging),
    Multiples(Counts),
    Slope(Counts),
    Dots(Counts),
    Continuum(Continuum),
    Timeline(Timeline),
    Portraits(Along),
    River(Along),
    Flow(Flow),
    Together(Together),
    Network(Together),
    Tree(Tree),
    Map(Correspondence),
    Saturation(Saturation),
}

/// Numbers with what must be said of them.
#[derive(Clone, Debug)]
pub struct Figure {
    pub numbers: Numbers,
    pub about: About,
}

impl Figure {
    /// `date` is printed as it is given.
    pub fn new(
        study: &Study,
        index: &Index,
        lens: &Lens,
        chosen: &Chosen,
        date: &str,
    ) -> Result<Self, NoFigure> {
        let counted = chosen.counts();
        let mut about = About::new(study, index, lens, counted, date);
        let counts = || -> Result<Counts, NoFigure> {
            let heat = Heat::new(study, index, lens, counted)?;
            Ok(Counts::new(study, index, lens, &heat))
        };
        let along = || Along::new(study, index, lens, chosen.by);
        let numbers = match chosen.kind {
            Kind::Heat => Numbers::Heat(Box::new(Heat::new(study, index, lens, counted)?)),
            Kind::Levels => {
                let profile = profile(index, lens, counted);
                Numbers::Levels(Diverging::by_level(study, &profile, t!("part-level-none")))
            }
            Kind::Cases => Numbers::Cases(Diverging::by_case(study, &profile(index, lens, counted))),
            Kind::Multiples => Numbers::Multiples(counts()?),
            Kind::Slope => Numbers::Slope(counts()?),
            Kind::Dots => Numbers::Dots(counts()?),
            Kind::Continuum => Numbers::Continuum(scale(study, lens, chosen)?),
            Kind::Timeline => Numbers::Timeline(Timeline::new(study, index, lens)),
            Kind::Portraits => Numbers::Portraits(along()),
            Kind::River => Numbers::River(along()),
            Kind::Flow => Numbers::Flow(Flow::new(study, index, lens, counted)),
            Kind::Together => {
                Numbers::Together(joined::together(study, index, lens, chosen, &mut about.cautions)?)
            }
            Kind::Network => {
                Numbers::Network(joined::together(study, index, lens, chosen, &mut about.cautions)?)
            }
            Kind::Tree => Numbers::Tree(joined::tree(study, index, lens, chosen, &mut about.cautions)?),
            Kind::Map => Numbers::Map(joined::map(study, index, lens, chosen, &mut about.cautions)?),
            Kind::Saturation => {
                Numbers::Saturation(joined::curve(study, index, lens, chosen, &mut about.cautions))
            }
        };
        Ok(Self { numbers, about })
    }

    pub fn draw(&self, study: &Study, look: Look) -> Scene {
        let about = &self.about;
        match &self.numbers {
            Numbers::Heat(data) => heat::heat(study, data, about, look),
            Numbers::Levels(data) => blocks::levels(study, data, about, look),
            Numbers::Cases(data) => blocks::cases(study, data, about, look),
            Numbers::Multiples(data) => multiples::multiples(data, about, look),
            Numbers::Slope(data) => paired::slope(data, about, look),
            Numbers::Dots(data) => paired::dots(data, about, look),
            Numbers::Continuum(data) => continuum::continuum(study, data, about, look),
            Numbers::Timeline(data) => timeline::timeline(data, about, look),
            Numbers::Portraits(data) => portraits::portraits(data, about, look),
            Numbers::River(data) => river::river(data, about, look),
            Numbers::Flow(data) => flow::flow(data, about, look),
            Numbers::Together(data) => together::heat(data, about, look),
            Numbers::Network(data) => together::network(data, about, look),
            Numbers::Tree(data) => tree::dendrogram(data, about, look),
            Numbers::Map(data) => map::map(data, about, look),
            Numbers::Saturation(data) => saturation::saturation(data, about, look),
        }
    }
}

fn scale(study: &Study, lens: &Lens, chosen: &Chosen) -> Result<Continuum, NoFigure> {
    let all = continua(study, lens);
    let wanted = |one: &Continuum| chosen.scale.is_none_or(|scale| scale == one.scale);
    all.into_iter().find(wanted).ok_or_else(|| {
        NoFigure(
            "There is no scale in this study, so there is no continuum to draw. Make a scale first.".into(),
        )
    })
}

/// The records behind a mark, each once.
pub fn records(study: &Study, index: &Index, lens: &Lens, chosen: &Chosen, opens: &Opens) -> Vec<AnyId> {
    match opens {
        Opens::Nothing => Vec::new(),
        Opens::Records(records) => records.clone(),
        Opens::Pair(themes) => {
            let found = passages_behind(study, index, &chosen.pairs(), lens, *themes, None);
            let mut out: Vec<AnyId> = Vec::new();
            for id in found.into_iter().flat_map(|behind| behind.evidence).map(AnyId::Evidence) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
            out
        }
        Opens::Cell { row, column } => {
            let depth = if chosen.kind.has_depth() {
                chosen.depth()
            } else {
                (study.children_of(None).len() > 1).then_some(0)
            };
            let of = |keys: &[Key]| keys.iter().filter_map(|key| dimension(key, depth)).collect::<Vec<_>>();
            let mut spec = MatrixSpec {
                rows: of(row),
                columns: of(column),
                cell: cell(chosen.counts()),
                roll_up: chosen.top || !chosen.kind.has_depth(),
                ..MatrixSpec::default()
            };
            // Where one side is all of something, it does not matter of what.
            if spec.columns.is_empty() {
                let by_case = spec.rows.contains(&Dimension::Case);
                spec.columns = vec![if by_case { Dimension::Polarity } else { Dimension::Case }];
            }
            let side = |keys: &'_ [Key]| (!keys.is_empty()).then(|| keys.to_vec());
            items_behind(study, index, &spec, lens, side(row).as_deref(), side(column).as_deref())
        }
    }
}

fn dimension(key: &Key, depth: Option<u16>) -> Option<Dimension> {
    match key {
        Key::Theme(_) => Some(Dimension::Theme { depth }),
        Key::Case(_) => Some(Dimension::Case),
        Key::Source(_) => Some(Dimension::Source),
        Key::Level(_) => Some(Dimension::Level),
        _ => None,
    }
}

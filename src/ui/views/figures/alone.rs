//! One figure by itself: which, of what, as it would be printed, and out of the program.

use eframe::egui::{DragValue, ScrollArea, Ui, vec2};

use super::picture::{self, Picture};
use super::sheet;
use crate::analysis::cooccurrence::Near;
use crate::analysis::saturation::SourceOrder;
use crate::analysis::similarity::{Measure, Of};
use crate::analysis::{Counted, Lens};
use crate::figure::continuum::Continuum;
use crate::figure::draw::Look;
use crate::figure::draw::along::By;
use crate::figure::scene::Opens;
use crate::figure::{Chosen, Figure, Kind, NoFigure, Style, records};
use crate::study::{AnyId, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::later::{Later, Now};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{DropDown, Segment, body2, caption, choice};

/// What a figure is made for: another one, another study, another lens make it anew.
#[derive(Clone, PartialEq)]
struct Asked {
    revision: u64,
    lens: Lens,
    chosen: Chosen,
    date: String,
}

type Made = Result<Figure, NoFigure>;

/// A figure drawn for a width and a style.
struct Drawn {
    look: Look,
    picture: Picture,
}

/// The figure that is shown by itself, and how.
#[derive(Default)]
pub struct Alone {
    /// `None`: the page of figures.
    pub kind: Option<Kind>,
    chosen: Option<Chosen>,
    table: bool,
    coming: Option<(Asked, Later<Made>)>,
    made: Option<(Asked, Made)>,
    drawn: Option<Drawn>,
}

/// Kinds in groups, as they stand in the list.
const GROUPS: [(fn() -> &'static str, &[Kind]); 3] = [
    (
        || t!("figures-group-cases"),
        &[
            Kind::Levels,
            Kind::Cases,
            Kind::Heat,
            Kind::Multiples,
            Kind::Slope,
            Kind::Dots,
            Kind::Flow,
            Kind::Continuum,
        ],
    ),
    (|| t!("figures-group-texts"), &[Kind::Portraits, Kind::River, Kind::Timeline, Kind::Saturation]),
    (|| t!("figures-group-alike"), &[Kind::Together, Kind::Network, Kind::Tree, Kind::Map]),
];

/// The list of figures; the page of several is the first.
pub fn pick(ui: &mut Ui, kind: &mut Option<Kind>) {
    let value = kind.map_or(t!("figures-page"), name);
    DropDown::new(t!("figures-which"), value).max_width(260.0).show(ui, |ui| {
        if ui.selectable_label(kind.is_none(), t!("figures-page")).clicked() {
            *kind = None;
            ui.close();
        }
        for (head, kinds) in GROUPS {
            ui.add_space(4.0);
            caption(ui, head());
            for one in kinds {
                if ui.selectable_label(*kind == Some(*one), name(*one)).clicked() {
                    *kind = Some(*one);
                    ui.close();
                }
            }
        }
    });
}

pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Levels => t!("drawn-levels"),
        Kind::Cases => t!("drawn-cases"),
        Kind::Heat => t!("drawn-heat"),
        Kind::Multiples => t!("drawn-multiples"),
        Kind::Slope => t!("figures-slope"),
        Kind::Dots => t!("drawn-dots"),
        Kind::Flow => t!("drawn-flow"),
        Kind::Portraits => t!("figures-portraits"),
        Kind::River => t!("figures-river"),
        Kind::Timeline => t!("drawn-timeline"),
        Kind::Saturation => t!("drawn-saturation"),
        Kind::Together => t!("drawn-together"),
        Kind::Network => t!("figures-network"),
        Kind::Tree => t!("drawn-tree"),
        Kind::Map => t!("figures-map"),
        Kind::Continuum => t!("figures-scale"),
    }
}

impl Alone {
    /// The figure as it is to leave the program, once its numbers are there.
    pub fn figure(&self) -> Option<(Kind, &Figure)> {
        let (asked, made) = self.made.as_ref()?;
        (Some(asked.chosen.kind) == self.kind).then_some((asked.chosen.kind, made.as_ref().ok()?))
    }

    fn refresh(&mut self, cx: &mut Cx, kind: Kind, counted: Counted) -> Chosen {
        let single = cx.study().children_of(None).len() < 2;
        let chosen = self.chosen.get_or_insert_with(|| Chosen::new(kind, counted));
        (chosen.kind, chosen.counted) = (kind, counted);
        let mut chosen = chosen.clone();
        chosen.top &= !single;
        let asked = Asked {
            revision: cx.study().revision(),
            lens: cx.session.lens.clone(),
            chosen: chosen.clone(),
            date: today(),
        };
        let there = self.made.as_ref().is_some_and(|(made, _)| *made == asked);
        let comes = self.coming.as_ref().is_some_and(|(coming, _)| *coming == asked);
        if !there && !comes {
            let (study, index, want) = (cx.study().clone(), cx.session.index(), asked.clone());
            let (later, work) = Later::new(t!("job-figure"), move |_| {
                Some(Figure::new(&study, &index, &want.lens, &want.chosen, &want.date))
            });
            self.coming = Some((asked, later));
            cx.ask(Action::Work(work));
        } else if there {
            self.coming = None;
        }
        if let Some((asked, later)) = &self.coming {
            match later.take() {
                Now::Going => {}
                Now::Made(made) => {
                    self.made = Some((asked.clone(), made));
                    (self.coming, self.drawn) = (None, None);
                }
                Now::Failed => {
                    let why = NoFigure(t!("figures-failed").to_owned());
                    self.made = Some((asked.clone(), Err(why)));
                    (self.coming, self.drawn) = (None, None);
                }
            }
        }
        chosen
    }

    /// The options of the figure, the figure, or why there is none.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Cx, kind: Kind, counted: Counted, scales: &[Continuum]) {
        let chosen = self.refresh(cx, kind, counted);
        if let Some(options) = &mut self.chosen {
            row(ui, cx.session.study(), options, scales, &mut self.table);
        }
        ui.add_space(8.0);
        let Some((asked, made)) = self.made.as_ref().filter(|(made, _)| made.chosen.kind == kind) else {
            body2(ui, t!("figures-being-made"));
            return;
        };
        let figure = match made {
            Ok(figure) => figure,
            Err(why) => {
                body2(ui, &why.0);
                return;
            }
        };
        let look = Look { style: of_theme(ui), width: ui.available_width().round().clamp(560.0, 1100.0) };
        if self.drawn.as_ref().is_none_or(|drawn| drawn.look != look) {
            let picture = Picture::new(figure.draw(cx.session.study(), look));
            self.drawn = Some(Drawn { look, picture });
        }
        let Some(Drawn { picture, .. }) = &self.drawn else { return };
        if self.table {
            sheet::foot(ui, &picture.scene.title);
            ui.add_space(8.0);
            let opened = picture::table(ui, cx, &picture.scene, kind.key());
            if let Some((title, opens)) = opened.filter(|_| asked.chosen == chosen) {
                open(cx, &chosen, title, opens);
            }
            for line in &picture.scene.caption {
                sheet::foot(ui, line);
            }
            return;
        }
        let opened = ScrollArea::horizontal()
            .id_salt(("alone", kind.key()))
            .show(ui, |ui| picture.show(ui, kind.key()).cloned())
            .inner;
        if let Some(mark) = opened.filter(|_| asked.chosen == chosen) {
            open(cx, &chosen, mark.name, &mark.opens);
        }
    }
}

fn open(cx: &mut Cx, chosen: &Chosen, title: String, opens: &Opens) {
    let study = cx.session.study();
    let mut found = Vec::new();
    let mut picked = None;
    for id in records(study, &cx.session.index(), &cx.session.lens, chosen, opens) {
        match id {
            AnyId::Evidence(_) | AnyId::Finding(_) => found.push(id),
            // What is no passage and no finding is shown by itself, with what it rests on.
            AnyId::Placement(placement) => {
                picked = Some(id);
                let evidence = study.placements.get(placement).map(|one| &one.evidence[..]);
                found.extend(evidence.unwrap_or_default().iter().copied().map(AnyId::Evidence));
            }
            other => picked = Some(other),
        }
    }
    if picked.is_none() || !found.is_empty() {
        cx.ask(Action::Behind { title, records: found });
    }
    if let Some(id) = picked {
        cx.ask(Action::Select(id));
    }
}

fn of_theme(ui: &Ui) -> Style {
    if Tokens::of(ui).dark { Style::Dark } else { Style::Light }
}

/// What can be chosen of this kind, and the switch to its table.
fn row(ui: &mut Ui, study: &Study, chosen: &mut Chosen, scales: &[Continuum], table: &mut bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let segments =
            [(false, Segment::text(t!("figures-figure"))), (true, Segment::text(t!("figures-table")))];
        choice(ui, name(chosen.kind), table, &segments);
        if matches!(chosen.kind, Kind::Portraits | Kind::River) {
            let by = [
                (By::Theme, Segment::text(t!("figures-by-theme"))),
                (By::Level, Segment::text(t!("figures-by-level"))),
            ];
            choice(ui, t!("figures-by"), &mut chosen.by, &by);
        }
        let deep =
            study.children_of(None).len() > 1 && study.themes.iter().any(|theme| theme.parent.is_some());
        if chosen.kind.has_depth() && deep {
            let depth = [
                (true, Segment::text(t!("figures-top-themes"))),
                (false, Segment::text(t!("figures-all-themes"))),
            ];
            choice(ui, t!("figures-depth"), &mut chosen.top, &depth);
        }
        match chosen.kind {
            Kind::Together | Kind::Network => nearness(ui, chosen),
            Kind::Tree => likeness(ui, chosen),
            Kind::Saturation => rule(ui, chosen),
            Kind::Continuum if scales.len() > 1 => scale(ui, chosen, scales),
            _ => {}
        }
    });
}

fn nearness(ui: &mut Ui, chosen: &mut Chosen) {
    let all = [Near::Same, Near::Overlap, Near::Words(10), Near::Words(20), Near::Paragraph, Near::Turn];
    let words = |near: Near| match near {
        Near::Same => t!("figures-near-same").to_owned(),
        Near::Overlap => t!("figures-near-overlap").to_owned(),
        Near::Words(count) => t!("figures-near-words", count = count),
        Near::Paragraph => t!("figures-near-paragraph").to_owned(),
        Near::Turn => t!("figures-near-turn").to_owned(),
    };
    DropDown::new(t!("figures-near"), &words(chosen.near)).show(ui, |ui| {
        for near in all {
            if ui.selectable_label(chosen.near == near, words(near)).clicked() {
                chosen.near = near;
                ui.close();
            }
        }
    });
}

/// Descriptions with the measures that are defined for them.
fn likeness(ui: &mut Ui, chosen: &mut Chosen) {
    use Measure as M;
    let of = |of: Of| match of {
        Of::Themes => t!("figures-of-themes"),
        Of::Frequencies => t!("figures-of-frequencies"),
        Of::Attributes => t!("figures-of-attributes"),
    };
    let measures = |of: Of| -> &[Measure] {
        match of {
            Of::Themes => &[M::Jaccard, M::Dice, M::SimpleMatching, M::RussellRao, M::Cosine],
            Of::Frequencies => &[M::Cosine, M::ChiSquare, M::Euclidean, M::CityBlock],
            Of::Attributes => &[M::SimpleMatching, M::Jaccard, M::Dice, M::RussellRao],
        }
    };
    DropDown::new(t!("figures-of"), of(chosen.of)).show(ui, |ui| {
        for one in [Of::Themes, Of::Frequencies, Of::Attributes] {
            if ui.selectable_label(chosen.of == one, of(one)).clicked() {
                chosen.of = one;
                if let Some(first) =
                    measures(one).first().filter(|_| !measures(one).contains(&chosen.measure))
                {
                    chosen.measure = *first;
                }
                ui.close();
            }
        }
    });
    DropDown::new(t!("figures-measure"), chosen.measure.key()).show(ui, |ui| {
        for one in measures(chosen.of) {
            if ui.selectable_label(chosen.measure == *one, one.key()).clicked() {
                chosen.measure = *one;
                ui.close();
            }
        }
    });
}

fn rule(ui: &mut Ui, chosen: &mut Chosen) {
    let orders = [
        (SourceOrder::Date, Segment::text(t!("figures-by-date"))),
        (SourceOrder::Listed, Segment::text(t!("figures-as-listed"))),
    ];
    choice(ui, t!("figures-order"), &mut chosen.order, &orders);
    for (name, value) in
        [(t!("figures-base"), &mut chosen.rule.base), (t!("figures-run"), &mut chosen.rule.run)]
    {
        let label = ui.label(name);
        ui.add(DragValue::new(value).range(1..=200).speed(0.1)).labelled_by(label.id);
    }
}

fn scale(ui: &mut Ui, chosen: &mut Chosen, scales: &[Continuum]) {
    let now = scales.iter().find(|one| Some(one.scale) == chosen.scale).or(scales.first());
    DropDown::new(t!("figures-scale"), now.map_or("", |one| &one.name)).show(ui, |ui| {
        for one in scales {
            if ui.selectable_label(now.is_some_and(|now| now.scale == one.scale), &one.name).clicked() {
                chosen.scale = Some(one.scale);
                ui.close();
            }
        }
    });
}

/// The day, as a caption names it.
pub fn today() -> String {
    let now = jiff::tz::TimeZone::system().to_datetime(jiff::Timestamp::now());
    now.strftime("%-d %B %Y").to_string()
}

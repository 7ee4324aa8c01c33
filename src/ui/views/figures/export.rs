//! Figures out of the window: as a picture, as the table of their numbers, into a file or the clipboard.

use std::sync::Arc;

use eframe::egui::Ui;

use super::alone::{Alone, name, today};
use crate::analysis::Counted;
use crate::export::figure::{Kind as Out, sheet_of, write};
use crate::export::sheet::{Copied, Format};
use crate::figure::continuum::Continuum;
use crate::figure::draw::Look;
use crate::figure::{Chosen, Figure, Kind, Scene, Style};
use crate::study::ScaleId;
use crate::t;
use crate::ui::actions::{Action, Export, Notice};
use crate::ui::clipboard::{Clip, Copying};
use crate::ui::cx::Cx;
use crate::ui::widgets::{DropDown, Segment, caption, choice};

/// Where the figure is going to be seen.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum StyleOut {
    #[default]
    Screen,
    Print,
    Slides,
}

impl StyleOut {
    fn style(self) -> Style {
        match self {
            Self::Screen => Style::Light,
            Self::Print => Style::Print,
            Self::Slides => Style::Slides,
        }
    }
}

/// What is remembered of what went out.
#[derive(Default)]
pub struct Taken {
    style: StyleOut,
    /// Which of the figures of the page.
    which: Option<(Kind, Option<ScaleId>)>,
    copying: Copying,
}

/// Dots an inch of a picture with one dot a point.
const ONE: u32 = 72;

#[derive(Clone, Copy)]
enum What {
    File(Out),
    Picture,
    Table,
    Numbers,
}

type Drawn = Arc<dyn Fn() -> Result<Scene, String> + Send + Sync>;

/// The menu of the figure that is shown by itself.
pub fn menu(ui: &mut Ui, cx: &mut Cx, taken: &mut Taken, alone: &Alone) {
    taken.copying.tell(cx);
    let mut wanted = None;
    DropDown::new("", t!("figures-export")).name(t!("figures-export")).show(ui, |ui| {
        wanted = list(ui, taken);
    });
    let Some(what) = wanted else { return };
    let Some((kind, figure)) = alone.figure() else {
        cx.ask(Action::Notify(Notice::info(t!("figures-nothing-out"))));
        return;
    };
    let scene = figure.draw(cx.session.study(), Look::of(taken.style.style()));
    take_out(cx, taken, kind.key(), name(kind), Arc::new(move || Ok(scene.clone())), what);
}

/// The menu of any picture that is drawn in a style.
pub fn menu_of(
    ui: &mut Ui,
    cx: &mut Cx,
    taken: &mut Taken,
    name: &str,
    title: &str,
    draw: Arc<dyn Fn(Style) -> Result<Scene, String> + Send + Sync>,
) {
    taken.copying.tell(cx);
    let mut wanted = None;
    DropDown::new("", t!("figures-export")).name(t!("figures-export")).show(ui, |ui| {
        wanted = list(ui, taken);
    });
    if let Some(what) = wanted {
        let style = taken.style.style();
        take_out(cx, taken, name, title, Arc::new(move || draw(style)), what);
    }
}

/// The menu of the page: the figure is chosen first.
pub fn page_menu(ui: &mut Ui, cx: &mut Cx, taken: &mut Taken, counted: Counted, scales: &[Continuum]) {
    taken.copying.tell(cx);
    let mut wanted = None;
    let scales = scales.iter().map(|scale| (Kind::Continuum, Some(scale.scale), scale.name.as_str()));
    let page = [Kind::Levels, Kind::Heat, Kind::Cases].map(|kind| (kind, None, name(kind)));
    let all: Vec<(Kind, Option<ScaleId>, &str)> = page.into_iter().chain(scales).collect();
    let gone = |which: &(Kind, Option<ScaleId>)| !all.iter().any(|one| (one.0, one.1) == *which);
    if taken.which.as_ref().is_none_or(gone) {
        taken.which = Some((Kind::Levels, None));
    }
    DropDown::new("", t!("figures-export")).name(t!("figures-export")).show(ui, |ui| {
        caption(ui, t!("figures-export-which"));
        for (at, (kind, scale, name)) in all.iter().enumerate() {
            ui.push_id(("which", at), |ui| {
                let which = Some((*kind, *scale));
                if ui.selectable_label(taken.which == which, *name).clicked() {
                    taken.which = which;
                }
            });
        }
        ui.add_space(4.0);
        wanted = list(ui, taken);
    });
    let (Some(what), Some((kind, scale))) = (wanted, taken.which) else { return };
    let title = all.iter().find(|one| (one.0, one.1) == (kind, scale)).map_or("", |one| one.2).to_owned();
    let (study, index, lens) = (cx.study().clone(), cx.session.index(), cx.session.lens.clone());
    let (date, look) = (today(), Look::of(taken.style.style()));
    let chosen = Chosen { scale, ..Chosen::new(kind, counted) };
    let draw = move || {
        let figure = Figure::new(&study, &index, &lens, &chosen, &date).map_err(|why| why.0)?;
        Ok(figure.draw(&study, look))
    };
    take_out(cx, taken, kind.key(), &title, Arc::new(draw), what);
}

fn list(ui: &mut Ui, taken: &mut Taken) -> Option<What> {
    let mut wanted = None;
    let styles = [
        (StyleOut::Screen, Segment::text(t!("figures-style-screen"))),
        (StyleOut::Print, Segment::text(t!("figures-style-print"))),
        (StyleOut::Slides, Segment::text(t!("figures-style-slides"))),
    ];
    choice(ui, t!("figures-style"), &mut taken.style, &styles);
    let mut offer = |ui: &mut Ui, label: &str, what: What| {
        if ui.button(label).clicked() {
            wanted = Some(what);
            ui.close();
        }
    };
    ui.add_space(4.0);
    // Side by side, so that the menu is no longer than a small window.
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.vertical(|ui| {
            ui.set_min_width(120.0);
            caption(ui, t!("figures-export-picture"));
            offer(ui, t!("figures-svg"), What::File(Out::Svg));
            offer(ui, t!("figures-pdf"), What::File(Out::Pdf));
            for times in 1..=3 {
                offer(ui, &t!("figures-png", times = times), What::File(Out::Png(times * ONE)));
            }
            offer(ui, t!("figures-copy-picture"), What::Picture);
        });
        ui.vertical(|ui| {
            ui.set_min_width(180.0);
            caption(ui, t!("figures-export-numbers"));
            offer(ui, t!("figures-csv"), What::File(Out::Table(Format::Csv)));
            offer(ui, t!("figures-xlsx"), What::File(Out::Table(Format::Xlsx)));
            offer(ui, t!("figures-docx"), What::File(Out::Table(Format::Docx)));
            offer(ui, t!("figures-copy-numbers"), What::Numbers);
            offer(ui, t!("figures-copy-table"), What::Table);
        });
    });
    wanted
}

fn take_out(cx: &mut Cx, taken: &mut Taken, name: &str, title: &str, scene: Drawn, what: What) {
    match what {
        What::File(kind) => {
            let make = move || write(&scene()?, kind).map_err(|why| why.to_string());
            let name = format!("{name}.{}", kind.ending());
            cx.ask(Action::AskExport(Export { name, make: Arc::new(make) }));
        }
        What::Numbers => match scene() {
            Ok(scene) => {
                cx.ask(Action::Copy(Copied::of(&sheet_of(&scene)).tsv));
                cx.ask(Action::Notify(Notice::info(t!("figures-numbers-copied", title = title))));
            }
            Err(why) => cx.ask(Action::Notify(Notice::info(why))),
        },
        What::Table => {
            taken.copying.start(cx, t!("figures-numbers-copied", title = title), move || {
                let forms = Copied::of(&sheet_of(&scene()?));
                Ok(Clip::Table { html: forms.html, text: forms.tsv })
            });
        }
        What::Picture => {
            taken.copying.start(cx, t!("figures-picture-copied", title = title), move || Clip::of(&scene()?));
        }
    }
}

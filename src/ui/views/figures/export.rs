//! A figure out of the window: as a picture, as the table of its numbers, into a file or the clipboard.

use std::sync::Arc;

use eframe::egui::{ColorImage, Ui};

use super::alone::Alone;
use crate::export::figure::{Kind as Out, sheet_of, write};
use crate::export::png;
use crate::export::sheet::{Copied, Format};
use crate::figure::draw::Look;
use crate::figure::{Scene, Style};
use crate::study::Study;
use crate::t;
use crate::ui::actions::{Action, Export, Notice, Work};
use crate::ui::cx::Cx;
use crate::ui::widgets::{DropDown, Segment, caption, choice};

/// Where the figure is going to be seen.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum StyleOut {
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

/// Dots an inch of a picture with one dot a point.
const ONE: u32 = 72;
/// For the clipboard: two dots a point, up to a size that any program takes.
const COPIED: u32 = 2 * ONE;
const MOST_COPIED: f32 = 40_000_000.0;

pub fn menu(ui: &mut Ui, cx: &mut Cx, alone: &mut Alone) {
    let mut style = alone.style;
    let mut wanted = None;
    DropDown::new("", t!("figures-export")).name(t!("figures-export")).show(ui, |ui| {
        let styles = [
            (StyleOut::Screen, Segment::text(t!("figures-style-screen"))),
            (StyleOut::Print, Segment::text(t!("figures-style-print"))),
            (StyleOut::Slides, Segment::text(t!("figures-style-slides"))),
        ];
        choice(ui, t!("figures-style"), &mut style, &styles);
        let mut offer = |ui: &mut Ui, label: &str, what: What| {
            if ui.button(label).clicked() {
                wanted = Some(what);
                ui.close();
            }
        };
        ui.add_space(4.0);
        caption(ui, t!("figures-export-picture"));
        offer(ui, t!("figures-svg"), What::File(Out::Svg));
        offer(ui, t!("figures-pdf"), What::File(Out::Pdf));
        for times in 1..=3 {
            offer(ui, &t!("figures-png", times = times), What::File(Out::Png(times * ONE)));
        }
        offer(ui, t!("figures-copy-picture"), What::Picture);
        ui.add_space(4.0);
        caption(ui, t!("figures-export-numbers"));
        offer(ui, t!("figures-csv"), What::File(Out::Table(Format::Csv)));
        offer(ui, t!("figures-xlsx"), What::File(Out::Table(Format::Xlsx)));
        offer(ui, t!("figures-docx"), What::File(Out::Table(Format::Docx)));
        offer(ui, t!("figures-copy-numbers"), What::Numbers);
    });
    alone.style = style;
    if let Some(what) = wanted {
        take_out(ui, cx, alone, what);
    }
}

#[derive(Clone, Copy)]
enum What {
    File(Out),
    Picture,
    Numbers,
}

fn scene(alone: &Alone, study: &Study) -> Option<(&'static str, Scene)> {
    let (kind, figure) = alone.figure()?;
    Some((kind.key(), figure.draw(study, Look::of(alone.style.style()))))
}

fn take_out(ui: &Ui, cx: &mut Cx, alone: &Alone, what: What) {
    let Some((name, scene)) = scene(alone, cx.session.study()) else {
        cx.ask(Action::Notify(Notice::info(t!("figures-nothing-out"))));
        return;
    };
    match what {
        What::File(kind) => {
            let make = move || write(&scene, kind).map_err(|why| why.to_string());
            let name = format!("{name}.{}", kind.ending());
            cx.ask(Action::AskExport(Export { name, make: Arc::new(make) }));
        }
        What::Numbers => {
            cx.ask(Action::Copy(Copied::of(&sheet_of(&scene)).tsv));
            cx.ask(Action::Notify(Notice::info(t!("figures-numbers-copied", title = scene.title))));
        }
        What::Picture => {
            let dots = COPIED as f32 / ONE as f32;
            if scene.width * scene.height * dots * dots > MOST_COPIED {
                cx.ask(Action::Notify(Notice::warning(t!("figures-picture-large"))));
                return;
            }
            let ctx = ui.ctx().clone();
            cx.ask(Action::Notify(Notice::info(t!("figures-picture-copied", title = &scene.title))));
            cx.ask(Action::Work(Work {
                name: t!("job-copy-picture"),
                run: Arc::new(move |_| {
                    if let Some(picture) = dotted(&scene) {
                        ctx.copy_image(picture);
                        ctx.request_repaint();
                    }
                }),
            }));
        }
    }
}

fn dotted(scene: &Scene) -> Option<ColorImage> {
    let bytes = png::png(scene, COPIED).ok()?;
    let picture = image::load_from_memory(&bytes).ok()?.to_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, picture.as_raw()))
}

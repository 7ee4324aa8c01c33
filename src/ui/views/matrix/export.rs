//! A matrix out of the window: into a file of any format, or to the clipboard.

use std::sync::Arc;

use eframe::egui::Ui;

use super::model::{Model, shown};
use crate::analysis::{Index, Lens, MatrixSpec};
use crate::export::matrix::{Wish, counted, file};
use crate::export::sheet::{Copied, Format, picture};
use crate::figure::Style;
use crate::study::Study;
use crate::t;
use crate::ui::actions::{Action, Export, Notice};
use crate::ui::clipboard::{Clip, Copying};
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::{DropDown, caption, tick};

/// What is remembered of what went out.
#[derive(Default)]
pub struct Out {
    /// The quotes behind the cells go along.
    quotes: bool,
    copying: Copying,
}

#[derive(Clone, Copy)]
enum What {
    File(Format),
    Text,
    Markdown,
    Table,
    Picture,
}

/// Everything that is needed to make a table of it elsewhere.
struct Asked {
    study: Study,
    index: Arc<Index>,
    spec: MatrixSpec,
    lens: Lens,
    wish: Wish,
}

/// As it is shown, without the levels of single themes that were opened: so the command line writes the
/// same. Where heads nest, what stands for all of an outer one goes along.
fn asked_for(spec: &MatrixSpec) -> MatrixSpec {
    let mut spec = shown(spec);
    spec.subtotals |= spec.rows.len() > 1 || spec.columns.len() > 1;
    spec
}

/// A format as the menus of Matrix call it.
pub fn format_name(format: Format) -> &'static str {
    match format {
        Format::Xlsx => t!("matrix-as-xlsx"),
        Format::Docx => t!("matrix-as-docx"),
        Format::Html => t!("matrix-as-html"),
        Format::Latex => t!("matrix-as-latex"),
        Format::Markdown => t!("matrix-as-markdown"),
        Format::Json => t!("matrix-as-json"),
        Format::Csv => t!("matrix-as-csv"),
        Format::Tsv => t!("matrix-as-tsv"),
    }
}

pub fn menu(ui: &mut Ui, cx: &mut Cx, out: &mut Out, model: &Model, name: &str) {
    out.copying.tell(cx);
    let mut wanted = None;
    DropDown::new("", t!("matrix-export")).name(t!("matrix-export")).show(ui, |ui| {
        let mut offer = |ui: &mut Ui, label: &str, what: What| {
            if ui.button(label).clicked() {
                wanted = Some(what);
                ui.close();
            }
        };
        caption(ui, t!("matrix-export-file"));
        use Format as F;
        // Two columns, so that the menu is no longer than a small window.
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for half in [[F::Xlsx, F::Docx, F::Html, F::Latex], [F::Markdown, F::Json, F::Csv, F::Tsv]] {
                ui.vertical(|ui| {
                    ui.set_min_width(120.0);
                    for format in half {
                        offer(ui, format_name(format), What::File(format));
                    }
                });
            }
        });
        tick(ui, &mut out.quotes, t!("matrix-with-quotes")).on_hover_text(t!("matrix-with-quotes-help"));
        ui.add_space(4.0);
        caption(ui, t!("matrix-export-clipboard"));
        offer(ui, t!("matrix-copy-tsv"), What::Text);
        offer(ui, t!("matrix-copy-html"), What::Table);
        offer(ui, t!("matrix-copy-markdown"), What::Markdown);
        offer(ui, t!("matrix-copy-picture"), What::Picture);
    });
    if let Some(what) = wanted {
        take_out(cx, out, model, name, what);
    }
}

fn take_out(cx: &mut Cx, out: &mut Out, model: &Model, name: &str, what: What) {
    let asked = Asked {
        study: cx.study().clone(),
        index: cx.session.index(),
        spec: asked_for(&model.asked.spec),
        lens: cx.session.lens.clone(),
        wish: Wish { date: names::date(crate::session::now()), quotes: out.quotes },
    };
    let copied = t!("matrix-copied", title = name);
    match what {
        What::File(format) => {
            let name = format!("{}.{}", t!("matrix-file-name"), format.ending());
            let make = move || {
                let Asked { study, index, spec, lens, wish } = &asked;
                file(study, index, spec, lens, wish, format).map_err(|why| why.to_string())
            };
            cx.ask(Action::AskExport(Export { name, make: Arc::new(make) }));
        }
        What::Text | What::Markdown => match asked.copied() {
            Ok(forms) => {
                let text = if matches!(what, What::Text) { forms.tsv } else { forms.markdown };
                cx.ask(Action::Copy(text));
                cx.ask(Action::Notify(Notice::info(copied)));
            }
            Err(why) => cx.ask(Action::Notify(Notice::warning(why))),
        },
        What::Table => out.copying.start(cx, copied, move || {
            let forms = asked.copied()?;
            Ok(Clip::Table { html: forms.html, text: forms.tsv })
        }),
        What::Picture => out.copying.start(cx, copied, move || {
            let Asked { study, index, spec, lens, wish } = &asked;
            let wish = Wish { quotes: false, ..wish.clone() };
            let sheet = counted(study, index, spec, lens, &wish).map_err(|why| why.to_string())?;
            let scene = picture(&sheet, Style::Light).ok_or_else(|| t!("copy-too-large").to_owned())?;
            Clip::of(&scene)
        }),
    }
}

impl Asked {
    fn copied(&self) -> Result<Copied, String> {
        let wish = Wish { quotes: false, ..self.wish.clone() };
        let sheet = counted(&self.study, &self.index, &self.spec, &self.lens, &wish);
        sheet.map(|sheet| Copied::of(&sheet)).map_err(|why| why.to_string())
    }
}

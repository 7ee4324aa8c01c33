//! A display out of the window: into a file of any format, or the clipboard.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::export::format_name;
use super::board::Made;
use crate::export::sheet::{Copied, Format, write};
use crate::t;
use crate::ui::actions::{Action, Export, Notice};
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::DropDown;

/// Those that people open first.
const ORDER: [Format; 8] = [
    Format::Xlsx,
    Format::Docx,
    Format::Csv,
    Format::Tsv,
    Format::Markdown,
    Format::Html,
    Format::Latex,
    Format::Json,
];

pub fn menu(ui: &mut Ui, cx: &mut Cx, made: Option<&Made>, title: &str) {
    let Some(made) = made else { return };
    let date = || names::date(crate::session::now());
    DropDown::new("", t!("matrix-export")).name(t!("matrix-export")).show(ui, |ui| {
        for format in ORDER {
            if ui.button(format_name(format)).clicked() {
                let sheet = (made.sheet)(&date());
                let make = move || write(&sheet, format).map_err(|why| why.to_string());
                let name = format!("{}.{}", made.file, format.ending());
                cx.ask(Action::AskExport(Export { name, make: Arc::new(make) }));
                ui.close();
            }
        }
        if ui.button(t!("matrix-copy-tsv")).clicked() {
            cx.ask(Action::Copy(Copied::of(&(made.sheet)(&date())).tsv));
            cx.ask(Action::Notify(Notice::info(t!("matrix-copied", title = title))));
            ui.close();
        }
    });
}

//! Which text belongs to which case: folders and names only propose, and nothing is brought in before
//! somebody has looked.

use eframe::egui;

use super::dialogs::{Answer, buttons, text};
use crate::import::{FileReceipt, Imported, Outcome, Receipt};
use crate::session::Session;
use crate::study::{Case, CaseId};
use crate::t;
use crate::ui::theme::{Tokens, font};

/// How wide the choice of a case is.
const CHOICE: f32 = 180.0;

pub fn show(
    ui: &mut egui::Ui,
    rows: &mut Vec<(Imported, Option<CaseId>)>,
    receipt: &Receipt,
    session: Option<&Session>,
) -> Answer {
    text(ui, t!("sort-title"), t!("sort-text"));
    let cases = session.map(|s| s.study().cases_in_order()).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        ui.label(t!("sort-all"));
        for case in &cases {
            if ui.button(&case.name).clicked() {
                for row in rows.iter_mut() {
                    row.1 = Some(case.id);
                }
            }
        }
    });
    ui.add_space(8.0);
    egui::ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for (at, (imported, case)) in rows.iter_mut().enumerate() {
            row(ui, at, imported, case, &cases, receipt);
        }
        refused(ui, receipt);
    });
    ui.add_space(12.0);
    let count = rows.iter().filter(|row| row.1.is_some()).count();
    if count == 0 {
        let none = egui::RichText::new(t!("sort-none")).font(font::caption()).color(Tokens::of(ui).ink3);
        ui.label(none);
        return buttons(ui, &[(t!("cancel"), false)]).map_or(Answer::Wait, |_| Answer::Close);
    }
    let import = t!("sort-import", count = count);
    match buttons(ui, &[(import.as_str(), true), (t!("cancel"), false)]) {
        Some(0) => {
            let texts = std::mem::take(rows)
                .into_iter()
                .filter_map(|(text, case)| case.map(|case| (case, text)))
                .collect();
            Answer::Texts(texts, receipt.clone())
        }
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

/// Title; below it words and encoding; at the right the case.
fn row(
    ui: &mut egui::Ui,
    at: usize,
    imported: &Imported,
    case: &mut Option<CaseId>,
    cases: &[&Case],
    receipt: &Receipt,
) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - CHOICE - 32.0).max(80.0);
        let label = ui
            .vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let label = ui.add(egui::Label::new(&imported.title).truncate());
                let about = about(imported, receipt);
                let about = egui::RichText::new(about).font(font::caption()).color(tokens.ink3);
                ui.add(egui::Label::new(about).truncate());
                label.id
            })
            .inner;
        let chosen = case
            .and_then(|id| cases.iter().find(|case| case.id == id))
            .map_or(t!("sort-leave-out"), |case| case.name.as_str());
        let combo = egui::ComboBox::from_id_salt(("sort", at)).selected_text(chosen).width(CHOICE).truncate();
        let response = combo.show_ui(ui, |ui| {
            for option in cases {
                ui.selectable_value(case, Some(option.id), &option.name);
            }
            ui.selectable_value(case, None, t!("sort-leave-out"));
        });
        response.response.labelled_by(label);
    });
    ui.add_space(4.0);
}

/// `1,204 words · UTF-8`, and what was changed on the way in.
fn about(imported: &Imported, receipt: &Receipt) -> String {
    let mut about = t!("sort-words", count = imported.words);
    let file = receipt.files.iter().find(|file| file.path == imported.path);
    if let Some(FileReceipt { outcome: Outcome::Imported { encoding, remarks, .. }, .. }) = file {
        for part in std::iter::once(encoding).chain(remarks) {
            about.push_str(" · ");
            about.push_str(part);
        }
    }
    about
}

/// What could not be read, each with its reason.
fn refused(ui: &mut egui::Ui, receipt: &Receipt) {
    let tokens = Tokens::of(ui);
    for file in receipt.files.iter().filter(|file| matches!(file.outcome, Outcome::Refused { .. })) {
        let said = egui::RichText::new(file.to_string()).font(font::caption()).color(tokens.bad);
        ui.add(egui::Label::new(said).wrap());
    }
}

//! What this study calls the three polarities.

use eframe::egui::Ui;

use super::super::parts::bare;
use crate::edit::Command;
use crate::study::{Info, Polarity};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{body2, polarity_sign, polarity_word};

pub fn show(ui: &mut Ui, cx: &mut Cx) {
    body2(ui, t!("codebook-polarity-text"));
    ui.add_space(12.0);
    let labels = cx.study().front().polarity_labels.clone();
    for polarity in Polarity::ALL {
        let value = match polarity {
            Polarity::Enabling => &labels.enabling,
            Polarity::Constraining => &labels.constraining,
            Polarity::Mixed => &labels.mixed,
        };
        ui.horizontal(|ui| {
            polarity_sign(ui, polarity, labels.get(polarity));
            let label = t!("codebook-polarity-label", usual = polarity_word(polarity));
            // An empty label means the usual word, which is what stands in the field then.
            let shown = if value.is_empty() { polarity_word(polarity) } else { value };
            if let Some(new) = bare(ui, (0, polarity.key()), &label, shown, 280.0) {
                let new = new.trim();
                let new = if new == polarity_word(polarity) { String::new() } else { new.to_owned() };
                let mut labels = labels.clone();
                match polarity {
                    Polarity::Enabling => labels.enabling = new,
                    Polarity::Constraining => labels.constraining = new,
                    Polarity::Mixed => labels.mixed = new,
                }
                let info = cx.study().front().clone();
                cx.edit(Command::put(Info { polarity_labels: labels, ..info }));
            }
        });
        ui.add_space(8.0);
    }
}

//! Only rows that differ, and by how much at least.

use eframe::egui::{Slider, Ui};

use super::tick;
use crate::analysis::{CellKind, Lens, Matrix, MatrixSpec, Measure};
use crate::t;
use crate::ui::theme::Tokens;
use crate::ui::widgets::caption;
use crate::words::decimal;

/// The greatest difference within a row: where the slider ends. That row is the last to be hidden, so the
/// rows that are shown know it as long as there are any.
#[derive(Clone, Copy, Default)]
pub struct Most(f64);

/// What the greatest difference was found for.
#[derive(Default)]
pub struct Found {
    of: Option<(u64, Lens, MatrixSpec)>,
    most: Most,
}

impl Found {
    pub fn most(&self) -> Most {
        self.most
    }

    /// Looks at the rows that are shown, where a slider asks for it.
    pub fn look(&mut self, revision: u64, lens: &Lens, spec: &MatrixSpec, matrix: &Matrix) {
        if !spec.rows_only_that_differ || !has_values(spec.cell) {
            return;
        }
        let plain = MatrixSpec { least_difference: 0, ..spec.clone() };
        let of = (revision, lens.clone(), plain);
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let spreads = (0..matrix.rows.len()).map(|row| {
            let values = || matrix.row(row).filter_map(|cell| cell.value);
            let low = values().fold(f64::INFINITY, f64::min);
            let high = values().fold(f64::NEG_INFINITY, f64::max);
            if high > low { high - low } else { 0.0 }
        });
        let found = spreads.fold(0.0, f64::max);
        // Without a row nothing can be told yet: the slider leads back to where there were some.
        self.most = Most(found.max(f64::from(spec.least_difference) / 100.0));
        self.of = (!matrix.rows.is_empty()).then_some(of);
    }
}

/// Whether cells of a kind are numbers that can be so far apart.
fn has_values(kind: CellKind) -> bool {
    !matches!(kind, CellKind::Synthesis | CellKind::State | CellKind::Quotes)
}

pub fn show(ui: &mut Ui, spec: &mut MatrixSpec, most: Most) {
    let turned = tick(ui, &mut spec.rows_only_that_differ, t!("matrix-only-different"));
    if turned && !spec.rows_only_that_differ {
        spec.least_difference = 0;
    }
    let least = f64::from(spec.least_difference) / 100.0;
    // Not a hair more than the greatest: at the end one row is left.
    let end = ((most.0 * 100.0).floor() / 100.0).max(least);
    if !spec.rows_only_that_differ || !has_values(spec.cell) || end <= 0.0 {
        return;
    }
    let percent =
        matches!(spec.measure, Measure::RowPercent | Measure::ColumnPercent | Measure::TablePercent)
            || spec.cell == CellKind::Share;
    let whole = spec.cell.is_count() && spec.measure == Measure::Raw || spec.cell == CellKind::Rating;
    let (step, decimals) = match (whole, percent, end) {
        (true, _, _) | (_, true, 5.0..) => (1.0, 0),
        (_, true, _) | (_, _, 10.0..) => (0.1, 1),
        _ => (0.01, 2),
    };
    let mut value = least;
    let label = caption(ui, t!("matrix-least"));
    let t = Tokens::of(ui);
    let changed = ui.scope(|ui| {
        ui.spacing_mut().slider_width = 112.0;
        ui.visuals_mut().widgets.inactive.bg_fill = t.line;
        let slider = Slider::new(&mut value, 0.0..=end).step_by(step).show_value(false).trailing_fill(true);
        ui.add(slider).labelled_by(label.id).changed()
    });
    let unit = if percent { "%" } else { "" };
    caption(ui, &format!("{}{unit}", decimal(value, decimals)));
    if changed.inner {
        // In hundredths; far below what would not fit.
        spec.least_difference = (value.clamp(0.0, 1e7) * 100.0).round() as u32;
    }
}

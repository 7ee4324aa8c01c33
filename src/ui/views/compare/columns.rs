//! Which columns stand beside each other, and in which order.

use eframe::egui;

use crate::analysis::Column;
use crate::study::{Kind, Study};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Icon, Segment, caption, choice, icon_button};

/// What a column stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    #[default]
    Cases,
    Units,
    Coders,
}

/// The choice: kept by what was left out and what was moved, so that new cases appear by themselves.
#[derive(Default)]
pub struct Columns {
    pub by: By,
    hidden: Vec<Column>,
    order: Vec<Column>,
}

impl Columns {
    /// All columns there could be, in the order that was given them.
    fn all(&self, study: &Study) -> Vec<Column> {
        let mut all: Vec<Column> = match self.by {
            By::Cases => study.cases_in_order().iter().map(|case| Column::Case(case.id)).collect(),
            By::Units => study
                .cases_in_order()
                .iter()
                .flat_map(|case| study.units_of(case.id))
                .map(|unit| Column::Unit(unit.id))
                .collect(),
            By::Coders => study
                .coders_in_order()
                .iter()
                .map(|coder| Column::Coder { coder: coder.id, case: None })
                .collect(),
        };
        let place = |column: &Column| self.order.iter().position(|other| other == column);
        all.sort_by_key(|column| place(column).unwrap_or(usize::MAX));
        all
    }

    /// Those shown. The cases of the lens are obeyed for cases.
    pub fn shown(&self, cx: &Cx) -> Vec<Column> {
        let lens = &cx.session.lens;
        let in_lens = |column: &Column| match column {
            Column::Case(id) => lens.cases.is_empty() || lens.cases.contains(id),
            Column::Unit(id) => {
                let case = cx.study().units.get(*id).map(|unit| unit.case);
                (lens.units.is_empty() || lens.units.contains(id))
                    && !lens.excluded_units.contains(id)
                    && (lens.cases.is_empty() || case.is_some_and(|case| lens.cases.contains(&case)))
            }
            Column::Coder { coder, .. } => lens.coders.is_empty() || lens.coders.contains(coder),
        };
        let all = self.all(cx.study());
        all.into_iter().filter(|column| !self.hidden.contains(column) && in_lens(column)).collect()
    }

    fn shift(&mut self, study: &Study, at: usize, by: isize) {
        let mut all = self.all(study);
        let to = at.saturating_add_signed(by);
        if to < all.len() {
            all.swap(at, to);
            self.order = all;
        }
    }

    /// The button and what it opens.
    pub fn button(&mut self, ui: &mut egui::Ui, study: &Study) {
        let response = ui.add(Button::new(t!("compare-columns")).icon(Icon::Compare).quiet());
        egui::Popup::menu(&response)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
            .gap(4.0)
            .show(|ui| self.list(ui, study));
    }

    fn list(&mut self, ui: &mut egui::Ui, study: &Study) {
        ui.set_width(280.0);
        choice(
            ui,
            t!("compare-columns-by"),
            &mut self.by,
            &[
                (By::Cases, Segment::text(t!("compare-by-cases"))),
                (By::Units, Segment::text(t!("compare-by-units"))),
                (By::Coders, Segment::text(t!("compare-by-coders"))),
            ],
        );
        ui.add_space(4.0);
        let all = self.all(study);
        if all.is_empty() {
            caption(ui, t!("compare-columns-none"));
        }
        let last = all.len().saturating_sub(1);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (at, column) in all.into_iter().enumerate() {
                let name = name_of(column, study);
                ui.push_id(column_key(column), |ui| {
                    ui.horizontal(|ui| {
                        let mut on = !self.hidden.contains(&column);
                        if ui.checkbox(&mut on, &name).changed() {
                            if on {
                                self.hidden.retain(|other| *other != column);
                            } else {
                                self.hidden.push(column);
                            }
                        }
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            let down = t!("compare-column-later", name = &name);
                            let up = t!("compare-column-earlier", name = &name);
                            ui.add_enabled_ui(at < last, |ui| {
                                if icon_button(ui, Icon::Down, &down).clicked() {
                                    self.shift(study, at, 1);
                                }
                            });
                            ui.add_enabled_ui(at > 0, |ui| {
                                if icon_button(ui, Icon::Up, &up).clicked() {
                                    self.shift(study, at, -1);
                                }
                            });
                        });
                    });
                });
            }
        });
    }
}

/// The name in the list; a unit with its case, since two cases may have units of one name.
fn name_of(column: Column, study: &Study) -> String {
    let label = column.label(study);
    match column {
        Column::Unit(id) => study
            .units
            .get(id)
            .and_then(|unit| study.cases.get(unit.case))
            .map_or(label.clone(), |case| format!("{} · {label}", case.name)),
        _ => label,
    }
}

/// Names widgets of a column by what it stands for.
pub fn column_key(column: Column) -> u128 {
    use crate::study::RecordId as _;
    match column {
        Column::Case(id) => id.uuid().as_u128(),
        Column::Unit(id) => id.uuid().as_u128(),
        Column::Coder { coder, .. } => coder.uuid().as_u128(),
    }
}

/// The case that a column belongs to.
pub fn case_of(column: Column, study: &Study) -> Option<crate::study::CaseId> {
    match column {
        Column::Case(id) => Some(id),
        Column::Unit(id) => study.units.get(id).map(|unit| unit.case),
        Column::Coder { case, .. } => case,
    }
}

/// Whether a column has any text to read: sources of the case or unit, or any for a coder.
pub fn has_sources(column: Column, study: &Study) -> bool {
    match column {
        Column::Case(id) => study.sources.iter().any(|source| source.case == id),
        Column::Unit(_) | Column::Coder { .. } => study.count(Kind::Source) > 0,
    }
}

/// Sources of the column, and how many of them somebody has read to the end.
pub fn sources_read(column: Column, study: &Study) -> (usize, usize) {
    let of_column = |source: &&crate::study::Source| match column {
        Column::Case(id) => source.case == id,
        Column::Unit(id) => source.unit == Some(id),
        Column::Coder { .. } => true,
    };
    let read = |source: &&crate::study::Source| match column {
        Column::Coder { coder, .. } => source.read_by.contains(&coder),
        _ => !source.read_by.is_empty(),
    };
    let all: Vec<_> = study.sources.iter().filter(of_column).collect();
    (all.iter().copied().filter(read).count(), all.len())
}

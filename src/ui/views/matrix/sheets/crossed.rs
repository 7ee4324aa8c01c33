//! Substructed table: two attributes crossed, with the names of the cases in the cells.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::bar::list;
use super::board::{Board, Cell, Head, Lacks, Made, Of, once};
use crate::analysis::displays::{Choices, Substructed, ready, substructed};
use crate::analysis::{Dimension, Index, Lens};
use crate::export::displays;
use crate::study::{AnyId, AttributeId, CaseId, Study};
use crate::t;
use crate::ui::theme::measure;

/// The attributes that are crossed; the study's first ones where none are chosen.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Wish {
    down: Option<AttributeId>,
    across: Option<AttributeId>,
}

/// Names in a cell stand in so many lines at most.
const MOST_LINES: usize = 8;
/// So many letters go into a line.
const LETTERS: usize = 26;
const LINE: f32 = 15.0;
const COLUMN: f32 = 184.0;

/// The two that are crossed, as the core chooses them.
fn crossed(study: &Study, wish: &Wish) -> Result<[AttributeId; 2], String> {
    let attributes = [wish.down, wish.across].into_iter().flatten().collect();
    let choices = Choices { attributes, ..Choices::default() };
    let made = ready("substructed").map(|ready| ready.spec(study, &choices));
    let spec = made.unwrap_or_else(|| Err(String::new()))?;
    match (spec.rows.first(), spec.columns.first()) {
        (Some(Dimension::Attribute(down)), Some(Dimension::Attribute(across))) => Ok([*down, *across]),
        _ => Err(t!("sheets-two-attributes").to_owned()),
    }
}

pub fn bar(ui: &mut Ui, study: &Study, wish: &mut Wish) {
    let Ok([down, across]) = crossed(study, wish) else { return };
    let name = |id: AttributeId| study.attributes.get(id).map_or("", |one| one.name.as_str());
    let all = || -> Vec<(AttributeId, String)> {
        let valued = |id: AttributeId| study.cases.iter().any(|case| case.values.contains_key(&id));
        let attributes = study.attributes_in_order().into_iter().filter(|one| valued(one.id));
        attributes.map(|one| (one.id, one.name.clone())).collect()
    };
    let (mut first, mut second) = (down, across);
    list(ui, t!("matrix-rows"), name(down), &mut first, all);
    list(ui, t!("matrix-columns"), name(across), &mut second, all);
    // Crossed with itself an attribute says nothing: the two change places.
    if first == second {
        (first, second) = (across, down);
    }
    if [first, second] != [down, across] {
        *wish = Wish { down: Some(first), across: Some(second) };
    }
}

struct Crossed {
    table: Substructed,
    corner: String,
    heads: Vec<Head>,
}

pub fn make(study: &Study, index: &Index, lens: &Lens, wish: &Wish) -> Result<Made, Lacks> {
    let chosen = crossed(study, wish).map_err(Lacks::of)?;
    let choices = Choices { attributes: chosen.to_vec(), ..Choices::default() };
    let display = ready("substructed").ok_or_else(|| Lacks::of(""))?;
    let spec = display.spec(study, &choices).map_err(Lacks::of)?;
    let two = || Lacks::of(t!("sheets-two-attributes"));
    let table = substructed(study, index, &spec, lens).ok_or_else(two)?;
    let with: usize = {
        let mut cases: Vec<CaseId> = table.cells.iter().flatten().flatten().map(|(id, _)| *id).collect();
        cases.sort_unstable();
        cases.dedup();
        cases.len()
    };
    let corner =
        t!("matrix-title", rows = table.attributes[0].as_str(), columns = table.attributes[1].as_str());
    let heads = table.columns.iter().map(|name| Head::words(name.clone(), COLUMN)).collect();
    let caption = vec![t!("sheets-unit-cases", with = with, of = with + table.left_out.len())];
    let blank = t!("sheets-blank").to_owned();
    let without =
        (!table.left_out.is_empty()).then(|| t!("sheets-without-value", names = names(&table.left_out)));
    let notes = [blank].into_iter().chain(without).chain(display.too_few(study)).collect();
    let (snapshot, own, within) = (study.clone(), table.clone(), lens.clone());
    Ok(Made {
        board: Box::new(Crossed { table, corner, heads }),
        caption,
        notes,
        file: "substructed",
        sheet: Box::new(move |date| displays::substructed_table(&snapshot, &own, &within, date)),
    })
}

fn names(cases: &[(CaseId, String)]) -> String {
    cases.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
}

impl Crossed {
    fn cases(&self, row: usize, column: usize) -> &[(CaseId, String)] {
        let cell = self.table.cells.get(row).and_then(|cells| cells.get(column));
        cell.map_or(&[], Vec::as_slice)
    }
}

impl Board for Crossed {
    fn corner(&self) -> &str {
        &self.corner
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn count(&self) -> usize {
        self.table.rows.len()
    }

    fn id(&self, row: usize) -> u128 {
        row as u128
    }

    fn name(&self, row: usize) -> Cow<'_, str> {
        Cow::Borrowed(self.table.rows.get(row).map_or("", String::as_str))
    }

    fn cell(&self, row: usize, column: usize) -> Cell {
        let cases = self.cases(row, column);
        if cases.is_empty() {
            return Cell { value: Some(0.0), ..Cell::quiet("") };
        }
        let words = t!("sheets-cases-named", count = cases.len(), names = names(cases));
        Cell { value: Some(cases.len() as f64), ..Cell::words(words) }
    }

    fn heights(&self) -> Option<Vec<f32>> {
        let lines = |row: usize| {
            let letters = |column: usize| self.cell(row, column).words.chars().count();
            let longest = (0..self.heads.len()).map(letters).max().unwrap_or(0);
            longest.div_ceil(LETTERS).clamp(1, MOST_LINES)
        };
        let height = |row: usize| match lines(row) {
            1 => measure::DENSE_ROW,
            lines => lines as f32 * LINE + 11.0,
        };
        Some((0..self.count()).map(height).collect())
    }

    fn behind(&self, of: &Of<'_>, row: usize, column: Option<usize>) -> Vec<AnyId> {
        let columns = match column {
            Some(column) => column..column + 1,
            None => 0..self.heads.len(),
        };
        let cases = columns.flat_map(|column| self.cases(row, column));
        once(cases.flat_map(|(case, _)| of.case(*case)))
    }

    fn about(&self, row: usize, column: Option<usize>) -> Vec<(String, String)> {
        let Some(column) = column else { return Vec::new() };
        let cases = self.cases(row, column);
        let Some(head) = self.heads.get(column).filter(|_| !cases.is_empty()) else { return Vec::new() };
        let place = t!("matrix-cell-place", column = head.name.as_str(), row = self.name(row).as_ref());
        vec![(place, t!("sheets-cases-named", count = cases.len(), names = names(cases)))]
    }
}

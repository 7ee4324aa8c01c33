//! Two attributes crossed, with the names of the cases in the cells.

use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::matrix::attribute_values;
use crate::study::matrix::{Dimension, MatrixSpec};
use crate::study::{AttributeId, CaseId, Study};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Substructed {
    /// The names of the two attributes.
    pub attributes: [String; 2],
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// Row by row: the cases there, in the order of the study. An empty one is a combination that no case
    /// has.
    pub cells: Vec<Vec<Vec<(CaseId, String)>>>,
    /// Cases that lack a value of one of the two.
    pub left_out: Vec<(CaseId, String)>,
}

/// The table of the first attribute of the rows and the first of the columns of a specification, with its
/// bands; `None` where one of the two is missing.
pub fn substructed(study: &Study, index: &Index, spec: &MatrixSpec, lens: &Lens) -> Option<Substructed> {
    let attribute = |axis: &[Dimension]| {
        axis.iter().find_map(|one| if let Dimension::Attribute(id) = one { Some(*id) } else { None })
    };
    let (down, across) = (attribute(&spec.rows)?, attribute(&spec.columns)?);
    let name = |id: AttributeId| study.attributes.get(id).map(|attribute| attribute.name.clone());
    let attributes = [name(down)?, name(across)?];
    let [rows, columns] = [down, across].map(|id| attribute_values(study, index, id, spec));
    let named = |id: CaseId| (id, study.cases.get(id).map_or_else(String::new, |case| case.name.clone()));
    let shown = |id: &CaseId| lens.cases.is_empty() || lens.cases.contains(id);
    let cell = |row: &[CaseId], column: &[CaseId]| -> Vec<(CaseId, String)> {
        row.iter().filter(|id| column.contains(id) && shown(id)).map(|id| named(*id)).collect()
    };
    let cells =
        rows.iter().map(|(_, row)| columns.iter().map(|(_, column)| cell(row, column)).collect()).collect();
    let has =
        |values: &[(String, Vec<CaseId>)], id: &CaseId| values.iter().any(|(_, cases)| cases.contains(id));
    let lacks = |id: &&CaseId| shown(id) && !(has(&rows, id) && has(&columns, id));
    let left_out = index.cases.ids().iter().filter(lacks).map(|id| named(*id)).collect();
    let labels = |values: &[(String, Vec<CaseId>)]| values.iter().map(|(label, _)| label.clone()).collect();
    Some(Substructed { attributes, rows: labels(&rows), columns: labels(&columns), cells, left_out })
}

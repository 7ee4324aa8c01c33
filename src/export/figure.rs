//! A figure as a file of any kind: as a picture, or as the table of its numbers.

use super::sheet::{self, Cell, Column, Format, Row, Sheet, SheetError, Value};
use super::{pdf, png, svg};
use crate::figure::Scene;
use crate::figure::scene::Value as Drawn;

/// What a figure can be written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Svg,
    Pdf,
    /// With so many dots an inch.
    Png(u32),
    Table(Format),
}

#[derive(Debug, thiserror::Error)]
pub enum FigureError {
    #[error("{0}")]
    Pdf(#[from] pdf::PdfError),
    #[error("{0}")]
    Png(#[from] png::PngError),
    #[error("{0}")]
    Sheet(#[from] SheetError),
}

impl Kind {
    /// By the ending of a file; `density` is for pictures of dots.
    pub fn of(ending: &str, density: u32) -> Option<Self> {
        match ending {
            "svg" => Some(Self::Svg),
            "pdf" => Some(Self::Pdf),
            "png" => Some(Self::Png(density)),
            _ => Format::ALL.into_iter().find(|format| format.ending() == ending).map(Self::Table),
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png(_) => "png",
            Self::Table(format) => format.ending(),
        }
    }

    /// The endings of all kinds.
    pub fn endings() -> Vec<&'static str> {
        let tables = Format::ALL.into_iter().map(Format::ending);
        ["svg", "pdf", "png"].into_iter().chain(tables).collect()
    }
}

/// The bytes of a file of this kind.
pub fn write(scene: &Scene, kind: Kind) -> Result<Vec<u8>, FigureError> {
    Ok(match kind {
        Kind::Svg => svg::svg(scene).into_bytes(),
        Kind::Pdf => pdf::pdf(scene)?,
        Kind::Png(density) => png::png(scene, density)?,
        Kind::Table(format) => sheet::write(&sheet_of(scene), format)?,
    })
}

/// The numbers of a figure as a table, with all that is said below the figure.
pub fn sheet_of(scene: &Scene) -> Sheet {
    let mut heads = scene.table.head.iter();
    let corner = heads.next().cloned().unwrap_or_default();
    let columns: Vec<Column> =
        heads.map(|head| Column { labels: vec![head.clone()], total: false }).collect();
    let row = |values: &Vec<Drawn>| {
        let mut values = values.iter();
        let label = values.next().map(Drawn::words).unwrap_or_default();
        let mut cells: Vec<Cell> = values.map(|value| Cell::from(cell(value))).collect();
        cells.resize_with(columns.len(), Cell::default);
        Row { label, cells, ..Row::default() }
    };
    Sheet {
        title: scene.title.clone(),
        corner,
        caption: scene.caption.clone(),
        rows: scene.table.rows.iter().map(row).collect(),
        columns,
        ..Sheet::default()
    }
}

fn cell(value: &Drawn) -> Value {
    match value {
        Drawn::Words(words) if words.is_empty() => Value::Empty,
        Drawn::Words(words) => Value::Words(words.clone()),
        Drawn::Count(count) => Value::count(*count),
        Drawn::Number(number, decimals) => {
            Value::Number { value: *number, decimals: (*decimals).min(9) as u8, percent: false }
        }
        Drawn::Empty => Value::Empty,
    }
}

//! The formats by their names.

use super::Sheet;

#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    #[error("The workbook could not be made: {0}.")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("The document could not be made: {0}.")]
    Document(#[from] zip::result::ZipError),
    #[error("The table has {rows} rows and {columns} columns; a workbook holds 1,048,576 and 16,384.")]
    TooLarge { rows: usize, columns: usize },
    #[error("The table has {columns} columns; Word holds 63. Choose fewer, or another format.")]
    TooWide { columns: usize },
}

/// How a sheet can leave the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Csv,
    Tsv,
    Markdown,
    Html,
    Latex,
    Json,
    Xlsx,
    Docx,
}

impl Format {
    pub const ALL: [Self; 8] =
        [Self::Csv, Self::Tsv, Self::Markdown, Self::Html, Self::Latex, Self::Json, Self::Xlsx, Self::Docx];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Latex => "tex",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }

    /// Whether it is no text.
    /// Whether it has no place for caption, notes and quotes.
    pub fn is_bare(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }

    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }
}

/// What a copied table is to programs that paste it: cells to spreadsheets, a table to documents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Copied {
    pub tsv: String,
    pub html: String,
    pub markdown: String,
}

impl Copied {
    /// The forms of a sheet for the clipboard. Quotes are left out: they go with files.
    pub fn of(sheet: &Sheet) -> Self {
        let bare = Sheet { quotes: Vec::new(), ..sheet.clone() };
        Self { tsv: super::tsv(&bare), html: super::fragment(&bare), markdown: super::markdown(&bare) }
    }
}

/// The bytes of a file of this format.
pub fn write(sheet: &Sheet, format: Format) -> Result<Vec<u8>, SheetError> {
    Ok(match format {
        Format::Csv => super::csv(sheet).into_bytes(),
        Format::Tsv => super::tsv(sheet).into_bytes(),
        Format::Markdown => super::markdown(sheet).into_bytes(),
        Format::Html => super::page(sheet).into_bytes(),
        Format::Latex => super::latex(sheet).into_bytes(),
        Format::Json => format!("{:#}\n", super::json(sheet)).into_bytes(),
        Format::Xlsx => super::xlsx(sheet)?,
        Format::Docx => super::docx(sheet)?,
    })
}

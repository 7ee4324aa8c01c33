//! The table of pseudonyms: a CSV file of its own, kept apart from the study, that never holds it.

use super::names::{FindBy, Finder, Renaming};

/// Somebody's name and what stands for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pseudonym {
    pub name: String,
    pub pseudonym: String,
    /// Other ways in which the texts name them: first name, nickname, a wrong spelling. What stands
    /// for one may be another than for the whole name: `Anna=Maria`.
    pub variants: Vec<String>,
    pub note: String,
}

/// The table, in the order of its file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pseudonyms {
    pub rows: Vec<Pseudonym>,
}

/// Why a table of pseudonyms can't be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("the table can’t be read as CSV: {0}")]
    Csv(#[from] csv::Error),
    #[error("the first row must name the columns “name” and “pseudonym”")]
    NoColumns,
    #[error("row {row} has a name and no pseudonym, or a pseudonym and no name")]
    Half { row: usize },
    #[error("“{0}” stands in the table twice, with different pseudonyms")]
    Twice(String),
    #[error("the pseudonym “{0}” holds a name that is to be replaced; take another one")]
    Holds(String),
    #[error("the table is not text in UTF-8")]
    NotText,
}

/// Between the variants of a name in their one cell.
const BETWEEN: char = ';';

impl Pseudonyms {
    /// Reads the file: `name`, `pseudonym` and, if there are, `variants` (parted by semicolons) and
    /// `note`, in any order; other columns are passed over. Cells are parted by commas, semicolons or tabs.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let text = std::str::from_utf8(bytes).map_err(|_| TableError::NotText)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head = text.lines().next().unwrap_or_default();
        let comma = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count())
            .filter(|mark| head.as_bytes().contains(mark))
            .unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(comma).flexible(true).from_reader(text.as_bytes());
        let head = reader.headers()?.clone();
        let column = |name: &str| head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        let (Some(name), Some(pseudonym)) = (column("name"), column("pseudonym")) else {
            return Err(TableError::NoColumns);
        };
        let (variants, note) = (column("variants"), column("note"));
        let mut table = Self::default();
        for (at, row) in reader.records().enumerate() {
            let row = row?;
            let cell =
                |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned();
            let one = Pseudonym {
                name: cell(Some(name)),
                pseudonym: cell(Some(pseudonym)),
                variants: cell(variants)
                    .split(BETWEEN)
                    .map(|one| one.trim().to_owned())
                    .filter(|one| !one.is_empty())
                    .collect(),
                note: cell(note),
            };
            match (one.name.is_empty(), one.pseudonym.is_empty()) {
                (false, false) => table.rows.push(one),
                (true, true) => {}
                _ => return Err(TableError::Half { row: at + 2 }),
            }
        }
        table.check()?;
        Ok(table)
    }

    /// Writes the file, as [`Pseudonyms::read`] reads it.
    pub fn write(&self) -> Result<Vec<u8>, TableError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["name", "pseudonym", "variants", "note"])?;
        for row in &self.rows {
            let variants = row.variants.join(&format!("{BETWEEN} "));
            writer.write_record([&row.name, &row.pseudonym, &variants, &row.note])?;
        }
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
    }

    /// Whether the whole table can be put in the place of its names in one go.
    pub fn check(&self) -> Result<(), TableError> {
        let all = self.renamings();
        let finder = Finder::new(&all, FindBy::default());
        for (at, one) in all.iter().enumerate() {
            let same = |other: &&Renaming| other.from.to_lowercase() == one.from.to_lowercase();
            if all[..at].iter().find(same).is_some_and(|other| other.to != one.to) {
                return Err(TableError::Twice(one.from.clone()));
            }
            if finder.is_in(&one.to) {
                return Err(TableError::Holds(one.to.clone()));
            }
        }
        Ok(())
    }

    /// Every name and variant with what stands for it.
    pub fn renamings(&self) -> Vec<Renaming> {
        let mut all: Vec<Renaming> = Vec::new();
        for row in &self.rows {
            for name in std::iter::once(&row.name).chain(&row.variants) {
                let (name, pseudonym) = name.split_once('=').unwrap_or((name, &row.pseudonym));
                let one = Renaming::new(name.trim(), pseudonym.trim());
                if !all.contains(&one) {
                    all.push(one);
                }
            }
        }
        all
    }
}

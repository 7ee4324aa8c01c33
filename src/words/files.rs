//! The files of the catalogue, one list.

/// One file: its name, for reports, and what it says.
#[derive(Clone, Copy, Debug)]
pub struct File {
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! english {
    ($($name:literal),+ $(,)?) => {
        &[$(File { name: $name, text: include_str!(concat!("../../assets/words/en/", $name)) }),+]
    };
}

/// British English, one file a view. A new file is one more name here.
pub const ENGLISH: &[File] = english![
    "frame.ftl",
    "parts.ftl",
    "compare.ftl",
    "inspector.ftl",
    "read.ftl",
    "search.ftl",
    "correct.ftl",
    "codebook.ftl",
    "matrix.ftl",
    "sheets.ftl",
    "displays.ftl",
    "figures.ftl",
    "drawn.ftl",
    "findings.ftl",
    "history.ftl",
    "books.ftl",
    "study.ftl",
    "import.ftl",
    "report.ftl",
    "structure.ftl",
    "maps.ftl",
];

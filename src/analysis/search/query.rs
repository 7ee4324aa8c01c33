//! What is looked for, and why it may be impossible.

/// The longest query that is taken; nobody types more.
const LONGEST: usize = 2_000;

/// How the words of a query are meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Mode {
    /// Anywhere, as they are written. Any run of blank space is one blank, also over the end of one line;
    /// straight and curly apostrophes and quotation marks are the same; soft hyphens are passed over. So
    /// it is with whole words and with words near each other.
    #[default]
    Literal,
    /// As whole words.
    Word,
    /// As a regular expression.
    Regex,
    /// All of them, in any order, none further than so many words from any other. A star at the end of
    /// a word stands for any ending. A single word is found wherever a text has it.
    Near(u32),
}

/// The part of a text that is looked in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Within {
    /// What one speaker says.
    Speaker(String),
    /// What stands under a heading that holds these words, up to the next of its rank.
    Heading(String),
    /// The answers to a question.
    Field(String),
}

/// A search.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Query {
    pub words: String,
    pub mode: Mode,
    /// Whether capitals and small letters are told apart.
    pub case_sensitive: bool,
    /// Whether `é` is also found by `e`, and the other way round.
    pub ignore_accents: bool,
    pub within: Option<Within>,
}

/// Why a search can't be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QueryError {
    #[error("There is nothing to look for. Type a word.")]
    Empty,
    #[error("This is more than can be looked for at once. Leave some of it out.")]
    TooLong,
    #[error("“{0}” is not a regular expression: {1}.")]
    Regex(String, String),
    #[error("“{0}” stands for more than can be looked for. Make its counts in {{ }} smaller.")]
    TooBig(String),
}

impl Query {
    pub fn new(words: impl Into<String>, mode: Mode) -> Self {
        Self { words: words.into(), mode, ..Self::default() }
    }

    pub(super) fn check(&self) -> Result<(), QueryError> {
        if self.words.is_empty() {
            return Err(QueryError::Empty);
        }
        if self.words.len() > LONGEST {
            return Err(QueryError::TooLong);
        }
        Ok(())
    }

    /// The search in words, as it is written into what it made.
    pub fn describe(&self) -> String {
        let mut parts = Vec::new();
        match self.mode {
            Mode::Literal => {}
            Mode::Word => parts.push("whole word".to_owned()),
            Mode::Regex => parts.push("regular expression".to_owned()),
            Mode::Near(1) => parts.push("within 1 word".to_owned()),
            Mode::Near(count) => parts.push(format!("within {count} words")),
        }
        if self.case_sensitive {
            parts.push("upper and lower case told apart".to_owned());
        }
        if self.ignore_accents {
            parts.push("accents ignored".to_owned());
        }
        match &self.within {
            None => {}
            Some(Within::Speaker(name)) => parts.push(format!("said by {name}")),
            Some(Within::Heading(words)) => parts.push(format!("under the heading “{words}”")),
            Some(Within::Field(words)) => parts.push(format!("in answers to “{words}”")),
        }
        let words = format!("“{}”", self.words);
        if parts.is_empty() { words } else { format!("{words} ({})", parts.join(", ")) }
    }
}

/// The last line of the crate's drawing says what is wrong; the rest points at columns.
pub(super) fn regex_error(words: &str, error: &regex::Error) -> QueryError {
    match error {
        regex::Error::Syntax(drawn) => {
            let last = drawn.lines().last().unwrap_or_default().trim();
            let why = last.trim_start_matches("error: ").trim_end_matches('.');
            QueryError::Regex(words.to_owned(), why.to_owned())
        }
        _ => QueryError::TooBig(words.to_owned()),
    }
}

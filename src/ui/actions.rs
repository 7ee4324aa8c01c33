//! What views ask for. They read the session and push actions; `App` carries them out at one place
//! of the frame, so that nothing changes under a view while it draws.

use std::path::PathBuf;

use super::commands::UiCommand;
use crate::analysis::Lens;
use crate::edit::Command;
use crate::session::NewStudy;
use crate::study::{AnyId, CaseId, CellPlace, CoderId, EvidenceId, SourceId, Span, Stamp, ThemeId};

/// The main views, in the order of the rail.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    #[default]
    Compare,
    Read,
    Codebook,
    Matrix,
    Figures,
    Findings,
    History,
    /// The front page: question, cases with attributes and fieldwork, units, sources, coders.
    Study,
}

impl View {
    pub const RAIL: [Self; 7] = [
        Self::Compare,
        Self::Read,
        Self::Codebook,
        Self::Matrix,
        Self::Figures,
        Self::Findings,
        Self::History,
    ];
}

/// A sample study that is built in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sample {
    HealthPartnerships,
    TwoSchools,
}

/// What happened, for the note at the foot and the list behind it.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
    /// Lines that unfold: a receipt, the problems of a file.
    pub details: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeKind {
    Info,
    Warning,
    Error,
}

impl Notice {
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(NoticeKind::Info, text)
    }
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(NoticeKind::Warning, text)
    }
    pub fn error(text: impl Into<String>) -> Self {
        Self::new(NoticeKind::Error, text)
    }
    fn new(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), details: Vec::new() }
    }
    #[must_use]
    pub fn with_details(mut self, details: Vec<String>) -> Self {
        self.details = details;
        self
    }
}

/// One thing a view asks for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the study. A refusal becomes a notice.
    Edit(Command),
    Undo,
    Redo,
    TakeBack(Stamp),
    TakeBackSince(Stamp),

    /// Show a view.
    Go(View),
    /// Pick a record; the inspector shows it.
    Select(AnyId),
    /// Add evidence to what is picked, or take it out.
    Toggle(EvidenceId),
    SelectMany(Vec<EvidenceId>),
    SelectCell(CellPlace, ThemeId),
    Deselect,
    /// The theme that Compare shows.
    SetTheme(ThemeId),
    SetLens(Lens),
    SetCoder(CoderId),

    /// Show the passage of evidence in its text: beside the columns in Compare, else in Read.
    OpenPassage(EvidenceId),
    /// Show a source in Read; `beside` opens it in one more pane.
    OpenSource {
        source: SourceId,
        at: Option<Span>,
        beside: bool,
    },
    /// Show what is behind a number: a title and the records.
    Behind {
        title: String,
        records: Vec<AnyId>,
    },

    /// Bring texts in. Without a case it is asked for.
    Import {
        case: Option<CaseId>,
        paths: Vec<PathBuf>,
    },
    /// Ask for files and bring them in.
    AskImport {
        case: Option<CaseId>,
    },
    /// Ask where a copy of the file that a source came from is to be put.
    AskSaveOriginal(SourceId),
    /// Ask for a table of the attributes of cases: where to write it, or which to read.
    AskAttributes {
        write: bool,
    },
    /// Ask for a folder and bring in what lies in it.
    AskImportFolder,
    New(NewStudy),
    Open(PathBuf),
    AskOpen,
    OpenSample(Sample),
    Save,
    SaveAs(PathBuf),
    AskSaveAs,
    CloseStudy,

    /// Do a listed command.
    /// The inspector was dragged to this width.
    InspectorWidth(f32),
    Run(UiCommand),
    Notify(Notice),
    Copy(String),
}

/// The actions of this frame.
#[derive(Default, Debug)]
pub struct Outbox {
    pub actions: Vec<Action>,
}

impl Outbox {
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }
    pub fn edit(&mut self, command: Command) {
        self.push(Action::Edit(command));
    }
}

//! What views ask for. They read the session and push actions; `App` carries them out at one place
//! of the frame, so that nothing changes under a view while it draws.

use std::path::PathBuf;
use std::sync::Arc;

use super::commands::UiCommand;
use crate::analysis::Lens;
use crate::edit::{Command, FindBy, Renaming};
use crate::jobs::Control;
use crate::session::{NewStudy, Place, Purge};
use crate::study::{AnyId, CaseId, CellPlace, CoderId, EvidenceId, SourceId, Span, Stamp, ThemeId};

/// The main views, in the order of the rail.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    #[default]
    Compare,
    Read,
    Search,
    Codebook,
    Matrix,
    Figures,
    Maps,
    Findings,
    History,
    /// The front page: question, cases with attributes and fieldwork, units, sources, coders.
    Study,
}

impl View {
    pub const RAIL: [Self; 9] = [
        Self::Compare,
        Self::Read,
        Self::Search,
        Self::Codebook,
        Self::Matrix,
        Self::Figures,
        Self::Maps,
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
    /// The same; what is said once it is done.
    EditSaying(Command, String),
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
    /// Ask where a file is to be put, make it off the window's thread, and write it.
    AskExport(Export),
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

    /// Correct the paragraph that holds a place of a text.
    Correct {
        source: SourceId,
        span: Span,
    },
    /// Names were replaced: offer to take the old ones out of history and originals.
    OfferPurge(Vec<Renaming>, FindBy),
    /// Take them out as was planned, if the study is still the one it was planned for.
    Purge {
        names: Vec<Renaming>,
        by: FindBy,
        plan: Purge,
        revision: u64,
    },
    Share(Sharing),

    /// Remember where one is in a text, and its bookmarks.
    KeepPlace(SourceId, Place),
    /// Decode the picture of a source for the reader.
    LoadPicture(SourceId),
    /// The inspector was dragged to this width.
    InspectorWidth(f32),
    /// Do a listed command.
    Run(UiCommand),
    Notify(Notice),
    Copy(String),
    /// What counts of words leave out from now on: languages by their codes, and words of one's own.
    StopWords {
        languages: Vec<String>,
        own: String,
    },
    /// Do something off the window's thread.
    Work(Work),
}

/// A file that is made when it is known where it goes.
#[derive(Clone)]
pub struct Export {
    /// A name for it, with its ending.
    pub name: String,
    pub make: Arc<dyn Fn() -> Result<Vec<u8>, String> + Send + Sync>,
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Export({})", self.name)
    }
}

/// Work that a view waits for: it puts what comes of it where the view will find it. Of one name only
/// one is done at a time; a new one stops the one before.
#[derive(Clone)]
pub struct Work {
    pub name: &'static str,
    pub run: Arc<dyn Fn(&Control) + Send + Sync>,
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Work({})", self.name)
    }
}

/// A clean copy that is to be written.
#[derive(Clone, Debug)]
pub struct Sharing {
    pub path: PathBuf,
    pub names: Vec<Renaming>,
    /// `None`: all.
    pub sources: Option<std::collections::BTreeSet<SourceId>>,
    pub without_pictures: bool,
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

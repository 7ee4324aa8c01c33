//! Every command, once: the menu, the palette, the keys, the tooltips and the key sheet are made from
//! this list.

mod keys;

pub use keys::{key_text, pressed};

use super::actions::View;
use super::views::matrix::sheets::Shown;
use super::widgets::Icon;
use crate::session::{Numbering, Page};
use crate::words::tr;

/// A command that has a name. What a command needs beyond its name it finds in the selection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UiCommand {
    NewStudy,
    Open,
    OpenSample,
    OpenSchools,
    Save,
    SaveAs,
    Import,
    ImportFolder,
    CloseStudy,
    Quit,
    Undo,
    Redo,
    Palette,
    Keys,
    Theme,
    Contrast,
    TextLarger,
    TextSmaller,
    TextUsual,
    Page(Page),
    Inspector,
    Notices,
    ClearLens,
    Go(View),
    NextTheme,
    PreviousTheme,
    Find,
    GoTo,
    Bookmark,
    NextBookmark,
    PreviousBookmark,
    Together,
    OpenBeside,
    Correct,
    Replace,
    Purge,
    Share,
    Report,
    OpenPassage,
    Tag,
    /// 1 is the lowest level: micro.
    Level(u8),
    Enabling,
    Constraining,
    Mixed,
    Repeat,
    OwnWords,
    Memo,
    MakeFinding,
    NextEvidence,
    PreviousEvidence,
    MarkRead,
    Delete,
    /// A page of Study.
    StudyPage(StudyPage),
    ExportAttributes,
    ImportAttributes,
    CountWords,
    /// A display that is no matrix.
    Sheet(Shown),
    AddCase,
    AddTheme,
    AddComparison,
    AddFinding,
    AddActor,
    AddFlow,
    /// A ready display of Matrix, by its key.
    Display(&'static str),
    KeepDisplay,
}

/// A page of Study that one can go to at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StudyPage {
    Cases,
    Attributes,
    Sources,
    People,
}

/// Where a command stands in the menu and on the key sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    Study,
    Edit,
    View,
    Go,
    Coding,
    Displays,
}

impl Group {
    pub const ALL: [Self; 6] = [Self::Study, Self::Edit, Self::View, Self::Go, Self::Coding, Self::Displays];

    pub fn name(self) -> &'static str {
        tr(match self {
            Self::Study => "group-study",
            Self::Edit => "group-edit",
            Self::View => "group-view",
            Self::Go => "group-go",
            Self::Coding => "group-coding",
            Self::Displays => "group-displays",
        })
    }
}

use UiCommand as C;

impl UiCommand {
    pub const ALL: &'static [Self] = &[
        C::NewStudy,
        C::Open,
        C::OpenSample,
        C::OpenSchools,
        C::Import,
        C::ImportFolder,
        C::Save,
        C::SaveAs,
        C::ExportAttributes,
        C::ImportAttributes,
        C::Share,
        C::Report,
        C::CloseStudy,
        C::Quit,
        C::Undo,
        C::Redo,
        C::Correct,
        C::Replace,
        C::Purge,
        C::Delete,
        C::AddCase,
        C::AddTheme,
        C::AddComparison,
        C::AddFinding,
        C::AddActor,
        C::AddFlow,
        C::Palette,
        C::Keys,
        C::Theme,
        C::Contrast,
        C::TextLarger,
        C::TextSmaller,
        C::TextUsual,
        C::Page(Page::Face),
        C::Page(Page::Larger),
        C::Page(Page::Smaller),
        C::Page(Page::Wider),
        C::Page(Page::Narrower),
        C::Page(Page::Looser),
        C::Page(Page::Tighter),
        C::Page(Page::Number(Numbering::Off)),
        C::Page(Page::Number(Numbering::Paragraphs)),
        C::Page(Page::Number(Numbering::Lines)),
        C::Inspector,
        C::Notices,
        C::ClearLens,
        C::Go(View::Compare),
        C::Go(View::Read),
        C::Go(View::Search),
        C::Go(View::Codebook),
        C::Go(View::Matrix),
        C::Go(View::Figures),
        C::Go(View::Maps),
        C::Go(View::Findings),
        C::Go(View::History),
        C::Go(View::Study),
        C::StudyPage(StudyPage::Cases),
        C::StudyPage(StudyPage::Attributes),
        C::StudyPage(StudyPage::Sources),
        C::StudyPage(StudyPage::People),
        C::CountWords,
        C::NextTheme,
        C::PreviousTheme,
        C::Find,
        C::GoTo,
        C::Bookmark,
        C::NextBookmark,
        C::PreviousBookmark,
        C::Together,
        C::OpenBeside,
        C::OpenPassage,
        C::Tag,
        C::Level(1),
        C::Level(2),
        C::Level(3),
        C::Level(4),
        C::Enabling,
        C::Constraining,
        C::Mixed,
        C::Repeat,
        C::OwnWords,
        C::Memo,
        C::MakeFinding,
        C::NextEvidence,
        C::PreviousEvidence,
        C::MarkRead,
        C::Display("framework-chart"),
        C::Display("conceptually-clustered"),
        C::Display("partially-ordered"),
        C::Display("case-ordered"),
        C::Display("role-ordered"),
        C::Display("time-ordered"),
        C::Display("effects"),
        C::Display("two-variable"),
        C::Display("contrast-table"),
        C::Display("content-analytic"),
        C::Display("checklist"),
        C::Display("predictor-outcome"),
        C::Sheet(Shown::PairSheet),
        C::Sheet(Shown::Substructed),
        C::Sheet(Shown::CoOccurrence),
        C::Sheet(Shown::Similarity),
        C::KeepDisplay,
    ];

    pub fn group(self) -> Group {
        match self {
            C::NewStudy
            | C::Open
            | C::OpenSample
            | C::OpenSchools
            | C::Import
            | C::ImportFolder
            | C::Save
            | C::SaveAs
            | C::Share
            | C::Report
            | C::ExportAttributes
            | C::ImportAttributes
            | C::CloseStudy
            | C::Quit => Group::Study,
            C::Undo
            | C::Redo
            | C::Correct
            | C::Replace
            | C::Purge
            | C::Delete
            | C::AddCase
            | C::AddTheme
            | C::AddComparison
            | C::AddFinding
            | C::AddActor
            | C::AddFlow => Group::Edit,
            C::Palette
            | C::Keys
            | C::Theme
            | C::Contrast
            | C::TextLarger
            | C::TextSmaller
            | C::TextUsual
            | C::Page(_)
            | C::Inspector
            | C::Notices
            | C::ClearLens => Group::View,
            C::Go(_)
            | C::StudyPage(_)
            | C::CountWords
            | C::NextTheme
            | C::PreviousTheme
            | C::Find
            | C::GoTo
            | C::Bookmark
            | C::NextBookmark
            | C::PreviousBookmark
            | C::Together
            | C::OpenBeside
            | C::NextEvidence
            | C::PreviousEvidence => Group::Go,
            C::Display(_) | C::Sheet(_) | C::KeepDisplay => Group::Displays,
            _ => Group::Coding,
        }
    }

    /// The name, as it stands in the menu and the palette. `…` where a dialog follows.
    pub fn name(self) -> &'static str {
        let id = match self {
            C::NewStudy => "cmd-new",
            C::Open => "cmd-open",
            C::OpenSample => "cmd-sample",
            C::OpenSchools => "cmd-schools",
            C::Save => "cmd-save",
            C::SaveAs => "cmd-save-as",
            C::Import => "cmd-import",
            C::ImportFolder => "cmd-import-folder",
            C::CloseStudy => "cmd-close",
            C::Quit => "cmd-quit",
            C::Undo => "cmd-undo",
            C::Redo => "cmd-redo",
            C::Palette => "cmd-palette",
            C::Keys => "cmd-keys",
            C::Theme => "cmd-theme",
            C::Contrast => "cmd-contrast",
            C::TextLarger => "cmd-text-larger",
            C::TextSmaller => "cmd-text-smaller",
            C::TextUsual => "cmd-text-usual",
            C::Page(Page::Face) => "cmd-page-face",
            C::Page(Page::Larger) => "cmd-page-larger",
            C::Page(Page::Smaller) => "cmd-page-smaller",
            C::Page(Page::Wider) => "cmd-page-wider",
            C::Page(Page::Narrower) => "cmd-page-narrower",
            C::Page(Page::Looser) => "cmd-page-looser",
            C::Page(Page::Tighter) => "cmd-page-tighter",
            C::Page(Page::Number(Numbering::Off)) => "cmd-page-no-numbers",
            C::Page(Page::Number(Numbering::Paragraphs)) => "cmd-page-paragraphs",
            C::Page(Page::Number(Numbering::Lines)) => "cmd-page-lines",
            C::Inspector => "cmd-inspector",
            C::Notices => "cmd-notices",
            C::ClearLens => "cmd-clear-lens",
            C::Go(View::Compare) => "cmd-go-compare",
            C::Go(View::Read) => "cmd-go-read",
            C::Go(View::Search) => "cmd-go-search",
            C::Go(View::Codebook) => "cmd-go-codebook",
            C::Go(View::Matrix) => "cmd-go-matrix",
            C::Go(View::Figures) => "cmd-go-figures",
            C::Go(View::Maps) => "cmd-go-maps",
            C::Go(View::Findings) => "cmd-go-findings",
            C::Go(View::History) => "cmd-go-history",
            C::Go(View::Study) => "cmd-go-study",
            C::StudyPage(StudyPage::Cases) => "cmd-study-cases",
            C::StudyPage(StudyPage::Attributes) => "cmd-study-attributes",
            C::StudyPage(StudyPage::Sources) => "cmd-study-sources",
            C::StudyPage(StudyPage::People) => "cmd-study-people",
            C::ExportAttributes => "cmd-export-attributes",
            C::ImportAttributes => "cmd-import-attributes",
            C::CountWords => "cmd-count-words",
            C::Sheet(Shown::PairSheet) => "cmd-display-pair-sheet",
            C::Sheet(Shown::Substructed) => "cmd-display-substructed",
            C::Sheet(Shown::CoOccurrence) => "cmd-display-together",
            C::Sheet(Shown::Similarity) => "cmd-display-alike",
            C::NextTheme => "cmd-next-theme",
            C::PreviousTheme => "cmd-previous-theme",
            C::Find => "cmd-find",
            C::GoTo => "cmd-go-to",
            C::Bookmark => "cmd-bookmark",
            C::NextBookmark => "cmd-next-bookmark",
            C::PreviousBookmark => "cmd-previous-bookmark",
            C::Together => "cmd-together",
            C::OpenBeside => "cmd-open-beside",
            C::Correct => "cmd-correct",
            C::Replace => "cmd-replace",
            C::Purge => "cmd-purge",
            C::Share => "cmd-share",
            C::Report => "cmd-report",
            C::OpenPassage => "cmd-open-passage",
            C::Tag => "cmd-tag",
            C::Level(1) => "cmd-level-1",
            C::Level(2) => "cmd-level-2",
            C::Level(3) => "cmd-level-3",
            C::Level(_) => "cmd-level-4",
            C::Enabling => "cmd-enabling",
            C::Constraining => "cmd-constraining",
            C::Mixed => "cmd-mixed",
            C::Repeat => "cmd-repeat",
            C::OwnWords => "cmd-own-words",
            C::Memo => "cmd-memo",
            C::MakeFinding => "cmd-make-finding",
            C::NextEvidence => "cmd-next-evidence",
            C::PreviousEvidence => "cmd-previous-evidence",
            C::MarkRead => "cmd-mark-read",
            C::Delete => "cmd-delete",
            C::AddCase => "cmd-add-case",
            C::AddTheme => "cmd-add-theme",
            C::AddComparison => "cmd-add-comparison",
            C::AddFinding => "cmd-add-finding",
            C::AddActor => "cmd-add-actor",
            C::AddFlow => "cmd-add-flow",
            C::Display(key) => display(key),
            C::KeepDisplay => "cmd-keep-display",
        };
        tr(id)
    }

    pub fn icon(self) -> Option<Icon> {
        Some(match self {
            C::Undo => Icon::Undo,
            C::Redo => Icon::Redo,
            C::Open => Icon::Folder,
            C::Import | C::ImportFolder => Icon::Import,
            C::Palette | C::Find => Icon::Search,
            C::Bookmark => Icon::Bookmark,
            C::Together => Icon::Lock,
            C::Theme => Icon::Contrast,
            C::Go(view) => view_icon(view),
            _ => return None,
        })
    }

    /// Whether it can be done while no study is open.
    pub fn without_study(self) -> bool {
        matches!(
            self,
            C::NewStudy
                | C::Open
                | C::OpenSample
                | C::OpenSchools
                | C::Quit
                | C::Palette
                | C::Keys
                | C::Theme
                | C::Contrast
                | C::TextLarger
                | C::TextSmaller
                | C::TextUsual
                | C::Notices
        )
    }
}

/// The message that names the command of a ready display.
fn display(key: &'static str) -> &'static str {
    match key {
        "framework-chart" => "cmd-display-framework-chart",
        "conceptually-clustered" => "cmd-display-conceptually-clustered",
        "partially-ordered" => "cmd-display-partially-ordered",
        "case-ordered" => "cmd-display-case-ordered",
        "role-ordered" => "cmd-display-role-ordered",
        "time-ordered" => "cmd-display-time-ordered",
        "effects" => "cmd-display-effects",
        "two-variable" => "cmd-display-two-variable",
        "contrast-table" => "cmd-display-contrast-table",
        "content-analytic" => "cmd-display-content-analytic",
        "checklist" => "cmd-display-checklist",
        "predictor-outcome" => "cmd-display-predictor-outcome",
        other => other,
    }
}

pub fn view_icon(view: View) -> Icon {
    match view {
        View::Compare => Icon::Compare,
        View::Read => Icon::Read,
        View::Search => Icon::Search,
        View::Codebook => Icon::Codebook,
        View::Matrix => Icon::Matrix,
        View::Figures => Icon::Figures,
        View::Maps => Icon::Maps,
        View::Findings => Icon::Findings,
        View::History => Icon::History,
        View::Study => Icon::File,
    }
}

pub fn view_name(view: View) -> &'static str {
    tr(match view {
        View::Compare => "view-compare",
        View::Read => "view-read",
        View::Search => "view-search",
        View::Codebook => "view-codebook",
        View::Matrix => "view-matrix",
        View::Figures => "view-figures",
        View::Maps => "view-maps",
        View::Findings => "view-findings",
        View::History => "view-history",
        View::Study => "view-study",
    })
}

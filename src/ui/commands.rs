//! Every command, once: the menu, the palette, the keys, the tooltips and the key sheet are made from
//! this list.

use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

use super::actions::View;
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
    Correct,
    Replace,
    Share,
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
    AddCase,
    AddTheme,
    AddComparison,
    AddFinding,
}

/// Where a command stands in the menu and on the key sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    Study,
    Edit,
    View,
    Go,
    Coding,
}

impl Group {
    pub const ALL: [Self; 5] = [Self::Study, Self::Edit, Self::View, Self::Go, Self::Coding];

    pub fn name(self) -> &'static str {
        tr(match self {
            Self::Study => "group-study",
            Self::Edit => "group-edit",
            Self::View => "group-view",
            Self::Go => "group-go",
            Self::Coding => "group-coding",
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
        C::Share,
        C::CloseStudy,
        C::Quit,
        C::Undo,
        C::Redo,
        C::Correct,
        C::Replace,
        C::Delete,
        C::AddCase,
        C::AddTheme,
        C::AddComparison,
        C::AddFinding,
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
        C::Go(View::Findings),
        C::Go(View::History),
        C::Go(View::Study),
        C::NextTheme,
        C::PreviousTheme,
        C::Find,
        C::GoTo,
        C::Bookmark,
        C::NextBookmark,
        C::PreviousBookmark,
        C::Together,
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
            | C::CloseStudy
            | C::Quit => Group::Study,
            C::Undo
            | C::Redo
            | C::Correct
            | C::Replace
            | C::Delete
            | C::AddCase
            | C::AddTheme
            | C::AddComparison
            | C::AddFinding => Group::Edit,
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
            | C::NextTheme
            | C::PreviousTheme
            | C::Find
            | C::GoTo
            | C::Bookmark
            | C::NextBookmark
            | C::PreviousBookmark
            | C::Together
            | C::NextEvidence
            | C::PreviousEvidence => Group::Go,
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
            C::Go(View::Findings) => "cmd-go-findings",
            C::Go(View::History) => "cmd-go-history",
            C::Go(View::Study) => "cmd-go-study",
            C::NextTheme => "cmd-next-theme",
            C::PreviousTheme => "cmd-previous-theme",
            C::Find => "cmd-find",
            C::GoTo => "cmd-go-to",
            C::Bookmark => "cmd-bookmark",
            C::NextBookmark => "cmd-next-bookmark",
            C::PreviousBookmark => "cmd-previous-bookmark",
            C::Together => "cmd-together",
            C::Correct => "cmd-correct",
            C::Replace => "cmd-replace",
            C::Share => "cmd-share",
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
        };
        tr(id)
    }

    /// Its keys, the first of which is shown.
    pub fn keys(self) -> Vec<KeyboardShortcut> {
        const CTRL: Modifiers = Modifiers::COMMAND;
        let shift = CTRL | Modifiers::SHIFT;
        let none = Modifiers::NONE;
        let key = |modifiers, key| vec![KeyboardShortcut::new(modifiers, key)];
        match self {
            C::NewStudy => key(CTRL, Key::N),
            C::Open => key(CTRL, Key::O),
            C::Save => key(CTRL, Key::S),
            C::SaveAs => key(shift, Key::S),
            C::Import => key(CTRL, Key::I),
            C::ImportFolder => key(shift, Key::I),
            C::CloseStudy => key(CTRL, Key::W),
            C::Quit => key(CTRL, Key::Q),
            C::Undo => key(CTRL, Key::Z),
            C::Redo => {
                vec![KeyboardShortcut::new(shift, Key::Z), KeyboardShortcut::new(CTRL, Key::Y)]
            }
            C::Palette => {
                vec![KeyboardShortcut::new(shift, Key::P), KeyboardShortcut::new(CTRL, Key::K)]
            }
            C::Keys => key(none, Key::F1),
            C::Theme => key(none, Key::F9),
            C::TextLarger => {
                vec![KeyboardShortcut::new(CTRL, Key::Plus), KeyboardShortcut::new(CTRL, Key::Equals)]
            }
            C::TextSmaller => key(CTRL, Key::Minus),
            C::TextUsual => key(CTRL, Key::Num0),
            C::Inspector => key(none, Key::F4),
            C::Notices => key(none, Key::F8),
            C::ClearLens => key(CTRL, Key::L),
            C::Go(View::Compare) => key(CTRL, Key::Num1),
            C::Go(View::Read) => key(CTRL, Key::Num2),
            C::Go(View::Search) => key(shift, Key::F),
            C::Go(View::Codebook) => key(CTRL, Key::Num3),
            C::Go(View::Matrix) => key(CTRL, Key::Num4),
            C::Go(View::Figures) => key(CTRL, Key::Num5),
            C::Go(View::Findings) => key(CTRL, Key::Num6),
            C::Go(View::History) => key(CTRL, Key::Num7),
            C::Go(View::Study) => key(CTRL, Key::Num8),
            C::NextTheme => key(none, Key::CloseBracket),
            C::PreviousTheme => key(none, Key::OpenBracket),
            C::Find => key(CTRL, Key::F),
            C::GoTo => key(CTRL, Key::G),
            C::Bookmark => key(CTRL, Key::B),
            C::NextBookmark => key(shift, Key::B),
            C::PreviousBookmark => key(CTRL | Modifiers::ALT, Key::B),
            C::Together => key(CTRL, Key::J),
            C::Correct => key(none, Key::F2),
            C::Replace => key(CTRL, Key::H),
            C::OpenPassage => key(none, Key::Enter),
            C::Tag => key(none, Key::T),
            C::Level(1) => key(none, Key::Num1),
            C::Level(2) => key(none, Key::Num2),
            C::Level(3) => key(none, Key::Num3),
            C::Level(_) => key(none, Key::Num4),
            C::Enabling => {
                vec![KeyboardShortcut::new(none, Key::Plus), KeyboardShortcut::new(none, Key::Equals)]
            }
            C::Constraining => key(none, Key::Minus),
            C::Mixed => key(none, Key::Num0),
            C::Repeat => key(none, Key::R),
            C::OwnWords => key(none, Key::V),
            C::Memo => key(none, Key::M),
            C::MakeFinding => key(none, Key::F),
            C::NextEvidence => key(none, Key::N),
            C::PreviousEvidence => key(none, Key::P),
            C::MarkRead => key(CTRL, Key::Enter),
            C::Delete => key(none, Key::Delete),
            C::OpenSample
            | C::OpenSchools
            | C::Contrast
            | C::Share
            | C::Page(_)
            | C::AddCase
            | C::AddTheme
            | C::AddComparison
            | C::AddFinding => Vec::new(),
        }
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

/// A key as it stands on a keyboard: `[` and not `OpenBracket`.
pub fn key_text(ctx: &egui::Context, key: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(key);
    let sign = match key.logical_key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        _ => return text,
    };
    text.replace(key.logical_key.name(), sign)
}

pub fn view_icon(view: View) -> Icon {
    match view {
        View::Compare => Icon::Compare,
        View::Read => Icon::Read,
        View::Search => Icon::Search,
        View::Codebook => Icon::Codebook,
        View::Matrix => Icon::Matrix,
        View::Figures => Icon::Figures,
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
        View::Findings => "view-findings",
        View::History => "view-history",
        View::Study => "view-study",
    })
}

/// The commands whose keys were pressed this frame. Those with most modifiers are matched first, so
/// that Ctrl+Shift+S is not taken for Ctrl+S. While a text field has the keyboard, keys that write or
/// edit text are the field's: undo too, since a field takes back its own typing.
pub fn pressed(ctx: &egui::Context) -> Vec<UiCommand> {
    let in_text = ctx.text_edit_focused();
    let mut all: Vec<(UiCommand, KeyboardShortcut)> = C::ALL
        .iter()
        .flat_map(|command| command.keys().into_iter().map(move |key| (*command, key)))
        .collect();
    all.sort_by_key(|(_, key)| {
        let m = key.modifiers;
        std::cmp::Reverse(u8::from(m.command || m.ctrl) + u8::from(m.shift) + u8::from(m.alt))
    });
    let mut fired = Vec::new();
    for (command, key) in all {
        let plain = key.modifiers.is_none() && !is_function_key(key.logical_key);
        let edits_text = matches!(command, C::Undo | C::Redo | C::CloseStudy | C::MarkRead) || plain;
        if in_text && edits_text {
            continue;
        }
        // Plain letters are looked at and left for the view: a text view or a list may use them first.
        let hit = if plain {
            ctx.input(|i| i.modifiers.is_none_or_shift() && i.key_pressed(key.logical_key))
        } else {
            ctx.input_mut(|i| i.consume_shortcut(&key))
        };
        if hit && !fired.contains(&command) {
            fired.push(command);
        }
    }
    fired
}

fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F4 | Key::F8 | Key::F9)
}

trait ShiftOnly {
    fn is_none_or_shift(&self) -> bool;
}

impl ShiftOnly for Modifiers {
    /// `+` needs Shift on many keyboards.
    fn is_none_or_shift(&self) -> bool {
        !self.ctrl && !self.command && !self.alt
    }
}

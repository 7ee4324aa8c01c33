//! The key of every command, and which of them were pressed.

use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

use super::UiCommand;
use crate::ui::actions::View;

use UiCommand as C;

impl UiCommand {
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
            C::Go(View::Maps) => key(CTRL, Key::Num9),
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
            C::OpenBeside => key(shift, Key::J),
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
            C::AddActor => key(none, Key::A),
            C::AddFlow => key(Modifiers::SHIFT, Key::A),
            C::MakeFinding => key(none, Key::F),
            C::NextEvidence => key(none, Key::N),
            C::PreviousEvidence => key(none, Key::P),
            C::MarkRead => key(CTRL, Key::Enter),
            C::Delete => key(none, Key::Delete),
            C::OpenSample
            | C::OpenSchools
            | C::Contrast
            | C::Share
            | C::Report
            | C::Page(_)
            | C::StudyPage(_)
            | C::ExportAttributes
            | C::ImportAttributes
            | C::CountWords
            | C::Sheet(_)
            | C::AddCase
            | C::AddTheme
            | C::AddComparison
            | C::AddFinding
            | C::Display(_)
            | C::KeepDisplay
            | C::Purge => Vec::new(),
        }
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

/// F2 is not among them: lists and tables write in place with it.
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

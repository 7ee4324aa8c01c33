//! An editor bound to a committed value: typing stays here until it is worth a step in the history.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{
    Align2, Context, FontId, Frame, Id, Key, Margin, Modifiers, Response, TextEdit, Ui, WidgetText,
};

use super::field::{field, field_label};
use crate::ui::theme::{Tokens, font};

/// How long typing must rest before it is handed over, in seconds.
const PAUSE: f64 = 0.8;

/// What is being typed, and what it started from. Lives in egui's memory under the editor's id.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    text: String,
    /// The value when the keyboard came here: Escape goes back to it.
    start: String,
    /// The committed value as last seen.
    seen: String,
    /// Handed over and not yet seen as the committed value.
    sent: Option<String>,
    typed_at: f64,
}

impl Draft {
    fn new(value: &str) -> Self {
        let value = value.to_owned();
        Self { text: value.clone(), start: value.clone(), seen: value, sent: None, typed_at: 0.0 }
    }

    /// Typed and not yet handed over.
    fn open(&self) -> bool {
        self.sent.as_ref().unwrap_or(&self.seen) != &self.text
    }

    /// Takes in what the study says now. Words that are still open are kept whatever happens outside.
    fn meet(&mut self, value: &str) {
        if self.sent.as_deref() == Some(value) {
            self.sent = None;
        } else if self.seen != value {
            // Changed from elsewhere: an undo, a merge, another editor of the same value.
            if !self.open() {
                value.clone_into(&mut self.text);
            }
            value.clone_into(&mut self.start);
            self.sent = None;
        }
        value.clone_into(&mut self.seen);
    }

    fn hand_over(&mut self) -> Option<String> {
        self.open().then(|| {
            self.sent = Some(self.text.clone());
            self.text.clone()
        })
    }
}

/// The editor. Hands over a new value when the keyboard leaves, on Ctrl+Enter, on Enter in a single
/// line, and when typing rests; Escape goes back to what stood there when the keyboard came, or at the
/// last Ctrl+Enter.
#[must_use = "show it"]
pub struct DraftEdit<'a> {
    id: Id,
    label: &'a str,
    value: &'a str,
    hint: &'a str,
    label_shown: bool,
    rows: Option<usize>,
    face: FontId,
    width: f32,
    plain: bool,
}

/// What the editor answers.
pub struct DraftResponse {
    pub response: Response,
    /// The new value to commit, once.
    pub new: Option<String>,
}

impl<'a> DraftEdit<'a> {
    /// `id` names the value that is edited (the record and the field), not the place on the screen.
    pub fn new(id: Id, label: &'a str, value: &'a str) -> Self {
        let face = font::body();
        Self {
            id,
            label,
            value,
            hint: "",
            label_shown: true,
            rows: None,
            face,
            width: f32::INFINITY,
            plain: false,
        }
    }

    /// Several lines, at least this many high.
    pub fn multiline(mut self, rows: usize) -> Self {
        self.rows = Some(rows.max(1));
        self
    }

    /// The label is spoken and not shown.
    pub fn hide_label(mut self) -> Self {
        self.label_shown = false;
        self
    }

    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    pub fn font(mut self, face: FontId) -> Self {
        self.face = face;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// No border until the keyboard is here: for words that are read more often than changed.
    pub fn plain(mut self) -> Self {
        self.plain = true;
        self
    }

    pub fn show(self, ui: &mut Ui) -> DraftResponse {
        let kept: Option<Draft> = ui.data(|d| d.get_temp(self.id));
        let mut draft = kept.clone().unwrap_or_else(|| Draft::new(self.value));
        draft.meet(self.value);
        let focused = ui.memory(|m| m.has_focus(self.id));
        let asked = focused && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));

        let response = self.editor(ui, &mut draft.text);
        let now = ui.input(|i| i.time);
        if response.gained_focus() {
            self.value.clone_into(&mut draft.start);
        }
        if response.changed() {
            draft.typed_at = now;
        }
        let escaped = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
        if escaped {
            draft.text.clone_from(&draft.start);
        }
        // What was handed over on purpose is no longer what Escape takes back.
        if asked {
            draft.start.clone_from(&draft.text);
        }
        // Without the keyboard and still open: the editor was out of sight when it lost it.
        let left = !response.has_focus();
        let rested = draft.open() && now - draft.typed_at >= PAUSE;
        let new = if asked || left || rested { draft.hand_over() } else { None };
        if draft.open() {
            let rest = (PAUSE - (now - draft.typed_at)).max(0.0);
            ui.request_repaint_after(Duration::from_secs_f64(rest));
        }
        self.keep(ui, draft, kept, response.has_focus());
        DraftResponse { response, new }
    }

    fn keep(&self, ctx: &Context, draft: Draft, kept: Option<Draft>, focused: bool) {
        note_open(ctx, self.id, draft.open());
        let settled = !focused && !draft.open() && draft.sent.is_none();
        if settled {
            if kept.is_some() {
                ctx.data_mut(|d| d.remove::<Draft>(self.id));
            }
        } else if kept.as_ref() != Some(&draft) {
            ctx.data_mut(|d| d.insert_temp(self.id, draft));
        }
    }

    fn editor(&self, ui: &mut Ui, text: &mut String) -> Response {
        let t = Tokens::of(ui);
        let label = self.label_shown.then(|| field_label(ui, self.label));
        let width = self.width.min(ui.available_width());
        let edit = match self.rows {
            Some(rows) => TextEdit::multiline(text).desired_rows(rows),
            None => TextEdit::singleline(text).align(Align2::LEFT_CENTER),
        };
        let edit = edit
            .id(self.id)
            .font(self.face.clone())
            .text_color(t.ink)
            .hint_text(WidgetText::from(self.hint).color(t.ink3))
            .frame(Frame::NONE)
            .margin(Margin::ZERO);
        let bare = self.plain && !ui.memory(|m| m.has_focus(self.id));
        let margin = if self.rows.is_some() { Margin::symmetric(8, 6) } else { Margin::symmetric(8, 5) };
        let response = if bare {
            let edit = edit.desired_width(width - 16.0);
            Frame::new().inner_margin(margin).show(ui, |ui| ui.add(edit)).inner
        } else {
            let edit = edit.desired_width(width - 16.0);
            field(ui, margin, |ui| (ui.add(edit), ())).response
        };
        match label {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(self.label),
        }
    }
}

fn open_id() -> Id {
    Id::unique("crosscase-open-drafts")
}

fn note_open(ctx: &Context, id: Id, open: bool) {
    let listed: Arc<Vec<Id>> = ctx.data(|d| d.get_temp(open_id())).unwrap_or_default();
    if listed.contains(&id) != open {
        let mut list = (*listed).clone();
        list.retain(|other| *other != id);
        if open {
            list.push(id);
        }
        ctx.data_mut(|d| d.insert_temp(open_id(), Arc::new(list)));
    }
}

/// True while something was typed that no editor has handed over yet: ask before the window closes.
pub fn drafts_open(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Arc<Vec<Id>>>(open_id())).is_some_and(|list| !list.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn what_is_open_survives_a_change_from_elsewhere() {
        let mut draft = Draft::new("a");
        draft.text = "typed".to_owned();
        draft.meet("undone");
        assert_eq!(draft.text, "typed");
        assert_eq!(draft.hand_over().as_deref(), Some("typed"));
    }

    #[test]
    fn what_is_settled_follows_the_study() {
        let mut draft = Draft::new("a");
        draft.meet("b");
        assert_eq!(draft.text, "b");
        assert_eq!(draft.hand_over(), None);
    }

    #[test]
    fn a_value_is_handed_over_once() {
        let mut draft = Draft::new("a");
        draft.text = "b".to_owned();
        assert_eq!(draft.hand_over().as_deref(), Some("b"));
        draft.meet("a");
        assert_eq!(draft.hand_over(), None, "the study may answer a frame later");
        draft.meet("b");
        draft.meet("a");
        assert_eq!(draft.text, "a", "an undo after that is followed");
    }
}

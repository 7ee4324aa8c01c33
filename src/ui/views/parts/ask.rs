//! A question before something goes or moves; and the name of something new.

use eframe::egui::{Frame, Id, Key, Margin, TextEdit, Ui};

use super::goes::consequences;
use crate::edit::Command;
use crate::study::AnyId;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Answer, Button, Confirm, field};

/// What is about to be done, and what happens then, said first.
pub struct Ask {
    pub title: String,
    pub text: String,
    pub verb: &'static str,
    pub command: Command,
}

impl Ask {
    /// The question before a deletion; without consequences worth a question it is done at once.
    pub fn delete(cx: &mut Cx, ids: Vec<AnyId>, name: &str) -> Option<Self> {
        let sources = ids.iter().filter(|id| matches!(id, AnyId::Source(_))).count();
        let theme = matches!(ids.as_slice(), [AnyId::Theme(_)]);
        let command = Command::Delete(ids);
        match consequences(cx.session, &command) {
            Ok(text) if text.is_empty() && sources < 2 => {
                cx.edit(command);
                None
            }
            Ok(mut text) => Some(Self {
                title: t!("books-delete-title", name = name),
                text: {
                    // Several at once may be more than was meant, whatever hangs on them.
                    if sources > 1 {
                        text = format!("{} {text}", t!("books-sources-go", count = sources));
                    }
                    format!("{} {}", text.trim_end(), t!("books-can-undo"))
                },
                verb: if theme { t!("codebook-delete") } else { t!("books-delete") },
                command,
            }),
            // The refusal is said where the command is carried out.
            Err(_) => {
                cx.edit(command);
                None
            }
        }
    }

    /// Shows the question that is open. True when it was answered with the verb.
    pub fn show(asked: &mut Option<Self>, ui: &Ui, cx: &mut Cx) -> bool {
        let Some(ask) = asked else { return false };
        let confirm = Confirm {
            title: &ask.title,
            text: &ask.text,
            verb: ask.verb,
            danger: matches!(ask.command, Command::Delete(_)),
            other: "",
            stay: "",
        };
        match confirm.show(ui, Id::unique("books-ask")) {
            None => false,
            Some(Answer::Verb) => {
                if let Some(ask) = asked.take() {
                    cx.edit(ask.command);
                }
                true
            }
            Some(_) => {
                *asked = None;
                false
            }
        }
    }
}

/// A name that is being typed for something new.
#[derive(Default)]
pub struct Naming {
    pub text: String,
    pub refusal: String,
    shown: bool,
}

impl Naming {
    /// Begins with a text that is there already.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// One line with a field and two buttons. `Some(Some(name))`: make it; `Some(None)`: leave it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        id: Id,
        label: &str,
        verb: &str,
        width: f32,
    ) -> Option<Option<String>> {
        let t = Tokens::of(ui);
        let mut answer = None;
        ui.horizontal(|ui| {
            let shown = field(ui, Margin::symmetric(8, 5), |ui| {
                let edit = TextEdit::singleline(&mut self.text)
                    .id(id)
                    .hint_text(label)
                    .frame(Frame::NONE)
                    .margin(Margin::ZERO)
                    .align(eframe::egui::Align2::LEFT_CENTER)
                    .desired_width(width);
                (ui.add(edit).accessible_name(label), ())
            });
            let edit = shown.response;
            if !std::mem::replace(&mut self.shown, true) {
                edit.request_focus();
            }
            if edit.changed() {
                self.refusal.clear();
            }
            let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
            let done = edit.lost_focus() && enter;
            if (ui.add(Button::new(verb).main()).clicked() || done) && !self.text.trim().is_empty() {
                answer = Some(Some(self.text.trim().to_owned()));
            }
            if ui.add(Button::new(t!("part-cancel")).quiet()).clicked() || (edit.lost_focus() && escape) {
                answer = Some(None);
            }
        });
        if !self.refusal.is_empty() {
            let words = eframe::egui::RichText::new(&self.refusal).font(font::caption()).color(t.bad);
            ui.label(words);
        }
        answer
    }

    /// Takes the name if the study does, or says why not and leaves the field open.
    pub fn make(&mut self, cx: &mut Cx, command: Command) -> bool {
        let context = crate::edit::Context { now: crate::session::now(), coder: cx.session.coder() };
        match crate::edit::check(cx.study(), &command, context) {
            Ok(_) => {
                cx.edit(command);
                true
            }
            Err(refusal) => {
                self.refusal = t!("books-refused", why = refusal.to_string());
                self.shown = false;
                false
            }
        }
    }
}

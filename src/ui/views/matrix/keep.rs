//! The form in which a display gets its name and note.

use eframe::egui::{Context, Frame, Id, Key, Margin, Sides, TextEdit, Ui};

use crate::edit::Command;
use crate::study::{Display, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, caption, dialog, field, field_label, take_all};

/// A display that is being named.
pub struct Form {
    display: Display,
    /// It is not in the study yet.
    new: bool,
    /// The keyboard is in the name.
    opened: bool,
}

enum Answer {
    Open,
    Keep,
    Close,
}

impl Form {
    pub fn new(display: Display) -> Self {
        Self { display, new: true, opened: false }
    }

    pub fn change(display: Display) -> Self {
        Self { display, new: false, opened: false }
    }
}

/// Shows the form over the view, and closes it when it is done. Gives the display that was kept.
pub fn show(ctx: &Context, cx: &mut Cx, form: &mut Option<Form>) -> Option<Display> {
    let open = form.as_mut()?;
    let title = if open.new { t!("matrix-keep-title") } else { t!("matrix-rename-title") };
    let study = cx.session.study();
    let answer =
        dialog(ctx, Id::unique("matrix-keep"), title, |ui| fields(ui, study, open)).unwrap_or(Answer::Close);
    let kept = match answer {
        Answer::Open => return None,
        Answer::Close => None,
        Answer::Keep => {
            let mut display = open.display.clone();
            display.name = display.name.trim().to_owned();
            let said = t!("matrix-kept-said", name = display.name.as_str());
            cx.ask(Action::EditSaying(Command::put(display.clone()), said));
            Some(display)
        }
    };
    *form = None;
    kept
}

fn fields(ui: &mut Ui, study: &Study, form: &mut Form) -> Answer {
    let display = &mut form.display;
    let label = field_label(ui, t!("matrix-keep-name"));
    let width = ui.available_width() - 16.0;
    let edit = TextEdit::singleline(&mut display.name).frame(Frame::NONE).margin(Margin::ZERO);
    let name = field(ui, Margin::symmetric(8, 5), |ui| {
        let response = ui.add(edit.desired_width(width)).labelled_by(label.id);
        (response.clone(), response)
    })
    .inner;
    if !std::mem::replace(&mut form.opened, true) {
        take_all(ui, &name, &display.name);
    }
    let wanted = display.name.trim();
    let taken = study.displays.iter().any(|other| other.id != display.id && other.name == wanted);
    if taken {
        caption(ui, &t!("matrix-keep-taken", name = wanted));
    }
    let ready = !taken && !wanted.is_empty();
    ui.add_space(8.0);
    let label = field_label(ui, t!("matrix-keep-note"));
    let edit = TextEdit::multiline(&mut display.note).desired_rows(3).frame(Frame::NONE).margin(Margin::ZERO);
    field(ui, Margin::symmetric(8, 6), |ui| (ui.add(edit.desired_width(width)).labelled_by(label.id), ()));
    ui.add_space(16.0);
    let verb = if form.new { t!("matrix-keep-verb") } else { t!("matrix-rename-verb") };
    let (put, close) = Sides::new()
        .show(
            ui,
            |_| (),
            |ui| {
                let put = ui.add_enabled(ready, Button::new(verb).main()).clicked();
                (put, ui.add(Button::new(t!("part-cancel"))).clicked())
            },
        )
        .1;
    let entered = name.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    match (put || entered && ready, close) {
        (true, _) => Answer::Keep,
        (_, true) => Answer::Close,
        _ => Answer::Open,
    }
}

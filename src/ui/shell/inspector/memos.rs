//! Notes on a record.

use eframe::egui;

use super::parts::{field_id, section};
use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{AnyId, Memo};
use crate::t;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::{Button, DraftEdit, Icon, caption, field, icon_button};

/// A memo that is being begun.
#[derive(Default)]
pub struct New {
    about: Option<AnyId>,
    text: String,
    focus: bool,
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, new: &mut New, about: AnyId) {
    let memos: Vec<&Memo> = cx.session.study().memos.iter().filter(|memo| memo.about == about).collect();
    let aside = if memos.is_empty() { String::new() } else { memos.len().to_string() };
    section(ui, t!("inspector-memo"), &aside);
    for memo in memos {
        ui.push_id(names::key(memo.id), |ui| one(ui, cx, memo));
    }
    // In Read a memo may be meant for the words that are marked there.
    let asked = cx.asked(UiCommand::Memo) && cx.session.selection.passage.is_none();
    if new.about != Some(about) {
        *new = New::default();
        let pressed = ui.add(Button::new(t!("inspector-memo-add")).small().icon(Icon::Plus)).clicked();
        if pressed || asked {
            *new = New { about: Some(about), text: String::new(), focus: true };
        }
        return;
    }
    let edit = field(ui, egui::Margin::symmetric(8, 6), |ui| {
        let edit = egui::TextEdit::multiline(&mut new.text)
            .desired_rows(2)
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO)
            .desired_width(ui.available_width() - 16.0);
        (ui.add(edit).accessible_name(t!("inspector-memo-new")), ())
    })
    .response;
    if std::mem::take(&mut new.focus) {
        edit.request_focus();
    }
    ui.horizontal(|ui| {
        let text = new.text.trim().to_owned();
        let add = ui.add_enabled_ui(!text.is_empty(), |ui| {
            ui.add(Button::new(t!("inspector-memo-keep")).small()).clicked()
        });
        if let Some(coder) = cx.session.coder().filter(|_| add.inner) {
            let memo = Memo { id: fresh(), about, text, coder, private: false, written: now() };
            cx.edit(Command::put(memo));
            *new = New::default();
        } else if ui.add(Button::new(t!("part-cancel")).small().quiet()).clicked() {
            *new = New::default();
        }
    });
}

fn one(ui: &mut egui::Ui, cx: &mut Cx, memo: &Memo) {
    let who = cx.session.study().coders.get(memo.coder).map_or("", |coder| coder.initials.as_str());
    ui.horizontal(|ui| {
        caption(ui, &format!("{who}, {}", names::date(memo.written)));
        let mut private = memo.private;
        if ui.checkbox(&mut private, t!("inspector-private")).changed() {
            cx.edit(Command::put(Memo { private, ..memo.clone() }));
        }
        if icon_button(ui, Icon::Trash, t!("inspector-memo-delete")).clicked() {
            cx.edit(Command::Delete(vec![AnyId::Memo(memo.id)]));
        }
    });
    let id = field_id(AnyId::Memo(memo.id), "text");
    let edit = DraftEdit::new(id, t!("inspector-memo"), &memo.text).multiline(1).hide_label().plain();
    if let Some(text) = edit.show(ui).new.filter(|text| !text.trim().is_empty()) {
        cx.edit(Command::put(Memo { text, written: now(), ..memo.clone() }));
    }
}

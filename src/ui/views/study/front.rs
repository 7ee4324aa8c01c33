//! The front page: title, question, design, what a reader must know first, open questions, memos.

use eframe::egui::Ui;

use super::super::parts::text;
use super::State;
use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{AnyId, Info, InfoId, Memo};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::{date, key};
use crate::ui::widgets::{Button, Icon, caption, hairline, icon_button, section_header};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let info = cx.study().front().clone();
    let put = |cx: &mut Cx, info: Info| cx.edit(Command::put(info));
    if let Some(title) = text(ui, (0, "title"), t!("study-name"), &info.title, 1) {
        put(cx, Info { title, ..info.clone() });
    }
    ui.add_space(8.0);
    if let Some(question) = text(ui, (0, "question"), t!("study-question"), &info.question, 2) {
        put(cx, Info { question, ..info.clone() });
    }
    ui.add_space(8.0);
    if let Some(design) = text(ui, (0, "design"), t!("study-design"), &info.design, 3) {
        put(cx, Info { design, ..info.clone() });
    }
    ui.add_space(8.0);
    if let Some(front) = text(ui, (0, "front"), t!("study-front"), &info.front, 8) {
        put(cx, Info { front, ..info.clone() });
    }
    ui.add_space(8.0);
    let written = info.open_questions.join("\n");
    if let Some(new) = text(ui, (0, "questions"), t!("study-open-questions"), &written, 3) {
        let lines = new.lines().map(str::trim).filter(|line| !line.is_empty());
        let open_questions = lines.map(str::to_owned).collect();
        put(cx, Info { open_questions, ..info.clone() });
    }
    ui.add_space(12.0);
    hairline(ui);
    memos(ui, cx, state);
}

/// Memos on the study as a whole.
fn memos(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let about = AnyId::Info(InfoId::ONE);
    let memos: Vec<Memo> = cx.study().memos.iter().filter(|memo| memo.about == about).cloned().collect();
    section_header(ui, t!("study-memos"), "");
    for memo in &memos {
        let coder = cx.study().coders.get(memo.coder).map_or("", |coder| coder.initials.as_str());
        let label = format!("{coder} · {}", date(memo.written));
        ui.push_id(key(memo.id), |ui| {
            if let Some(words) = text(ui, (key(memo.id), "memo"), &label, &memo.text, 2) {
                if words.trim().is_empty() {
                    cx.edit(Command::Delete(vec![AnyId::Memo(memo.id)]));
                } else {
                    cx.edit(Command::put(Memo { text: words, ..memo.clone() }));
                }
            }
            ui.horizontal(|ui| {
                let mut private = memo.private;
                if ui.checkbox(&mut private, t!("study-private")).changed() {
                    cx.edit(Command::put(Memo { private, ..memo.clone() }));
                }
                if icon_button(ui, Icon::Trash, &t!("study-delete-memo", which = label.as_str())).clicked() {
                    cx.edit(Command::Delete(vec![AnyId::Memo(memo.id)]));
                }
            });
        });
    }
    if memos.is_empty() {
        caption(ui, t!("study-no-memos"));
    }
    ui.add_space(4.0);
    let edit = eframe::egui::TextEdit::multiline(&mut state.memo)
        .id(eframe::egui::Id::unique("study-new-memo"))
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .hint_text(t!("study-new-memo"));
    ui.add(edit).accessible_name(t!("study-new-memo"));
    let ready = !state.memo.trim().is_empty();
    let add = ui.add_enabled(ready, Button::new(t!("study-add-memo")).small());
    if let Some(coder) = cx.session.coder()
        && add.clicked()
    {
        let text = std::mem::take(&mut state.memo).trim().to_owned();
        let memo = Memo { id: fresh(), about, text, coder, private: false, written: now() };
        cx.edit(Command::put(memo));
    }
}

//! The list of all texts behind the title of a pane: found by words, and marked by what was done with each.

use std::collections::BTreeMap;

use eframe::egui;

use super::pane::Pane;
use crate::study::{AnyId, Source, SourceId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::alike;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, case_mark, icon_button};

/// How wide the list is.
const MENU: f32 = 400.0;
/// How wide what is said of a text is.
const MARKS: f32 = 130.0;

/// What is done with the list.
enum Pick {
    Here(SourceId),
    Beside(SourceId),
}

/// The title as a menu of all texts by case; a second button opens one beside. `spare` is left free
/// behind the title. Tells whether another text was chosen.
pub fn menu(ui: &mut egui::Ui, cx: &mut Cx, pane: &mut Pane, spare: f32) -> bool {
    let study = cx.session.study();
    let Some(now) = study.sources.get(pane.source()) else { return false };
    let title = egui::RichText::new(&now.title).font(font::semibold(font::BODY));
    let caret = egui::RichText::new(Icon::Down.glyph().to_string()).font(font::icons(11.0));
    let config = egui::containers::menu::MenuConfig::new()
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let button = egui::Button::new((title, caret)).frame(false).truncate();
    let most = (ui.available_width() - spare).max(60.0);
    let mut picked = None;
    ui.scope(|ui| {
        ui.set_max_width(most);
        let (response, _) = egui::containers::menu::MenuButton::from_button(button)
            .config(config)
            .ui(ui, |ui| picked = list(ui, cx, pane.source()));
        let name = t!("read-choose", title = now.title.as_str());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    });
    match picked {
        None => false,
        Some(Pick::Beside(source)) => {
            cx.ask(Action::OpenSource { source, at: None, beside: true });
            false
        }
        Some(Pick::Here(source)) => {
            if let Some((source, place)) = pane.leave() {
                cx.ask(Action::KeepPlace(source, place));
            }
            *pane = Pane::new(source);
            cx.ask(Action::Select(AnyId::Source(source)));
            true
        }
    }
}

/// The field and the texts it leaves. Enter in the field takes the first of them.
fn list(ui: &mut egui::Ui, cx: &Cx, open: SourceId) -> Option<Pick> {
    ui.set_width(MENU);
    let (query, enter) = field(ui);
    let study = cx.study();
    let mut evidence: BTreeMap<SourceId, usize> = BTreeMap::new();
    for one in study.evidence.iter() {
        *evidence.entry(one.source).or_default() += 1;
    }
    let wanted = query.to_lowercase();
    let alike = alike(study);
    let coder = cx.session.coder();
    let mut picked = None;
    let (mut first, mut any) = (enter, false);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for case in study.cases_in_order() {
            let name = case.name.to_lowercase();
            let sources: Vec<(&Source, String)> = study
                .sources_of(case.id)
                .into_iter()
                .map(|source| {
                    let read = |coder| source.read_by.contains(&coder);
                    let unread = !coder.map_or(!source.read_by.is_empty(), read);
                    let count = evidence.get(&source.id).copied().unwrap_or(0);
                    let marks = if unread {
                        t!("read-list-unread", count = count)
                    } else {
                        t!("read-list-read", count = count)
                    };
                    (source, marks)
                })
                .filter(|(source, marks)| {
                    // Each word is in the title, the case or what is said of the text.
                    let (title, marks) = (source.title.to_lowercase(), marks.to_lowercase());
                    let stands =
                        |word: &str| [&title, &name, &marks].iter().any(|words| words.contains(word));
                    wanted.split_whitespace().all(stands)
                })
                .collect();
            if sources.is_empty() {
                continue;
            }
            any = true;
            ui.horizontal(|ui| {
                case_mark(ui, cx.names.case_place(case.id), &case.name);
                let name = egui::RichText::new(&case.name).font(font::semibold(font::CAPTION));
                ui.add(egui::Label::new(name).truncate());
            });
            for (source, marks) in sources {
                let other = alike.get(&source.id).map_or("", String::as_str);
                let chosen = row(ui, &source.title, other, &marks, source.id == open);
                match chosen.or(std::mem::take(&mut first).then_some(false)) {
                    Some(false) => picked = Some(Pick::Here(source.id)),
                    Some(true) => picked = Some(Pick::Beside(source.id)),
                    None => {}
                }
            }
            ui.add_space(4.0);
        }
        if !any {
            ui.label(t!("read-list-none"));
        }
    });
    if picked.is_some() {
        ui.close();
    }
    picked
}

/// The words that texts are looked for by, and whether Enter was pressed on them. Empty whenever the list
/// opens.
fn field(ui: &mut egui::Ui) -> (String, bool) {
    let (id, frame) = (ui.scope_id().with("find-a-text"), ui.ctx().cumulative_frame_nr());
    let (seen, mut query) = ui.data(|data| data.get_temp::<(u64, String)>(id)).unwrap_or_default();
    let opens = seen + 1 < frame;
    if opens {
        query.clear();
    }
    let edit = egui::TextEdit::singleline(&mut query)
        .id(id.with("field"))
        .hint_text(t!("read-list-find"))
        .desired_width(f32::INFINITY);
    // The list would cut off the frame of a field as wide as itself.
    let room = egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 4));
    let edit = room.show(ui, |ui| ui.add(edit)).inner.accessible_name(t!("read-list-find"));
    if opens {
        edit.request_focus();
    }
    let enter = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    ui.add_space(4.0);
    ui.data_mut(|data| data.insert_temp(id, (frame, query.clone())));
    (query, enter)
}

/// A text in the list: its title, what was done with it, and at the right the button that opens it beside.
/// Says whether it is wanted, and whether beside.
fn row(ui: &mut egui::Ui, title: &str, other: &str, marks: &str, chosen: bool) -> Option<bool> {
    let mut wanted = None;
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let size = egui::vec2(ui.available_width() - MARKS - 44.0, 26.0);
        let layout = egui::Layout::left_to_right(egui::Align::Center)
            .with_main_justify(true)
            .with_main_align(egui::Align::Min);
        let about = egui::RichText::new(other).font(font::caption()).color(tokens.ink3);
        let button = if other.is_empty() {
            egui::Button::selectable(chosen, title)
        } else {
            egui::Button::selectable(chosen, (title, about))
        };
        let button = button.truncate();
        let button = ui.allocate_ui_with_layout(size, layout, |ui| ui.add(button)).inner;
        let name =
            if other.is_empty() { format!("{title}, {marks}") } else { format!("{title}, {other}, {marks}") };
        button.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
        if button.clicked() {
            wanted = Some(false);
        }
        ui.allocate_ui_with_layout(egui::vec2(MARKS, 26.0), layout, |ui| {
            let said = egui::RichText::new(marks).font(font::caption()).color(tokens.ink2);
            ui.add(egui::Label::new(said).truncate());
        });
        if icon_button(ui, Icon::Compare, &t!("read-beside-name", title = title)).clicked() {
            wanted = Some(true);
        }
    });
    wanted
}

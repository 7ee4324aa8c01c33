//! The menu of displays: what the study keeps, and what the literature has ready.

use eframe::egui::{Button as Line, ScrollArea, Ui};

use super::{choices, head_word};
use crate::analysis::displays::{Choices, DISPLAYS, Ready, Shape, Takes};
use crate::analysis::settled;
use crate::study::{Display, Study};
use crate::t;
use crate::ui::views::matrix::named::{Ask, Named, about, name};
use crate::ui::views::matrix::sheets::Shown;
use crate::ui::widgets::{Button, DropDown, body2, caption, strong};

const LIST: f32 = 272.0;
const TOLD: f32 = 272.0;

/// A display that can be asked for, and what is to be said of it.
pub struct Entry {
    pub key: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    pub source: &'static str,
    /// Why it can't be made.
    pub lacks: Option<String>,
    /// Why it says little.
    pub few: Option<String>,
    /// It could be made of a theme that somebody chooses.
    pub of_theme: Option<&'static Ready>,
    pub ask: Ask,
}

/// What is shown while the menu is open.
pub struct Now<'a> {
    pub named: Option<&'a Named>,
    /// It is not what its display asks for any more.
    pub changed: bool,
    /// A display that is no matrix, in place of it.
    pub sheet: Option<Shown>,
}

impl Entry {
    fn of(ready: &'static Ready, study: &Study) -> Self {
        let lacks = ready.lacks(study);
        let with_theme = || {
            let theme = study.theme_walk().first().map(|node| node.id);
            theme.is_some() && ready.spec(study, &Choices { theme, ..Choices::default() }).is_ok()
        };
        let choosable = lacks.is_some() && ready.takes.contains(&Takes::Theme) && with_theme();
        Self {
            key: ready.key,
            name: name(ready.key),
            about: about(ready.key),
            source: ready.source,
            few: ready.too_few(study),
            lacks,
            of_theme: choosable.then_some(ready),
            ask: match ready.shape {
                Shape::Matrix => Ask::Ready(ready, Choices::default()),
                Shape::PairSheet => Ask::Sheet(Shown::PairSheet),
                Shape::Substructed => Ask::Sheet(Shown::Substructed),
            },
        }
    }

    /// A display that is no matrix and none of the ready ones either.
    fn of_sheet(sheet: Shown, key: &'static str, about: &'static str) -> Self {
        let (lacks, few, of_theme) = (None, None, None);
        Self { key, name: sheet.name(), about, source: "", lacks, few, of_theme, ask: Ask::Sheet(sheet) }
    }

    fn is_on(&self, now: &Now<'_>) -> bool {
        match (&self.ask, now.sheet) {
            (Ask::Sheet(sheet), Some(shown)) => *sheet == shown,
            (Ask::Ready(ready, _), None) => {
                now.named.and_then(Named::ready).is_some_and(|one| one.key == ready.key)
            }
            _ => false,
        }
    }
}

/// The entries, as they are for one revision of the study.
#[derive(Default)]
pub struct List(Option<(u64, Vec<Entry>)>);

impl List {
    fn of(&mut self, study: &Study) -> &[Entry] {
        if self.0.as_ref().is_none_or(|(revision, _)| *revision != study.revision()) {
            self.0 = Some((study.revision(), entries(study)));
        }
        self.0.as_ref().map_or(&[], |(_, entries)| entries)
    }
}

fn entries(study: &Study) -> Vec<Entry> {
    let ready = DISPLAYS.iter().map(|ready| Entry::of(ready, study));
    let sheets = [
        Entry::of_sheet(Shown::CoOccurrence, "co-occurrence", t!("sheets-cooccurrence-about")),
        Entry::of_sheet(Shown::Similarity, "similarity", t!("sheets-similarity-about")),
    ];
    ready.chain(sheets).collect()
}

/// What is told beside the list, of the line that is pointed at.
struct Told<'a> {
    name: &'a str,
    about: &'a str,
    source: &'a str,
    more: Vec<&'a str>,
}

/// The button and its menu.
pub fn menu(ui: &mut Ui, study: &Study, now: &Now<'_>, list: &mut List) -> Option<Ask> {
    let button = DropDown::new("", t!("matrix-displays")).name(t!("matrix-displays-name"));
    let (_, asked) = button.show(ui, |ui| {
        let mut asked = None;
        let mut told = None;
        let entries = list.of(study);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            ui.vertical(|ui| {
                ui.set_width(LIST);
                ui.spacing_mut().item_spacing.y = 2.0;
                kept(ui, study, now, &mut asked, &mut told);
                ui.add_space(8.0);
                head_word(ui, t!("matrix-ready-head"));
                let first = now.named.is_none() && now.sheet.is_none();
                if ui.selectable_label(first, t!("matrix-display-first")).clicked() {
                    asked = Some(Ask::First);
                }
                for entry in entries {
                    ui.push_id(entry.key, |ui| ready(ui, study, now, entry, &mut asked, &mut told));
                }
            });
            ui.vertical(|ui| {
                ui.set_width(TOLD);
                tell(ui, told.as_ref());
            });
        });
        if asked.is_some() {
            ui.close();
        }
        asked
    });
    asked.flatten()
}

fn ready<'a>(
    ui: &mut Ui,
    study: &Study,
    now: &Now<'_>,
    entry: &'a Entry,
    asked: &mut Option<Ask>,
    told: &mut Option<Told<'a>>,
) {
    let on = entry.is_on(now);
    let line = ui.add_enabled(entry.lacks.is_none(), Line::selectable(on, entry.name));
    let said: Vec<&str> = entry.lacks.iter().chain(&entry.few).map(String::as_str).collect();
    let description = [&[entry.about, entry.source], &said[..]].concat().join(" ");
    ui.accesskit_node_builder(line.id, |node| node.set_description(description));
    if line.clicked() {
        *asked = Some(entry.ask.clone());
    }
    if line.contains_pointer() || line.has_focus() || (on && told.is_none()) {
        *told = Some(Told { name: entry.name, about: entry.about, source: entry.source, more: said });
    }
    let why = entry.lacks.as_ref().or(entry.few.as_ref());
    if let Some(why) = why {
        ui.indent("why", |ui| caption(ui, why));
    }
    let Some(ready) = entry.of_theme else { return };
    // In this list and not in one more that opens: a list in a list is closed by what happens in it.
    let id = ui.make_persistent_id("of-theme");
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    if ui.add(Button::new(t!("matrix-choose-a-theme")).small()).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if open {
        let picked =
            ScrollArea::vertical().max_height(168.0).show(ui, |ui| choices::themes(ui, study, None)).inner;
        if let Some(theme) = picked {
            *asked = Some(Ask::Ready(ready, Choices { theme: Some(theme), ..Choices::default() }));
        }
    }
}

/// What the study keeps, and what can be done with what is shown.
fn kept<'a>(
    ui: &mut Ui,
    study: &'a Study,
    now: &Now<'_>,
    asked: &mut Option<Ask>,
    told: &mut Option<Told<'a>>,
) {
    head_word(ui, t!("matrix-kept-head"));
    let matrix = now.sheet.is_none();
    let shown = now.named.filter(|_| matrix).and_then(|named| named.kept(study));
    let mut all: Vec<&Display> = study.displays.iter().collect();
    all.sort_by_key(|display| (display.name.to_lowercase(), display.id));
    if all.is_empty() {
        caption(ui, t!("matrix-kept-none"));
    }
    for display in all {
        let on = shown.is_some_and(|shown| shown.id == display.id);
        let line = ui.push_id(display.id, |ui| ui.add(Line::selectable(on, &display.name).truncate())).inner;
        if line.clicked() {
            *asked = Some(Ask::Kept(display.id));
        }
        if line.contains_pointer() || line.has_focus() || (on && told.is_none()) {
            *told = Some(Told { name: &display.name, about: &display.note, source: "", more: Vec::new() });
        }
        if on {
            for gone in settled(study, &display.spec).1 {
                ui.indent("gone", |ui| caption(ui, &gone));
            }
        }
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(4.0, 4.0);
        let mut button = |ui: &mut Ui, enabled: bool, name: &str, ask: Ask| {
            if ui.add_enabled(enabled, Button::new(name).small()).clicked() {
                *asked = Some(ask);
            }
        };
        if shown.is_some() {
            button(ui, now.changed, t!("matrix-kept-save"), Ask::Save);
            button(ui, true, t!("matrix-kept-rename"), Ask::Rename);
            button(ui, true, t!("matrix-kept-delete"), Ask::Delete);
        }
        if matrix {
            button(ui, true, t!("matrix-keep"), Ask::Keep);
        }
    });
}

fn tell(ui: &mut Ui, told: Option<&Told<'_>>) {
    let Some(told) = told else {
        caption(ui, t!("matrix-displays-hint"));
        return;
    };
    strong(ui, told.name);
    if !told.about.is_empty() {
        body2(ui, told.about);
    }
    if !told.source.is_empty() {
        caption(ui, &t!("matrix-display-source", source = told.source));
    }
    for more in &told.more {
        caption(ui, more);
    }
}

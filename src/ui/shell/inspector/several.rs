//! Several pieces of evidence at once.

use eframe::egui;

use super::make;
use super::parts::{record_lines, section};
use super::tags::{self, ThemeChange};
use super::theme_list::Pick;
use crate::edit::{Command, Retag};
use crate::study::{AnyId, Evidence};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Icon, body, caption};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx) {
    let ids = cx.session.selection.evidence.clone();
    let study = cx.session.study();
    let records: Vec<&Evidence> = ids.iter().filter_map(|id| study.evidence.get(*id)).collect();
    let Some(first) = records.first() else { return };
    body(ui, &t!("inspector-several", count = records.len()));
    section(ui, t!("inspector-tags"), "");
    caption(ui, t!("inspector-on-all"));
    let all = |themes: &crate::study::ThemeId| records.iter().all(|one| one.themes.contains(themes));
    let themes: Vec<_> = first.themes.iter().copied().filter(|theme| all(theme)).collect();
    let retag = |cx: &mut Cx, change| cx.edit(Command::Retag { evidence: ids.clone(), change });
    match tags::themes(ui, cx, &themes, true) {
        Some(ThemeChange::Remove(theme)) => retag(cx, Retag::RemoveTheme(theme)),
        Some(ThemeChange::Add(Pick::Theme(theme))) => retag(cx, Retag::AddTheme(theme)),
        Some(ThemeChange::Add(Pick::New(name))) => make::tag_with_new(cx, ids.clone(), &name),
        None => {}
    }
    let levels: Vec<_> = first
        .levels
        .iter()
        .copied()
        .filter(|level| records.iter().all(|one| one.levels.contains(level)))
        .collect();
    if let Some(level) = tags::levels(ui, cx, &levels) {
        level_for_all(cx, &records, level);
    }
    let polarity = first.polarity.filter(|sign| records.iter().all(|one| one.polarity == Some(*sign)));
    if let Some(polarity) = tags::polarity(ui, cx, polarity) {
        retag(cx, Retag::Polarity(polarity));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::new(t!("inspector-make-finding")).small().icon(Icon::Findings)).clicked() {
            make::make_finding(cx, &ids);
        }
        let delete = t!("inspector-delete-evidence", count = ids.len());
        if ui.add(Button::new(&delete).small().danger().icon(Icon::Trash)).clicked() {
            cx.edit(Command::Delete(ids.iter().copied().map(AnyId::Evidence).collect()));
        }
    });
    section(ui, t!("inspector-evidence"), &ids.len().to_string());
    let lines: Vec<AnyId> = ids.iter().copied().map(AnyId::Evidence).collect();
    record_lines(ui, cx, &lines, None);
}

/// All get the level, or where all have it, all lose it: a toggle one by one would swap them.
fn level_for_all(cx: &mut Cx, records: &[&Evidence], level: crate::study::LevelId) {
    let everywhere = records.iter().all(|one| one.levels.contains(&level));
    let turned: Vec<_> =
        records.iter().filter(|one| one.levels.contains(&level) == everywhere).map(|one| one.id).collect();
    cx.edit(Command::Retag { evidence: turned, change: Retag::ToggleLevel(level) });
}

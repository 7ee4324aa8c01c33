//! The last changes of a record, in words.

use eframe::egui;

use super::parts::section;
use crate::edit::StepKind;
use crate::study::AnyId;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::caption;

const MOST: usize = 8;

/// The steps that touched the record last shown.
#[derive(Default)]
pub struct Cache {
    key: Option<(AnyId, usize)>,
    count: usize,
    lines: Vec<String>,
}

impl Cache {
    fn refresh(&mut self, cx: &Cx, id: AnyId) {
        let steps = cx.session.history().steps();
        if self.key == Some((id, steps.len())) {
            return;
        }
        self.key = Some((id, steps.len()));
        let touching = steps.iter().rev().filter(|step| step.changes.changes.iter().any(|c| c.id() == id));
        let all: Vec<_> = touching.collect();
        // A step that takes back another is told, and is no further change.
        self.count = all.iter().filter(|step| step.kind == StepKind::Do).count();
        self.lines = all
            .iter()
            .take(MOST)
            .map(|step| {
                let who = step.coder.and_then(|id| cx.study().coders.get(id));
                let who = who.map_or("", |coder| coder.initials.as_str());
                let what = match step.kind {
                    StepKind::Do => step.label.clone(),
                    StepKind::Undo(_) => t!("history-undid", label = step.label.as_str()),
                    StepKind::Redo(_) => t!("history-redid", label = step.label.as_str()),
                };
                format!("{}  {who}  {what}", names::date(step.at))
            })
            .collect();
    }
}

pub fn show(ui: &mut egui::Ui, cx: &Cx, cache: &mut Cache, id: AnyId) {
    cache.refresh(cx, id);
    if cache.lines.is_empty() {
        return;
    }
    section(ui, t!("inspector-history"), &t!("inspector-changes", count = cache.count));
    ui.spacing_mut().item_spacing.y = 2.0;
    for line in &cache.lines {
        caption(ui, line);
    }
}

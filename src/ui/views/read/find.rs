//! Finding words in the texts that are open.

use std::collections::BTreeMap;

use eframe::egui;

use super::pane::Pane;
use crate::analysis::{self, FindOptions};
use crate::study::{SourceId, Span};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, SearchField, icon_button};

/// The most places that one search lists in one text.
const MOST_HITS: usize = 20_000;

/// The find bar and what it found.
#[derive(Default)]
pub struct Find {
    words: String,
    whole: bool,
    exact: bool,
    focus: bool,
    hits: Hits,
    /// What the hits were found for.
    key: Option<(String, bool, bool, u64, Vec<SourceId>)>,
}

#[derive(Default)]
pub struct Hits {
    all: BTreeMap<SourceId, Vec<Span>>,
    current: Option<(SourceId, usize)>,
}

impl Hits {
    pub fn of(&self, source: SourceId) -> (&[Span], Option<usize>) {
        let spans = self.all.get(&source).map_or(&[][..], Vec::as_slice);
        let current = self.current.filter(|(of, _)| *of == source).map(|(_, at)| at);
        (spans, current)
    }

    fn count(&self) -> usize {
        self.all.values().map(Vec::len).sum()
    }
}

impl Find {
    pub fn focus(&mut self) {
        self.focus = true;
    }

    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// Draws the bar and moves between hits. Says whether it was closed.
    pub fn bar(&mut self, ui: &mut egui::Ui, cx: &Cx, panes: &mut [Pane], active: &mut usize) -> bool {
        let tokens = Tokens::of(ui);
        // While one types, the first place after the caret comes into sight.
        if self.search(cx, panes) && !self.words.is_empty() {
            self.step(1, panes, active);
        }
        let mut close = false;
        let mut go = 0_i32;
        let frame = egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(16, 6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(t!("find-title")).font(font::semibold(font::CAPTION)));
                let count = self.place(panes);
                let field =
                    SearchField::new(&mut self.words, t!("find-hint")).width(230.0).count(&count).show(ui);
                if std::mem::take(&mut self.focus) {
                    field.request_focus();
                }
                let (enter, shift, escape) = ui.input(|i| {
                    (i.key_pressed(egui::Key::Enter), i.modifiers.shift, i.key_pressed(egui::Key::Escape))
                });
                if (field.lost_focus() || field.has_focus()) && enter {
                    go = if shift { -1 } else { 1 };
                    field.request_focus();
                }
                close |= escape && (field.has_focus() || field.lost_focus());
                if icon_button(ui, Icon::Left, t!("find-previous")).clicked() {
                    go = -1;
                }
                if icon_button(ui, Icon::Right, t!("find-next")).clicked() {
                    go = 1;
                }
                ui.checkbox(&mut self.exact, t!("find-exact"));
                ui.checkbox(&mut self.whole, t!("find-whole"));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close |= icon_button(ui, Icon::Close, t!("find-close")).clicked();
                });
            });
        });
        if go != 0 {
            self.step(go, panes, active);
        }
        close
    }

    /// Whether other words are looked for than before.
    fn search(&mut self, cx: &Cx, panes: &[Pane]) -> bool {
        let sources: Vec<SourceId> = panes.iter().map(Pane::source).collect();
        let key =
            (self.words.clone(), self.whole, self.exact, cx.session.study().revision(), sources.clone());
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        let typed = self.key.as_ref().is_none_or(|(words, ..)| *words != self.words);
        let study = cx.session.study();
        let options = FindOptions { case_sensitive: self.exact, whole_words: self.whole };
        self.hits.all = sources
            .into_iter()
            .map(|source| {
                (source, analysis::find_in_text(study.text(source), &self.words, options, MOST_HITS))
            })
            .collect();
        self.hits.current = None;
        self.key = Some(key);
        typed
    }

    /// `3 of 14`, counted over the panes from left to right.
    fn place(&self, panes: &[Pane]) -> String {
        if self.words.is_empty() {
            return String::new();
        }
        let all = self.hits.count();
        match self.hits.current {
            None => t!("find-count", count = all),
            Some((source, at)) => {
                let before: usize = panes
                    .iter()
                    .take_while(|pane| pane.source() != source)
                    .map(|pane| self.hits.of(pane.source()).0.len())
                    .sum();
                t!("find-place", at = before + at + 1, count = all)
            }
        }
    }

    /// Goes to the next hit, or back, round through all panes.
    fn step(&mut self, by: i32, panes: &mut [Pane], active: &mut usize) {
        let flat: Vec<(usize, usize)> = panes
            .iter()
            .enumerate()
            .flat_map(|(pane, of)| (0..self.hits.of(of.source()).0.len()).map(move |at| (pane, at)))
            .collect();
        if flat.is_empty() {
            return;
        }
        let now = self.hits.current.and_then(|(source, at)| {
            flat.iter().position(|(pane, hit)| panes[*pane].source() == source && *hit == at)
        });
        let next = if let Some(now) = now {
            (now as i32 + by).rem_euclid(flat.len() as i32) as usize
        } else {
            let caret = panes[*active].caret();
            let (spans, _) = self.hits.of(panes[*active].source());
            let at = spans.partition_point(|span| (span.start as usize) < caret);
            flat.iter().position(|(pane, hit)| pane == active && *hit >= at).unwrap_or(0)
        };
        let (pane, at) = flat[next];
        let source = panes[pane].source();
        self.hits.current = Some((source, at));
        let span = self.hits.of(source).0[at];
        panes[pane].reveal(span);
        *active = pane;
    }
}

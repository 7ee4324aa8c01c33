//! Finding words in the texts that are open.

use std::collections::BTreeMap;

use eframe::egui;

use super::pane::Pane;
use crate::analysis::{self, FindOptions};
use crate::study::{SourceId, Span, border_after, border_before};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::text::TextDoc;
use crate::ui::theme::{Tokens, font};
use crate::ui::views::parts;
use crate::ui::widgets::{Icon, SearchField, icon_button, take_all};

/// The most places that one search lists in one text.
const MOST_HITS: usize = 20_000;

/// Longer selections are passages, not words to look for.
const MOST_WORDS: usize = 120;

/// The find bar and what it found.
#[derive(Default)]
pub struct Find {
    open: bool,
    /// What was looked for last in each text.
    last: BTreeMap<SourceId, String>,
    /// The field was filled by the program: nothing moves until somebody types or goes on.
    still: bool,
    /// Whether another field had the keyboard, to which Escape belongs then.
    elsewhere: bool,
    words: String,
    whole: bool,
    exact: bool,
    pattern: bool,
    /// Only what this person says.
    speaker: Option<String>,
    focus: bool,
    /// Where one was when the bar was opened, or last went to a place by hand: what is typed is looked
    /// for from there, and not from where the letter before it led.
    from: Option<(SourceId, usize)>,
    hits: Hits,
    /// What the hits were found for.
    key: Option<Key>,
    bad: bool,
}

#[derive(Clone, PartialEq)]
struct Key {
    words: String,
    choices: [bool; 3],
    speaker: Option<String>,
    /// Texts, and the state of each.
    texts: Vec<(SourceId, u64)>,
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
    /// Opens the bar, or goes back to its field. `from_text`: whoever asks stands in the text.
    pub fn focus(&mut self, pane: &Pane, from_text: bool) {
        if !self.open || from_text {
            self.propose(pane);
        }
        self.open = true;
        self.focus = true;
        self.from = Some((pane.source(), pane.place_in_hand()));
    }

    /// The words that are selected, or those last looked for in this text, or else in another.
    fn propose(&mut self, pane: &Pane) {
        let passage = pane.passage();
        // A place that was found is selected by that: what it was found by says more.
        let (hits, _) = self.hits.of(pane.source());
        let found = passage.is_some_and(|span| hits.contains(&span));
        let selected = passage
            .and_then(|span| span.slice(pane.text()).ok())
            .filter(|words| !found && words.len() <= MOST_WORDS && !words.contains('\n'));
        if let Some(words) = selected {
            words.clone_into(&mut self.words);
            self.pattern = false;
        } else if let Some(words) = self.last.get(&pane.source()).filter(|_| !self.open) {
            self.words.clone_from(words);
            self.still = true;
        } else {
            self.still = !self.open;
        }
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    fn close(&mut self, panes: &[Pane]) {
        self.open = false;
        if !self.words.is_empty() {
            self.last.extend(panes.iter().map(|pane| (pane.source(), self.words.clone())));
        }
        // A text that changes while nobody looks must not be searched for words that are not shown.
        self.key = None;
    }

    /// Escape from wherever the keyboard is, but for what opened over the text and for other fields.
    fn takes_escape(&self, ui: &egui::Ui) -> bool {
        !self.elsewhere
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.memory(|memory| memory.top_modal_layer().is_none())
            && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
    }

    /// Draws the bar and moves between hits. `busy`: something over the text waits for Escape. Says
    /// whether it was closed.
    pub fn bar(
        &mut self,
        ui: &mut egui::Ui,
        cx: &Cx,
        panes: &mut [Pane],
        active: &mut usize,
        busy: bool,
    ) -> bool {
        let tokens = Tokens::of(ui);
        // While one types, the first place after the caret comes into sight.
        let still = std::mem::take(&mut self.still);
        if self.search(cx, panes) && !self.words.is_empty() && !still {
            self.step(1, panes, active);
        }
        let mut close = !busy && self.takes_escape(ui);
        self.elsewhere = ui.text_edit_focused();
        let mut go = 0_i32;
        let frame = egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(16, 6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(t!("find-title")).font(font::semibold(font::CAPTION)));
                let count = self.place(panes);
                let field =
                    SearchField::new(&mut self.words, t!("find-hint")).width(230.0).count(&count).show(ui);
                if std::mem::take(&mut self.focus) {
                    take_all(ui, &field, &self.words);
                }
                self.elsewhere &= !field.has_focus();
                // The count stands inside the field: it is said as a part of its own.
                if !self.bad {
                    let said = ui.interact(field.rect, field.id.with("count"), egui::Sense::hover());
                    said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &count));
                }
                let (enter, shift) = ui.input(|i| (i.key_pressed(egui::Key::Enter), i.modifiers.shift));
                if (field.lost_focus() || field.has_focus()) && enter {
                    go = if shift { -1 } else { 1 };
                    field.request_focus();
                }
                if icon_button(ui, Icon::Left, t!("find-previous")).clicked() {
                    go = -1;
                }
                if icon_button(ui, Icon::Right, t!("find-next")).clicked() {
                    go = 1;
                }
                ui.checkbox(&mut self.exact, t!("find-exact"));
                ui.add_enabled_ui(!self.pattern, |ui| ui.checkbox(&mut self.whole, t!("find-whole")));
                ui.checkbox(&mut self.pattern, t!("find-pattern")).on_hover_text(t!("find-pattern-help"));
                self.who(ui, panes);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close |= icon_button(ui, Icon::Close, t!("find-close")).clicked();
                });
            });
            // Under the field: inside it, it would cover the pattern.
            if self.bad {
                let words = t!("find-bad-pattern");
                let said = ui.label(egui::RichText::new(words).font(font::caption()).color(tokens.ink2));
                said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, words));
            }
        });
        if go != 0 {
            self.step(go, panes, active);
            self.from = panes.get(*active).map(|pane| (pane.source(), pane.place_in_hand()));
        }
        if close {
            self.close(panes);
        }
        close
    }

    /// Whose words are looked through, where a text says who speaks.
    fn who(&mut self, ui: &mut egui::Ui, panes: &[Pane]) {
        let mut names: Vec<&str> =
            panes.iter().flat_map(|pane| pane.doc().speakers()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        if self.speaker.as_deref().is_some_and(|speaker| !names.contains(&speaker)) {
            self.speaker = None;
        }
        if names.is_empty() {
            return;
        }
        let anybody = std::iter::once((0, t!("find-anybody").to_owned()));
        let all: Vec<(usize, String)> =
            anybody.chain(names.iter().enumerate().map(|(at, name)| (at + 1, (*name).to_owned()))).collect();
        let now = self.speaker.as_deref().and_then(|speaker| names.iter().position(|name| *name == speaker));
        let now = now.map_or(0, |at| at + 1);
        if let Some(other) = parts::one_of(ui, t!("find-speaker"), now, &all, 150.0) {
            self.speaker = other.checked_sub(1).and_then(|at| names.get(at)).map(|name| (*name).to_owned());
        }
    }

    /// Whether other words are looked for than before.
    fn search(&mut self, cx: &Cx, panes: &[Pane]) -> bool {
        let key = Key {
            words: self.words.clone(),
            choices: [self.whole, self.exact, self.pattern],
            speaker: self.speaker.clone(),
            texts: panes.iter().map(|pane| (pane.source(), pane.doc().id())).collect(),
        };
        if self.key.as_ref() == Some(&key) {
            return false;
        }
        let typed = self.key.as_ref().is_none_or(|old| old.words != key.words);
        let study = cx.session.study();
        let options = FindOptions { case_sensitive: self.exact, whole_words: self.whole };
        let pattern = self.pattern.then(|| pattern(&self.words, self.exact));
        self.bad = matches!(pattern, Some(None)) && !self.words.is_empty();
        self.hits.all = panes
            .iter()
            .map(|pane| {
                let text = study.text(pane.source());
                let mut spans = match &pattern {
                    Some(Some(pattern)) => matches_of(text, pattern),
                    Some(None) => Vec::new(),
                    None => analysis::find_in_text(text, &self.words, options, MOST_HITS),
                };
                if let Some(speaker) = &self.speaker {
                    spans.retain(|span| said_by(pane.doc(), *span, speaker));
                }
                (pane.source(), spans)
            })
            .collect();
        self.hits.current = None;
        self.key = Some(key);
        typed
    }

    /// `3 of 14`, counted over the panes from left to right.
    fn place(&self, panes: &[Pane]) -> String {
        if self.words.is_empty() || self.bad {
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
            let begun = self.from.and_then(|(source, at)| {
                panes.iter().position(|pane| pane.source() == source).map(|pane| (pane, at))
            });
            let (of, caret) = begun.unwrap_or_else(|| (*active, panes[*active].caret()));
            let (spans, _) = self.hits.of(panes[of].source());
            let at = spans.partition_point(|span| (span.start as usize) < caret);
            flat.iter().position(|(pane, hit)| *pane == of && *hit >= at).unwrap_or(0)
        };
        let (pane, at) = flat[next];
        let source = panes[pane].source();
        self.hits.current = Some((source, at));
        let span = self.hits.of(source).0[at];
        panes[pane].reveal(span);
        *active = pane;
    }
}

/// `None` for what is no pattern, or one too large to run.
fn pattern(words: &str, exact: bool) -> Option<regex::Regex> {
    let built = regex::RegexBuilder::new(words)
        .case_insensitive(!exact)
        .multi_line(true)
        .size_limit(1 << 20)
        .dfa_size_limit(1 << 22)
        .build();
    built.ok().filter(|_| !words.is_empty())
}

/// Ends lie on grapheme borders, and no two places overlap.
fn matches_of(text: &str, pattern: &regex::Regex) -> Vec<Span> {
    let mut last = 0;
    let mut found = Vec::new();
    for place in pattern.find_iter(text).filter(|place| !place.is_empty()).take(MOST_HITS) {
        let (start, end) = (border_before(text, place.start()), border_after(text, place.end()));
        if start >= last {
            found.push(Span::new(start, end));
            last = end;
        }
    }
    found
}

/// Whether a place lies in what somebody says.
fn said_by(doc: &TextDoc, span: Span, speaker: &str) -> bool {
    let after = doc.turns().partition_point(|turn| turn.span.start <= span.start);
    let turn = after.checked_sub(1).and_then(|at| doc.turns().get(at));
    turn.is_some_and(|turn| {
        span.end <= turn.span.end
            && doc.speakers().get(usize::from(turn.speaker)).is_some_and(|name| name == speaker)
    })
}

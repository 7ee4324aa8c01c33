//! What is behind a number: the drawer that lists the passages or findings it counts.

use std::collections::BTreeSet;

use eframe::egui;

use crate::analysis::{Lens, NONE};
use crate::study::{AnyId, Evidence, EvidenceId, Finding, Kind, Study};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, line, line_at};
use crate::ui::widgets::{Icon, Segment, choice, icon_button, paint_level, paint_sign};

const ROW: f32 = 26.0;

/// The records behind the number that was opened last.
#[derive(Default)]
pub struct Behind {
    title: String,
    records: Vec<AnyId>,
    /// Something was behind the number when it was opened.
    held: bool,
    open: bool,
    /// The line in hand, and whether it is to get the keyboard when it is drawn.
    at: usize,
    want: bool,
    /// Where the number stands: it gets the keyboard back when the list is closed.
    from: Option<egui::Id>,
    /// Findings whose passages are listed below them.
    unfolded: BTreeSet<AnyId>,
    sorted: Sorted,
    /// What was looked at when the drawer was opened: elsewhere it says nothing.
    seen: Option<(View, Lens)>,
}

/// How the records stand.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Sorted {
    #[default]
    ByLevel,
    BySource,
}

/// What the drawer and the view above it tell each other.
#[derive(Clone, Copy, Default)]
struct Signs {
    open: bool,
    /// The drawer was closed by hand: the keyboard goes back to the number it was opened from.
    back: bool,
    /// The number it was opened from is gone.
    close: bool,
}

fn signs<R>(ui: &egui::Ui, change: impl FnOnce(&mut Signs) -> R) -> R {
    ui.data_mut(|data| change(data.get_temp_mut_or_default(egui::Id::unique("behind-signs"))))
}

/// Whether the drawer is open.
pub fn is_open(ui: &egui::Ui) -> bool {
    signs(ui, |signs| signs.open)
}

/// Whether the drawer has just been closed by hand; said once, to the view that it was opened from.
pub fn takes_back(ui: &egui::Ui) -> bool {
    signs(ui, |signs| std::mem::take(&mut signs.back))
}

/// Closes the drawer, for what it lists is no longer what the view counts.
pub fn close(ui: &egui::Ui) {
    signs(ui, |signs| signs.close = true);
}

impl Behind {
    pub fn open(&mut self, title: String, records: Vec<AnyId>, from: Option<egui::Id>) {
        self.title = title;
        self.held = !records.is_empty();
        self.records = records;
        self.open = true;
        self.at = 0;
        self.want = true;
        self.from = from;
        self.unfolded.clear();
        self.seen = None;
    }

    pub fn close(&mut self) {
        self.open = false;
    }

    pub fn show(&mut self, ui: &mut egui::Ui, cx: &mut Cx, view: View) {
        let told = signs(ui, |signs| std::mem::take(&mut signs.close));
        let seen = self.seen.get_or_insert_with(|| (view, cx.session.lens.clone()));
        let moved = seen.0 != view || seen.1 != cx.session.lens;
        if told || moved {
            self.open = false;
        }
        if self.open && escaped(ui) {
            self.by_hand(ui);
        }
        if self.open {
            self.drawer(ui, cx);
        }
        signs(ui, |signs| signs.open = self.open);
    }

    /// Closes the list; the keyboard goes back if nothing else took it.
    fn by_hand(&mut self, ui: &egui::Ui) {
        self.open = false;
        signs(ui, |signs| signs.back = true);
        if let Some(from) = self.from.take()
            && ui.memory(|m| m.focused().is_none())
        {
            ui.memory_mut(|m| m.request_focus(from));
        }
    }

    fn drawer(&mut self, ui: &mut egui::Ui, cx: &mut Cx) {
        let tokens = Tokens::of(ui);
        let frame = egui::Frame::new().fill(tokens.view).inner_margin(egui::Margin::symmetric(16, 8));
        egui::Panel::bottom("behind").default_size(240.0).size_range(120.0..=520.0).frame(frame).show(
            ui,
            |ui| {
                ui.horizontal(|ui| self.head(ui));
                self.records.retain(|id| cx.session.study().contains(*id));
                if self.records.is_empty() {
                    let nothing = if self.held { t!("behind-gone") } else { t!("behind-nothing") };
                    ui.label(egui::RichText::new(nothing).font(font::italic(font::BODY)).color(tokens.ink3));
                    // A panel is as high as what is in it, and would stay so for the next cell.
                    ui.allocate_space(ui.available_size());
                    return;
                }
                let lines = self.lines(cx);
                self.list(ui, cx, &lines);
            },
        );
    }

    /// The lines. Only those in sight are drawn, so the keys that walk them are the list's own.
    fn list(&mut self, ui: &mut egui::Ui, cx: &mut Cx, lines: &[Line]) {
        self.at = self.at.min(lines.len() - 1);
        if ui.memory(|m| m.has_focus(lines[self.at].widget())) {
            self.walk(ui, lines.len() - 1);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // Not animated: a line that glides in is not there yet to take the keyboard.
        let area = egui::ScrollArea::vertical().auto_shrink([false, false]).animated(false);
        area.show_rows(ui, ROW, lines.len(), |ui, range| {
            if self.want {
                // The line may be out of sight: the list goes there first.
                let top = ui.min_rect().top() + (self.at as f32 - range.start as f32) * ROW;
                let place = egui::pos2(ui.min_rect().left(), top);
                let rect = egui::Rect::from_min_size(place, egui::vec2(1.0, ROW));
                ui.scroll_to_rect(rect, None);
                ui.request_repaint();
            }
            if self.want && range.contains(&self.at) {
                self.want = false;
                ui.memory_mut(|m| m.request_focus(lines[self.at].widget()));
            }
            for at in range {
                let (response, opened) = row(ui, cx, lines[at]);
                if response.has_focus() {
                    // Unless the keyboard is on its way to another line.
                    self.at = if self.want { self.at } else { at };
                    let arrows = egui::EventFilter { vertical_arrows: true, ..Default::default() };
                    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
                }
                if opened {
                    self.enter(cx, lines[at]);
                }
            }
        });
    }

    fn walk(&mut self, ui: &egui::Ui, last: usize) {
        use egui::Key;
        let pressed = |key| ui.input_mut(|i| i.count_and_consume_key(egui::Modifiers::NONE, key));
        let before = self.at;
        let page = 8;
        let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
        let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
        self.at = (self.at + down).min(last).saturating_sub(up);
        if pressed(Key::Home) > 0 {
            self.at = 0;
        }
        if pressed(Key::End) > 0 {
            self.at = last;
        }
        self.want |= self.at != before;
    }

    fn head(&mut self, ui: &mut egui::Ui) {
        let tokens = Tokens::of(ui);
        let count = t!("behind-count", count = self.records.len());
        // From the right, so that a long title gives way and not what can be done.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = icon_button(ui, Icon::Close, t!("behind-close"));
            if close.clicked() {
                close.surrender_focus();
                self.by_hand(ui);
            }
            let segments = [
                (Sorted::ByLevel, Segment::text(t!("behind-by-level"))),
                (Sorted::BySource, Segment::text(t!("behind-by-source"))),
            ];
            choice(ui, t!("behind-sorted"), &mut self.sorted, &segments);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = egui::RichText::new(&self.title).font(font::semibold(font::BODY));
                let count = egui::RichText::new(count).font(font::caption()).color(tokens.ink3);
                let kept = ui.available_width() - 72.0;
                ui.scope(|ui| {
                    ui.set_max_width(kept);
                    ui.add(egui::Label::new(title).truncate());
                });
                ui.add(egui::Label::new(count).truncate());
            });
        });
    }

    /// The records in their order, under an unfolded finding its passages.
    fn lines(&self, cx: &Cx) -> Vec<Line> {
        let mut lines = Vec::new();
        for id in in_order(cx, &self.records, self.sorted) {
            let unfolded = self.unfolded.contains(&id);
            lines.push(Line { id, of: None, unfolded });
            if unfolded {
                let passages = passages_of(cx.session.study(), id);
                let below = |one| Line { id: AnyId::Evidence(one), of: Some(id), unfolded: false };
                lines.extend(passages.into_iter().map(below));
            }
        }
        lines
    }

    /// Opens the passage of evidence, or of the only evidence of a finding; of several they are offered.
    fn enter(&mut self, cx: &mut Cx, line: Line) {
        if let AnyId::Evidence(evidence) = line.id {
            cx.ask(Action::OpenPassage(evidence));
            return;
        }
        match passages_of(cx.session.study(), line.id)[..] {
            [] => {}
            [only] => cx.ask(Action::OpenPassage(only)),
            _ if line.unfolded => {
                self.unfolded.remove(&line.id);
            }
            _ => {
                self.unfolded.insert(line.id);
            }
        }
    }
}

/// One line of the list.
#[derive(Clone, Copy)]
struct Line {
    id: AnyId,
    /// The finding that this is a passage of.
    of: Option<AnyId>,
    unfolded: bool,
}

impl Line {
    fn widget(self) -> egui::Id {
        egui::Id::unique(("behind", self.id.uuid(), self.of.map(AnyId::uuid)))
    }
}

/// Escape, where nothing else waits for it.
fn escaped(ui: &egui::Ui) -> bool {
    !ui.ctx().text_edit_focused()
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.top_modal_layer().is_none())
        && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}

/// The evidence for a finding, then that against it, as far as it is there.
fn passages_of(study: &Study, id: AnyId) -> Vec<EvidenceId> {
    let AnyId::Finding(id) = id else { return Vec::new() };
    let Some(finding) = study.findings.get(id) else { return Vec::new() };
    let all = finding.evidence_for.iter().chain(&finding.evidence_against).copied();
    all.filter(|id| study.evidence.contains(*id)).collect()
}

fn in_order(cx: &Cx, records: &[AnyId], sorted: Sorted) -> Vec<AnyId> {
    let study = cx.session.study();
    let index = cx.session.index();
    let mut records = records.to_vec();
    records.sort_by_cached_key(|id| {
        let (levels, place) = match id {
            AnyId::Evidence(id) => {
                let levels = study.evidence.get(*id).map_or(0, |e| cx.names.level_mask(&e.levels));
                (levels, index.evidence_row(*id).unwrap_or(usize::MAX))
            }
            AnyId::Finding(id) => study
                .findings
                .get(*id)
                .map_or((0, 0), |f| (cx.names.level_mask(&f.levels), f.number as usize)),
            _ => (0, 0),
        };
        let band = if levels == 0 { NONE } else { levels.trailing_zeros() };
        match sorted {
            Sorted::ByLevel => (band, place),
            Sorted::BySource => (0, place),
        }
    });
    records
}

/// One record: level, sign, words, place, coder, claims. A click picks it; true when it is to be opened,
/// by Enter or a double click.
fn row(ui: &mut egui::Ui, cx: &mut Cx, at: Line) -> (egui::Response, bool) {
    let study = cx.session.study();
    let id = at.id;
    let shown = match id {
        AnyId::Evidence(id) => study.evidence.get(id).map(|evidence| of_evidence(cx, study, evidence)),
        AnyId::Finding(id) => study.findings.get(id).map(|finding| of_finding(cx, study, finding)),
        _ => None,
    };
    let Some(shown) = shown else {
        return (ui.label(""), false);
    };
    let tokens = Tokens::of(ui);
    let size = egui::vec2(ui.available_width(), ROW);
    let (_, whole) = ui.allocate_space(size);
    let response = ui.interact(whole, at.widget(), egui::Sense::click());
    let rect = if at.of.is_some() { whole.with_min_x(whole.left() + 28.0) } else { whole };
    let spoken = format!("{}, {}", shown.words, shown.aside);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ListItem, true, &spoken));
    let chosen = cx.session.selection.has(id);
    if chosen {
        ui.painter().rect_filled(rect, 4.0, tokens.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.sunk);
    }
    let middle = rect.center().y;
    let levels = cx.names.level_count();
    paint_level(
        ui.painter(),
        tokens,
        egui::pos2(rect.left() + 4.0, middle - 7.0),
        levels,
        shown.levels,
        14.0,
    );
    if let Some(polarity) = shown.polarity {
        paint_sign(ui.painter(), tokens, egui::pos2(rect.left() + 34.0, middle), polarity);
    }
    let aside = line(ui, &shown.aside, font::caption(), tokens.ink3, 320.0);
    let right = rect.right() - 8.0 - aside.size().x;
    line_at(ui.painter(), aside, right, middle);
    let left = rect.left() + 52.0;
    let face = if shown.quoted { font::reading(14.0) } else { font::body() };
    let words = line(ui, &shown.words, face, tokens.ink, (right - 16.0 - left).max(40.0));
    line_at(ui.painter(), words, left, middle);
    focus_ring(ui, &response, rect, 4);
    if response.clicked() {
        cx.ask(Action::Select(id));
    }
    let enter = response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let opened = response.double_clicked() || enter;
    let response = if shown.full.is_empty() { response } else { response.on_hover_text(&shown.full) };
    (response, opened)
}

struct Shown {
    levels: u32,
    polarity: Option<crate::study::Polarity>,
    words: String,
    aside: String,
    full: String,
    quoted: bool,
}

fn of_evidence(cx: &Cx, study: &Study, evidence: &Evidence) -> Shown {
    let mut aside = names::place_of(study, evidence);
    if let Some(coder) = study.coders.get(evidence.coder) {
        aside = format!("{aside}    {}", coder.initials);
    }
    for finding in cx.names.findings_on(evidence.id).iter().filter_map(|id| study.findings.get(*id)) {
        aside = format!("{aside}  {}", names::claim_label(Kind::Finding, finding.number));
    }
    Shown {
        levels: cx.names.level_mask(&evidence.levels),
        polarity: evidence.polarity,
        words: names::words_of(evidence).replace('\n', " "),
        aside,
        full: names::words_of(evidence).into_owned(),
        quoted: true,
    }
}

fn of_finding(cx: &Cx, study: &Study, finding: &Finding) -> Shown {
    let cases: Vec<&str> =
        finding.cases.iter().filter_map(|id| study.cases.get(*id)).map(|case| case.name.as_str()).collect();
    let label = names::claim_label(Kind::Finding, finding.number);
    Shown {
        levels: cx.names.level_mask(&finding.levels),
        polarity: finding.polarity,
        words: format!("{label}  {}", finding.statement),
        aside: t!("behind-finding", cases = cases.join(", "), count = finding.evidence_for.len()),
        full: finding.mechanism.clone(),
        quoted: false,
    }
}

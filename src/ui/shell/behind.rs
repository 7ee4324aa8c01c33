//! What is behind a number: the drawer that lists the passages or findings it counts.

use eframe::egui;

use crate::analysis::NONE;
use crate::study::{AnyId, Evidence, Finding, Kind, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, line, line_at};
use crate::ui::widgets::{Icon, icon_button, paint_level, paint_sign};

const ROW: f32 = 26.0;

/// The records behind the number that was opened last.
#[derive(Default)]
pub struct Behind {
    title: String,
    records: Vec<AnyId>,
    open: bool,
    /// The row in hand, and whether it is to get the keyboard when it is drawn.
    at: usize,
    want: bool,
    /// Where the number stands: it gets the keyboard back when the list is closed.
    from: Option<egui::Id>,
}

/// How the records stand.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Sorted {
    #[default]
    ByLevel,
    BySource,
}

impl Behind {
    pub fn open(&mut self, title: String, records: Vec<AnyId>, from: Option<egui::Id>) {
        self.title = title;
        self.records = records;
        self.open = true;
        self.at = 0;
        self.want = true;
        self.from = from;
    }

    /// Closes the list; the keyboard goes back if nothing else took it.
    fn close(&mut self, ctx: &egui::Context) {
        self.open = false;
        if let Some(from) = self.from.take()
            && ctx.memory(|m| m.focused().is_none())
        {
            ctx.memory_mut(|m| m.request_focus(from));
        }
    }

    pub fn show(&mut self, ui: &mut egui::Ui, cx: &mut Cx) {
        if !self.open {
            return;
        }
        let tokens = Tokens::of(ui);
        let frame = egui::Frame::new().fill(tokens.view).inner_margin(egui::Margin::symmetric(16, 8));
        egui::Panel::bottom("behind").default_size(240.0).size_range(120.0..=520.0).frame(frame).show(
            ui,
            |ui| {
                let sort_id = ui.scope_id().with("sorted");
                let mut sorted = ui.data(|d| d.get_temp::<Sorted>(sort_id)).unwrap_or_default();
                ui.horizontal(|ui| {
                    ui.label(egui::RichText::new(&self.title).font(font::semibold(font::BODY)));
                    let count = t!("behind-count", count = self.records.len());
                    ui.label(egui::RichText::new(count).font(font::caption()).color(tokens.ink3));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let close = icon_button(ui, Icon::Close, t!("behind-close"));
                        if close.clicked() {
                            close.surrender_focus();
                            self.close(ui.ctx());
                        }
                        ui.selectable_value(&mut sorted, Sorted::BySource, t!("behind-by-source"));
                        ui.selectable_value(&mut sorted, Sorted::ByLevel, t!("behind-by-level"));
                    });
                });
                ui.data_mut(|d| d.insert_temp(sort_id, sorted));
                self.records.retain(|id| cx.session.study().contains(*id));
                if self.records.is_empty() {
                    ui.label(
                        egui::RichText::new(t!("behind-nothing"))
                            .font(font::italic(font::BODY))
                            .color(tokens.ink3),
                    );
                    return;
                }
                let records = in_order(cx, &self.records, sorted);
                self.list(ui, cx, &records);
                if ui.input(|i| i.key_pressed(egui::Key::Escape)) && !ui.ctx().text_edit_focused() {
                    self.close(ui.ctx());
                }
            },
        );
    }
}

impl Behind {
    /// The rows. Only those in sight are drawn, so the keys that walk them are the list's own.
    fn list(&mut self, ui: &mut egui::Ui, cx: &mut Cx, records: &[AnyId]) {
        self.at = self.at.min(records.len() - 1);
        if ui.memory(|m| m.has_focus(row_id(records[self.at]))) {
            self.walk(ui, records.len() - 1);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // Not animated: a row that glides in is not there yet to take the keyboard.
        let area = egui::ScrollArea::vertical().auto_shrink([false, false]).animated(false);
        area.show_rows(ui, ROW, records.len(), |ui, range| {
            if self.want {
                // The row may be out of sight: the list goes there first.
                let top = ui.min_rect().top() + (self.at as f32 - range.start as f32) * ROW;
                let place = egui::pos2(ui.min_rect().left(), top);
                let rect = egui::Rect::from_min_size(place, egui::vec2(1.0, ROW));
                ui.scroll_to_rect(rect, None);
                ui.request_repaint();
            }
            if self.want && range.contains(&self.at) {
                self.want = false;
                ui.memory_mut(|m| m.request_focus(row_id(records[self.at])));
            }
            for at in range {
                let response = row(ui, cx, records[at]);
                if response.has_focus() {
                    // Unless the keyboard is on its way to another row.
                    self.at = if self.want { self.at } else { at };
                    let arrows = egui::EventFilter { vertical_arrows: true, ..Default::default() };
                    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
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
}

fn row_id(record: AnyId) -> egui::Id {
    egui::Id::unique(("behind", record.uuid()))
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

/// One record: level, sign, words, place, coder, claims. A click picks it; Enter opens its passage.
fn row(ui: &mut egui::Ui, cx: &mut Cx, id: AnyId) -> egui::Response {
    let study = cx.session.study();
    let shown = match id {
        AnyId::Evidence(id) => study.evidence.get(id).map(|evidence| of_evidence(cx, study, evidence)),
        AnyId::Finding(id) => study.findings.get(id).map(|finding| of_finding(cx, study, finding)),
        _ => None,
    };
    let Some(shown) = shown else {
        return ui.label("");
    };
    let tokens = Tokens::of(ui);
    let size = egui::vec2(ui.available_width(), ROW);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, row_id(id), egui::Sense::click());
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
    if (response.double_clicked() || enter)
        && let AnyId::Evidence(evidence) = id
    {
        cx.ask(Action::OpenPassage(evidence));
    }
    response.on_hover_text(&shown.full)
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
        words: evidence.quote.replace('\n', " "),
        aside,
        full: evidence.quote.clone(),
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

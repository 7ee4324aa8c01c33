//! What every figure has: a head with the switch to its table, a body, a caption.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align, Button, Frame, Layout, Margin, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};

use crate::analysis::Counted;
use crate::study::{AnyId, CaseId, Polarity};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::paint::line;
use crate::ui::widgets::{Icon, Mark, Segment, caption, choice, paint_case, paint_sign, strong};

/// Head and frame of a figure; `extra` puts what is its own left of the switch, laid out from the right.
pub fn head(ui: &mut Ui, title: &str, aside: &str, table: &mut bool, extra: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), measure::SMALL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let segments = [
            (false, Segment::text(t!("figures-figure"))),
            (true, Segment::marked(Mark::Icon(Icon::Matrix), t!("figures-table"))),
        ];
        choice(ui, title, table, &segments);
        extra(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            strong(ui, title);
            if !aside.is_empty() {
                ui.add(
                    eframe::egui::Label::new(
                        RichText::new(aside).font(font::caption()).color(Tokens::of(ui).ink3),
                    )
                    .truncate(),
                );
            }
        });
    });
    ui.add_space(8.0);
}

/// The paper a figure stands on. `id` names the figure among the others.
pub fn paper<R>(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 12 };
    ui.push_id(id, |ui| Frame::new().inner_margin(margin).show(ui, content).inner).inner
}

pub fn foot(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    caption(ui, words);
}

/// A number of a table, as a button that opens what it counts.
pub fn number(ui: &mut Ui, cx: &mut Cx, title: &str, records: &[AnyId]) {
    let count = records.len();
    let t = Tokens::of(ui);
    let text = crate::words::number(count as i64);
    if count == 0 {
        ui.label(RichText::new(text).color(t.ink3));
        return;
    }
    if opener(ui, &text, &format!("{title}: {text}")) {
        cx.ask(Action::Behind { title: title.to_owned(), records: records.to_vec() });
    }
}

/// A number that opens what it counts, and is called by all of its name; whether it was asked to.
pub fn opener(ui: &mut Ui, text: &str, said: &str) -> bool {
    let response = ui.add(Button::new(RichText::new(text).color(Tokens::of(ui).ink)).frame(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    response.clicked()
}

/// The head of a column of a table.
pub struct Head {
    pub words: String,
    /// Numbers stand at the right edge.
    number: bool,
    polarity: Option<Polarity>,
    case: Option<CaseId>,
}

impl Head {
    pub fn words(words: &str) -> Self {
        Self { words: words.to_owned(), number: false, polarity: None, case: None }
    }

    pub fn number(words: &str) -> Self {
        Self { number: true, ..Self::words(words) }
    }

    pub fn polarity(words: &str, polarity: Polarity) -> Self {
        Self { polarity: Some(polarity), ..Self::number(words) }
    }

    pub fn case(words: &str, case: Option<CaseId>) -> Self {
        Self { case, ..Self::number(words) }
    }

    fn mark(&self) -> f32 {
        if self.polarity.is_some() || self.case.is_some() { 16.0 } else { 0.0 }
    }

    /// Wide enough for its words, and not wider than two lines of a longer name.
    fn width(&self, ui: &Ui) -> f32 {
        let words = line(ui, &self.words, head_face(), Tokens::of(ui).ink2, f32::INFINITY);
        (words.size().x + self.mark() + 8.0).clamp(44.0, 96.0)
    }

    fn show(&self, ui: &mut Ui, cx: &Cx) {
        let t = Tokens::of(ui);
        let room = ui.available_rect_before_wrap();
        let mut job = LayoutJob::simple(self.words.clone(), head_face(), t.ink2, room.width() - self.mark());
        job.wrap.max_rows = 2;
        let galley = ui.fonts_mut(|f| f.layout_job(job));
        let (words, cut) = (galley.size(), galley.elided);
        let left = if self.number { room.right() - words.x } else { room.left() + self.mark() };
        // The mark stands before the first line.
        let first =
            room.center().y - words.y / 2.0 + galley.rows.first().map_or(0.0, |row| row.height() / 2.0);
        if let Some(polarity) = self.polarity {
            paint_sign(ui.painter(), t, pos2(left - 9.0, first), polarity);
        }
        if let Some(case) = self.case {
            paint_case(ui.painter(), t, pos2(left - 9.0, first), cx.names.case_place(case), 4.5);
        }
        ui.painter().galley(pos2(left, room.center().y - words.y / 2.0), galley, t.ink2);
        let (_, response) = ui.allocate_exact_size(room.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &self.words));
        if cut {
            response.on_hover_text(&self.words);
        }
    }
}

fn head_face() -> eframe::egui::FontId {
    font::semibold(font::CAPTION)
}

/// Words of a cell, whole under the pointer where the column cuts them.
pub fn cut(ui: &mut Ui, words: &str) {
    ui.add(eframe::egui::Label::new(words).truncate());
}

/// The table twin of a figure: heads, and rows that a closure fills cell by cell.
pub fn table(
    ui: &mut Ui,
    cx: &mut Cx,
    id: &str,
    heads: &[Head],
    rows: usize,
    mut cell: impl FnMut(&mut Ui, &mut Cx, usize, usize),
) {
    let widths: Vec<f32> = heads.iter().map(|head| head.width(ui)).collect();
    let words = heads.iter().filter(|head| !head.number).count().max(1) as f32;
    let numbers: f32 =
        heads.iter().zip(&widths).filter(|(head, _)| head.number).map(|(_, width)| width + 8.0).sum();
    // What words need is kept; a table that is wider than its figure is moved sideways.
    let least = ((ui.available_width() - numbers) / words - 8.0).clamp(120.0, 220.0);
    ScrollArea::horizontal().id_salt(("table", id)).show(ui, |ui| {
        let mut builder = TableBuilder::new(ui)
            .id_salt(id)
            .vscroll(false)
            .auto_shrink([true, true])
            .cell_layout(Layout::left_to_right(Align::Center));
        for (head, width) in heads.iter().zip(&widths) {
            let column = if head.number { Column::exact(*width) } else { Column::exact(least) };
            builder = builder.column(column.clip(true));
        }
        builder
            .header(34.0, |mut row| {
                for head in heads {
                    row.col(|ui| head.show(ui, cx));
                }
            })
            .body(|body| {
                body.rows(measure::DENSE_ROW, rows, |mut row| {
                    let at = row.index();
                    for (column, head) in heads.iter().enumerate() {
                        row.col(|ui| {
                            ui.push_id((at, column), |ui| {
                                if head.number {
                                    let right = Layout::right_to_left(Align::Center);
                                    ui.with_layout(right, |ui| cell(ui, cx, at, column));
                                } else {
                                    cell(ui, cx, at, column);
                                }
                            });
                        });
                    }
                });
            });
    });
}

/// `11 findings`.
pub fn counted(counted: Counted, count: usize) -> String {
    match counted {
        Counted::Findings => t!("matrix-n-findings", count = count),
        Counted::Evidence => t!("matrix-n-evidence", count = count),
    }
}

/// One record in a line, for a block under the pointer.
pub fn in_a_line(cx: &Cx, id: AnyId) -> String {
    let study = cx.session.study();
    match id {
        AnyId::Finding(id) => study.findings.get(id).map_or_else(String::new, |finding| {
            let label = names::claim_label(crate::study::Kind::Finding, finding.number);
            format!("{label}  {}", finding.statement)
        }),
        AnyId::Evidence(id) => study.evidence.get(id).map_or_else(String::new, |evidence| {
            format!("{}\n{}", names::words_of(evidence), names::place_of(study, evidence))
        }),
        _ => String::new(),
    }
}

//! What every figure has: a head with the switch to its table, a body, a caption.

use eframe::egui::{Align, Button, Frame, Layout, Margin, RichText, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use crate::analysis::Counted;
use crate::study::AnyId;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::{Icon, Mark, Segment, caption, choice, strong};

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
    let response = ui.add(Button::new(RichText::new(&text).color(t.ink)).frame(false));
    let said = format!("{title}: {text}");
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &said));
    if response.clicked() {
        cx.ask(Action::Behind { title: title.to_owned(), records: records.to_vec() });
    }
}

/// The table twin of a figure: heads, and rows that a closure fills cell by cell.
pub fn table(
    ui: &mut Ui,
    id: &str,
    heads: &[String],
    rows: usize,
    mut cell: impl FnMut(&mut Ui, usize, usize),
) {
    let t = Tokens::of(ui);
    let mut builder = TableBuilder::new(ui)
        .id_salt(id)
        .vscroll(false)
        .auto_shrink([false, true])
        .cell_layout(Layout::left_to_right(Align::Center))
        .column(Column::remainder().at_least(96.0).clip(true));
    for _ in heads.iter().skip(1) {
        builder = builder.column(Column::remainder().at_least(48.0).clip(true));
    }
    builder
        .header(24.0, |mut row| {
            for head in heads {
                row.col(|ui| {
                    ui.label(RichText::new(head).font(font::semibold(font::CAPTION)).color(t.ink2));
                });
            }
        })
        .body(|body| {
            body.rows(measure::DENSE_ROW, rows, |mut row| {
                let at = row.index();
                for column in 0..heads.len() {
                    row.col(|ui| {
                        ui.push_id((at, column), |ui| cell(ui, at, column));
                    });
                }
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
            format!("{}\n{}", evidence.quote, names::place_of(study, evidence))
        }),
        _ => String::new(),
    }
}

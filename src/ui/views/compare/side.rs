//! The passage in its text, beside the columns.

use eframe::egui::{self, Align, Layout, Stroke};

use super::State;
use crate::session::Session;
use crate::study::{AnyId, EvidenceId, RecordId, SourceId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::text::{Mark, Marks, TextColours, TextDoc, TextStyle, TextView, TextViewState};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::line;
use crate::ui::widgets::{Icon, caption, case_mark, hairline, icon_button, key_cap};

/// One open text.
pub struct Side {
    source: SourceId,
    evidence: EvidenceId,
    doc: TextDoc,
    marks: Option<(u64, bool, Marks)>,
    view: TextViewState,
}

impl Side {
    pub fn open(session: &Session, evidence: EvidenceId) -> Option<Self> {
        let study = session.study();
        let record = study.evidence.get(evidence)?;
        let text = study.texts.get(record.source)?;
        let doc = TextDoc::with_marks(text.text.clone(), &text.marks, &|page| t!("read-page", page = page));
        let mut view = TextViewState::default();
        view.scroll_to(record.span);
        Some(Self { source: record.source, evidence, doc, marks: None, view })
    }

    pub fn text_id(&self) -> egui::Id {
        egui::Id::unique(("compare-passage", self.source.uuid().as_u128()))
    }

    /// Evidence of this text in its order.
    fn in_text(&self, cx: &Cx) -> Vec<EvidenceId> {
        let of_source = cx.study().evidence.iter().filter(|one| one.source == self.source);
        let mut all: Vec<_> = of_source.map(|one| (one.span.start, one.span.end, one.id)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, _, id)| id).collect()
    }

    fn refresh(&mut self, cx: &Cx, t: &Tokens) {
        let revision = cx.study().revision();
        if self.marks.as_ref().is_some_and(|(made, dark, _)| *made == revision && *dark == t.dark) {
            return;
        }
        let of_source = cx.study().evidence.iter().filter(|one| one.source == self.source);
        let marks = of_source
            .map(|one| Mark {
                key: names::key(one.id),
                span: one.span,
                colour: one.themes.first().map_or(t.line, |theme| cx.names.theme_colour(t, *theme)),
                levels: cx.names.level_mask(&one.levels),
                level_count: cx.names.level_count().min(32) as u8,
                emphasised: false,
                label: one.quote.as_str().into(),
            })
            .collect();
        self.marks = Some((revision, t.dark, Marks::new(marks, &self.doc)));
    }
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some(side) = &mut state.side else { return };
    if !cx.study().texts.contains(side.source) {
        state.side = None;
        return;
    }
    // What is picked elsewhere in this text is shown here too.
    if let Some(AnyId::Evidence(id)) = cx.session.selection.what
        && id != side.evidence
        && let Some(record) = cx.study().evidence.get(id).filter(|one| one.source == side.source)
    {
        side.evidence = id;
        side.view.scroll_to(record.span);
    }
    let step =
        isize::from(cx.asked(UiCommand::NextEvidence)) - isize::from(cx.asked(UiCommand::PreviousEvidence));
    if step != 0 {
        let all = side.in_text(cx);
        let here = all.iter().position(|id| *id == side.evidence).unwrap_or(0);
        if let Some(next) = here.checked_add_signed(step).and_then(|at| all.get(at)) {
            cx.ask(Action::Select(AnyId::Evidence(*next)));
        }
    }
    let t = Tokens::of(ui);
    side.refresh(cx, t);
    let mut close = ui.input(|i| i.key_pressed(egui::Key::Escape))
        && !ui.ctx().text_edit_focused()
        && state.tagging.is_none()
        && !egui::Popup::is_any_open(ui);
    let wide = (ui.available_width() * 0.42).clamp(300.0, 420.0);
    egui::Panel::right("compare-side")
        .default_size(wide)
        .size_range(280.0..=640.0)
        .frame(egui::Frame::new().fill(t.paper))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.allocate_ui_with_layout(
                egui::vec2(ui.available_width(), 47.0),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.add_space(8.0);
                    close |= icon_button(ui, Icon::Close, t!("compare-side-close")).clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| head(ui, cx, side.source));
                },
            );
            hairline(ui);
            let foot = egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0));
            egui::Panel::bottom("compare-side-foot").exact_size(36.0).resizable(false).frame(foot).show(
                ui,
                |ui| {
                    ui.horizontal_centered(|ui| {
                        key_cap(ui, "Esc");
                        caption(ui, t!("compare-side-back"));
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            caption(ui, t!("compare-side-step"));
                            key_cap(ui, "n");
                            key_cap(ui, "p");
                        });
                    });
                },
            );
            let style = style(t, cx);
            let id = side.text_id();
            let key = names::key(side.evidence);
            let Some((_, _, marks)) = &side.marks else { return };
            let view = TextView::new(id, &side.doc, marks, &style)
                .current(Some(key))
                .labels(t!("compare-side-text"), t!("compare-side-map"));
            let shown = view.show(ui, &mut side.view);
            if let Some(key) = shown.clicked_mark {
                cx.ask(Action::Select(AnyId::Evidence(EvidenceId::from_uuid(uuid::Uuid::from_u128(key)))));
            }
        });
    if close {
        state.focus = Some(side.evidence);
        state.reveal = state.focus;
        state.side = None;
    }
}

fn head(ui: &mut egui::Ui, cx: &Cx, source: SourceId) {
    let Some(source) = cx.study().sources.get(source) else { return };
    ui.add_space(12.0);
    let case = cx.study().cases.get(source.case).map_or("", |case| case.name.as_str());
    case_mark(ui, cx.names.case_place(source.case), case);
    let date = line(ui, &source.date, font::caption(), Tokens::of(ui).ink3, 110.0).size().x;
    let room = ui.available_width();
    // The title goes before the date.
    let with_date = room > 220.0 + date;
    let title = egui::RichText::new(&source.title).font(font::semibold(font::BODY));
    ui.scope(|ui| {
        ui.set_max_width(if with_date { room - date - 8.0 } else { room });
        ui.add(egui::Label::new(title).truncate());
    });
    if with_date {
        let date = egui::RichText::new(&source.date).font(font::caption()).color(Tokens::of(ui).ink3);
        ui.add(egui::Label::new(date).truncate());
    }
}

fn style(t: &Tokens, cx: &Cx) -> TextStyle {
    let size = cx.prefs.reading_size;
    let face = if cx.prefs.reading_serif { font::reading(size) } else { font::regular(size) };
    TextStyle {
        font: face,
        question_font: cx.prefs.reading_serif.then(|| font::reading_italic(size)),
        heading_fonts: [1.4, 1.2, 1.05].map(|scale: f32| font::semibold((size * scale).round())),
        note_font: if cx.prefs.reading_serif { font::reading(size - 2.0) } else { font::regular(size - 2.0) },
        name_font: font::semibold(font::CAPTION),
        small_font: font::caption(),
        line_height: (size * cx.prefs.reading_leading).round(),
        small_line_height: 16.0,
        width_chars: f32::from(cx.prefs.reading_width),
        paragraph_gap: 12.0,
        gutter: 48.0,
        numbers: crate::ui::views::parts::numbers(cx.prefs),
        colours: TextColours {
            words: t.ink,
            question: t.ink2,
            name: t.ink,
            small: t.ink3,
            selection: t.accent_mark,
            hit: t.find,
            hit_line: Stroke::new(1.0, t.stale),
            current_hit: Stroke::new(2.0, t.accent),
            current: t.accent_mark,
            hovered: t.accent_tint,
            speakers: crate::ui::views::parts::speaker_colours(t),
            bookmark: t.accent,
            caret: Stroke::new(2.0, t.accent),
            focus: Stroke::new(2.0, t.accent),
            level: t.ink,
            level_open: t.ink3,
            hairline: Stroke::new(1.0, t.hair),
            window: Stroke::new(1.0, t.ink3),
        },
    }
}

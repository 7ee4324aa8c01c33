//! Title, tabs and filters.

use eframe::egui::{self, Ui};

use super::{Stand, State, Tab, add, lines};
use crate::study::ComparisonKind;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::measure;
use crate::ui::widgets::{Button, Icon, SearchField, Segment, caption, choice, title};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    lines::refresh(cx.session, state);
    let kind = state.tab.kind();
    ui.horizontal(|ui| {
        ui.set_height(measure::BUTTON);
        title(ui, t!("view-findings"));
        ui.add_space(8.0);
        let counts = state.lines.lists.tabs;
        let names: Vec<String> =
            Tab::ALL.into_iter().zip(counts).map(|(tab, count)| tab_name(tab, count)).collect();
        let tabs: Vec<(Tab, Segment)> =
            Tab::ALL.into_iter().zip(&names).map(|(tab, name)| (tab, Segment::text(name))).collect();
        if choice(ui, t!("findings-tabs"), &mut state.tab, &tabs) {
            state.stand = Stand::All;
            state.editing = None;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.add(Button::new(add::words(kind)).icon(Icon::Plus)).clicked() {
                state.adding = Some(add::Adding::new(cx, kind));
            }
            if ui.add(Button::new(t!("cmd-report")).icon(Icon::File).quiet()).clicked() {
                cx.ask(Action::Run(UiCommand::Report));
            }
        });
    });
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.set_height(measure::BUTTON);
        filters(ui, state);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let lists = &state.lines.lists;
            let count = if lists.shown == lists.all {
                String::new()
            } else {
                t!("findings-shown", shown = lists.shown, all = lists.all)
            };
            let width = ui.available_width().clamp(120.0, 240.0);
            SearchField::new(&mut state.search, t!("findings-search"))
                .width(width)
                .height(measure::SMALL)
                .show(ui);
            if ui.available_width() > 80.0 && !count.is_empty() {
                caption(ui, &count);
            }
        });
    });
}

fn filters(ui: &mut Ui, state: &mut State) {
    if state.tab == Tab::Recommendations {
        return;
    }
    let counts = state.lines.lists.counts;
    let all = [
        (Stand::All, t!("findings-all", count = counts[0])),
        (Stand::NotGrounded, t!("findings-not-grounded", count = counts[1])),
        (Stand::OneSided, t!("findings-one-sided", count = counts[2])),
        (Stand::Stale, t!("findings-stale", count = counts[3])),
        (Stand::SingleSource, t!("findings-single-source", count = counts[4])),
        (Stand::WithoutLevel, t!("findings-without-level", count = counts[5])),
    ];
    let segments: Vec<(Stand, Segment)> = all
        .iter()
        .filter(|(stand, _)| *stand != Stand::WithoutLevel || state.tab == Tab::Findings)
        .map(|(stand, words)| (*stand, Segment::text(words)))
        .collect();
    // Two rows of segments in one panel: the second has a name of its own.
    ui.push_id("stands", |ui| choice(ui, t!("findings-stands"), &mut state.stand, &segments));
    let mut more = vec![(Stand::All, t!("findings-more").to_owned())];
    more.extend([
        (Stand::Contradicted, t!("findings-contradicted", count = counts[6])),
        (Stand::SingleCoder, t!("findings-single-coder", count = counts[7])),
        (Stand::OnlySupporting, t!("findings-only-supporting", count = counts[8])),
    ]);
    // What the segments choose is none of these.
    let other = more.iter().any(|(stand, _)| *stand == state.stand);
    let now = if other { state.stand } else { Stand::All };
    if let Some(stand) = super::super::parts::one_of(ui, t!("findings-more-name"), now, &more, 200.0) {
        state.stand = stand;
    }
    if state.tab == Tab::Comparisons {
        let mut kinds = vec![(None, t!("findings-any-kind").to_owned())];
        kinds.extend(ComparisonKind::ALL.map(|kind| (Some(kind), comparison_word(kind).to_owned())));
        if let Some(kind) =
            super::super::parts::one_of(ui, t!("findings-comparison-kind"), state.kind, &kinds, 220.0)
        {
            state.kind = kind;
        }
    }
}

fn tab_name(tab: Tab, count: usize) -> String {
    match tab {
        Tab::Findings => t!("findings-tab-findings", count = count),
        Tab::Comparisons => t!("findings-tab-comparisons", count = count),
        Tab::Outliers => t!("findings-tab-outliers", count = count),
        Tab::Propositions => t!("findings-tab-propositions", count = count),
        Tab::Recommendations => t!("findings-tab-recommendations", count = count),
    }
}

pub fn comparison_word(kind: ComparisonKind) -> &'static str {
    match kind {
        ComparisonKind::CommonDifferentCauses => t!("findings-kind-common"),
        ComparisonKind::DivergentSameOutcome => t!("findings-kind-divergent"),
        ComparisonKind::SameMechanism => t!("findings-kind-mechanism"),
        ComparisonKind::Difference => t!("findings-kind-difference"),
        ComparisonKind::WithinCaseContrast => t!("findings-kind-within"),
        ComparisonKind::Outlier => t!("findings-kind-outlier"),
    }
}

//! The frame around an open study.

use eframe::egui;

use super::{Shell, inspector, lens_bar, rail, status, top};
use crate::analysis::Counted;
use crate::jobs::{JobId, JobView};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::views::{self, Views};
use crate::ui::widgets::{Icon, icon_button};

/// Draws everything. Gives the job that was asked to stop; whoever calls must stop it.
#[must_use]
pub fn show(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    shell: &mut Shell,
    views: &mut Views,
    jobs: &[JobView],
) -> Option<JobId> {
    let tokens = Tokens::of(ui);
    let ground = |x, y| egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(x, y));
    egui::Panel::top("top").exact_size(top::HEIGHT).resizable(false).frame(ground(12, 0)).show(ui, |ui| {
        top::show(ui, cx, &mut shell.picked);
    });
    let notes = shell.notices.len();
    let stop = egui::Panel::bottom("status")
        .exact_size(status::HEIGHT)
        .resizable(false)
        .frame(ground(12, 0))
        .show(ui, |ui| status::show(ui, cx, &mut shell.counts, notes, jobs, &mut shell.picked))
        .inner;
    egui::Panel::left("rail").exact_size(rail::WIDTH).resizable(false).frame(ground(8, 8)).show(ui, |ui| {
        rail::show(ui, cx, shell.view, &mut shell.picked);
    });
    let width = ui.ctx().content_rect().width();
    let beside = shell.view == View::Compare && views.compare.is_beside();
    shell.crowded = width < if beside { 1500.0 } else { 1000.0 };
    shell.insist &= shell.crowded;
    side(ui, cx, shell, views);
    if shell.view != View::Study && shell.view != View::History {
        egui::Panel::top("lens").exact_size(lens_bar::HEIGHT).resizable(false).frame(ground(16, 0)).show(
            ui,
            |ui| {
                lens_bar::show(ui, cx, counted(cx, shell.view, views));
            },
        );
    }
    shell.behind.show(ui, cx, shell.view);
    egui::CentralPanel::default().frame(egui::Frame::new().fill(tokens.view)).show(ui, |ui| {
        match shell.view {
            View::Compare => views::compare::show(ui, cx, &mut views.compare),
            View::Read => views::read::show(ui, cx, &mut views.read),
            View::Search => views::search::show(ui, cx, &mut views.search),
            View::Codebook => views::codebook::show(ui, cx, &mut views.codebook),
            View::Matrix => views::matrix::show(ui, cx, &mut views.matrix),
            View::Figures => views::figures::show(ui, cx, &mut views.figures),
            View::Maps => views::maps::show(ui, cx, &mut views.maps),
            View::Findings => views::findings::show(ui, cx, &mut views.findings),
            View::History => views::history::show(ui, cx, &mut views.history),
            View::Study => views::study::show(ui, cx, &mut views.study),
        }
    });
    stop
}

/// What the view shows, so that the lens says how many of that.
fn counted(cx: &Cx, view: View, views: &Views) -> Counted {
    match view {
        View::Findings => Counted::Findings,
        View::Matrix => views.matrix.counted(cx.study()),
        View::Figures => views.figures.counted(cx.study()),
        _ => Counted::Evidence,
    }
}

/// The inspector, or the strip it folds into.
fn side(ui: &mut egui::Ui, cx: &mut Cx, shell: &mut Shell, views: &Views) {
    let tokens = Tokens::of(ui);
    let study = shell.view == View::Study && !views.study.inspects();
    if study || shell.view == View::History {
        return;
    }
    let frame = egui::Frame::new().fill(tokens.ground);
    let open = if shell.crowded { shell.insist } else { cx.prefs.inspector };
    if open {
        let wide = ui.ctx().content_rect().width() > 1700.0;
        let usual = if wide { 320.0 } else { 280.0 };
        let kept = cx.prefs.inspector_width;
        let shown = egui::Panel::right("inspector")
            .default_size(if kept > 0.0 { kept } else { usual })
            .size_range(240.0..=420.0)
            .frame(frame.inner_margin(egui::Margin::symmetric(16, 12)))
            .show(ui, |ui| {
                egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                    inspector::show(ui, cx, &mut shell.inspector, &mut shell.picked);
                });
            });
        // Only what somebody drags is kept, not the few points that a long word takes.
        let width = shown.response.rect.width();
        if (width - shell.inspector_width).abs() > 8.0 && shell.inspector_width > 0.0 && !shell.crowded {
            cx.ask(Action::InspectorWidth(width.round()));
        }
        if (width - shell.inspector_width).abs() > 8.0 {
            shell.inspector_width = width;
        }
    } else {
        egui::Panel::right("inspector-folded")
            .exact_size(32.0)
            .resizable(false)
            .frame(frame.inner_margin(egui::Margin::symmetric(2, 8)))
            .show(ui, |ui| {
                if icon_button(ui, Icon::Left, t!("inspector-unfold")).clicked() {
                    shell.picked.push(crate::ui::commands::UiCommand::Inspector);
                }
            });
    }
}

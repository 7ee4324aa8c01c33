//! What happened: a note that fades, and a list that stays.

use std::time::Duration;

use eframe::egui;

use crate::t;
use crate::ui::actions::{Notice, NoticeKind};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, icon_button};

/// Seconds a note stays before it goes to the list alone. Errors stay until they are closed, and so do
/// warnings that have something to read.
const STAYS: f64 = 7.0;
const MOST: usize = 200;
/// How far above the foot of the window notes stand: over the status line.
const LIFT: f32 = 40.0;
/// Over two lines of what a view has at its own foot.
pub const OVER_FOOT: f32 = 84.0;

/// All notes of this run, latest last.
#[derive(Default)]
pub struct Notices {
    all: Vec<Shown>,
    open: bool,
}

struct Shown {
    notice: Notice,
    /// When it was first drawn.
    since: Option<f64>,
    floating: bool,
    unfolded: bool,
}

impl Notices {
    /// A note that is still in sight is not shown twice: it is a new one, once.
    pub fn add(&mut self, notice: Notice) {
        self.all.retain(|shown| !shown.floating || shown.notice != notice);
        if self.all.len() == MOST {
            self.all.remove(0);
        }
        self.all.push(Shown { notice, since: None, floating: true, unfolded: false });
    }

    pub fn toggle(&mut self) {
        self.open = !self.open;
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The floating notes at the foot, `over` what a view has there, and the list when it is open.
    pub fn show(&mut self, ctx: &egui::Context, over: f32) {
        let now = ctx.input(|i| i.time);
        for shown in self.all.iter_mut().filter(|shown| shown.floating) {
            let since = *shown.since.get_or_insert(now);
            let stays = match shown.notice.kind {
                NoticeKind::Info => false,
                NoticeKind::Warning => !shown.notice.details.is_empty(),
                NoticeKind::Error => true,
            };
            if !stays && !shown.unfolded && now - since > STAYS {
                shown.floating = false;
            }
        }
        if self.all.iter().any(|shown| shown.floating) {
            ctx.request_repaint_after(Duration::from_millis(500));
        }
        // The list, which has them all, stands in the same place.
        if self.open {
            return self.list(ctx);
        }
        egui::Area::new(egui::Id::unique("notices"))
            .anchor(egui::Align2::RIGHT_BOTTOM, egui::vec2(-12.0, -LIFT - over))
            .order(egui::Order::Foreground)
            .show(ctx, |ui| {
                ui.set_max_width(420.0);
                for (at, shown) in self.all.iter_mut().enumerate().filter(|(_, shown)| shown.floating) {
                    ui.push_id(at, |ui| note_ui(ui, shown));
                    ui.add_space(8.0);
                }
            });
    }

    fn list(&mut self, ctx: &egui::Context) {
        let mut open = true;
        egui::Window::new(t!("notices-title"))
            .id(egui::Id::unique("notices-list"))
            .open(&mut open)
            .default_width(460.0)
            .default_height(360.0)
            .anchor(egui::Align2::RIGHT_BOTTOM, egui::vec2(-12.0, -LIFT))
            .show(ctx, |ui| {
                if self.all.is_empty() {
                    ui.label(t!("notices-none"));
                }
                egui::ScrollArea::vertical().show(ui, |ui| {
                    for (at, shown) in self.all.iter_mut().enumerate().rev() {
                        ui.push_id(at, |ui| {
                            body_ui(ui, shown);
                            ui.separator();
                        });
                    }
                });
            });
        if ctx.input(|i| i.key_pressed(egui::Key::Escape)) {
            open = false;
        }
        self.open = open;
    }
}

fn note_ui(ui: &mut egui::Ui, shown: &mut Shown) {
    let tokens = Tokens::of(ui);
    let edge = match shown.notice.kind {
        NoticeKind::Info => tokens.accent,
        NoticeKind::Warning => tokens.stale,
        NoticeKind::Error => tokens.bad,
    };
    let frame = egui::Frame::new()
        .fill(tokens.paper)
        .stroke(egui::Stroke::new(1.0, tokens.line))
        .corner_radius(6)
        .inner_margin(12)
        .shadow(ui.visuals().popup_shadow);
    let rect = frame
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let width = ui.available_width() - 32.0;
                ui.vertical(|ui| {
                    ui.set_width(width.clamp(120.0, 360.0));
                    body_ui(ui, shown);
                });
                if icon_button(ui, Icon::Close, t!("notice-close")).clicked() {
                    shown.floating = false;
                }
            });
        })
        .response
        .rect;
    let edge_rect = egui::Rect::from_min_max(rect.min, egui::pos2(rect.min.x + 4.0, rect.max.y));
    ui.painter().rect_filled(edge_rect, 2.0, edge);
}

/// The kind in words, the sentence, and the lines that unfold.
fn body_ui(ui: &mut egui::Ui, shown: &mut Shown) {
    let tokens = Tokens::of(ui);
    let (kind, colour) = match shown.notice.kind {
        NoticeKind::Info => (None, tokens.ink),
        NoticeKind::Warning => (Some(t!("notice-warning")), tokens.stale_text),
        NoticeKind::Error => (Some(t!("notice-error")), tokens.bad),
    };
    if let Some(kind) = kind {
        ui.label(egui::RichText::new(kind).font(font::semibold(font::CAPTION)).color(colour));
    }
    ui.add(egui::Label::new(&shown.notice.text).wrap());
    if shown.notice.details.is_empty() {
        return;
    }
    let name = if shown.unfolded { t!("notice-fold") } else { t!("notice-unfold") };
    if ui.link(name).clicked() {
        shown.unfolded = !shown.unfolded;
    }
    if shown.unfolded {
        egui::ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for line in &shown.notice.details {
                ui.add(egui::Label::new(egui::RichText::new(line).font(font::caption())).wrap());
            }
        });
    }
}

//! Processor time of a frame, without a window: `cargo bench --bench frames`.
//!
//! The whole frame is drawn as the program draws it (bars, lens, rail, inspector and view) and cut into
//! triangles; only their way to the screen is left out. What the scheduler gave to other programs in
//! the meantime is taken off, where the system tells it (Linux).

#![allow(
    clippy::pedantic,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that can't go on should stop"
)]

mod synthetic;

use std::time::Instant;

use crosscase::edit::History;
use crosscase::session::{Prefs, Session};
use crosscase::study::{AnyId, SourceId};
use crosscase::ui::actions::{Outbox, View};
use crosscase::ui::cx::Cx;
use crosscase::ui::names::Names;
use crosscase::ui::shell::{Shell, frame};
use crosscase::ui::theme;
use crosscase::ui::views::Views;
use eframe::egui;
use egui::{Event, Pos2, RawInput, Rect, Vec2, pos2, vec2};

const SIZE: Vec2 = vec2(1920.0, 1080.0);

/// A program without a window.
struct Bench {
    ctx: egui::Context,
    session: Session,
    shell: Shell,
    views: Views,
    names: Names,
    prefs: Prefs,
    time: f64,
}

impl Bench {
    fn new(shape: synthetic::Shape, view: View) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut session = Session::new(synthetic::study(shape), History::default());
        // Something in hand, so that the inspector has something to show.
        let evidence = session.study().evidence.ids().next();
        evidence.into_iter().for_each(|id| session.selection.pick(AnyId::Evidence(id)));
        let shell = Shell { view, ..Shell::default() };
        Self {
            ctx,
            session,
            shell,
            views: Views::default(),
            names: Names::default(),
            prefs: Prefs::default(),
            time: 0.0,
        }
    }

    /// One frame with these events; gives its processor time in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let mut out = Outbox::default();
        let (waited, start) = (waited(), Instant::now());
        self.names.refresh(self.session.study());
        let mut cx =
            Cx { session: &self.session, out: &mut out, fired: &[], prefs: &self.prefs, names: &self.names };
        let (shell, views) = (&mut self.shell, &mut self.views);
        let mut done = self.ctx.run_ui(input, |ui| {
            assert!(frame::show(ui, &mut cx, shell, views, &[]).is_none(), "there is no job to stop");
        });
        let shapes = std::mem::take(&mut done.shapes);
        let triangles = self.ctx.tessellate(shapes, done.pixels_per_point);
        let wall = start.elapsed().as_secs_f64() * 1e3;
        drop(triangles);
        done.textures_delta.clear();
        wall - (self::waited() - waited)
    }
}

/// Milliseconds that this thread was ready to run and had no processor.
fn waited() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let delay: Option<f64> = told.split_whitespace().nth(1).and_then(|number| number.parse().ok());
    delay.map_or(0.0, |nanoseconds| nanoseconds / 1e6)
}

fn wheel(at: Pos2, delta: Vec2) -> Vec<Event> {
    vec![
        Event::PointerMoved(at),
        Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        },
    ]
}

/// Frames after the first few, and the line of the table they make.
fn run(name: &str, bench: &mut Bench, frames: usize, mut events: impl FnMut(usize) -> Vec<Event>) {
    let first = bench.frame(Vec::new());
    for _ in 0..10 {
        bench.frame(Vec::new());
    }
    let mut times: Vec<f64> = (0..frames).map(|at| bench.frame(events(at))).collect();
    times.sort_by(f64::total_cmp);
    let part = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{name:<44} first {first:>8.2}   median {:>6.2}   99th {:>6.2}   longest {:>6.2} ms",
        part(0.5),
        part(0.99),
        part(1.0),
    );
}

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let measuring = std::env::args().any(|arg| arg == "--bench");
    let frames = if measuring { 1_500 } else { 3 };
    let [large, texts] = if measuring {
        [synthetic::LARGE, synthetic::LONG_TEXTS]
    } else {
        let small = |shape| synthetic::Shape { words: 20_000, evidence: 800, ..shape };
        [synthetic::Shape { sources: 100, ..small(synthetic::LARGE) }, small(synthetic::LONG_TEXTS)]
    };
    read(texts, frames);
    for (name, view) in [("Compare", View::Compare), ("Matrix", View::Matrix)] {
        let mut bench = Bench::new(large, view);
        let middle = pos2(SIZE.x * 0.45, SIZE.y * 0.5);
        run(&format!("{name}, at rest"), &mut bench, frames / 5, |_| Vec::new());
        run(&format!("{name}, scrolling down and up"), &mut bench, frames, |at| {
            wheel(middle, vec2(0.0, if at % 600 < 300 { -90.0 } else { 90.0 }))
        });
        run(&format!("{name}, scrolling across"), &mut bench, frames, |at| {
            wheel(middle, vec2(if at % 200 < 100 { -90.0 } else { 90.0 }, 0.0))
        });
    }
}

/// Four texts side by side; the pointer goes from one to the next.
fn read(shape: synthetic::Shape, frames: usize) {
    let mut bench = Bench::new(shape, View::Read);
    let sources: Vec<SourceId> = bench.session.study().sources.ids().collect();
    let characters = sources.iter().map(|id| bench.session.study().text(*id).chars().count());
    println!("shortest of the four texts: {} characters", characters.min().unwrap_or(0));
    for source in sources {
        bench.views.read.open_source(&bench.session, source, None, true);
    }
    let pane = |at: usize| pos2(160.0 + (SIZE.x - 480.0) * (at as f32 + 0.5) / 4.0, SIZE.y * 0.5);
    run("Read, at rest", &mut bench, frames / 5, |_| Vec::new());
    run("Read, scrolling by the wheel", &mut bench, frames, |at| {
        wheel(pane(at / 20 % 4), vec2(0.0, if at % 1_000 < 600 { -90.0 } else { 90.0 }))
    });
    run("Read, a screenful each frame", &mut bench, frames, |at| {
        wheel(pane(at % 4), vec2(0.0, if at % 1_000 < 600 { -900.0 } else { 900.0 }))
    });
}

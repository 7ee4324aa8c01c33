//! Displays that are no matrices: pair sheet, substructed table, co-occurrence of themes, similarity of
//! cases. Each is made off the window's thread and shown as a table that is walked like the matrix.

mod alike;
mod bar;
mod board;
mod crossed;
mod cube;
mod export;
mod pairs;
mod table;
mod together;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, vec2};

use super::Mark;
use super::words;
use crate::analysis::{Index, Lens};
use crate::study::Study;
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::later::{Later, Now};
use crate::ui::shell::behind;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, body2, caption, empty_state, title};
pub use bar::list;
use board::{Lacks, Made};

/// Which display is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shown {
    PairSheet,
    Substructed,
    CoOccurrence,
    Similarity,
}

impl Shown {
    pub const ALL: [Self; 4] = [Self::PairSheet, Self::Substructed, Self::CoOccurrence, Self::Similarity];

    pub fn name(self) -> &'static str {
        match self {
            Self::PairSheet => t!("sheets-pair-sheet"),
            Self::Substructed => t!("sheets-substructed"),
            Self::CoOccurrence => t!("sheets-cooccurrence"),
            Self::Similarity => t!("sheets-similarity"),
        }
    }
}

/// What is asked for, of each display its own.
#[derive(Clone, PartialEq, Default)]
struct Wishes {
    pairs: pairs::Wish,
    crossed: crossed::Wish,
    together: together::Wish,
    alike: alike::Wish,
}

impl Wishes {
    fn bar(&mut self, ui: &mut Ui, study: &Study, what: Shown) {
        match what {
            Shown::PairSheet => pairs::bar(ui, study, &mut self.pairs),
            Shown::Substructed => crossed::bar(ui, study, &mut self.crossed),
            Shown::CoOccurrence => together::bar(ui, study, &mut self.together),
            Shown::Similarity => alike::bar(ui, study, &mut self.alike),
        }
    }

    fn make(&self, study: &Study, index: &Index, lens: &Lens, what: Shown) -> Result<Made, Lacks> {
        match what {
            Shown::PairSheet => pairs::make(study, index, lens, &self.pairs),
            Shown::Substructed => crossed::make(study, index, lens, &self.crossed),
            Shown::CoOccurrence => together::make(study, index, lens, &self.together),
            Shown::Similarity => alike::make(study, index, lens, &self.alike),
        }
    }
}

/// What a table is made for: another wish, another study, another lens make it anew.
#[derive(Clone, PartialEq)]
struct Asked {
    what: Shown,
    revision: u64,
    lens: Lens,
    wishes: Wishes,
}

/// What the displays remember between frames.
#[derive(Default)]
pub struct State {
    wishes: Wishes,
    coming: Option<(Asked, Later<Result<Made, Lacks>>)>,
    made: Option<(Asked, Result<Made, Lacks>)>,
    table: table::State,
    mark: Mark,
    /// The last frame that showed a display: whoever comes to it comes to walk the cells.
    seen: u64,
}

impl State {
    /// Starts to make what is asked for, and takes in what was made.
    fn refresh(&mut self, ui: &Ui, cx: &mut Cx, what: Shown) {
        let asked = Asked {
            what,
            revision: cx.study().revision(),
            lens: cx.session.lens.clone(),
            wishes: self.wishes.clone(),
        };
        let there = self.made.as_ref().is_some_and(|(made, _)| *made == asked);
        let comes = self.coming.as_ref().is_some_and(|(coming, _)| *coming == asked);
        if there {
            self.coming = None;
        } else if !comes {
            let (study, index, want) = (cx.study().clone(), cx.session.index(), asked.clone());
            let (later, work) = Later::new(t!("job-display"), move |_| {
                Some(want.wishes.make(&study, &index, &want.lens, want.what))
            });
            self.coming = Some((asked, later));
            cx.ask(Action::Work(work));
        }
        let Some((asked, later)) = &self.coming else { return };
        let made = match later.take() {
            Now::Going => return,
            Now::Made(made) => made,
            Now::Failed => Err(Lacks::of(t!("sheets-failed"))),
        };
        if let Some((was, _)) = &self.made {
            if was.what != asked.what || was.wishes != asked.wishes {
                self.table.forget();
            }
            // What the drawer lists was behind a number that is not there any more.
            behind::close(ui);
        }
        if let Ok(made) = &made {
            self.table.arrange(made.board.as_ref());
        }
        self.made = Some((asked.clone(), made));
        self.coming = None;
    }
}

/// Shows a display. `menu` puts what leads to other displays beside the title.
pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, what: Shown, menu: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let there = state.made.as_ref().filter(|(asked, _)| asked.what == what);
    head(ui, cx, what, there.and_then(|(_, made)| made.as_ref().ok()), menu);
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 8 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            state.wishes.bar(ui, cx.session.study(), what);
            if state.coming.is_some() && state.made.as_ref().is_some_and(|(asked, _)| asked.what == what) {
                // Until they are there, the numbers below are those of what was asked for before.
                caption(ui, t!("figures-being-made"));
            }
        });
    });
    state.refresh(ui, cx, what);
    let Some((asked, made)) = state.made.as_ref().filter(|(asked, _)| asked.what == what) else {
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| body2(ui, t!("figures-being-made")));
        return;
    };
    let made = match made {
        Ok(made) => made,
        Err(lacks) => return lacking(ui, cx, what, lacks),
    };
    let frame = ui.cumulative_frame_nr();
    if frame > state.seen + 1 && !ui.text_edit_focused() {
        state.table.walk.take_keyboard();
    }
    state.seen = frame;
    let origin = words::origin(cx.session.study(), &cx.session.lens, &state.mark.of(cx.session.study()));
    let lens = words::lens(&asked.lens.describe(cx.session.study()));
    foot(ui, made, &lens, &origin);
    let board = made.board.as_ref();
    if table::has_more(board, &state.table) {
        let t = Tokens::of(ui);
        let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
        let high = (ui.available_height() * 0.36).clamp(72.0, 168.0);
        Panel::bottom("sheet-more").resizable(true).default_size(high).frame(frame).show(ui, |ui| {
            table::more(ui, board, &state.table);
        });
    }
    let region = eframe::egui::UiBuilder::new()
        .accessibility_role(eframe::egui::Role::Table)
        .accessibility_label(what.name());
    ui.scope_builder(region, |ui| table::show(ui, cx, board, &mut state.table));
}

/// Title and what leads elsewhere on the left, export on the right.
fn head(ui: &mut Ui, cx: &mut Cx, what: Shown, made: Option<&Made>, menu: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), 44.0);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(16.0);
        export::menu(ui, cx, made, what.name());
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(16.0);
            title(ui, what.name());
            caption(ui, t!("matrix-live"));
            ui.add_space(8.0);
            menu(ui);
        });
    });
}

/// What must be said for the numbers to be read right.
fn foot(ui: &mut Ui, made: &Made, lens: &str, origin: &str) {
    let t = Tokens::of(ui);
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    let most = (ui.available_height() * 0.25).max(48.0);
    Panel::bottom("sheet-caption").resizable(false).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("sheet-caption").max_height(most).auto_shrink([false, true]).show(
            ui,
            |ui| {
                let said = made.caption.iter().chain(&made.notes).map(String::as_str);
                let said: Vec<&str> = said.chain([lens, origin]).filter(|part| !part.is_empty()).collect();
                caption(ui, &said.join(" "));
            },
        );
    });
}

/// What it is for, why there is none, and what may help.
fn lacking(ui: &mut Ui, cx: &mut Cx, what: Shown, lacks: &Lacks) {
    let about = match what {
        Shown::PairSheet => t!("sheets-pair-sheet-about"),
        Shown::Substructed => t!("sheets-substructed-about"),
        Shown::CoOccurrence => t!("sheets-cooccurrence-about"),
        Shown::Similarity => t!("sheets-similarity-about"),
    };
    let within = lacks.lens && !cx.session.lens.is_everything();
    let sentence = format!("{} {about}", lacks.why);
    let asked = empty_state(ui, Icon::Matrix, what.name(), &sentence, |ui| {
        if within && ui.add(Button::new(t!("matrix-clear-lens")).main()).clicked() {
            return Some(Action::SetLens(Lens::default()));
        }
        let study = cx.session.study();
        let (name, view) = if what == Shown::Substructed || study.cases.len() < 2 {
            (t!("sheets-go-cases"), View::Study)
        } else if study.themes.is_empty() {
            (t!("matrix-empty-codebook"), View::Codebook)
        } else {
            (t!("matrix-empty-read"), View::Read)
        };
        let go = !within && (study.evidence.is_empty() || view == View::Study);
        (go && ui.add(Button::new(name).main()).clicked()).then_some(Action::Go(view))
    });
    if let Some(action) = asked {
        cx.ask(action);
    }
}

//! Marks of state: stale, disputed, draft, agreed; grounded or not; and why there is nothing.

use eframe::egui::{
    Color32, Painter, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::paint::{line, line_at};
use crate::study::{AbsenceKind, CellState, ClaimState};
use crate::t;
use crate::ui::theme::{Tokens, font};

/// The state of a synthesis or a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Stale,
    Disputed,
    Draft,
    Agreed,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Stale => t!("state-stale"),
            Self::Disputed => t!("state-disputed"),
            Self::Draft => t!("state-draft"),
            Self::Agreed => t!("state-agreed"),
        }
    }
}

impl From<CellState> for State {
    fn from(state: CellState) -> Self {
        match state {
            CellState::Draft => Self::Draft,
            CellState::Agreed => Self::Agreed,
            CellState::Disputed => Self::Disputed,
        }
    }
}

impl From<ClaimState> for State {
    fn from(state: ClaimState) -> Self {
        match state {
            ClaimState::Draft => Self::Draft,
            ClaimState::Agreed => Self::Agreed,
            ClaimState::Disputed => Self::Disputed,
        }
    }
}

/// How a claim rests on evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Grounded,
    Partly,
    Not,
}

impl Ground {
    pub fn word(self) -> &'static str {
        match self {
            Self::Grounded => t!("state-grounded"),
            Self::Partly => t!("state-partly-grounded"),
            Self::Not => t!("state-not-grounded"),
        }
    }
}

/// Paints the amber dot of what is stale.
pub fn paint_stale(painter: &Painter, t: &Tokens, centre: Pos2) {
    painter.circle_filled(centre, 4.0, t.stale);
}

/// Paints the double bar of what is disputed.
pub fn paint_disputed(painter: &Painter, t: &Tokens, centre: Pos2) {
    for x in [-3.0, 3.0] {
        let bar = Rect::from_center_size(pos2(centre.x + x, centre.y), vec2(2.0, 12.0));
        painter.rect_filled(bar, 0, t.ink);
    }
}

/// Paints ■, ◧ or □.
pub fn paint_ground(painter: &Painter, t: &Tokens, centre: Pos2, ground: Ground) {
    let rect = Rect::from_center_size(centre, vec2(10.0, 10.0));
    let hue = ground_hue(t, ground);
    if ground == Ground::Grounded {
        painter.rect_filled(rect, 1, hue);
        return;
    }
    if ground == Ground::Partly {
        painter.rect_filled(rect.with_max_x(rect.center().x), 1, hue);
    }
    painter.rect_stroke(rect, 1, Stroke::new(1.5, hue), StrokeKind::Inside);
}

fn ground_hue(t: &Tokens, ground: Ground) -> Color32 {
    match ground {
        Ground::Grounded => t.ink2,
        Ground::Partly => t.stale_text,
        Ground::Not => t.bad,
    }
}

/// The state with words: `words` such as "2 evidence changed", or empty for the plain word. Agreed is plain.
pub fn state_mark(ui: &mut Ui, state: State, words: &str) -> Response {
    let t = Tokens::of(ui);
    let words = if words.is_empty() { state.word() } else { words };
    let (colour, mark) = match state {
        State::Stale => (t.stale_text, true),
        State::Disputed => (t.ink, true),
        State::Draft | State::Agreed => (t.ink3, false),
    };
    marked(ui, words, colour, mark, |painter, centre| match state {
        State::Stale => paint_stale(painter, t, centre),
        State::Disputed => paint_disputed(painter, t, centre),
        State::Draft | State::Agreed => {}
    })
}

/// ■ grounded, ◧ partly grounded, □ not grounded, with these words or the plain ones.
pub fn ground_mark(ui: &mut Ui, ground: Ground, words: &str) -> Response {
    let t = Tokens::of(ui);
    let words = if words.is_empty() { ground.word() } else { words };
    marked(ui, words, ground_hue(t, ground), true, |painter, centre| paint_ground(painter, t, centre, ground))
}

fn marked(
    ui: &mut Ui,
    words: &str,
    colour: Color32,
    mark: bool,
    paint: impl FnOnce(&Painter, Pos2),
) -> Response {
    let before = if mark { 16.0 } else { 0.0 };
    let text = line(ui, words, font::caption(), colour, ui.available_width() - before);
    let (rect, response) = ui.allocate_exact_size(vec2(before + text.size().x, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), pos2(rect.left() + 5.0, rect.center().y));
        line_at(ui.painter(), text, rect.left() + before, rect.center().y);
    }
    response
}

/// Draft words: a dotted line under the line of text.
pub fn draft_text(ui: &mut Ui, text: &str) -> Response {
    let t = Tokens::of(ui);
    let galley = line(ui, text, font::body(), t.ink, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    line_at(ui.painter(), galley, rect.left(), rect.center().y);
    dotted(ui.painter(), t, rect.left(), rect.right(), rect.bottom() - 1.0);
    response
}

/// The dotted line of drafts, to be painted under any text.
pub fn dotted(painter: &Painter, t: &Tokens, left: f32, right: f32, y: f32) {
    painter.extend(eframe::egui::Shape::dotted_line(
        &[pos2(left + 1.0, y), pos2(right, y)],
        t.ink3,
        4.0,
        1.0,
    ));
}

/// Why a cell or band is empty, in its word.
pub fn absence_word(kind: AbsenceKind) -> &'static str {
    match kind {
        AbsenceKind::NotRead => t!("absence-not-read"),
        AbsenceKind::NothingFound => t!("absence-nothing-found"),
        AbsenceKind::Contradicted => t!("absence-contradicted"),
        AbsenceKind::NotApplicable => t!("absence-not-applicable"),
    }
}

/// Absence in words: small, grey, italic; never a blank.
pub fn absence_text(ui: &mut Ui, words: &str) -> Response {
    let colour = Tokens::of(ui).ink3;
    ui.label(RichText::new(words).font(font::italic(font::CAPTION)).color(colour).line_height(Some(16.0)))
}

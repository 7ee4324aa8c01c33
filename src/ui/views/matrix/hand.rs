//! Order by hand: rows and columns moved among their siblings, by dragging their heads or by keys.

use std::ops::Range;

use eframe::egui::accesskit::Live;
use eframe::egui::{CursorIcon, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::model::Model;
use super::words;
use crate::analysis::{Header, Key, Order};
use crate::t;
use crate::ui::theme::{Tokens, measure};

/// A row or column that is to stand elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    pub rows: bool,
    pub order: Order,
    /// Where it stands now, in words.
    pub said: String,
}

/// A head that is being dragged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drag {
    pub id: Id,
    pub rows: bool,
    pub keys: Vec<Key>,
}

/// Where the table stands on the screen.
#[derive(Default)]
pub struct Places {
    /// Where the cells are, the headers not counted.
    pub cells: Option<Rect>,
    /// Where the first row begins, in sight or not.
    pub top: Option<f32>,
    /// Where each column ends and the next begins, the row headers not counted, from the first on.
    pub lefts: Vec<f32>,
    pub left: Option<f32>,
}

/// Where columns begin, the row headers not counted, from their widths with those.
pub fn lefts(widths: &[f32]) -> Vec<f32> {
    let mut lefts = vec![0.0];
    for width in widths.iter().skip(1) {
        lefts.push(lefts.last().copied().unwrap_or_default() + width);
    }
    lefts
}

fn headers(model: &Model, rows: bool) -> &[Header] {
    if rows { &model.matrix.rows } else { &model.matrix.columns }
}

fn order(model: &Model, rows: bool) -> &Order {
    if rows { &model.asked.spec.row_order } else { &model.asked.spec.column_order }
}

/// Those among which a header can be moved, itself among them, as they stand: of the same outer value, and
/// below the same one in a tree. What has no value stands last, whatever is asked for.
fn siblings(headers: &[Header], at: usize) -> Vec<usize> {
    let Some(own) = headers.get(at) else { return Vec::new() };
    let layer = own.keys.len();
    let candidate = |header: &Header| {
        header.keys.len() == layer && (layer < 2 || header.keys.first() == own.keys.first())
    };
    let mut above: Vec<(u16, usize)> = Vec::new();
    let mut all: Vec<(usize, Option<usize>)> = Vec::new();
    for (place, header) in headers.iter().enumerate().filter(|(_, header)| candidate(header)) {
        above.retain(|(depth, _)| *depth < header.depth);
        all.push((place, above.last().map(|(_, place)| *place)));
        above.push((header.depth, place));
    }
    let parent = all.iter().find(|(place, _)| *place == at).and_then(|(_, parent)| *parent);
    let missing = |place: &usize| matches!(headers[*place].keys.last(), Some(Key::Missing(_)));
    let mut beside: Vec<usize> =
        all.into_iter().filter(|(_, over)| *over == parent).map(|(place, _)| place).collect();
    beside.retain(|place| !missing(place));
    if beside.contains(&at) { beside } else { Vec::new() }
}

/// A header and all that stands below it.
fn block(headers: &[Header], at: usize) -> Range<usize> {
    let own = &headers[at];
    let below = headers[at + 1..].iter().take_while(|header| {
        // What is nested in it, and what is set in under it with all that is nested in that.
        let nested = own.keys.len() == 1 && header.keys.len() == 2 && header.keys.first() == own.keys.first();
        nested || header.depth > own.depth && (own.keys.len() == 1 || header.keys.len() == own.keys.len())
    });
    at..at + 1 + below.count()
}

/// The keys of an axis with one of its headers moved before a sibling, or behind the last one. `known` are
/// keys of an order by hand that is there already: those that are not shown now keep their places.
fn keys_after(headers: &[Header], from: usize, before: Option<usize>, known: &Order) -> Vec<Key> {
    let moving = block(headers, from);
    let to = match before {
        Some(sibling) => sibling,
        None => siblings(headers, from).last().map_or(headers.len(), |last| block(headers, *last).end),
    };
    let rest = |range: Range<usize>| range.filter(|at| !moving.contains(at)).collect::<Vec<_>>();
    let placed: Vec<usize> =
        rest(0..to).into_iter().chain(moving.clone()).chain(rest(to..headers.len())).collect();
    let outer = placed.iter().filter_map(|at| headers[*at].keys.first());
    // One order of the inner values holds for all outer ones: that of the group in which one was moved.
    let own = headers[from].keys.first();
    let inner = |in_group: bool| {
        let of_group = move |at: &&usize| (headers[**at].keys.first() == own) == in_group;
        placed.iter().filter(of_group).filter_map(|at| headers[*at].keys.get(1))
    };
    let known = if let Order::Hand(keys) = known { &keys[..] } else { &[] };
    let mut keys: Vec<Key> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for key in outer.chain(inner(true)).chain(inner(false)).chain(known) {
        if seen.insert(*key) {
            keys.push(*key);
        }
    }
    keys
}

fn moved(model: &Model, rows: bool, from: usize, before: Option<usize>) -> Option<Moved> {
    let all = headers(model, rows);
    let beside = siblings(all, from);
    let here = beside.iter().position(|at| *at == from)?;
    let to = before.map_or(Some(beside.len()), |before| beside.iter().position(|at| *at == before))?;
    if to == here || to == here + 1 {
        return None;
    }
    let place = if to > here { to } else { to + 1 };
    let name = words::header(&all[from].labels);
    Some(Moved {
        rows,
        order: Order::Hand(keys_after(all, from, before, order(model, rows))),
        said: t!("matrix-moved", name = name, place = place, count = beside.len()),
    })
}

/// One step up or left, down or right; `None` where there is no further sibling.
pub fn step(model: &Model, rows: bool, keys: &[Key], on: bool) -> Option<Moved> {
    let all = headers(model, rows);
    let from = all.iter().position(|header| header.keys == keys)?;
    let beside = siblings(all, from);
    let here = beside.iter().position(|at| *at == from)?;
    if on {
        beside.get(here + 1)?;
        moved(model, rows, from, beside.get(here + 2).copied())
    } else {
        moved(model, rows, from, Some(*beside.get(here.checked_sub(1)?)?))
    }
}

/// Follows a head that is dragged: shows where it would land, and gives the new order once it is let go.
/// Escape ends it without a change.
pub fn drag(ui: &Ui, model: &Model, going: &mut Option<Drag>, places: &Places) -> Option<Moved> {
    let drag = going.clone()?;
    let held = ui.ctx().is_being_dragged(drag.id);
    let let_go = ui.input(|i| i.pointer.any_released());
    if !held {
        *going = None;
        if !let_go {
            return None;
        }
    }
    let target = target(ui, model, &drag, places);
    if !held {
        let (from, before, _) = target?;
        return moved(model, drag.rows, from, before);
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    if let (Some((.., line)), Some(cells)) = (target, places.cells) {
        let colour = Tokens::of(ui).accent;
        let stroke = (measure::OUTLINE, colour);
        let painter = ui.painter();
        if drag.rows && cells.y_range().contains(line) {
            painter.hline(ui.max_rect().x_range(), line, stroke);
        } else if !drag.rows && cells.x_range().contains(line) {
            painter.vline(line, ui.max_rect().y_range(), stroke);
        }
    }
    None
}

/// What is dragged, before which sibling it would land, and where that is on the screen.
fn target(ui: &Ui, model: &Model, drag: &Drag, places: &Places) -> Option<(usize, Option<usize>, f32)> {
    let pointer = ui.input(|i| i.pointer.latest_pos())?;
    let all = headers(model, drag.rows);
    let from = all.iter().position(|header| header.keys == drag.keys)?;
    let shown: Vec<Option<usize>> = if drag.rows {
        model.rows.iter().map(|row| row.at).collect()
    } else {
        model.columns.iter().map(|column| column.at).collect()
    };
    let edge = |place: usize| -> Option<f32> {
        if drag.rows {
            Some(places.top? + model.tops.get(place)?)
        } else {
            Some(places.left? + places.lefts.get(place)?)
        }
    };
    let beside = siblings(all, from);
    let mut landings: Vec<(Option<usize>, f32)> = Vec::new();
    let mut end = None;
    for sibling in beside {
        let block = block(all, sibling);
        let inside = |at: &Option<usize>| at.is_some_and(|at| block.contains(&at));
        let (Some(first), Some(last)) = (shown.iter().position(inside), shown.iter().rposition(inside))
        else {
            continue;
        };
        landings.push((Some(sibling), edge(first)?));
        end = edge(last + 1);
    }
    landings.push((None, end?));
    let at = if drag.rows { pointer.y } else { pointer.x };
    let nearest =
        landings.into_iter().min_by(|(_, one), (_, other)| (one - at).abs().total_cmp(&(other - at).abs()));
    nearest.map(|(before, line)| (from, before, line))
}

/// The new place of what was moved, for a screen reader: nothing is to be seen of it, for it is seen.
pub fn tell(ui: &Ui, area: Rect, said: Option<&str>) {
    let Some(said) = said else { return };
    let place = Rect::from_min_size(area.min, Vec2::splat(1.0));
    let response = ui.interact(place, Id::unique("matrix-moved"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said));
    ui.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

#[cfg(test)]
mod tests {
    use super::{Header, Key, Order, block, keys_after, siblings};
    use crate::study::{EvidenceKind as E, Polarity as P, SourceKind as S};

    fn headers(list: &[(u16, &[Key])]) -> Vec<Header> {
        let header = |(depth, keys): &(u16, &[Key])| Header {
            keys: keys.to_vec(),
            labels: vec![String::new(); keys.len()],
            depth: *depth,
        };
        list.iter().map(header).collect()
    }

    #[test]
    fn what_is_set_in_moves_with_what_stands_above_it_and_among_its_own() {
        let kinds = S::ALL.map(Key::SourceKind);
        let [a, a1, a2, b, b1] = [kinds[0], kinds[1], kinds[2], kinds[3], kinds[4]];
        let tree = headers(&[(0, &[a]), (1, &[a1]), (1, &[a2]), (0, &[b]), (1, &[b1])]);
        assert_eq!(siblings(&tree, 0), [0, 3]);
        assert_eq!(siblings(&tree, 2), [1, 2]);
        assert_eq!(siblings(&tree, 4), [4]);
        assert_eq!(block(&tree, 0), 0..3);
        assert_eq!(keys_after(&tree, 3, Some(0), &Order::Study), [b, b1, a, a1, a2]);
        assert_eq!(keys_after(&tree, 0, None, &Order::Study), [b, b1, a, a1, a2]);
        assert_eq!(keys_after(&tree, 1, None, &Order::Study), [a, a2, a1, b, b1]);
        let hidden = Order::Hand(vec![kinds[5], b]);
        assert_eq!(keys_after(&tree, 2, Some(1), &hidden), [a, a2, a1, b, b1, kinds[5]]);
    }

    #[test]
    fn inner_values_move_in_their_group_and_outer_ones_take_theirs_along() {
        let (x, y) = (Key::EvidenceKind(E::ALL[0]), Key::EvidenceKind(E::ALL[1]));
        let [up, down, both] = P::ALL.map(Key::Polarity);
        let none = Key::Missing(crate::analysis::Field::Polarity);
        let nested = headers(&[
            (0, &[x]),
            (1, &[x, up]),
            (1, &[x, down]),
            (1, &[x, none]),
            (0, &[y]),
            (1, &[y, up]),
            (1, &[y, down]),
            (1, &[y, both]),
        ]);
        assert_eq!(siblings(&nested, 0), [0, 4]);
        assert_eq!(siblings(&nested, 1), [1, 2], "what has no value stays last");
        assert!(siblings(&nested, 3).is_empty());
        assert_eq!(block(&nested, 0), 0..4);
        assert_eq!(block(&nested, 1), 1..2);
        assert_eq!(keys_after(&nested, 2, Some(1), &Order::Study), [x, y, down, up, none, both]);
        assert_eq!(keys_after(&nested, 4, Some(0), &Order::Study), [y, x, up, down, both, none]);
    }
}

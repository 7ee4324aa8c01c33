//! What keys do on a row of the tree.

use super::super::parts::{Ask, Step, consequences};
use super::{State, choose};
use crate::edit::Command;
use crate::study::{AnyId, ThemeId, ThemeNode};
use crate::ui::cx::Cx;

pub fn step(cx: &mut Cx, state: &mut State, nodes: &[ThemeNode], at: usize, step: Step) {
    let node = nodes[at];
    let go = |cx: &mut Cx, state: &mut State, to: usize| {
        if let Some(node) = nodes.get(to) {
            choose(cx, node.id);
            state.focus = Some(node.id);
        }
    };
    match step {
        Step::Up if at > 0 => go(cx, state, at - 1),
        Step::Up => {}
        Step::Down => go(cx, state, at + 1),
        Step::Home => go(cx, state, 0),
        Step::End => go(cx, state, nodes.len() - 1),
        Step::Left => {
            if node.size > 1 && !state.folded.contains(&node.id) {
                state.folded.insert(node.id);
            } else if let Some(parent) = parent_of(cx, node.id)
                && let Some(to) = nodes.iter().position(|node| node.id == parent)
            {
                go(cx, state, to);
            }
        }
        Step::Right => {
            if !state.folded.remove(&node.id) && node.size > 1 {
                go(cx, state, at + 1);
            }
        }
        Step::Enter | Step::Rename => {
            if let Some(theme) = cx.study().themes.get(node.id).cloned() {
                state.rename(&theme);
            }
        }
        Step::Insert => state.add_beside(cx, node.id),
        Step::Delete => delete(cx, state, node.id),
        Step::MoveUp | Step::MoveDown | Step::MoveLeft | Step::MoveRight => {
            if let Some(command) = moved(cx, node.id, step) {
                if let Command::MoveTheme { parent: Some(parent), .. } = command {
                    state.folded.remove(&parent);
                }
                cx.edit(command);
                state.focus = Some(node.id);
            }
        }
    }
}

/// Says first what goes with a theme, then deletes it.
pub fn delete(cx: &mut Cx, state: &mut State, theme: ThemeId) {
    let name = cx.study().themes.get(theme).map(|theme| theme.name.clone()).unwrap_or_default();
    let nodes = super::tree::visible(cx, state);
    let at = nodes.iter().position(|node| node.id == theme);
    let command = Command::Delete(vec![AnyId::Theme(theme)]);
    let can = consequences(cx.session, &command).is_ok();
    state.ask = Ask::delete(cx, vec![AnyId::Theme(theme)], &name);
    let next = at.and_then(|at| nodes.get(at + 1).or_else(|| nodes.get(at.wrapping_sub(1))));
    let next = next.map(|node| node.id);
    if state.ask.is_some() {
        state.next = next;
    } else if let Some(next) = next.filter(|_| can) {
        choose(cx, next);
        state.focus = Some(next);
    }
}

fn parent_of(cx: &Cx, theme: ThemeId) -> Option<ThemeId> {
    cx.study().themes.get(theme).and_then(|theme| theme.parent)
}

/// The move that Alt and an arrow mean, if there is room for it.
fn moved(cx: &Cx, theme: ThemeId, step: Step) -> Option<Command> {
    let study = cx.study();
    let parent = parent_of(cx, theme);
    let siblings = study.children_of(parent);
    let here = siblings.iter().position(|other| other.id == theme)?;
    let (parent, place) = match step {
        Step::MoveUp => (parent, here.checked_sub(1)?),
        Step::MoveDown if here + 1 < siblings.len() => (parent, here + 1),
        Step::MoveRight => {
            let above = siblings.get(here.checked_sub(1)?)?.id;
            (Some(above), study.children_of(Some(above)).len())
        }
        Step::MoveLeft => {
            let over = parent_of(cx, parent?);
            let place = study.children_of(over).iter().position(|other| Some(other.id) == parent)?;
            (over, place + 1)
        }
        _ => return None,
    };
    Some(Command::MoveTheme { theme, parent, place })
}

impl State {
    /// Opens the field for a theme beside this one.
    fn add_beside(&mut self, cx: &Cx, theme: ThemeId) {
        self.adding = Some((parent_of(cx, theme), Default::default()));
    }
}

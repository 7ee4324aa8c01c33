//! The orders that people gave: of cases, levels, themes, units, sources.

use std::collections::BTreeMap;

use super::{
    Attribute, Case, CaseId, Coder, Level, Placement, ScaleId, Source, SourceId, Study, Theme, ThemeId, Unit,
};

/// A theme in the pre-order walk of the codebook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ThemeNode {
    pub id: ThemeId,
    /// 0 at the top.
    pub depth: u16,
    /// How many nodes the subtree has, this one included: the subtree is `walk[i..i + size]`.
    pub size: u32,
}

impl Study {
    pub fn cases_in_order(&self) -> Vec<&Case> {
        sorted(self.cases.iter(), |case| case.order)
    }

    pub fn levels_in_order(&self) -> Vec<&Level> {
        sorted(self.levels.iter(), |level| level.order)
    }

    pub fn attributes_in_order(&self) -> Vec<&Attribute> {
        sorted(self.attributes.iter(), |attribute| attribute.order)
    }

    pub fn units_of(&self, case: CaseId) -> Vec<&Unit> {
        sorted(self.units.iter().filter(|unit| unit.case == case), |unit| unit.order)
    }

    /// Sources by case in the order of the cases, then in their own.
    pub fn sources_in_order(&self) -> Vec<&Source> {
        let mut sources = Vec::with_capacity(self.sources.len());
        for case in self.cases_in_order() {
            sources.extend(self.sources_of(case.id));
        }
        sources
    }

    pub fn sources_of(&self, case: CaseId) -> Vec<&Source> {
        sorted(self.sources.iter().filter(|source| source.case == case), |source| source.order)
    }

    pub fn placements_of(&self, scale: ScaleId) -> Vec<&Placement> {
        sorted(self.placements.iter().filter(|p| p.scale == scale), |p| p.order)
    }

    pub fn coders_in_order(&self) -> Vec<&Coder> {
        self.coders.iter().collect()
    }

    pub fn source_by_slug(&self, slug: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.slug == slug)
    }

    /// Child themes of a theme, or the top-level themes, in their order.
    pub fn children_of(&self, parent: Option<ThemeId>) -> Vec<&Theme> {
        sorted(self.themes.iter().filter(|theme| theme.parent == parent), |theme| theme.order)
    }

    /// The codebook as a pre-order walk. Every theme is in it exactly once, as long as the tree has
    /// no cycle and no missing parent, which `edit` and `storage` see to.
    pub fn theme_walk(&self) -> Vec<ThemeNode> {
        let mut children: BTreeMap<Option<ThemeId>, Vec<&Theme>> = BTreeMap::new();
        for theme in self.themes.iter() {
            children.entry(theme.parent).or_default().push(theme);
        }
        for list in children.values_mut() {
            list.sort_by_key(|theme| (theme.order, theme.id));
        }
        let mut walk: Vec<ThemeNode> = Vec::with_capacity(self.themes.len());
        let mut steps: Vec<Step> = Vec::new();
        let open = |steps: &mut Vec<Step>, parent, depth| {
            for theme in children.get(&parent).into_iter().flatten().rev() {
                steps.push(Step::Open(theme.id, depth));
            }
        };
        open(&mut steps, None, 0);
        while let Some(step) = steps.pop() {
            match step {
                Step::Open(id, depth) => {
                    steps.push(Step::Close(walk.len()));
                    walk.push(ThemeNode { id, depth, size: 1 });
                    open(&mut steps, Some(id), depth.saturating_add(1));
                }
                Step::Close(at) => walk[at].size = (walk.len() - at) as u32,
            }
        }
        walk
    }

    /// The names from the top down to a theme. Ends at a missing parent.
    pub fn theme_path(&self, theme: ThemeId) -> Vec<&Theme> {
        let mut path = Vec::new();
        let mut next = self.themes.get(theme);
        while let Some(theme) = next {
            path.push(theme);
            if path.len() > self.themes.len() {
                break;
            }
            next = theme.parent.and_then(|parent| self.themes.get(parent));
        }
        path.reverse();
        path
    }

    /// The top-level theme above a theme (itself at the top), and its place among the top-level themes.
    pub fn top_theme(&self, theme: ThemeId) -> Option<(ThemeId, usize)> {
        let top = self.theme_path(theme).first()?.id;
        let place = self.children_of(None).iter().position(|theme| theme.id == top)?;
        Some((top, place))
    }

    /// The number of the paragraph (1-based) that holds a byte offset of a source's text.
    /// A paragraph is a line that is not blank.
    pub fn paragraph_number(&self, source: SourceId, offset: u32) -> usize {
        let text = self.text(source);
        let head = &text[..super::border_before(text, offset as usize)];
        let before = head.split('\n').rev().skip(1).filter(|line| !line.trim().is_empty()).count();
        before + 1
    }
}

/// A step of the walk: a theme with its depth, or the place in the walk where a subtree ends.
/// Recursion would tie the depth of a codebook to the stack.
enum Step {
    Open(ThemeId, u16),
    Close(usize),
}

fn sorted<'a, T: super::TableRecord + 'a>(
    items: impl Iterator<Item = &'a T>,
    order: impl Fn(&T) -> u32,
) -> Vec<&'a T> {
    let mut items: Vec<&T> = items.collect();
    items.sort_by_key(|item| (order(item), item.id()));
    items
}

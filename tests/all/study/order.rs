//! The walk of the codebook and the numbers of paragraphs against plain counting.

use std::sync::Arc;

use crosscase::study::*;
use proptest::prelude::*;

use crate::edit::sample::{self, id};

/// A forest: each theme's parent is one with a lower number, its order anything.
fn forest() -> impl Strategy<Value = Study> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), 0_u32..5), 0..40).prop_map(|list| {
        let mut study = Study::default();
        for (at, (parent, top, order)) in list.into_iter().enumerate() {
            let parent = if top || at == 0 { None } else { Some(parent.index(at) as u128) };
            // Ids run against the tree, so that no order comes from them by chance.
            let number = |at: u128| 1000 - at;
            let theme = sample::theme(number(at as u128), parent.map(number), &format!("T{at}"));
            study.restore(Theme { order, ..theme }.into(), Stamp::default());
        }
        study
    })
}

/// The subtree of a theme by recursion, with depths.
fn naive(study: &Study, parent: Option<ThemeId>, depth: u16) -> Vec<(ThemeId, u16)> {
    let mut children: Vec<&Theme> = study.themes.iter().filter(|theme| theme.parent == parent).collect();
    children.sort_by_key(|theme| (theme.order, theme.id));
    children
        .into_iter()
        .flat_map(|theme| [vec![(theme.id, depth)], naive(study, Some(theme.id), depth + 1)].concat())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_walk_is_the_tree(study in forest()) {
        let walk = study.theme_walk();
        let plain: Vec<(ThemeId, u16)> = walk.iter().map(|node| (node.id, node.depth)).collect();
        prop_assert_eq!(plain, naive(&study, None, 0));
        for (at, node) in walk.iter().enumerate() {
            let subtree: Vec<ThemeId> =
                walk[at..at + node.size as usize].iter().map(|node| node.id).collect();
            let mut expected = vec![node.id];
            expected.extend(naive(&study, Some(node.id), 0).into_iter().map(|(id, _)| id));
            prop_assert_eq!(subtree, expected);
            let path = study.theme_path(node.id);
            prop_assert_eq!(path.len(), usize::from(node.depth) + 1);
            prop_assert_eq!(path.last().unwrap().id, node.id);
            let (top, place) = study.top_theme(node.id).unwrap();
            prop_assert_eq!(top, path[0].id);
            prop_assert_eq!(study.children_of(None)[place].id, top);
        }
    }

    #[test]
    fn paragraphs_are_lines_that_say_something(text in "[aé \u{301}\n]{0,40}", offset in 0_usize..60) {
        let mut study = Study::default();
        study.restore(SourceText::plain(id(1), Arc::from(text.as_str())).into(), Stamp::default());
        // Count the lines that end at or before the offset and are not blank.
        let mut start = 0;
        let mut before = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.len();
            if line.ends_with('\n') && end <= offset && !line.trim().is_empty() {
                before += 1;
            }
            start = end;
        }
        prop_assert_eq!(study.paragraph_number(id(1), offset as u32), before + 1);
    }
}

#[test]
fn a_ring_of_themes_ends_every_walk() {
    // As a damaged file may have it; `edit` never makes one.
    let mut study = Study::default();
    for (this, parent) in [(1, 2), (2, 3), (3, 1)] {
        study.restore(sample::theme(this, Some(parent), "T").into(), Stamp::default());
    }
    assert!(study.theme_walk().is_empty());
    assert!(!study.theme_path(id(1)).is_empty());
    assert_eq!(study.top_theme(id(1)), None);
}

#[test]
fn lists_stand_in_the_order_people_gave() {
    let study = sample::study();
    let names: Vec<&str> = study.levels_in_order().iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["macro", "meso", "micro"]);
    let slugs: Vec<&str> = study.sources_in_order().iter().map(|source| source.slug.as_str()).collect();
    assert_eq!(slugs, ["chief", "nurses", "ward", "photo"]);
}

//! Trees and the order of their leaves.

use std::collections::BTreeSet;

use crosscase::analysis::cluster::{Dendrogram, average_linkage};
use proptest::prelude::*;

use super::{near, oracle, table};

fn leaves(tree: &Dendrogram, n: usize, group: usize) -> BTreeSet<usize> {
    if group < n {
        return [group].into();
    }
    let merge = tree.merges[group - n];
    leaves(tree, n, merge.left).union(&leaves(tree, n, merge.right)).copied().collect()
}

#[test]
fn the_tree_is_that_of_scipy_and_r() {
    let oracle = oracle("similarity/five_cases_eight_themes.json");
    let likeness = table(&oracle["similarity"]["jaccard"]);
    let tree = average_linkage(5, |i, j| 1.0 - likeness[i][j]);
    for (ours, theirs) in tree.merges.iter().zip(table(&oracle["average_linkage_on_1_minus_jaccard"])) {
        let (mut own, mut other) = ([ours.left, ours.right], [theirs[0] as usize, theirs[1] as usize]);
        own.sort_unstable();
        other.sort_unstable();
        // C1 and C4 have .2, C3 and C5 .25: no two steps are tied, so the numbers of the groups agree.
        assert_eq!(own, other);
        near(ours.height, theirs[2], "height");
        near(ours.size as f64, theirs[3], "size");
    }
    assert_eq!(tree.merges.len(), 4);
    assert!(!tree.tied);
    near(tree.cophenetic.unwrap(), oracle["cophenetic_correlation"].as_f64().unwrap(), "cophenetic");
    near(tree.path, oracle["optimal_leaf_path_length"].as_f64().unwrap(), "path");
    let ours: Vec<String> = tree.order.iter().map(|leaf| format!("C{}", leaf + 1)).collect();
    let mut theirs: Vec<&str> =
        oracle["optimal_leaf_order"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    if ours[0] != theirs[0] {
        theirs.reverse();
    }
    assert_eq!(ours, theirs);
}

#[test]
fn few_leaves_are_no_trouble() {
    let none = average_linkage(0, |_, _| 0.0);
    assert!(none.merges.is_empty() && none.order.is_empty() && none.cophenetic.is_none());
    let one = average_linkage(1, |_, _| 0.0);
    assert_eq!((&one.order[..], one.merges.len(), one.path), (&[0][..], 0, 0.0));
    let two = average_linkage(2, |_, _| 0.4);
    assert_eq!((two.order.len(), two.merges[0].height, two.path, two.cophenetic), (2, 0.4, 0.4, None));
}

#[test]
fn equal_distances_say_that_the_tree_is_one_of_several() {
    let tree = average_linkage(4, |_, _| 0.5);
    assert!(tree.tied);
    assert_eq!(tree.cophenetic, None);
    near(tree.path, 1.5, "path");
}

/// Every order that a tree allows: each group with its parts either way round.
fn orders(tree: &Dendrogram, n: usize, group: usize) -> Vec<Vec<usize>> {
    if group < n {
        return vec![vec![group]];
    }
    let merge = tree.merges[group - n];
    let (left, right) = (orders(tree, n, merge.left), orders(tree, n, merge.right));
    let mut out = Vec::new();
    for one in &left {
        for other in &right {
            out.push([&one[..], other].concat());
            out.push([&other[..], one].concat());
        }
    }
    out
}

proptest! {
    #[test]
    fn trees_and_orders_are_right_by_definition(
        n in 2_usize..8,
        raw in prop::collection::vec(0_u32..12, 64),
    ) {
        let distance = |i: usize, j: usize| f64::from(raw[i.min(j) * 8 + i.max(j)]) / 10.0;
        let tree = average_linkage(n, distance);
        prop_assert_eq!(tree.merges.len(), n - 1);
        // Each height is the mean of all distances between the two groups, and no pair of groups
        // that stood at that step was closer.
        let mean = |one: &BTreeSet<usize>, other: &BTreeSet<usize>| {
            let all: Vec<f64> =
                one.iter().flat_map(|i| other.iter().map(move |j| (*i, *j))).map(|(i, j)| distance(i, j)).collect();
            all.iter().sum::<f64>() / all.len() as f64
        };
        let mut groups: Vec<BTreeSet<usize>> = (0..n).map(|leaf| [leaf].into()).collect();
        for (step, merge) in tree.merges.iter().enumerate() {
            let (left, right) = (leaves(&tree, n, merge.left), leaves(&tree, n, merge.right));
            prop_assert!((merge.height - mean(&left, &right)).abs() < 1e-9);
            for (at, one) in groups.iter().enumerate() {
                for other in &groups[at + 1..] {
                    prop_assert!(mean(one, other) > merge.height - 1e-9);
                }
            }
            groups.retain(|group| *group != left && *group != right);
            groups.push(leaves(&tree, n, n + step));
        }
        // The order is one that the tree allows, and none of those is shorter.
        let length = |order: &[usize]| order.windows(2).map(|two| distance(two[0], two[1])).sum::<f64>();
        let allowed = orders(&tree, n, 2 * n - 2);
        prop_assert!(allowed.contains(&tree.order));
        prop_assert!((length(&tree.order) - tree.path).abs() < 1e-9);
        let shortest = allowed.iter().map(|order| length(order)).fold(f64::INFINITY, f64::min);
        prop_assert!((shortest - tree.path).abs() < 1e-9, "{} and not {shortest}", tree.path);
    }
}

//! Ways through a small directed graph.

use std::collections::{BTreeSet, VecDeque};

/// Nodes by number, with the nodes that each leads to.
pub struct Graph {
    next: Vec<BTreeSet<usize>>,
}

impl Graph {
    pub fn new(nodes: usize, edges: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut next = vec![BTreeSet::new(); nodes];
        for (from, to) in edges.filter(|(from, to)| from != to) {
            if let Some(list) = next.get_mut(from) {
                list.insert(to);
            }
        }
        Self { next }
    }

    /// Groups of nodes that reach one another, in the order of a walk from the first: what a group leads to
    /// comes before it. After R. Tarjan, SIAM Journal on Computing 1 (1972), without recursion.
    fn groups(&self) -> Vec<Vec<usize>> {
        const NEW: usize = usize::MAX;
        let count = self.next.len();
        let (mut index, mut low) = (vec![NEW; count], vec![0; count]);
        let (mut stack, mut on) = (Vec::new(), vec![false; count]);
        let (mut out, mut number) = (Vec::new(), 0);
        for root in 0..count {
            if index[root] != NEW {
                continue;
            }
            let mut work = vec![(root, self.next[root].iter())];
            (index[root], low[root], number) = (number, number, number + 1);
            stack.push(root);
            on[root] = true;
            while let Some((node, rest)) = work.last_mut() {
                let node = *node;
                if let Some(next) = rest.next().copied() {
                    if index[next] == NEW {
                        (index[next], low[next], number) = (number, number, number + 1);
                        stack.push(next);
                        on[next] = true;
                        work.push((next, self.next[next].iter()));
                    } else if on[next] {
                        low[node] = low[node].min(index[next]);
                    }
                    continue;
                }
                work.pop();
                if let Some((above, _)) = work.last() {
                    low[*above] = low[*above].min(low[node]);
                }
                if low[node] == index[node] {
                    let mut group = Vec::new();
                    while let Some(one) = stack.pop() {
                        on[one] = false;
                        group.push(one);
                        if one == node {
                            break;
                        }
                    }
                    group.sort_unstable();
                    out.push(group);
                }
            }
        }
        out
    }

    /// Groups of more than one.
    pub fn loops(&self) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = self.groups().into_iter().filter(|group| group.len() > 1).collect();
        out.sort();
        out
    }

    /// The longest chains of groups, each as the first node of its groups, at most so many. The longest way
    /// through a graph with loops is nothing that can be found in bounded time, so that a loop is one place.
    pub fn longest(&self, most: usize) -> Vec<Vec<usize>> {
        let groups = self.groups();
        let mut of = vec![0; self.next.len()];
        for (at, group) in groups.iter().enumerate() {
            group.iter().for_each(|node| of[*node] = at);
        }
        let below: Vec<BTreeSet<usize>> = groups
            .iter()
            .enumerate()
            .map(|(at, group)| {
                let all = group.iter().flat_map(|node| &self.next[*node]).map(|node| of[*node]);
                all.filter(|to| *to != at).collect()
            })
            .collect();
        // What a group leads to comes before it in the list.
        let mut depth = vec![0_usize; groups.len()];
        for at in 0..groups.len() {
            depth[at] = below[at].iter().map(|to| depth[*to] + 1).max().unwrap_or(0);
        }
        let longest = depth.iter().copied().max().unwrap_or(0);
        if longest == 0 {
            return Vec::new();
        }
        let mut out = Vec::new();
        let mut open: Vec<Vec<usize>> =
            (0..groups.len()).rev().filter(|at| depth[*at] == longest).map(|at| vec![at]).collect();
        open.sort_by_key(|way| std::cmp::Reverse(groups[way[0]].clone()));
        while let Some(way) = open.pop() {
            let last = way.last().copied().unwrap_or(0);
            if depth[last] == 0 {
                out.push(way.iter().map(|at| groups[*at][0]).collect());
                if out.len() == most {
                    break;
                }
                continue;
            }
            let mut on: Vec<usize> =
                below[last].iter().copied().filter(|to| depth[*to] + 1 == depth[last]).collect();
            on.sort_by_key(|at| std::cmp::Reverse(groups[*at].clone()));
            open.extend(on.into_iter().map(|to| way.iter().copied().chain([to]).collect::<Vec<_>>()));
        }
        out
    }

    /// A shortest way from one of these to one of those.
    pub fn shortest(&self, from: &[usize], to: &[usize]) -> Option<Vec<usize>> {
        let mut before = vec![None; self.next.len()];
        let mut seen = vec![false; self.next.len()];
        let mut queue: VecDeque<usize> = from.iter().copied().collect();
        from.iter().for_each(|node| seen[*node] = true);
        while let Some(node) = queue.pop_front() {
            if to.contains(&node) && !from.contains(&node) {
                let mut way = vec![node];
                while let Some(last) = way.last().and_then(|node| before[*node]) {
                    way.push(last);
                }
                way.reverse();
                return Some(way);
            }
            for next in &self.next[node] {
                if !seen[*next] {
                    seen[*next] = true;
                    before[*next] = Some(node);
                    queue.push_back(*next);
                }
            }
        }
        None
    }
}

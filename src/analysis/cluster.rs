//! Things joined step by step to a tree by how far apart they are, and the order in which the leaves of
//! the tree stand best.
//!
//! Average linkage (UPGMA): two groups are as far apart as their members are on average. The order of
//! the leaves is that of Bar-Joseph, Gifford and Jaakkola (2001): of all orders that the tree allows,
//! one with the smallest sum of distances between neighbours, found exactly.

/// Two groups that are joined. Leaves are `0..n`; the group that the m-th step makes is `n + m`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Merge {
    pub left: usize,
    pub right: usize,
    /// The distance at which they are joined.
    pub height: f64,
    /// How many leaves the new group has.
    pub size: usize,
}

/// A tree over `order.len()` leaves, as data: nothing here is in points or pixels.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Dendrogram {
    /// From the closest pair to the whole, one fewer than there are leaves.
    pub merges: Vec<Merge>,
    /// The leaves as they are best laid side by side.
    pub order: Vec<usize>,
    /// The sum of the distances between neighbours in that order.
    pub path: f64,
    /// How well the heights of the tree tell the distances, −1 to 1; `None` with fewer than three
    /// leaves or where all distances or all heights are equal.
    pub cophenetic: Option<f64>,
    /// Some step could have joined another pair at the same height: the tree is one of several.
    pub tied: bool,
}

/// Distances that differ by less than this are told apart by rounding only.
const EQUAL: f64 = 1e-12;

/// A tree for `n` things. `distance(i, j)` is asked for `i < j` only and must be finite and not below
/// zero. Costs the cube of `n`: meant for cases, some hundreds at most.
pub fn average_linkage(n: usize, distance: impl Fn(usize, usize) -> f64) -> Dendrogram {
    let mut between = vec![0.0; n * n];
    for i in 0..n {
        for j in i + 1..n {
            let d = distance(i, j);
            between[i * n + j] = d;
            between[j * n + i] = d;
        }
    }
    let mut tree = Dendrogram::default();
    join(n, &between, &mut tree);
    tree.cophenetic = cophenetic(n, &between, &tree.merges);
    (tree.order, tree.path) = best_order(n, &between, &tree.merges);
    tree
}

/// Where the groups stand that are closest, how far apart they are, and whether two others are as close.
fn closest(apart: &[f64], group: &[Option<(usize, usize)>]) -> Option<(f64, [usize; 2], bool)> {
    let mut best: Option<(f64, [usize; 2], bool)> = None;
    let open: Vec<usize> = (0..group.len()).filter(|at| group[*at].is_some()).collect();
    for (at, one) in open.iter().enumerate() {
        for other in &open[at + 1..] {
            let distance = apart[one * group.len() + other];
            match &mut best {
                Some((least, _, tied)) if distance >= *least - EQUAL => *tied |= distance <= *least + EQUAL,
                _ => best = Some((distance, [*one, *other], false)),
            }
        }
    }
    best
}

fn join(n: usize, between: &[f64], tree: &mut Dendrogram) {
    let mut apart = between.to_vec();
    // Each group lives in the row of its first leaf: its number and how many leaves it has.
    let mut group: Vec<Option<(usize, usize)>> = (0..n).map(|leaf| Some((leaf, 1))).collect();
    for step in 1..n {
        let Some((height, [one, other], tied)) = closest(&apart, &group) else { return };
        let (Some((left, in_left)), Some((right, in_right))) = (group[one], group[other]) else { return };
        tree.tied |= tied;
        let size = in_left + in_right;
        let shares = [in_left, in_right].map(|leaves| leaves as f64 / size as f64);
        for third in (0..n).filter(|at| *at != one && *at != other) {
            let mean = shares[0] * apart[one * n + third] + shares[1] * apart[other * n + third];
            apart[one * n + third] = mean;
            apart[third * n + one] = mean;
        }
        group[one] = Some((n + step - 1, size));
        group[other] = None;
        tree.merges.push(Merge { left, right, height, size });
    }
}

/// The leaves of every group: `0..n` themselves, then one list a merge.
fn members(n: usize, merges: &[Merge]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = (0..n).map(|leaf| vec![leaf]).collect();
    for merge in merges {
        let joined = [&all[merge.left][..], &all[merge.right][..]].concat();
        all.push(joined);
    }
    all
}

fn cophenetic(n: usize, between: &[f64], merges: &[Merge]) -> Option<f64> {
    let groups = members(n, merges);
    let (mut heights, mut distances) = (Vec::new(), Vec::new());
    for merge in merges {
        for i in &groups[merge.left] {
            for j in &groups[merge.right] {
                heights.push(merge.height);
                distances.push(between[i * n + j]);
            }
        }
    }
    if n < 3 { None } else { correlation(&heights, &distances) }
}

/// Pearson's r; `None` where one side does not vary.
fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let (a, b) = (mean(one), mean(other));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (x, y) in one.iter().zip(other) {
        both += (x - a) * (y - b);
        first += (x - a) * (x - a);
        second += (y - b) * (y - b);
    }
    let count = one.len() as f64;
    let varies = |sum: f64| (sum / count).sqrt() > EQUAL;
    (varies(first) && varies(second)).then(|| both / (first.sqrt() * second.sqrt()))
}

/// For two leaves the group in which they first meet has them at its two ends in many orders; `cost`
/// is the shortest of those. Worked out from the smallest group to the whole.
fn best_order(n: usize, between: &[f64], merges: &[Merge]) -> (Vec<usize>, f64) {
    let groups = members(n, merges);
    let mut cost = vec![f64::INFINITY; n * n];
    // The inner neighbours that gave a cost: the end of the left part, the start of the right one.
    let mut inner = vec![(0, 0); n * n];
    // The group in which two leaves meet: they can be the ends of that one only.
    let mut meet = vec![usize::MAX; n * n];
    for leaf in 0..n {
        cost[leaf * n + leaf] = 0.0;
        meet[leaf * n + leaf] = leaf;
    }
    for (group, merge) in (n..).zip(merges) {
        let (left, right) = (&groups[merge.left], &groups[merge.right]);
        for from in left {
            // The cheapest way from `from` to each leaf of the right part, all of the left one behind it.
            let to_right: Vec<(f64, usize)> = right
                .iter()
                .map(|next| {
                    let ends = left.iter().filter(|end| meet[from * n + **end] == merge.left);
                    least(ends.map(|end| (cost[from * n + end] + between[end * n + next], *end)))
                })
                .collect();
            for to in right {
                let ways = right
                    .iter()
                    .zip(&to_right)
                    .filter(|(next, _)| meet[**next * n + to] == merge.right)
                    .map(|(next, (so_far, end))| (so_far + cost[next * n + to], (*end, *next)));
                let (sum, (end, next)) = least(ways);
                cost[from * n + to] = sum;
                cost[to * n + from] = sum;
                meet[from * n + to] = group;
                meet[to * n + from] = group;
                inner[from * n + to] = (end, next);
                inner[to * n + from] = (next, end);
            }
        }
    }
    let Some(last) = merges.last() else { return ((0..n).collect(), 0.0) };
    let ends = groups[last.left]
        .iter()
        .flat_map(|from| groups[last.right].iter().map(move |to| (*from, *to)))
        .map(|(from, to)| (cost[from * n + to], (from, to)));
    let (path, (from, to)) = least(ends);
    let mut order = Vec::with_capacity(n);
    lay(n, &inner, from, to, &mut order);
    (order, path)
}

/// The first of the smallest: so the same distances give the same order on any machine.
fn least<T: Default>(ways: impl Iterator<Item = (f64, T)>) -> (f64, T) {
    let mut best = (f64::INFINITY, T::default());
    for (sum, way) in ways {
        if sum < best.0 - EQUAL {
            best = (sum, way);
        }
    }
    best
}

fn lay(n: usize, inner: &[(usize, usize)], from: usize, to: usize, order: &mut Vec<usize>) {
    // What is still to be laid, last first; a chain of a thousand leaves must not exhaust the stack.
    let mut waiting = vec![(from, to)];
    while let Some((from, to)) = waiting.pop() {
        if from == to {
            order.push(from);
        } else {
            let (end, next) = inner[from * n + to];
            waiting.push((next, to));
            waiting.push((from, end));
        }
    }
}

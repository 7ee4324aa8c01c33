//! Things in a row, each as near as it can be to where it wants to stand, none over another.

/// Where something wants to stand, half its width with its gap, and how much it wants it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wish {
    pub at: f32,
    pub half: f32,
    pub weight: f32,
}

/// The places with the least sum of weighted squares of distances, in the order of the wishes, all within
/// `0..=width` if they have room there. Isotonic regression by pooling neighbours (M. Ayer and others, Annals
/// of Mathematical Statistics 26(4), 1955), on places less the widths before them.
pub fn spread(wishes: &[Wish], width: f32) -> Vec<f32> {
    // How far each stands from the first when all touch.
    let mut before = Vec::with_capacity(wishes.len());
    let mut sum = 0.0;
    for (at, wish) in wishes.iter().enumerate() {
        if at > 0 {
            sum += wishes[at - 1].half + wish.half;
        }
        before.push(sum);
    }
    let (Some(first), Some(last)) = (wishes.first(), wishes.last()) else { return Vec::new() };
    let least = first.half;
    let most = (width - last.half - sum).max(least);
    // Pools: weight, weighted sum, how many.
    let mut pools: Vec<(f32, f32, usize)> = Vec::new();
    for (wish, before) in wishes.iter().zip(&before) {
        pools.push((wish.weight, wish.weight * (wish.at - before), 1));
        while let [.., one, other] = pools[..]
            && one.1 / one.0 > other.1 / other.0
        {
            pools.pop();
            if let Some(pool) = pools.last_mut() {
                *pool = (one.0 + other.0, one.1 + other.1, one.2 + other.2);
            }
        }
    }
    let all = pools.iter().flat_map(|(weight, sum, count)| std::iter::repeat_n(sum / weight, *count));
    all.zip(&before).map(|(at, before)| at.clamp(least, most) + before).collect()
}

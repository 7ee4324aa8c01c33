//! Round steps along an axis.

/// Round numbers from 0 to `most`, about `count` steps.
pub fn ticks(most: f64, count: usize) -> Vec<f64> {
    let step = step(most / count.max(1) as f64).max(1.0);
    steps(0.0, most, step)
}

/// Round numbers between two ends.
pub fn between(low: f64, high: f64, count: usize) -> Vec<f64> {
    if high <= low {
        return vec![low];
    }
    let step = step((high - low) / count.max(1) as f64);
    steps(low, high, step)
}

fn steps(low: f64, high: f64, step: f64) -> Vec<f64> {
    let (from, to) = ((low / step - 1e-9).ceil() as i64, (high / step + 1e-9).floor() as i64);
    (from..=to).take(100).map(|at| at as f64 * step).collect()
}

/// 1, 2 or 5 with noughts, not below what is asked for.
fn step(least: f64) -> f64 {
    if least <= 0.0 || !least.is_finite() {
        return 1.0;
    }
    let unit = 10_f64.powi(least.log10().floor() as i32);
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * unit).find(|n| *n >= least * 0.999).unwrap_or(unit * 10.0)
}

/// How many decimals the steps need.
pub fn decimals(ticks: &[f64]) -> usize {
    (0..6)
        .find(|d| {
            let unit = 10_f64.powi(*d);
            ticks.iter().all(|tick| ((tick * unit).round() - tick * unit).abs() < 1e-6)
        })
        .unwrap_or(6) as usize
}

/// Places for labels of one height that want to stand at certain heights, in their order, none over
/// another. They are moved as little as that takes.
pub fn spread(wanted: &[f32], gap: f32, top: f32, bottom: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut places = vec![0.0; wanted.len()];
    let mut least = top;
    for at in &order {
        places[*at] = wanted[*at].max(least);
        least = places[*at] + gap;
    }
    let mut most = bottom;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(most);
        most = places[*at] - gap;
    }
    places
}

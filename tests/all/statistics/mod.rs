//! Statistics against worked examples of other programs, and against brute force.

mod association;
mod cluster;
mod command_line;
mod cooccurrence;
mod correspondence;
mod orders;
mod saturation;
mod similarity;
mod systems;

use serde_json::Value;

/// A worked example of `tests/oracles`.
fn oracle(path: &str) -> Value {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles").join(path);
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|one| one.as_f64().unwrap()).collect()
}

fn table(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

#[track_caller]
fn near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() < 1e-6, "{what}: {ours} and not {theirs}");
}

//! Where a table is from: the sentences that every caption ends in.

use crate::analysis::fingerprint;
use crate::study::Study;

/// The lens in words, dimension by dimension.
pub fn lens(lens: &[(String, String)]) -> Vec<String> {
    lens.iter().map(|(dimension, values)| format!("{dimension}: {values}.")).collect()
}

/// The day, if one is named, and the study with its state.
pub fn origin(study: &Study, date: &str) -> Vec<String> {
    let title = study.front().title.trim();
    let named = if title.is_empty() { String::new() } else { format!("“{title}”, ") };
    let made = (!date.is_empty()).then(|| format!("Made on {date}."));
    made.into_iter().chain([format!("Study: {named}state {}.", fingerprint(study))]).collect()
}

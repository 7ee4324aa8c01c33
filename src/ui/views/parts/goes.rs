//! What a command would take along, in words: read off the change set it would be.

use std::collections::BTreeMap;

use crate::edit::{Command, Context, Refusal, check};
use crate::session::{Session, now};
use crate::study::{ChangeSet, Kind, Record};
use crate::t;

/// What goes or changes besides what the command names. Empty: nothing else.
pub fn consequences(session: &Session, command: &Command) -> Result<String, Refusal> {
    let context = Context { now: now(), coder: session.coder() };
    let set = check(session.study(), command, context)?;
    let named = match command {
        Command::Delete(ids) => ids.clone(),
        Command::MergeThemes { from, .. } => vec![crate::study::AnyId::Theme(*from)],
        _ => Vec::new(),
    };
    let rest = ChangeSet {
        changes: set.changes.into_iter().filter(|change| !named.contains(&change.id())).collect(),
        ..ChangeSet::default()
    };
    Ok(in_words(&rest, matches!(command, Command::MergeThemes { .. })))
}

fn in_words(set: &ChangeSet, moves: bool) -> String {
    let mut gone: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut kept: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut bare = 0;
    for change in &set.changes {
        match (&change.before, &change.after) {
            (_, None) => *gone.entry(change.id().kind()).or_default() += 1,
            (Some(before), Some(after)) => {
                *kept.entry(change.id().kind()).or_default() += 1;
                if let (Record::Evidence(before), Record::Evidence(after)) = (before, after) {
                    bare += usize::from(!before.themes.is_empty() && after.themes.is_empty());
                }
            }
            _ => {}
        }
    }
    let mut sentences = Vec::new();
    if let Some(count) = kept.get(&Kind::Evidence).copied() {
        sentences.push(if moves {
            t!("books-moves-passages", count = count)
        } else {
            t!("books-loses-tag", count = count)
        });
    }
    if bare > 0 {
        sentences.push(t!("books-no-other-theme", count = bare));
    }
    if let Some(count) = kept.get(&Kind::Theme).copied() {
        sentences.push(t!("books-themes-move", count = count));
    }
    let claims: usize = [Kind::Finding, Kind::Comparison, Kind::Outlier, Kind::Proposition]
        .iter()
        .filter_map(|kind| kept.get(kind))
        .sum();
    if claims > 0 {
        sentences.push(if moves {
            t!("books-moves-claims", count = claims)
        } else {
            t!("books-claims-let-go", count = claims)
        });
    }
    if let Some(count) = kept.get(&Kind::Case).copied() {
        sentences.push(t!("books-values-go", count = count));
    }
    let going: Vec<String> = gone.into_iter().filter_map(|(kind, count)| counted(kind, count)).collect();
    if !going.is_empty() {
        sentences.push(t!("books-goes-with-it", what = listed(&going)));
    }
    sentences.join(" ")
}

/// `2 syntheses`, `14 passages`.
fn counted(kind: Kind, count: usize) -> Option<String> {
    Some(match kind {
        Kind::Evidence => t!("books-count-passages", count = count),
        Kind::Cell => t!("books-count-cells", count = count),
        Kind::Source => t!("books-count-sources", count = count),
        Kind::Unit => t!("books-count-units", count = count),
        Kind::Finding => t!("books-count-findings", count = count),
        Kind::Outlier => t!("books-count-outliers", count = count),
        Kind::Link => t!("books-count-links", count = count),
        Kind::Placement => t!("books-count-placements", count = count),
        Kind::Actor => t!("books-count-actors", count = count),
        Kind::Flow => t!("books-count-flows", count = count),
        Kind::Memo => t!("books-count-memos", count = count),
        _ => return None,
    })
}

fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => t!("books-and", first = head.join(", "), last = last.as_str()),
    }
}

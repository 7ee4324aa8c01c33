//! What a command would take along, in words: read off the change set it would be.

use std::collections::BTreeMap;

use crate::edit::{Command, Context, Refusal, check};
use crate::session::{Session, now};
use crate::study::{CellId, ChangeSet, Kind, Record, Study, ThemeId};
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
    let merge = match command {
        Command::MergeThemes { from, into } => Some((*from, *into)),
        _ => None,
    };
    Ok(in_words(session.study(), &rest, merge))
}

fn in_words(study: &Study, set: &ChangeSet, merge: Option<(ThemeId, ThemeId)>) -> String {
    let moves = merge.is_some();
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
    sentences.extend(children(study, set, moves));
    if let Some((from, into)) = merge {
        sentences.extend(joined(study, from, into));
        // They are moved or joined, as was just said.
        gone.remove(&Kind::Cell);
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

/// Where the themes go that stand below. Siblings that only get another number are not worth a word.
fn children(study: &Study, set: &ChangeSet, moves: bool) -> Option<String> {
    let mut count = 0;
    let mut to = None;
    for change in &set.changes {
        if let (Some(Record::Theme(before)), Some(Record::Theme(after))) = (&change.before, &change.after)
            && before.parent != after.parent
        {
            count += 1;
            to = after.parent;
        }
    }
    let to = to.and_then(|id| study.themes.get(id));
    match to {
        _ if count == 0 => None,
        Some(to) if moves => Some(t!("books-children-over", count = count, theme = to.name.as_str())),
        Some(to) => Some(t!("books-children-up", count = count, theme = to.name.as_str())),
        None => Some(t!("books-children-top", count = count)),
    }
}

/// What becomes of the cells and of the words of a theme that is merged into another.
fn joined(study: &Study, from: ThemeId, into: ThemeId) -> Vec<String> {
    let (mut over, mut below, mut ratings) = (0, 0, 0);
    for cell in study.cells.iter().filter(|cell| cell.theme == from) {
        let stays = study.cells.get(CellId::of(cell.place, into));
        if !cell.synthesis.is_empty() {
            if stays.is_some_and(|stays| !stays.synthesis.is_empty()) {
                below += 1;
            } else {
                over += 1;
            }
        }
        let rated = stays.and_then(|stays| stays.rating);
        ratings += usize::from(cell.rating.is_some() && rated.is_some() && cell.rating != rated);
    }
    let mut sentences = Vec::new();
    if over > 0 {
        sentences.push(t!("books-syntheses-over", count = over));
    }
    if below > 0 {
        sentences.push(t!("books-syntheses-joined", count = below));
    }
    if ratings > 0 {
        sentences.push(t!("books-ratings-go", count = ratings));
    }
    let words = study.themes.get(from).is_some_and(|theme| {
        [&theme.definition, &theme.include, &theme.exclude, &theme.example]
            .iter()
            .any(|text| !text.is_empty())
    });
    if words {
        sentences.push(t!("books-definition-goes").to_owned());
    }
    sentences
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

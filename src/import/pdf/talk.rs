//! Labels of speakers, told before lines are put together: who speaks next must not come to stand among
//! the words of who spoke before.

use std::collections::{HashMap, HashSet};

use super::super::label::{COLONS, label_alone, label_at};
use super::super::speakers::{TURNS, speakers};
use super::layout::Line;

/// A name stands at the start of so many lines before it is taken for a label by that alone.
const OFTEN: usize = 3;

/// The labels that lines of a file begin with often, and that hardly stand elsewhere in them.
#[derive(Default)]
pub(super) struct Labels {
    names: HashSet<String>,
    /// Whether times in brackets begin lines.
    times: bool,
}

/// What a line begins with.
struct Begun<'l> {
    /// Empty where there is only a time.
    name: &'l str,
    /// No words follow.
    alone: bool,
}

impl Labels {
    pub fn of<'l>(lines: impl Iterator<Item = &'l Line> + Clone) -> Self {
        let mut starts: HashMap<&str, usize> = HashMap::new();
        let mut order: Vec<&str> = Vec::new();
        for found in lines.clone().filter_map(|line| begun(&line.text)) {
            *starts.entry(found.name).or_default() += 1;
            if !found.name.is_empty() {
                order.push(found.name);
            }
        }
        if starts.values().sum::<usize>() < TURNS {
            return Self::default();
        }
        // `London: Sage` begins a line of a list of books by chance, and stands inside many more.
        let mut inside: HashMap<&str, usize> = HashMap::new();
        for line in lines {
            for name in within(&line.text) {
                if let Some((name, _)) = starts.get_key_value(name) {
                    *inside.entry(name).or_default() += 1;
                }
            }
        }
        let begins = |name: &str| {
            let within = inside.get(name).copied().unwrap_or_default();
            within * 3 <= starts.get(name).copied().unwrap_or_default()
        };
        order.retain(|name| begins(name));
        let mut names: HashSet<String> = speakers(&order, false).into_iter().collect();
        names.extend(order.iter().filter(|name| starts[**name] >= OFTEN).map(|name| (*name).to_owned()));
        let times = starts.get("").is_some_and(|count| *count >= TURNS) && begins("");
        Self { names, times }
    }

    /// Whether a line begins with one of the labels.
    pub fn begin(&self, line: &str) -> bool {
        begun(line).is_some_and(|found| self.is_one(&found))
    }

    /// Whether a line is one of the labels and nothing else, so that the words begin on the next.
    pub fn fill(&self, line: &str) -> bool {
        begun(line).is_some_and(|found| found.alone && self.is_one(&found))
    }

    fn is_one(&self, found: &Begun<'_>) -> bool {
        if found.name.is_empty() { self.times } else { self.names.contains(found.name) }
    }
}

fn begun(line: &str) -> Option<Begun<'_>> {
    let line = line.trim_start();
    let label = label_alone(line).or_else(|| label_at(line))?;
    Some(Begun {
        name: label.name.map_or("", |name| line[name].trim()),
        alone: line[label.end..].trim().is_empty(),
    })
}

/// What may be a label among the words of a line: up to four words before a colon, and times in brackets
/// as nothing.
fn within(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for (at, sign) in line.char_indices().skip(1) {
        if matches!(sign, '[' | '(') && label_at(&line[at..]).is_some_and(|label| label.name.is_none()) {
            out.push("");
        }
        if COLONS.contains(&sign) && line[at + sign.len_utf8()..].starts_with(char::is_whitespace) {
            let before = &line[..at];
            let blanks = before.rmatch_indices(' ').take(4);
            out.extend(blanks.map(|(blank, _)| before[blank + 1..].trim_end()));
        }
    }
    out
}

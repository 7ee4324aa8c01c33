//! The lines above a talk that say who, when and where: `Interviewer: Jo` among `Date: 3 May` is no talk.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Found;
use crate::import::speakers::is_field;

/// What ends a sentence.
const ENDS: [char; 8] = ['.', '?', '!', '…', '。', '？', '។', '؟'];
/// So many lines without a label, a title and the like, may stand above.
const ABOVE: usize = 4;
/// The most lines of such a block.
const LINES: usize = 12;
/// A line of it has at most so many characters.
const SHORT: usize = 90;

/// Takes the labels of such a block away, so that its lines stay lines.
pub(super) fn drop_header(
    text: &str,
    found: &mut Vec<Found>,
    speakers: &BTreeSet<String>,
    lines: &[Range<usize>],
) {
    let Some(first) = found.first().map(|one| one.label.start) else { return };
    let above = lines.partition_point(|line| line.start < first);
    if above > ABOVE {
        return;
    }
    let lines = &lines[above..];
    let end = block(text, found, speakers, lines).or_else(|| prefix(text, found, speakers, lines));
    if let Some(end) = end {
        found.retain(|one| one.label.start >= end);
    }
}

fn is_speaker(one: &Found, speakers: &BTreeSet<String>) -> bool {
    one.name.as_ref().is_some_and(|name| speakers.contains(name))
}

/// A date, a place and the like. A remark may stand among talk, and a speaker may be called `Participant`.
fn says_a_field(one: &Found, speakers: &BTreeSet<String>) -> bool {
    let remark = |name: &str| matches!(&*name.to_lowercase(), "note" | "notes" | "comment" | "example");
    !is_speaker(one, speakers) && one.name.as_deref().is_some_and(|name| is_field(name) && !remark(name))
}

/// Nobody speaks twice among these, and what is said after each label is no sentence.
fn is_header(text: &str, inside: &[&Found], speakers: &BTreeSet<String>, lines: &[Range<usize>]) -> bool {
    let named: Vec<&str> =
        inside.iter().filter(|one| is_speaker(one, speakers)).filter_map(|one| one.name.as_deref()).collect();
    let unlike_talk = named.iter().collect::<BTreeSet<_>>().len() == named.len();
    let short = |line: &Range<usize>| text[line.clone()].chars().count() <= SHORT;
    let no_question = |one: &&Found| {
        let end =
            lines.iter().find(|line| line.start == one.label.start).map_or(one.label.end, |line| line.end);
        !is_speaker(one, speakers) || !text[one.label.end.min(end)..end].trim_end().ends_with(ENDS)
    };
    unlike_talk && lines.iter().all(short) && inside.iter().all(no_question)
}

/// Where the first lines end that have a blank line below, if they are such a block.
fn block(text: &str, found: &[Found], speakers: &BTreeSet<String>, lines: &[Range<usize>]) -> Option<usize> {
    let adjacent = |pair: &[Range<usize>]| pair[0].end + 1 == pair[1].start;
    let count = 1 + lines.windows(2).take_while(|pair| adjacent(pair)).count();
    let below = lines.get(count).filter(|_| count <= LINES)?;
    let inside: Vec<&Found> = found
        .iter()
        .take_while(|one| one.label.start < below.start)
        .filter(|one| one.name.is_some())
        .collect();
    let others = inside.iter().filter(|one| !is_speaker(one, speakers));
    let told = inside.iter().any(|one| says_a_field(one, speakers))
        || (others.clone().count() >= 1 && inside.last().is_some_and(|last| !is_speaker(last, speakers)));
    let lines = &lines[..count];
    let labelled = lines.iter().filter(|line| text[line.start..line.end].contains([':', '：', '៖'])).count();
    (told && labelled == count && is_header(text, &inside, speakers, lines)).then_some(below.start)
}

/// Where the last of the first labels ends that says a date, a place and the like, where each line above
/// has a label.
fn prefix(text: &str, found: &[Found], speakers: &BTreeSet<String>, lines: &[Range<usize>]) -> Option<usize> {
    let count = found
        .iter()
        .zip(lines)
        .take(LINES)
        .take_while(|(one, line)| one.name.is_some() && one.label.start == line.start)
        .count();
    let last = found[..count].iter().rposition(|one| says_a_field(one, speakers))?;
    let inside: Vec<&Found> = found[..=last].iter().collect();
    let fields = inside.iter().filter(|one| says_a_field(one, speakers)).count();
    let below = lines.get(last + 1).filter(|_| fields * 2 >= inside.len())?;
    is_header(text, &inside, speakers, &lines[..=last]).then_some(below.start)
}

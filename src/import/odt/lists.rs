//! Lists as they are opened inside one another, and their numbers.

use std::collections::BTreeMap;

use super::super::xml::Tag;
use super::styles::{ListStyle, Styles, label};

/// The deepest level that is counted.
const LEVELS: usize = 10;

type Counts = [Option<u32>; LEVELS];

#[derive(Default)]
pub(super) struct Lists {
    open: Vec<Open>,
    /// Where the list of the text now open stands.
    counts: Counts,
    /// Where lists stood when they ended, by their id and by their style.
    by_id: BTreeMap<String, Counts>,
    by_style: BTreeMap<String, Counts>,
    /// Where the numbers of headings stand.
    outline: Counts,
}

struct Open {
    style: String,
    id: String,
    /// Whether an item is open whose number is still to be written, and where it starts anew.
    due: bool,
    start: Option<u32>,
}

impl Lists {
    pub fn open(&mut self, tag: &Tag<'_>) {
        let value = |name| tag.attribute(name).unwrap_or_default();
        let outer = self.open.last().map(|open| open.style.clone());
        let style = Some(value("style-name")).filter(|style| !style.is_empty()).or(outer).unwrap_or_default();
        let goes_on = value("continue-numbering") == "true";
        if self.open.is_empty() {
            let before = self.by_id.get(&value("continue-list"));
            let before = before.or_else(|| self.by_style.get(&style).filter(|_| goes_on));
            self.counts = before.copied().unwrap_or_default();
        } else if !goes_on && let Some(count) = self.counts.get_mut(self.open.len()) {
            *count = None;
        }
        self.open.push(Open { style, id: value("id"), due: false, start: None });
    }

    pub fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if self.open.is_empty() {
            if !open.id.is_empty() {
                self.by_id.insert(open.id, self.counts);
            }
            self.by_style.insert(open.style, self.counts);
        }
    }

    /// An item begins; its number stands before its first paragraph.
    pub fn item(&mut self, tag: &Tag<'_>) {
        if let Some(open) = self.open.last_mut() {
            open.due = true;
            open.start = tag.attribute("start-value").and_then(|start| start.parse().ok());
        }
    }

    pub fn end_item(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.due = false;
        }
    }

    /// What stands before the paragraph that begins here, where it is the first of an item.
    pub fn next(&mut self, styles: &Styles, paragraph_style: &str) -> Option<String> {
        let at = self.open.len();
        let open = self.open.last_mut().filter(|open| open.due)?;
        open.due = false;
        let start = open.start.take();
        let own = styles.list(&open.style);
        let list = own.or_else(|| styles.list(&styles.list_of(paragraph_style)))?;
        Some(count(list, &mut self.counts, at, start))
    }

    pub fn next_heading(&mut self, styles: &Styles, level: usize, start: Option<u32>) -> Option<String> {
        if !styles.outline.contains_key(&level) {
            return None;
        }
        Some(count(&styles.outline, &mut self.outline, level, start)).filter(|label| !label.is_empty())
    }
}

/// Counts on at a level, counted from 1, and gives the label.
fn count(list: &ListStyle, counts: &mut Counts, at: usize, start: Option<u32>) -> String {
    let Some(index) = at.checked_sub(1).filter(|index| *index < LEVELS) else { return String::new() };
    let first = |level: usize| list.get(&level).map_or(1, |level| level.start);
    counts[index] = Some(match (start, counts[index]) {
        (Some(start), _) => start,
        (None, Some(count)) => count.saturating_add(1),
        (None, None) => first(at),
    });
    counts[index + 1..].fill(None);
    for (above, count) in counts.iter_mut().enumerate().take(index) {
        count.get_or_insert_with(|| first(above + 1));
    }
    let numbers: Vec<u32> = counts[..at].iter().map(|count| count.unwrap_or(0)).collect();
    label(list, at, &numbers)
}

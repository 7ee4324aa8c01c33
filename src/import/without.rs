//! Taking stretches out of a text without losing the places of what is known of it.

use std::ops::Range;

use crate::study::Span;

/// A text without some stretches, and where each place has gone.
pub(super) struct Without {
    pub text: String,
    /// Each gap in the old text, with the place in the new one.
    gaps: Vec<(Range<usize>, usize)>,
}

impl Without {
    pub fn new(text: &str, gaps: &[Range<usize>]) -> Self {
        let mut without = Self { text: String::with_capacity(text.len()), gaps: Vec::new() };
        let mut at = 0;
        for gap in gaps {
            let start = gap.start.max(at);
            if gap.end > start {
                without.text.push_str(&text[at..start]);
                without.gaps.push((start..gap.end, without.text.len()));
                at = gap.end;
            }
        }
        without.text.push_str(&text[at..]);
        without
    }

    pub fn place(&self, old: usize) -> usize {
        let after = self.gaps.partition_point(|(gap, _)| gap.start <= old);
        match after.checked_sub(1).map(|at| &self.gaps[at]) {
            Some((gap, new)) => new + old.saturating_sub(gap.end),
            None => old,
        }
    }

    pub fn span(&self, old: Span) -> Span {
        Span::new(self.place(old.start as usize), self.place(old.end as usize))
    }

    /// The next line with words from a place on.
    pub fn words_from(&self, at: usize) -> Option<Span> {
        let start = at + self.text[at..].len() - self.text[at..].trim_start().len();
        let end = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        Span::new(start, end).trimmed(&self.text)
    }
}

//! The words around a passage, and finding a passage again when its text was edited outside Crosscase.

use crate::study::{Span, border_after, border_before, is_border};

/// Bytes of context kept on each side, at most.
const REACH: usize = 32;

/// A few words before and after a passage. A word that would be cut is left out, where words have spaces.
pub fn context(text: &str, span: Span) -> (&str, &str) {
    if span.slice(text).is_err() {
        return ("", "");
    }
    let (start, end) = (span.start as usize, span.end as usize);
    let from = border_after(text, start.saturating_sub(REACH)).min(start);
    let to = border_before(text, (end + REACH).min(text.len())).max(end);
    let (mut before, mut after) = (&text[from..start], &text[end..to]);
    if from > 0
        && let Some(space) = before.find([' ', '\n'])
        && space + 1 < before.len()
    {
        before = &before[space + 1..];
    }
    if to < text.len()
        && let Some(space) = after.rfind([' ', '\n'])
        && space > 0
    {
        after = &after[..space];
    }
    (before, after)
}

/// Where a quote stands in a text, if that is certain: the only place, or the only one between the
/// same words, or the only one with the same words on one side.
pub fn find(text: &str, quote: &str, before: &str, after: &str) -> Option<Span> {
    /// A quote that stands in more places than this is not looked for any further.
    const MOST: usize = 1000;
    if quote.is_empty() {
        return None;
    }
    let places: Vec<usize> =
        memchr::memmem::find_iter(text.as_bytes(), quote.as_bytes()).take(MOST).collect();
    if places.len() == MOST {
        return None;
    }
    let whole = |at: &usize| is_border(text, *at) && is_border(text, at + quote.len());
    let places: Vec<usize> = places.into_iter().filter(whole).collect();
    let only = |places: &[usize]| match places {
        [at] => Some(Span::new(*at, at + quote.len())),
        _ => None,
    };
    let with = |need: usize| -> Vec<usize> {
        let matches = |at: &usize| {
            let left = !before.is_empty() && text[..*at].ends_with(before);
            let right = !after.is_empty() && text[at + quote.len()..].starts_with(after);
            usize::from(left) + usize::from(right) >= need
        };
        places.iter().copied().filter(matches).collect()
    };
    only(&places).or_else(|| only(&with(2))).or_else(|| only(&with(1)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn context_is_whole_words() {
        let text = "They said that the village meeting had never been held before that year, nor after it.";
        let at = text.find("never").unwrap();
        let (before, after) = context(text, Span::new(at, at + 5));
        assert_eq!(before, "that the village meeting had ");
        assert_eq!(after, " been held before that year,");
        assert_eq!(context(text, Span::new(0, 4)).0, "");
        assert_eq!(context("\u{1780}\u{17d2}\u{1781}", Span::new(0, 1)), ("", ""));
    }

    #[test]
    fn a_quote_is_found_only_where_that_is_certain() {
        let text = "one: Yes.\ntwo: Yes.\nthree: Yes.";
        assert_eq!(find(text, "Yes.", "two: ", "\nthree"), Some(Span::new(15, 19)));
        assert_eq!(find(text, "Yes.", "two: ", ""), Some(Span::new(15, 19)));
        assert_eq!(find(text, "Yes.", "", ""), None);
        assert_eq!(find(text, "No.", "one: ", ""), None);
        assert_eq!(find(text, "one", "", ""), Some(Span::new(0, 3)));
        assert_eq!(find("e\u{301}", "e", "", ""), None);
    }
}

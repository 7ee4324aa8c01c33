//! RON as Crosscase writes it: a struct of lists, each record on a line (group) of its own.
//!
//! A file is first cut into its records, then each record is read by itself. So an error has the line
//! of its record, a damaged record costs itself and not its file, and nesting is bounded before
//! anything recurses. Any RON reader reads the whole file at once.

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use super::cut::{Cut, Fault, Item, cut};
use super::cut::{cut_one, lines};

/// Reads a record. Where it is damaged and has run into the records after it, reads those.
pub fn read<T: DeserializeOwned>(item: Item<'_>, good: &mut Vec<(usize, T)>, bad: &mut Vec<Fault>) {
    let fault = match ron::from_str::<T>(item.text) {
        Ok(value) => return good.push((item.line, value)),
        Err(error) => fault(item, &error),
    };
    bad.push(fault);
    // A missing quotation mark swallows what follows; every record begins a line with its bracket.
    for (at, _) in item.text.match_indices("\n(") {
        let rest = &item.text[at + 1..];
        let rest = &rest[..rest.find("\n(").map_or(rest.len(), |end| end + 1)];
        let line = item.line + lines(&item.text.as_bytes()[..=at]);
        let piece = cut_one(rest).unwrap_or(rest);
        match ron::from_str::<T>(piece) {
            Ok(value) => good.push((line, value)),
            Err(error) => bad.push(self::fault(Item { list: item.list, text: piece, line }, &error)),
        }
    }
}

fn fault(item: Item<'_>, error: &ron::error::SpannedError) -> Fault {
    // A record that ran into those after it is at fault where it begins.
    let inside = if item.text.contains("\n(") { 0 } else { error.span.start.line.saturating_sub(1) };
    let line = item.line + inside;
    Fault {
        line,
        what: format!("a record of \u{201c}{}\u{201d} can\u{2019}t be read: {}", item.list, error.code),
    }
}

/// How a record is laid out.
#[derive(Clone, Copy, PartialEq)]
pub enum Layout {
    /// Each field on a line of its own.
    Fields,
    /// All on one line, as far as its texts have no line breaks.
    Line,
}

/// Appends a record and its comma.
pub fn write<T: Serialize>(to: &mut String, value: &T, layout: Layout) -> Result<(), ron::Error> {
    let depth = usize::from(layout == Layout::Fields);
    // Unescaped: combining marks stay readable, and long texts differ by line.
    let pretty = ron::ser::PrettyConfig::new().depth_limit(depth).escape_strings(false).new_line("\n");
    ron::Options::default().to_writer_pretty(&mut *to, value, pretty)?;
    to.push_str(",\n");
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::cut::cut;
    use super::*;

    #[test]
    fn a_lost_quotation_mark_costs_one_record() {
        #[derive(serde::Deserialize)]
        struct X {
            x: String,
        }
        let file = "(\na: [\n(x: \"1),\n(x: \"2\"),\n(x: \"3\"),\n(x: \"4\"),\n],\n)\n";
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for item in cut(file).items {
            read::<X>(item, &mut good, &mut bad);
        }
        let good: Vec<_> = good.iter().map(|(line, x)| (*line, x.x.as_str())).collect();
        assert_eq!(good, [(4, "2"), (5, "3"), (6, "4")]);
        assert_eq!(bad[0].line, 3);
    }
}

//! Numbers with thin separators: 31 204.

/// Between groups of three digits: narrow, and never the end of a line.
const THIN: char = '\u{202f}';

/// A whole number with thin separators from four digits on: 1 204, 31 204. A year is not a number: leave it.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "−" } else { "" };
    if digits.len() < 4 {
        return format!("{sign}{digits}");
    }
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out
}

/// A number with at most this many decimals, and a true minus sign.
pub fn decimal(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), number);
    let zero = text.bytes().all(|b| matches!(b, b'0' | b'.'));
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    rest.map_or_else(|| format!("{sign}{whole}"), |rest| format!("{sign}{whole}.{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{decimal, number};

    #[test]
    fn groups_from_four_digits_on() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1204), "1\u{202f}204");
        assert_eq!(number(31_204), "31\u{202f}204");
        assert_eq!(number(-1_234_567), "−1\u{202f}234\u{202f}567");
    }

    #[test]
    fn decimals_keep_sign_and_zero() {
        assert_eq!(decimal(0.8249, 2), "0.82");
        assert_eq!(decimal(-0.001, 2), "0.00");
        assert_eq!(decimal(-12_345.5, 1), "−12\u{202f}345.5");
        assert_eq!(decimal(f64::NAN, 2), "–");
    }
}

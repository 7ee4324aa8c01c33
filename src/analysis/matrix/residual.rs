//! How far a count is from what its row and column let expect.

/// The adjusted residual of a cell: `(o − e) / √(e (1 − r/n) (1 − c/n))` with `e = r c / n`, where `o` is
/// the count of the cell, `r` and `c` those of its row and column, `n` of the whole; after Haberman 1973.
/// About ±2 is as far as chance alone rarely goes, if records were independent, which coded passages are
/// not. `None` where a row or column is empty or holds everything: nothing can be expected there.
pub(super) fn adjusted(o: u64, r: u64, c: u64, n: u64) -> Option<f64> {
    let [o, r, c, n] = [o, r, c, n].map(|count| count as f64);
    let expected = r * c / n;
    let variance = expected * (1.0 - r / n) * (1.0 - c / n);
    (variance > 0.0).then(|| (o - expected) / variance.sqrt())
}

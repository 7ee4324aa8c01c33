//! How far a table of counts is from one in which rows and columns have nothing to do with each other.
//!
//! For description: coded passages are not drawn independently of one another, so no p value is worked
//! out unless it is asked for by its own function.

use super::matrix::Matrix;

/// Rows × columns of counts and what would be expected of them.
#[derive(Clone, PartialEq, Debug)]
pub struct Association {
    pub row_sums: Vec<f64>,
    pub column_sums: Vec<f64>,
    pub total: f64,
    /// Row sum × column sum ÷ total, for each cell; zero throughout for an empty table.
    pub expected: Vec<Vec<f64>>,
    /// (count − expected) ÷ √expected; `None` where nothing is expected.
    pub pearson: Vec<Vec<Option<f64>>>,
    /// The same divided by its standard error √((1 − row share)(1 − column share)): beyond ±2 a cell
    /// stands out, beyond ±3 clearly. `None` where a row or column has nothing or everything.
    pub adjusted: Vec<Vec<Option<f64>>>,
    /// Sum of the squared Pearson residuals.
    pub chi_square: f64,
    /// (rows − 1)(columns − 1), over those rows and columns that hold anything.
    pub degrees: usize,
    /// Cramér's V, 0 to 1; `None` below two rows and two columns.
    pub v: Option<f64>,
    /// V corrected for what chance alone would give (Bergsma 2013).
    pub v_corrected: Option<f64>,
    /// Cells with less than 5 expected, of those in rows and columns that hold anything.
    pub small_cells: usize,
    pub cells: usize,
}

/// Works on any table; lines must be of the same length and hold numbers not below zero.
pub fn association(table: &[Vec<f64>]) -> Association {
    let width = table.first().map_or(0, Vec::len);
    let row_sums: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let column_sums: Vec<f64> = (0..width).map(|at| table.iter().map(|row| row[at]).sum()).collect();
    let total: f64 = row_sums.iter().sum();
    let cell = |r: usize, c: usize| if total > 0.0 { row_sums[r] * column_sums[c] / total } else { 0.0 };
    let each = |of: &dyn Fn(usize, usize) -> Option<f64>| -> Vec<Vec<Option<f64>>> {
        (0..table.len()).map(|r| (0..width).map(|c| of(r, c)).collect()).collect()
    };
    let pearson = |r: usize, c: usize| {
        let expected = cell(r, c);
        (expected > 0.0).then(|| (table[r][c] - expected) / expected.sqrt())
    };
    let adjusted = |r: usize, c: usize| adjusted(table[r][c], row_sums[r], column_sums[c], total);
    let (pearson, adjusted) = (each(&pearson), each(&adjusted));
    let chi_square = pearson.iter().flatten().flatten().map(|residual| residual * residual).sum();
    let expected: Vec<Vec<f64>> =
        (0..table.len()).map(|r| (0..width).map(|c| cell(r, c)).collect()).collect();
    let filled = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count();
    let (rows, columns) = (filled(&row_sums), filled(&column_sums));
    let small = |value: &&f64| **value > 0.0 && **value < 5.0;
    Association {
        small_cells: expected.iter().flatten().filter(small).count(),
        cells: rows * columns,
        degrees: rows.saturating_sub(1) * columns.saturating_sub(1),
        v: cramer(chi_square, total, rows, columns),
        v_corrected: bergsma(chi_square, total, rows, columns),
        expected,
        pearson,
        adjusted,
        chi_square,
        row_sums,
        column_sums,
        total,
    }
}

/// From here on an adjusted residual, up or down, is far from what is expected.
pub const FAR: f64 = 2.0;

/// The adjusted residual of a cell: `(o − e) / √(e (1 − r/n) (1 − c/n))` with `e = r c / n`, where `o` is
/// the count of the cell, `r` and `c` those of its row and column, `n` of the whole; after Haberman 1973.
/// About ±2 is as far as chance alone rarely goes, if records were independent, which coded passages are
/// not. `None` where a row or column is empty or holds everything: nothing can be expected there.
pub fn adjusted(o: f64, r: f64, c: f64, n: f64) -> Option<f64> {
    let expected = r * c / n;
    let rest = (1.0 - r / n) * (1.0 - c / n);
    (expected > 0.0 && rest > 1e-15).then(|| (o - expected) / (expected * rest).sqrt())
}

fn cramer(chi_square: f64, total: f64, rows: usize, columns: usize) -> Option<f64> {
    let least = rows.min(columns);
    (least >= 2).then(|| (chi_square / (total * (least - 1) as f64)).sqrt())
}

fn bergsma(chi_square: f64, total: f64, rows: usize, columns: usize) -> Option<f64> {
    if rows.min(columns) < 2 || total <= 1.0 {
        return None;
    }
    let (r, c) = (rows as f64 - 1.0, columns as f64 - 1.0);
    let phi = (chi_square / total - r * c / (total - 1.0)).max(0.0);
    let least = (r - r * r / (total - 1.0)).min(c - c * c / (total - 1.0));
    (least > 0.0).then(|| (phi / least).sqrt())
}

impl Association {
    /// What must be said beside these numbers.
    pub fn cautions(&self) -> Vec<String> {
        let mut out = vec![
            "Coded passages are not independent of one another, so these numbers describe and do not test."
                .to_owned(),
        ];
        if self.small_cells > 0 {
            out.push(format!(
                "Fewer than 5 are expected in {} of {} cells: look at the cells before any overall number.",
                self.small_cells, self.cells
            ));
        }
        out
    }

    /// How likely so large a chi-square is, were all passages independent of one another, which they
    /// are not. `None` without degrees of freedom.
    pub fn p_value(&self) -> Option<f64> {
        (self.degrees > 0).then(|| chi_square_tail(self.chi_square, self.degrees))
    }
}

/// The counts of a matrix as it is shown, row by row. A record that stands in several rows or columns
/// is in the table as often; the notes of the matrix say how many do.
pub fn table_of(matrix: &Matrix) -> Vec<Vec<f64>> {
    (0..matrix.rows.len()).map(|row| matrix.row(row).map(|cell| cell.count as f64).collect()).collect()
}

/// The upper tail of the chi-square distribution: the regularised incomplete gamma function
/// Q(degrees ÷ 2, value ÷ 2), stepped up from Q(½, ·) or Q(1, ·) by its recurrence
/// Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ ÷ Γ(a + 1).
fn chi_square_tail(value: f64, degrees: usize) -> f64 {
    let x = value / 2.0;
    if x <= 0.0 {
        return 1.0;
    }
    let odd = degrees % 2 == 1;
    // ln Γ(½) = ln √π; Γ(a + 1) = a Γ(a).
    let (mut a, mut ln_gamma, mut tail) =
        if odd { (0.5, std::f64::consts::PI.sqrt().ln(), half_tail(x)) } else { (1.0, 0.0, (-x).exp()) };
    while a + 0.5 < degrees as f64 / 2.0 {
        ln_gamma += a.ln();
        tail += (a * x.ln() - x - ln_gamma).exp();
        a += 1.0;
    }
    tail.min(1.0)
}

/// Q(½, x) = erfc √x: a series for small x, a continued fraction for large.
fn half_tail(x: f64) -> f64 {
    let root_pi = std::f64::consts::PI.sqrt();
    if x < 2.0 {
        // P(½, x) = √x e⁻ˣ Σ xᵏ ÷ Γ(k + 3/2)
        let (mut term, mut sum) = (2.0 / root_pi, 0.0);
        for k in 0..200 {
            sum += term;
            term *= x / (f64::from(k) + 1.5);
        }
        return 1.0 - x.sqrt() * (-x).exp() * sum;
    }
    let mut fraction = 0.0;
    for k in (1..200).rev() {
        let k = f64::from(k);
        fraction = k * (k - 0.5) / (x + 2.0 * k + 0.5 - fraction);
    }
    x.sqrt() * (-x).exp() / root_pi / (x + 0.5 - fraction)
}

//! Correspondence analysis: rows and columns of a table of counts as points, near each other where
//! their profiles are alike (Greenacre 2017; the notation is his).
//!
//! With P the table divided by its total, r and c its row and column sums, the singular values of
//! D_r^−½ (P − r cᵀ) D_c^−½ are taken; the squares are the inertias of the axes.

use super::association::{Association, association};

/// A point of one side: a row or a column.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// Which row or column of the table that was given.
    pub at: usize,
    /// Its share of all counts.
    pub mass: f64,
    /// Its part of the inertia: mass × squared distance to the centre.
    pub inertia: f64,
    /// One for each axis: scaled so that the masses make the variance 1 …
    pub standard: Vec<f64>,
    /// … and so that it is the inertia of the axis.
    pub principal: Vec<f64>,
    /// Its share of the inertia of each axis.
    pub contributions: Vec<f64>,
    /// How much of its own distance to the centre each axis shows.
    pub cos2: Vec<f64>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Correspondence {
    /// Rows and columns that hold nothing are left out; [`Point::at`] tells which the others are.
    pub rows: Vec<Point>,
    pub columns: Vec<Point>,
    pub left_out_rows: Vec<usize>,
    pub left_out_columns: Vec<usize>,
    /// From the largest to the smallest. An axis points to where the row with the largest standard
    /// coordinate has a positive one.
    pub singular: Vec<f64>,
    /// Their squares.
    pub inertias: Vec<f64>,
    /// Chi-square ÷ total.
    pub total_inertia: f64,
    /// Of the table without empty rows and columns.
    pub association: Association,
}

/// Why there is nothing to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoCorrespondence {
    #[error(
        "correspondence analysis needs at least three rows and three columns that hold anything (or two and three, which gives a line); this table has {rows} and {columns}"
    )]
    TooSmall { rows: usize, columns: usize },
    #[error("all rows have the same profile, so there is nothing to tell apart")]
    NoDifference,
}

/// Analyses a table of counts; lines must be of the same length and hold numbers not below zero.
pub fn correspondence(table: &[Vec<f64>]) -> Result<Correspondence, NoCorrespondence> {
    let width = table.first().map_or(0, Vec::len);
    let holds = |sum: f64| sum > 0.0;
    let (rows, no_rows): (Vec<usize>, Vec<usize>) =
        (0..table.len()).partition(|r| holds(table[*r].iter().sum()));
    let (columns, no_columns): (Vec<usize>, Vec<usize>) =
        (0..width).partition(|c| holds(table.iter().map(|row| row[*c]).sum()));
    if rows.len().min(columns.len()) < 2 || rows.len().max(columns.len()) < 3 {
        return Err(NoCorrespondence::TooSmall { rows: rows.len(), columns: columns.len() });
    }
    let kept: Vec<Vec<f64>> = rows.iter().map(|r| columns.iter().map(|c| table[*r][*c]).collect()).collect();
    let association = association(&kept);
    let total = association.total;
    let share = |sums: &[f64]| sums.iter().map(|sum| sum / total).collect::<Vec<f64>>();
    let (row_masses, column_masses) = (share(&association.row_sums), share(&association.column_sums));
    let residual = |i: usize, j: usize| {
        let expected = row_masses[i] * column_masses[j];
        (kept[i][j] / total - expected) / expected.sqrt()
    };
    // The method works on columns: those of the longer side are turned to be its rows.
    let wide = columns.len() > rows.len();
    let matrix: Vec<Vec<f64>> = if wide {
        (0..rows.len()).map(|i| (0..columns.len()).map(|j| residual(i, j)).collect()).collect()
    } else {
        (0..columns.len()).map(|j| (0..rows.len()).map(|i| residual(i, j)).collect()).collect()
    };
    let axes = singular_axes(matrix, rows.len().min(columns.len()) - 1);
    if axes.is_empty() {
        return Err(NoCorrespondence::NoDifference);
    }
    let mut row_axes = Vec::new();
    let mut column_axes = Vec::new();
    for axis in &axes {
        let (u, v) = if wide { (&axis.short, &axis.long) } else { (&axis.long, &axis.short) };
        let mut row: Vec<f64> = u.iter().zip(&row_masses).map(|(u, mass)| u / mass.sqrt()).collect();
        let mut column: Vec<f64> = v.iter().zip(&column_masses).map(|(v, mass)| v / mass.sqrt()).collect();
        let far = row.iter().fold(0.0, |far: f64, one| if one.abs() > far.abs() + 1e-9 { *one } else { far });
        if far < 0.0 {
            row.iter_mut().chain(&mut column).for_each(|one| *one = -*one);
        }
        row_axes.push(row);
        column_axes.push(column);
    }
    let singular: Vec<f64> = axes.iter().map(|axis| axis.value).collect();
    let inertia_of = |i: usize, j: usize| residual(i, j) * residual(i, j);
    let row_inertia = |i: usize| (0..columns.len()).map(|j| inertia_of(i, j)).sum();
    let column_inertia = |j: usize| (0..rows.len()).map(|i| inertia_of(i, j)).sum();
    Ok(Correspondence {
        rows: points(&rows, &row_masses, &row_axes, &singular, &row_inertia),
        columns: points(&columns, &column_masses, &column_axes, &singular, &column_inertia),
        left_out_rows: no_rows,
        left_out_columns: no_columns,
        inertias: singular.iter().map(|value| value * value).collect(),
        total_inertia: association.chi_square / total,
        singular,
        association,
    })
}

fn points(
    at: &[usize],
    masses: &[f64],
    axes: &[Vec<f64>],
    singular: &[f64],
    inertia: &dyn Fn(usize) -> f64,
) -> Vec<Point> {
    let one = |(place, at): (usize, &usize)| {
        let (mass, inertia) = (masses[place], inertia(place));
        let standard: Vec<f64> = axes.iter().map(|axis| axis[place]).collect();
        let principal: Vec<f64> = standard.iter().zip(singular).map(|(x, value)| x * value).collect();
        let distance = inertia / mass;
        // A point at the centre is shown by no axis.
        let shown = |f: &f64| if distance > 1e-15 { f * f / distance } else { 0.0 };
        Point {
            at: *at,
            mass,
            inertia,
            contributions: standard.iter().map(|x| mass * x * x).collect(),
            cos2: principal.iter().map(shown).collect(),
            standard,
            principal,
        }
    };
    at.iter().enumerate().map(one).collect()
}

impl Correspondence {
    /// The shares of the inertia that the axes show, in percent.
    pub fn percent(&self) -> Vec<f64> {
        self.inertias.iter().map(|inertia| 100.0 * inertia / self.total_inertia).collect()
    }

    /// Whether there are two axes to draw. Two cases differ along one line and no other.
    pub fn is_a_line(&self) -> bool {
        self.singular.len() < 2
    }

    /// What must be said beside a picture of it.
    pub fn cautions(&self) -> Vec<String> {
        let mut out = self.association.cautions();
        if self.is_a_line() {
            out.insert(0, "There is one dimension only: this is a line and not a map.".to_owned());
        }
        out.push(
            "In a symmetric map distances between a row and a column are not defined; only those among rows and those among columns are."
                .to_owned(),
        );
        out
    }
}

/// A singular value with its vectors over the longer and the shorter side, both of length 1.
struct Axis {
    value: f64,
    long: Vec<f64>,
    short: Vec<f64>,
}

/// The singular values and vectors of a matrix given as its columns, largest first, at most `most`.
/// One-sided Jacobi (Hestenes 1958): columns are turned against each other in pairs until all stand at
/// right angles. Slow for thousands of columns and as exact as numbers can be for some hundreds; only
/// + − × ÷ and roots, so the same on any machine.
fn singular_axes(mut columns: Vec<Vec<f64>>, most: usize) -> Vec<Axis> {
    let n = columns.len();
    let mut turns: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    for _ in 0..60 {
        let mut turned = false;
        for p in 0..n {
            for q in p + 1..n {
                let (a, b) = (dot(&columns[p], &columns[p]), dot(&columns[q], &columns[q]));
                let both = dot(&columns[p], &columns[q]);
                if both.abs() <= 1e-15 * (a * b).sqrt() || both.abs() < 1e-300 {
                    continue;
                }
                turned = true;
                let zeta = (b - a) / (2.0 * both);
                let tangent = zeta.signum() / (zeta.abs() + (1.0 + zeta * zeta).sqrt());
                let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
                for lines in [&mut columns, &mut turns] {
                    let (before, after) = lines.split_at_mut(q);
                    for (x, y) in before[p].iter_mut().zip(&mut after[0]) {
                        (*x, *y) = (cosine * (*x - tangent * *y), cosine * (*y + tangent * *x));
                    }
                }
            }
        }
        if !turned {
            break;
        }
    }
    let mut found: Vec<(f64, usize)> =
        columns.iter().map(|column| dot(column, column).sqrt()).zip(0..).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let least = found.first().map_or(0.0, |(value, _)| value * 1e-10).max(1e-12);
    let kept = found.into_iter().take(most).filter(|(value, _)| *value > least);
    kept.map(|(value, at)| Axis {
        value,
        long: columns[at].iter().map(|x| x / value).collect(),
        // How the column was put together: the other singular vector.
        short: turns[at].clone(),
    })
    .collect()
}

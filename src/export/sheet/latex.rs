//! LaTeX with booktabs. All that means something to TeX is escaped; other scripts are kept as they are.

use std::fmt::Write;

use super::{Sheet, Value};

/// As many rows as a page holds; a longer table goes over pages.
const ON_A_PAGE: usize = 40;
/// Labels longer than this are broken into lines.
const LONG: usize = 32;

pub fn latex(sheet: &Sheet) -> String {
    let heads = sheet.heads();
    let long = sheet.rows.len() + heads.len() > ON_A_PAGE;
    let mut out = String::from("% Needs \\usepackage{booktabs}");
    if long {
        out.push_str(" and \\usepackage{longtable}");
    }
    out.push_str(". Letters beyond Latin need LuaLaTeX or XeLaTeX with a font that has them.\n");
    let said: Vec<String> = std::iter::once(sentence(&sheet.title))
        .chain(sheet.caption.iter().cloned())
        .filter(|sentence| !sentence.is_empty())
        .map(|sentence| escaped(&sentence))
        .collect();
    let caption = format!("\\caption{{{}}}", said.join(" "));
    let columns = columns(sheet);
    let head = head(sheet, &heads);
    if long {
        writeln!(out, "\\begin{{longtable}}{{{columns}}}\n{caption} \\\\\n{head}\\endfirsthead").ok();
        writeln!(out, "{head}\\endhead").ok();
        out.push_str("\\bottomrule\n\\endfoot\n");
    } else {
        write!(out, "\\begin{{table}}\n\\centering\n{caption}\n\\begin{{tabular}}{{{columns}}}\n{head}").ok();
    }
    for row in &sheet.rows {
        if row.total {
            out.push_str("\\midrule\n");
        }
        if row.depth > 0 {
            write!(out, "\\hspace*{{{}em}}", row.depth).ok();
        }
        out.push_str(&escaped(&row.label));
        for cell in &row.cells {
            match &cell.value {
                Value::Absence(why) => write!(out, " & \\emph{{{}}}", escaped(why)).ok(),
                Value::Number { .. } => write!(out, " & {}", number(&cell.value.shown())).ok(),
                other => write!(out, " & {}", escaped(&other.shown())).ok(),
            };
        }
        out.push_str(" \\\\\n");
    }
    out.push_str(if long { "\\end{longtable}\n" } else { "\\bottomrule\n\\end{tabular}\n" });
    for note in &sheet.notes {
        writeln!(out, "\\par {{\\footnotesize {}}}", escaped(note)).ok();
    }
    if !long {
        out.push_str("\\end{table}\n");
    }
    behind(&mut out, sheet);
    out
}

fn sentence(title: &str) -> String {
    if title.is_empty() || title.ends_with(['.', '?']) { title.to_owned() } else { format!("{title}.") }
}

fn columns(sheet: &Sheet) -> String {
    let long = sheet.rows.iter().any(|row| row.label.chars().count() > LONG);
    let first = if long { "p{0.3\\linewidth}" } else { "l" };
    let wordy = (0..sheet.columns.len()).filter(|column| sheet.has_words(*column)).count();
    let share = if wordy > 0 { 0.6 / wordy as f64 } else { 0.0 };
    let rest = (0..sheet.columns.len()).map(|column| {
        if sheet.has_words(column) { format!("p{{{share:.2}\\linewidth}}") } else { "r".into() }
    });
    std::iter::once(first.to_owned()).chain(rest).collect()
}

/// Nested heads with a thin rule under each that holds others.
fn head(sheet: &Sheet, heads: &[Vec<super::Head<'_>>]) -> String {
    let mut out = String::from("\\toprule\n");
    let last = heads.len() - 1;
    for (level, line) in heads.iter().enumerate() {
        let mut rules = String::new();
        if level == last {
            out.push_str(&escaped(&sheet.corner));
        }
        // A head that takes several lines stands in the lowest of them, over its column.
        let mut at = 0;
        let mut all: Vec<(usize, usize, &str)> = line
            .iter()
            .filter(|head| head.down == 1)
            .map(|head| (head.column, head.across, head.words))
            .collect();
        for (above, earlier) in heads.iter().enumerate().take(level + 1) {
            let ends = earlier.iter().filter(|head| head.down > 1 && above + head.down - 1 == level);
            all.extend(ends.map(|head| (head.column, head.across, head.words)));
        }
        all.sort_unstable();
        for (column, across, words) in all {
            out.push_str(&" &".repeat(column - at));
            at = column + across;
            if across > 1 {
                write!(out, " & \\multicolumn{{{across}}}{{c}}{{{}}}", escaped(words)).ok();
                write!(rules, "\\cmidrule(lr){{{}-{}}}", column + 2, column + across + 1).ok();
            } else {
                write!(out, " & {}", escaped(words)).ok();
            }
        }
        out.push_str(&" &".repeat(sheet.columns.len().saturating_sub(at)));
        out.push_str(" \\\\\n");
        if !rules.is_empty() {
            rules.push('\n');
            out.push_str(&rules);
        }
    }
    out.push_str("\\midrule\n");
    out
}

fn behind(out: &mut String, sheet: &Sheet) {
    for cell in sheet.quoted() {
        writeln!(out, "\n\\paragraph{{{}}}\n\\begin{{itemize}}", escaped(&cell.name())).ok();
        for quote in cell.quotes() {
            writeln!(out, "\\item {} ({})", escaped(&quote.text), escaped(&quote.from())).ok();
        }
        out.push_str("\\end{itemize}\n");
    }
}

/// A minus, not a hyphen.
fn number(shown: &str) -> String {
    let text = shown.replace('%', "\\%");
    match text.strip_prefix('-') {
        Some(rest) => format!("$-${rest}"),
        None => text,
    }
}

/// Two hyphens are a dash to TeX, two apostrophes a quotation mark, and a bracket or star after the end
/// of a row an argument: braces keep each for itself.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = ' ';
    for sign in words.chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(sign);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            // Signs of sums, which the usual faces have only between dollars.
            '−' => out.push_str("$-$"),
            '≤' => out.push_str("$\\leq$"),
            '≥' => out.push_str("$\\geq$"),
            '←' => out.push_str("$\\leftarrow$"),
            '→' => out.push_str("$\\rightarrow$"),
            '`' => out.push_str("\\textasciigrave{}"),
            '"' => out.push_str("{\\char34}"),
            '[' | ']' | '*' => {
                out.push('{');
                out.push(sign);
                out.push('}');
            }
            '-' | '\'' if before == sign => {
                out.push_str("{}");
                out.push(sign);
            }
            // These end a paragraph, which a cell may not.
            '\n' | '\r' | '\t' => out.push(' '),
            sign => out.push(super::ooxml::allowed(sign)),
        }
        before = sign;
    }
    out
}

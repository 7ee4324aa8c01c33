//! The numbers of figures that are drawn from statistics: what stands together, who is alike, what lies
//! near what, what further sources bring. Each brings along what must be said beside it.

use super::chosen::{Chosen, NoFigure};
use super::draw::map::{Correspondence, Point};
use super::draw::names::Names;
use super::draw::saturation::Saturation;
use super::draw::together::Together;
use super::draw::tree::Tree;
use crate::analysis::association::table_of;
use crate::analysis::cooccurrence::cooccurrence;
use crate::analysis::correspondence::correspondence;
use crate::analysis::saturation::{ORDERS, Rule, SourceOrder, Verdict, saturation};
use crate::analysis::search::called;
use crate::analysis::similarity::{Of, similarity};
use crate::analysis::{Header, Index, Key, Lens, matrix};
use crate::study::{AnyId, Study};

/// More names than this stand in no picture that can still be read.
const MOST_THEMES: usize = 40;

pub fn together(
    study: &Study,
    index: &Index,
    lens: &Lens,
    chosen: &Chosen,
    cautions: &mut Vec<String>,
) -> Result<Together, NoFigure> {
    let found = cooccurrence(study, index, &chosen.pairs(), lens).map_err(NoFigure::of)?;
    let passages = &found.overall.passages;
    let mut kept: Vec<usize> = (0..found.themes.len()).filter(|at| passages[*at] > 0).collect();
    let used = kept.len();
    if used > MOST_THEMES {
        kept.sort_by_key(|at| (std::cmp::Reverse(passages[*at]), *at));
        kept.truncate(MOST_THEMES);
        kept.sort_unstable();
    }
    let mut said = found.cautions().into_iter();
    let rule = said.next().unwrap_or_default();
    cautions.extend(said);
    if used > MOST_THEMES {
        cautions.push(format!("Drawn are the {MOST_THEMES} themes with most passages, of {used}."));
    }
    let names = Names::of(study);
    let place = |theme: u32| kept.binary_search(&(theme as usize)).ok();
    let mut out = Together { rule, ..Together::default() };
    for at in &kept {
        let theme = found.themes[*at];
        out.names.push(called(study, AnyId::Theme(theme)));
        out.hues.push(names.hue(theme));
        out.totals.push(passages[*at].into());
        out.themes.push(theme);
    }
    for pair in &found.overall.pairs {
        if let (Some(a), Some(b)) = (place(pair.a), place(pair.b)) {
            out.pairs.push((a, b, pair.pairs.into()));
            out.close.push((pair.matched.into(), found.overall.closeness(pair).c));
        }
    }
    Ok(out)
}

pub fn tree(
    study: &Study,
    index: &Index,
    lens: &Lens,
    chosen: &Chosen,
    cautions: &mut Vec<String>,
) -> Result<Tree, NoFigure> {
    let found = similarity(study, index, &chosen.likeness(), lens).map_err(NoFigure::of)?;
    let cases = &found.described.cases;
    if cases.len() < 2 {
        return Err(NoFigure("A tree joins cases, so it needs at least two of them within the lens.".into()));
    }
    let Some(tree) = found.tree() else {
        let last = found.cautions().pop().unwrap_or_default();
        return Err(NoFigure(last));
    };
    cautions.extend(found.cautions());
    if tree.tied {
        cautions.push("Some pairs are equally far apart: other trees are as good.".into());
    }
    let key = chosen.measure.key();
    let less = if chosen.measure.is_distance() { "" } else { "1 − " };
    let of = match chosen.of {
        Of::Themes => "themes, there or not",
        Of::Frequencies => "how often themes occur",
        Of::Attributes => "attributes",
    };
    let names = Names::of(study);
    Ok(Tree {
        leaves: cases.iter().map(|case| called(study, AnyId::Case(*case))).collect(),
        cases: cases.iter().map(|case| names.case(*case)).collect(),
        joints: tree.merges.iter().map(|merge| (merge.left, merge.right, merge.height)).collect(),
        order: tree.order.clone(),
        measure: format!("{less}{key} of {of}, average linkage"),
        cophenetic: tree.cophenetic,
        ids: cases.clone(),
    })
}

pub fn map(
    study: &Study,
    index: &Index,
    lens: &Lens,
    chosen: &Chosen,
    cautions: &mut Vec<String>,
) -> Result<Correspondence, NoFigure> {
    let counts = matrix(study, index, &chosen.table(), lens)?;
    let found = correspondence(&table_of(&counts)).map_err(NoFigure::of)?;
    // The other two are said by the figure itself.
    cautions.extend(found.association.cautions());
    let findings = counts.unit == "findings";
    cautions.extend(
        counts.notes.iter().map(|note| format!("{}.", note.in_words(findings).trim_end_matches('.'))),
    );
    let names = Names::of(study);
    let point = |header: &Header, at: &[f64]| {
        let key = header.keys.first();
        Point {
            name: header.labels.last().cloned().unwrap_or_default(),
            case: match key {
                Some(Key::Case(id)) => Some(names.case(*id)),
                _ => None,
            },
            hue: match key {
                Some(Key::Theme(id)) => names.hue(*id),
                _ => 0,
            },
            at: at.to_vec(),
            key: key.copied(),
        }
    };
    let rows = found.rows.iter().map(|one| point(&counts.rows[one.at], &one.principal));
    let columns = found.columns.iter().map(|one| point(&counts.columns[one.at], &one.principal));
    Ok(Correspondence { points: rows.chain(columns).collect(), axes: found.percent() })
}

pub fn curve(
    study: &Study,
    index: &Index,
    lens: &Lens,
    chosen: &Chosen,
    cautions: &mut Vec<String>,
) -> Saturation {
    let found = saturation(study, index, lens, chosen.order, chosen.rule);
    let overall = &found.overall;
    cautions.push(verdict(overall.verdict.as_ref(), chosen.rule, overall.new.len()));
    let sources = |count: usize| if count == 1 { "1 source".to_owned() } else { format!("{count} sources") };
    if found.unread > 0 {
        cautions.push(format!(
            "Left out: {} that nobody has read or coded within the lens.",
            sources(found.unread)
        ));
    }
    if found.undated > 0 && chosen.order == SourceOrder::Date {
        cautions.push(format!("Without a date, and so last, as listed: {}.", sources(found.undated)));
    }
    let names = Names::of(study);
    let order = match chosen.order {
        SourceOrder::Date => "by date",
        SourceOrder::Listed => "as listed",
    };
    let wide = |counts: &[u32]| counts.iter().map(|count| u64::from(*count)).collect();
    let envelope = &overall.envelope;
    let bands = envelope.low.iter().zip(&envelope.median).zip(&envelope.high);
    Saturation {
        sources: overall.sources.iter().map(|id| called(study, AnyId::Source(*id))).collect(),
        found: wide(&overall.cumulative),
        envelope: bands.map(|((low, median), high)| [*low, *median, *high]).collect(),
        rule: format!("Sources {order}; other orders: {ORDERS}, drawn by lot."),
        cases: found
            .cases
            .iter()
            .filter_map(|curve| {
                let case = curve.case?;
                Some((called(study, AnyId::Case(case)), names.case(case), wide(&curve.cumulative)))
            })
            .collect(),
        ids: overall.sources.clone(),
    }
}

/// By the rule of Guest, Namey and Chen (2020).
fn verdict(found: Option<&Verdict>, rule: Rule, sources: usize) -> String {
    let percent = crate::words::decimal(rule.threshold * 100.0, 0);
    let by = format!("base of {}, runs of {}, new at most {percent} %", rule.base, rule.run);
    match found {
        None => format!("Too few sources, or no themes in the base, for the rule of saturation ({by})."),
        Some(Verdict { saturated_at: Some(at), .. }) => {
            format!("Saturated at {}+{} sources ({by}).", at - rule.run, rule.run)
        }
        Some(_) => format!("Not saturated within {sources} sources ({by})."),
    }
}

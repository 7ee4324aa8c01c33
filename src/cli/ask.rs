//! What a matrix is asked for, typed with names instead of ids.

use super::Failure;
use super::lens::unknown;
use crate::analysis::{Dimension, Order, PeriodBand, Periods, resolve_name};
use crate::study::{AnyId, AttributeId, Kind, Study};

/// Dimensions nested as `case/polarity`.
pub fn axis(study: &Study, text: &str) -> Result<Vec<Dimension>, Failure> {
    text.split('/')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| dimension(study, name))
        .collect()
}

fn dimension(study: &Study, name: &str) -> Result<Dimension, Failure> {
    if let Some(attribute) = name.strip_prefix("attribute:") {
        return Ok(Dimension::Attribute(self::attribute(study, attribute)?));
    }
    name.parse().map_err(|_| unknown("dimension", name, Dimension::names().collect()))
}

pub fn attribute(study: &Study, name: &str) -> Result<AttributeId, Failure> {
    match resolve_name(study, Kind::Attribute, name)? {
        AnyId::Attribute(id) => Ok(id),
        _ => Err(Failure::usage(format!("{name} is no attribute."))),
    }
}

/// All orders but that by hand.
pub fn order(study: &Study, text: &str) -> Result<Order, Failure> {
    const PLAIN: usize = 6;
    const ALL: [&str; 9] = [
        "study",
        "total",
        "name",
        "spread",
        "similarity",
        "first-axis",
        "attribute:NAME",
        "rating:THEME",
        "placement:SCALE",
    ];
    let wrong = || unknown("order", text, ALL.to_vec());
    let (kind, name) = match text.split_once(':') {
        None => {
            return ALL[..PLAIN].contains(&text).then(|| text.parse().ok()).flatten().ok_or_else(wrong);
        }
        Some(("attribute", name)) => (Kind::Attribute, name),
        Some(("rating", name)) => (Kind::Theme, name),
        Some(("placement", name)) => (Kind::Scale, name),
        Some(_) => return Err(wrong()),
    };
    match resolve_name(study, kind, name)? {
        AnyId::Attribute(id) => Ok(Order::Attribute(id)),
        AnyId::Theme(id) => Ok(Order::Rating(id)),
        AnyId::Scale(id) => Ok(Order::Placement(id)),
        _ => Err(wrong()),
    }
}

/// `Size:10,50`: an attribute and where it is cut, ascending.
pub fn bands(study: &Study, text: &str) -> Result<(AttributeId, Vec<String>), Failure> {
    let Some((name, cuts)) = text.rsplit_once(':') else {
        return Err(Failure::usage(format!("“{text}” is no bands: write ATTRIBUTE:10,50.")));
    };
    let cuts: Vec<String> =
        cuts.split(',').map(|cut| cut.trim().to_owned()).filter(|cut| !cut.is_empty()).collect();
    let numbers: Option<Vec<f64>> = cuts.iter().map(|cut| cut.parse().ok()).collect();
    let ascending = numbers.map_or_else(|| cuts.is_sorted(), |numbers| numbers.is_sorted());
    if !ascending {
        return Err(Failure::usage(format!("The bands of {name} must stand in ascending order.")));
    }
    Ok((attribute(study, name)?, cuts))
}

/// `years`, `months`, or named periods as `before=..2007-06` and `after=2007-07..`.
pub fn periods(all: &[String]) -> Result<Periods, Failure> {
    match all {
        [] => Ok(Periods::Years),
        [one] if one == "years" => Ok(Periods::Years),
        [one] if one == "months" => Ok(Periods::Months),
        named => {
            let band = |text: &String| {
                let (name, range) = text.split_once('=')?;
                let (from, to) = range.split_once("..").unwrap_or((range, range));
                Some(PeriodBand {
                    name: name.trim().to_owned(),
                    from: from.trim().to_owned(),
                    to: to.trim().to_owned(),
                })
            };
            let wrong = |text: &String| {
                Failure::usage(format!("“{text}” is no period: write years, months, or NAME=2007..2008-06."))
            };
            let bands = named.iter().map(|text| band(text).ok_or_else(|| wrong(text)));
            Ok(Periods::Named(bands.collect::<Result<_, _>>()?))
        }
    }
}

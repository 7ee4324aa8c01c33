//! Where the numbers or dates of an attribute are cut into bands.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use eframe::egui::{Frame, Margin, TextEdit, Ui};

use super::head_word;
use crate::study::{Attribute, AttributeId, AttributeKind};
use crate::t;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{caption, field};

/// What was typed and can't be taken yet.
pub type Drafts = BTreeMap<AttributeId, String>;

pub fn show(
    ui: &mut Ui,
    attribute: &Attribute,
    bands: &mut BTreeMap<AttributeId, Vec<String>>,
    drafts: &mut Drafts,
) {
    if !matches!(attribute.kind, AttributeKind::Number | AttributeKind::Date) {
        return;
    }
    let dates = attribute.kind == AttributeKind::Date;
    let label = head_word(ui, &t!("matrix-cuts", attribute = &attribute.name));
    let known = bands.get(&attribute.id).map_or_else(String::new, |cuts| cuts.join(", "));
    let mut text = drafts.get(&attribute.id).cloned().unwrap_or_else(|| known.clone());
    let hint = if dates { t!("matrix-cuts-hint-dates") } else { t!("matrix-cuts-hint") };
    let response = ui
        .push_id(attribute.id, |ui| {
            line(ui, &mut text, hint, 208.0, |response| response.labelled_by(label.id))
        })
        .inner;
    if response.changed() {
        if let Ok(cuts) = read(&text, dates) {
            if cuts.is_empty() {
                bands.remove(&attribute.id);
            } else {
                bands.insert(attribute.id, cuts);
            }
        }
        drafts.insert(attribute.id, text.clone());
    }
    match read(&text, dates) {
        Err(why) => {
            caption(ui, &why);
        }
        Ok(_) if !response.has_focus() => {
            drafts.remove(&attribute.id);
        }
        Ok(_) => {}
    }
}

/// A field of one line for a menu.
pub fn line(
    ui: &mut Ui,
    text: &mut String,
    hint: &str,
    width: f32,
    name: impl FnOnce(eframe::egui::Response) -> eframe::egui::Response,
) -> eframe::egui::Response {
    let edit = TextEdit::singleline(text)
        .hint_text(eframe::egui::WidgetText::from(hint).color(Tokens::of(ui).ink3))
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(width - 16.0);
    field(ui, Margin::symmetric(8, 4), |ui| {
        let response = name(ui.add(edit));
        (response.clone(), response)
    })
    .inner
}

/// The cuts of a line such as `10, 50`, or a sentence that says what is wrong with it.
fn read(text: &str, dates: bool) -> Result<Vec<String>, String> {
    let cuts: Vec<&str> = text.split([',', ';']).map(str::trim).filter(|cut| !cut.is_empty()).collect();
    if let Some(wrong) = cuts.iter().find(|cut| !understood(cut, dates)) {
        return Err(if dates {
            t!("matrix-cuts-no-date", what = *wrong)
        } else {
            t!("matrix-cuts-no-number", what = *wrong)
        });
    }
    if let Some(pair) = cuts.windows(2).find(|pair| compare(pair[0], pair[1], dates) != Some(Ordering::Less))
    {
        return Err(t!("matrix-cuts-order", one = pair[0], other = pair[1]));
    }
    Ok(cuts.into_iter().map(str::to_owned).collect())
}

fn understood(cut: &str, dates: bool) -> bool {
    if dates { day(cut).is_some() } else { cut.parse::<f64>().is_ok_and(f64::is_finite) }
}

fn compare(one: &str, other: &str, dates: bool) -> Option<Ordering> {
    if dates {
        return Some(day(one)?.cmp(&day(other)?));
    }
    one.parse::<f64>().ok()?.partial_cmp(&other.parse().ok()?)
}

/// Year, month and day of a date that is as precise as it wishes: `2007`, `2007-09`, `2007-09-14`. What is
/// not said is 0, so that a year stands before its months.
pub fn day(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.trim().split('-');
    let mut part = |length: usize, most: u16| {
        let part = parts.next()?;
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|number| digits && *number <= most)
    };
    let year = part(4, 9999)?;
    let rest = text.trim().len() - 4;
    let (month, day) = match rest {
        0 => (0, 0),
        3 => (part(2, 12)?, 0),
        6 => (part(2, 12)?, part(2, 31)?),
        _ => return None,
    };
    let said = (rest < 3 || month > 0) && (rest < 6 || day > 0);
    said.then_some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{day, read};

    #[test]
    fn cuts_are_read_or_refused_with_a_sentence() {
        assert_eq!(read("10, 50", false), Ok(vec!["10".to_owned(), "50".to_owned()]));
        assert_eq!(read(" -1.5;2 ,", false), Ok(vec!["-1.5".to_owned(), "2".to_owned()]));
        assert_eq!(read("", false), Ok(Vec::new()));
        for wrong in ["ten", "10, x", "50, 10", "10, 10", "inf", "NaN"] {
            assert!(read(wrong, false).is_err_and(|why| why.ends_with('.')), "{wrong}");
        }
        assert_eq!(read("2007, 2008-06", true), Ok(vec!["2007".to_owned(), "2008-06".to_owned()]));
        for wrong in ["10", "2008-13", "2008-00", "2008, 2007-12", "2007, 2007", "2008-6", "2008-"] {
            assert!(read(wrong, true).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_are_as_precise_as_they_are_written() {
        assert_eq!(day("2007"), Some((2007, 0, 0)));
        assert_eq!(day("2007-09-14"), Some((2007, 9, 14)));
        assert_eq!(day("2007-09-14-1"), None);
        assert_eq!(day("20070914"), None);
        assert!(day("2007") < day("2007-01"));
    }
}

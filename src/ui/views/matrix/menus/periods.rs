//! How time is cut: by years, by months, or in periods with names of their own.

use eframe::egui::Ui;

use super::cuts::{day, line};
use super::head_word;
use crate::analysis::{PeriodBand, Periods};
use crate::t;
use crate::ui::widgets::{Button, Icon, Segment, caption, choice, icon_button};

/// Named periods as they are being typed; `None`: as they are asked for.
pub type Draft = Option<Vec<PeriodBand>>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Years,
    Months,
    Named,
}

pub fn show(ui: &mut Ui, periods: &mut Periods, draft: &mut Draft) {
    let was = match (&*draft, &*periods) {
        (Some(_), _) | (_, Periods::Named(_)) => Way::Named,
        (_, Periods::Months) => Way::Months,
        (_, Periods::Years) => Way::Years,
    };
    let mut way = was;
    let segments = [
        (Way::Years, Segment::text(t!("matrix-periods-years"))),
        (Way::Months, Segment::text(t!("matrix-periods-months"))),
        (Way::Named, Segment::text(t!("matrix-periods-named"))),
    ];
    head_word(ui, t!("matrix-periods"));
    if choice(ui, t!("matrix-periods"), &mut way, &segments) {
        *draft = None;
        match way {
            Way::Years => *periods = Periods::Years,
            Way::Months => *periods = Periods::Months,
            Way::Named => *draft = Some(vec![nothing()]),
        }
    }
    if way == Way::Named {
        named(ui, periods, draft);
    }
}

fn nothing() -> PeriodBand {
    PeriodBand { name: String::new(), from: String::new(), to: String::new() }
}

fn named(ui: &mut Ui, periods: &mut Periods, draft: &mut Draft) {
    let mut bands = match (&*draft, &*periods) {
        (Some(bands), _) | (None, Periods::Named(bands)) => bands.clone(),
        _ => Vec::new(),
    };
    let before = bands.clone();
    let mut gone = None;
    for (at, band) in bands.iter_mut().enumerate() {
        let number = at + 1;
        ui.push_id(("period", at), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let fields = [
                    (
                        &mut band.name,
                        t!("matrix-period-name"),
                        t!("matrix-period-n-name", number = number),
                        80.0,
                    ),
                    (
                        &mut band.from,
                        t!("matrix-period-from"),
                        t!("matrix-period-n-from", number = number),
                        68.0,
                    ),
                    (&mut band.to, t!("matrix-period-to"), t!("matrix-period-n-to", number = number), 68.0),
                ];
                for (text, hint, name, width) in fields {
                    line(ui, text, hint, width, |response| response.accessible_name(&name));
                }
                if icon_button(ui, Icon::Close, &t!("matrix-period-n-remove", number = number)).clicked() {
                    gone = Some(at);
                }
            });
        });
    }
    if let Some(at) = gone {
        bands.remove(at);
    }
    if ui.add(Button::new(t!("matrix-period-add")).small()).clicked() {
        bands.push(nothing());
    }
    if bands.is_empty() {
        caption(ui, t!("matrix-period-none"));
    }
    match check(&bands) {
        Err(why) => {
            caption(ui, &why);
        }
        Ok(()) if bands != before && !bands.is_empty() => *periods = Periods::Named(bands.clone()),
        Ok(()) => {}
    }
    if bands != before {
        *draft = Some(bands);
    }
}

/// Whether the periods can be asked for; what is wrong with the first that can't be, in a sentence.
fn check(bands: &[PeriodBand]) -> Result<(), String> {
    for (number, band) in (1..).zip(bands) {
        if band.name.trim().is_empty() {
            return Err(t!("matrix-period-no-name", number = number));
        }
        for end in [&band.from, &band.to] {
            if !end.trim().is_empty() && day(end).is_none() {
                return Err(t!("matrix-cuts-no-date", what = end.trim()));
            }
        }
        if let (Some(from), Some(to)) = (day(&band.from), day(&band.to)) {
            // An end that names a month only is the end of that month.
            let last = |(year, month, day): (u16, u8, u8)| {
                (year, if month == 0 { 13 } else { month }, if day == 0 { 32 } else { day })
            };
            if from > last(to) {
                return Err(t!("matrix-period-backwards", name = band.name.trim()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::analysis::PeriodBand;

    #[test]
    fn periods_are_checked_one_by_one() {
        let band = |name: &str, from: &str, to: &str| PeriodBand {
            name: name.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        assert_eq!(check(&[band("before", "", "2007-06"), band("after", "2007-07", "")]), Ok(()));
        assert_eq!(check(&[band("one year", "2007-03", "2007")]), Ok(()));
        for wrong in [band(" ", "2007", ""), band("a", "soon", ""), band("a", "2008", "2007")] {
            assert!(check(&[wrong]).is_err_and(|why| why.ends_with('.')));
        }
    }
}

//! Specifications as one line of text.

use std::collections::BTreeMap;

use crosscase::study::matrix::*;
use crosscase::study::*;
use proptest::prelude::*;
use uuid::Uuid;

fn id<T: RecordId>(number: u128) -> T {
    T::from_uuid(Uuid::from_u128(number))
}

#[test]
fn stable_words() {
    let spec = MatrixSpec::default();
    assert_eq!(spec.to_string(), "rows=theme columns=case");
    for (text, expected) in [
        ("rows=theme:1 columns=case/polarity", {
            let columns = vec![Dimension::Case, Dimension::Polarity];
            MatrixSpec { rows: vec![Dimension::Theme { depth: Some(0) }], columns, ..spec.clone() }
        }),
        (
            "rows= columns=case+units cell=level-mix measure=per-source-read",
            MatrixSpec {
                rows: Vec::new(),
                columns: vec![Dimension::CaseAndUnits],
                cell: CellKind::LevelMix,
                measure: Measure::PerSourceRead,
                ..spec.clone()
            },
        ),
        (
            "rows=attribute:00000000-0000-0000-0000-000000000007 columns=period differing=true \
             least-difference=150 row-order=spread column-order=hand:year:2007,polarity:mixed,none:level \
             bands=00000000-0000-0000-0000-000000000007:10,50 periods=first%20half||2007-06;rest|2007-07|",
            MatrixSpec {
                rows: vec![Dimension::Attribute(id(7))],
                columns: vec![Dimension::Period],
                rows_only_that_differ: true,
                least_difference: 150,
                row_order: Order::Spread,
                column_order: Order::Hand(vec![
                    Key::Period(Period::Year(2007)),
                    Key::Polarity(Polarity::Mixed),
                    Key::Missing(Field::Level),
                ]),
                bands: BTreeMap::from([(id(7), vec!["10".into(), "50".into()])]),
                periods: Periods::Named(vec![
                    PeriodBand { name: "first half".into(), from: String::new(), to: "2007-06".into() },
                    PeriodBand { name: "rest".into(), from: "2007-07".into(), to: String::new() },
                ]),
                ..spec.clone()
            },
        ),
    ] {
        assert_eq!(text.parse(), Ok(expected.clone()), "{text}");
        assert_eq!(expected.to_string(), text);
    }
}

#[test]
fn json_and_ron_hold_it_as_one_text() {
    let spec = MatrixSpec { cell: CellKind::Cases, ..MatrixSpec::default() };
    let json = serde_json::to_string(&spec).unwrap();
    assert_eq!(json, "\"rows=theme columns=case cell=cases\"");
    assert_eq!(serde_json::from_str::<MatrixSpec>(&json).unwrap(), spec);
    assert_eq!(ron::from_str::<MatrixSpec>(&ron::to_string(&spec).unwrap()).unwrap(), spec);
}

#[test]
fn names_are_forgotten_and_ids_are_not() {
    let keys = vec![Key::Speaker(mark("Anna")), Key::Case(id(1)), Key::Value(id(7), mark("north"))];
    let mut spec = MatrixSpec { row_order: Order::Hand(keys), ..MatrixSpec::default() };
    spec.forget_names();
    assert_eq!(spec.row_order, Order::Hand(vec![Key::Case(id(1))]));
}

#[test]
fn what_is_not_understood_is_refused() {
    for text in [
        "rows=colour",
        "rows=theme:0",
        "rows=theme:-1",
        "rows=attribute:x",
        "cell=",
        "cell=evidences",
        "measure=raw",
        "column-order=hand:case:1",
        "row-order=rating",
        "roll-up=yes",
        "periods=a|b",
        "bands=10,50",
        "rows",
        "shape=1",
        "least-difference=-1",
        "column-order=hand:month:2007-700",
        "periods=a%zz|1|2",
        "periods=%e9||",
    ] {
        assert!(text.parse::<MatrixSpec>().is_err(), "{text}");
    }
}

fn dimension() -> impl Strategy<Value = Dimension> {
    prop_oneof![
        (0_u16..9).prop_map(|depth| Dimension::Theme { depth: Some(depth) }),
        any::<u128>().prop_map(|number| Dimension::Attribute(id(number))),
        prop::sample::select(vec![
            Dimension::Theme { depth: None },
            Dimension::Case,
            Dimension::CaseAndUnits,
            Dimension::Unit,
            Dimension::Level,
            Dimension::Polarity,
            Dimension::Source,
            Dimension::SourceKind,
            Dimension::Coder,
            Dimension::EvidenceKind,
            Dimension::Actor,
            Dimension::Speaker,
            Dimension::Period,
        ]),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        any::<u128>().prop_map(|number| Key::Theme(id(number))),
        any::<u128>().prop_map(|number| Key::Case(id(number))),
        any::<u128>().prop_map(|number| Key::Unit(id(number))),
        any::<u128>().prop_map(|number| Key::Level(id(number))),
        any::<u128>().prop_map(|number| Key::Source(id(number))),
        any::<u128>().prop_map(|number| Key::Coder(id(number))),
        any::<u128>().prop_map(|number| Key::Actor(id(number))),
        any::<u64>().prop_map(Key::Speaker),
        (any::<u128>(), any::<u64>()).prop_map(|(number, value)| Key::Value(id(number), value)),
        any::<u16>().prop_map(|year| Key::Period(Period::Year(year))),
        (any::<u16>(), any::<u8>()).prop_map(|(year, month)| Key::Period(Period::Month(year, month))),
        any::<u16>().prop_map(|band| Key::Period(Period::Band(band))),
        prop::sample::select(Polarity::ALL.to_vec()).prop_map(Key::Polarity),
        prop::sample::select(SourceKind::ALL.to_vec()).prop_map(Key::SourceKind),
        prop::sample::select(EvidenceKind::ALL.to_vec()).prop_map(Key::EvidenceKind),
        dimension().prop_map(|dimension| Key::Missing(dimension.field())),
    ]
}

fn order() -> impl Strategy<Value = Order> {
    prop_oneof![
        prop::sample::select(vec![
            Order::Study,
            Order::Total,
            Order::Label,
            Order::Spread,
            Order::Similarity,
            Order::FirstAxis,
        ]),
        any::<u128>().prop_map(|number| Order::Attribute(id(number))),
        any::<u128>().prop_map(|number| Order::Rating(id(number))),
        any::<u128>().prop_map(|number| Order::Placement(id(number))),
        prop::collection::vec(key(), 0..4).prop_map(Order::Hand),
    ]
}

fn periods() -> impl Strategy<Value = Periods> {
    let band = (".{0,8}", "[0-9 =|;,%-]{0,6}", "[0-9-]{0,6}").prop_map(|(name, from, to)| PeriodBand {
        name,
        from,
        to,
    });
    prop_oneof![
        Just(Periods::Years),
        Just(Periods::Months),
        prop::collection::vec(band, 0..3).prop_map(Periods::Named),
    ]
}

proptest! {
    #[test]
    fn any_specification_comes_back(
        rows in prop::collection::vec(dimension(), 0..3),
        columns in prop::collection::vec(dimension(), 0..3),
        cell in prop::sample::select(CellKind::ALL.to_vec()),
        measure in prop::sample::select(Measure::ALL.to_vec()),
        (roll_up, subtotals, rows_only_that_differ, show_empty, show_missing) in any::<(bool, bool, bool, bool, bool)>(),
        row_order in order(),
        column_order in order(),
        least_difference in any::<u32>(),
        (units, themes) in (prop::collection::vec(any::<u128>(), 0..3), prop::collection::vec(any::<u128>(), 0..3)),
        bands in prop::collection::vec((any::<u128>(), prop::collection::vec(".{1,6}", 0..3)), 0..3),
        periods in periods(),
    ) {
        let spec = MatrixSpec {
            rows, columns, cell, measure, roll_up, subtotals, rows_only_that_differ, show_empty, show_missing,
            without_units: units.into_iter().map(id).collect(), row_order, column_order, least_difference,
            themes: themes.into_iter().map(id).collect(),
            bands: bands.into_iter().map(|(number, cuts)| (id(number), cuts)).collect(),
            periods,
        };
        prop_assert_eq!(spec.to_string().parse::<MatrixSpec>(), Ok(spec));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        if let Ok(spec) = text.parse::<MatrixSpec>() {
            prop_assert_eq!(spec.to_string().parse::<MatrixSpec>(), Ok(spec));
        }
    }
}

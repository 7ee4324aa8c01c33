//! A small study with records of every kind, every list of which is filled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crosscase::edit::{Command, Context, Refusal, check};
use crosscase::study::matrix::{Key, MatrixSpec, Order};
use crosscase::study::*;
use uuid::Uuid;

pub const WHO: u128 = 0xC0DE_0001;

pub fn id<T: RecordId>(number: u128) -> T {
    T::from_uuid(Uuid::from_u128(number))
}

pub fn context() -> Context {
    Context { now: Moment(1_700_000_000_000), coder: Some(id(WHO)) }
}

/// Checks a command and does it, with the stamp of the next step.
pub fn run(study: &mut Study, command: &Command) -> Result<ChangeSet, Refusal> {
    let mut set = check(study, command, context())?;
    set.stamp = Stamp { session: SessionId(7), counter: study.revision() + 1 };
    study.apply(&set).unwrap();
    Ok(set)
}

pub fn put(study: &mut Study, record: impl Into<Record>) {
    let record = record.into();
    let what = format!("{record:?}");
    if let Err(refusal) = run(study, &Command::Put(record)) {
        panic!("{refusal:?}: {what}");
    }
}

pub fn case(number: u128, name: &str) -> Case {
    Case {
        id: id(number),
        name: name.into(),
        order: number as u32 % 16,
        description: String::new(),
        selection: String::new(),
        fieldwork: Fieldwork::default(),
        values: BTreeMap::new(),
    }
}

pub fn unit(number: u128, case: u128, name: &str) -> Unit {
    Unit { id: id(number), case: id(case), name: name.into(), order: number as u32 % 16, note: String::new() }
}

pub fn theme(number: u128, parent: Option<u128>, name: &str) -> Theme {
    Theme {
        id: id(number),
        parent: parent.map(id),
        order: number as u32 % 16,
        name: name.into(),
        short: String::new(),
        definition: format!("What {name} is"),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: None,
    }
}

pub fn source(number: u128, case: u128, unit: Option<u128>, slug: &str) -> Source {
    Source {
        id: id(number),
        case: id(case),
        unit: unit.map(id),
        title: format!("Text {slug}"),
        slug: slug.into(),
        order: number as u32 % 16,
        kind: SourceKind::Interview,
        date: "2007".into(),
        language: "en".into(),
        place: String::new(),
        participants: Vec::new(),
        fieldwork: String::new(),
        note: String::new(),
        words: 0,
        read_by: BTreeSet::new(),
        origin: Origin::default(),
    }
}

pub fn text(number: u128, text: &str) -> SourceText {
    SourceText::plain(id(number), Arc::from(text))
}

/// Evidence on the first place where the words stand in the text.
pub fn evidence(study: &Study, number: u128, source: u128, quote: &str) -> Evidence {
    let start = study.text(id(source)).find(quote).unwrap();
    Evidence {
        id: id(number),
        source: id(source),
        unit: None,
        span: Span::new(start, start + quote.len()),
        quote: quote.into(),
        region: None,
        search: String::new(),
        themes: vec![id(0x701)],
        levels: vec![id(0x302)],
        polarity: Some(Polarity::Enabling),
        kind: Some(EvidenceKind::Interview),
        actors: vec![],
        weight: 2,
        note: String::new(),
        coder: id(WHO),
        created: Moment(1),
    }
}

pub fn finding(number: u128, cases: &[u128]) -> Finding {
    Finding {
        id: id(number),
        number: 0,
        statement: format!("Statement {number:x}"),
        mechanism: String::new(),
        cases: cases.iter().map(|case| id(*case)).collect(),
        unit: None,
        themes: vec![id(0x701)],
        levels: vec![id(0x301)],
        polarity: None,
        evidence_for: vec![id(0xE01)],
        evidence_against: vec![id(0xE03)],
        state: ClaimState::Draft,
        agreed_by: vec![],
        confidence: Some(Confidence::Low),
        confidence_reason: String::new(),
        basis: String::new(),
        author: Some(id(WHO)),
        created: Moment(2),
    }
}

pub fn memo(number: u128, about: AnyId, text: &str) -> Memo {
    Memo { id: id(number), about, text: text.into(), coder: id(WHO), private: false, written: Moment(3) }
}

/// Cases in an order by hand, of which one may be deleted.
pub fn display(number: u128, name: &str) -> Display {
    let keys = vec![Key::Case(id(0x102)), Key::Case(id(0x101))];
    let spec = MatrixSpec { column_order: Order::Hand(keys), ..MatrixSpec::default() };
    Display { id: id(number), name: name.into(), note: String::new(), spec }
}

pub fn coder(number: u128, name: &str) -> Coder {
    Coder { id: id(number), name: name.into(), initials: String::new(), note: String::new() }
}

pub fn level(number: u128, order: u32, name: &str) -> Level {
    Level { id: id(number), order, name: name.into(), description: String::new() }
}

pub fn attribute(number: u128, name: &str, kind: AttributeKind) -> Attribute {
    Attribute { id: id(number), name: name.into(), order: 0, kind, description: String::new() }
}

pub fn actor(number: u128, case: u128, unit: Option<u128>, name: &str) -> Actor {
    Actor {
        id: id(number),
        case: id(case),
        name: name.into(),
        short: String::new(),
        tier: 1,
        kind: String::new(),
        role: String::new(),
        basis: String::new(),
        unit: unit.map(id),
        place: None,
    }
}

pub fn flow(number: u128, case: u128, from: u128, to: u128) -> Flow {
    Flow {
        id: id(number),
        case: id(case),
        from: id(from),
        to: id(to),
        kind: FlowKind::Funding,
        what: "money for drugs".into(),
        two_way: false,
        standing: Standing::Stated,
        basis: String::new(),
        evidence: vec![id(0xE01)],
    }
}

pub fn scale(number: u128, name: &str) -> Scale {
    let pole = |name: &str| Pole { name: name.into(), description: String::new() };
    Scale {
        id: id(number),
        name: name.into(),
        low: pole("instrumental"),
        high: pole("transformative"),
        top: 10,
        note: String::new(),
    }
}

pub fn placement(number: u128, scale: u128, case: u128, unit: Option<u128>) -> Placement {
    Placement {
        id: id(number),
        scale: id(scale),
        case: id(case),
        unit: unit.map(id),
        label: "Programme as a whole".into(),
        order: number as u32 % 16,
        actors: vec![],
        outcome: None,
        period: String::new(),
        score: 4.0,
        low: 3.0,
        high: 6.5,
        reason: String::new(),
        evidence: vec![id(0xE02)],
        coder: Some(id(WHO)),
        note: String::new(),
    }
}

pub fn link(number: u128, from: u128, to: u128) -> Link {
    Link {
        id: id(number),
        from: id(from),
        to: id(to),
        kind: LinkKind::Causes,
        note: String::new(),
        evidence: vec![id(0xE02)],
    }
}

pub const TEXTS: [&str; 4] = [
    "The village chief keeps the fund.\nWe can’t pay 🇰🇭👩🏽\u{200d}🌾 twice, she said.\n\nក្រុមគាំទ្រសុខភាព helps us.",
    "Nobody asked the nurses.\r\nThe fund is empty; the fund was never ours.",
    "สวัสดี the ward meets on Mondays.\nนมस्ते café e\u{301}tude.",
    "",
];

/// Cases 0x101, 0x102; units 0x201–0x203; levels 0x301–0x303; coders; sources 0x501–0x504; themes
/// 0x701–0x706; actors 0xA01–0xA04; evidence 0xE01–0xE07; claims 0xF..; memos 0x3E01–0x3E05.
pub fn study() -> Study {
    let mut s = Study::default();
    put(&mut s, Info { title: "Two funds".into(), ..Info::default() });
    put(&mut s, coder(WHO, "Ana"));
    put(&mut s, coder(0xC0DE_0002, "Boran"));
    put(&mut s, coder(0xC0DE_0003, "Chea"));
    put(&mut s, attribute(0x01, "Country", AttributeKind::Text));
    put(&mut s, attribute(0x02, "Members", AttributeKind::Number));
    put(&mut s, attribute(0x03, "Urban", AttributeKind::YesNo));
    put(&mut s, attribute(0x04, "Founded", AttributeKind::Date));
    put(&mut s, attribute(0x05, "Model", AttributeKind::Choice(vec!["fund".into(), "scheme".into()])));
    let values = BTreeMap::from([
        (id(0x01), Value::Text("Cambodia".into())),
        (id(0x02), Value::Number(90.0)),
        (id(0x03), Value::YesNo(false)),
        (id(0x04), Value::Date("2007-09".into())),
        (id(0x05), Value::Choice("fund".into())),
    ]);
    put(&mut s, Case { values, ..case(0x101, "Equity fund") });
    put(&mut s, case(0x102, "Health scheme"));
    put(&mut s, unit(0x201, 0x101, "North"));
    put(&mut s, unit(0x202, 0x101, "South"));
    put(&mut s, unit(0x203, 0x102, "North"));
    put(&mut s, level(0x301, 0, "macro"));
    put(&mut s, level(0x302, 1, "meso"));
    put(&mut s, level(0x303, 2, "micro"));
    put(&mut s, theme(0x701, None, "Trust"));
    put(&mut s, theme(0x702, None, "Money"));
    put(&mut s, theme(0x703, Some(0x702), "Fees"));
    put(&mut s, theme(0x704, Some(0x703), "Trust"));
    put(&mut s, theme(0x705, Some(0x702), "Power"));
    put(&mut s, theme(0x706, Some(0x701), "Fees"));
    put(
        &mut s,
        Source { read_by: [id(WHO), id(0xC0DE_0002)].into(), ..source(0x501, 0x101, Some(0x201), "chief") },
    );
    put(&mut s, source(0x502, 0x101, None, "nurses"));
    put(&mut s, source(0x503, 0x102, Some(0x203), "ward"));
    put(&mut s, source(0x504, 0x102, None, "photo"));
    for (at, words) in TEXTS.iter().enumerate() {
        put(&mut s, text(0x501 + at as u128, words));
    }
    put(&mut s, actor(0xA01, 0x101, None, "Ministry"));
    put(&mut s, actor(0xA02, 0x101, Some(0x201), "Chief"));
    put(&mut s, actor(0xA03, 0x102, None, "Ministry"));
    put(&mut s, actor(0xA04, 0x102, Some(0x203), "Ward"));
    let chief = s.sources.get(id(0x501)).unwrap().clone();
    let who = Participant {
        name: "Chief".into(),
        actor: Some(id(0xA02)),
        unit: Some(id(0x201)),
        note: String::new(),
    };
    put(&mut s, Source { participants: vec![who], ..chief });
    let all = [id(0x701), id(0x703), id(0x704)];
    let e = |number, source, quote| evidence(&s, number, source, quote);
    let read = [
        Evidence { themes: all.into(), ..e(0xE01, 0x501, "keeps the fund") },
        Evidence { actors: vec![id(0xA02)], ..e(0xE02, 0x501, "🇰🇭👩🏽\u{200d}🌾 twice") },
        Evidence {
            unit: Some(id(0x202)), ..e(0xE03, 0x501, "ក្រុមគាំទ្រសុខភាព")
        },
        Evidence { coder: id(0xC0DE_0002), ..e(0xE04, 0x502, "Nobody asked") },
        Evidence { levels: vec![], themes: vec![], ..e(0xE05, 0x502, "empty") },
        Evidence { unit: Some(id(0x203)), ..e(0xE06, 0x503, "the ward meets") },
        Evidence { themes: vec![id(0x702), id(0x705)], ..e(0xE07, 0x503, "e\u{301}tude") },
    ];
    read.into_iter().for_each(|record| put(&mut s, record));
    put(&mut s, flow(0xB01, 0x101, 0xA01, 0xA02));
    put(&mut s, Flow { evidence: vec![id(0xE06), id(0xE01)], ..flow(0xB02, 0x102, 0xA04, 0xA03) });
    for (place, theme) in [
        (CellPlace::Case(id(0x101)), 0x701),
        (CellPlace::Case(id(0x101)), 0x702),
        (CellPlace::Case(id(0x102)), 0x703),
        (CellPlace::Unit(id(0x203)), 0x704),
    ] {
        let absence =
            |kind| Absence { kind, note: "looked".into(), by: Some(id(0xC0DE_0003)), at: Moment(4) };
        put(
            &mut s,
            Cell {
                synthesis: format!("The fund holds theme {theme:x}."),
                rule: "two coders".into(),
                rating: Some(3),
                state: CellState::Agreed,
                agreed_by: vec![id(WHO), id(0xC0DE_0002)],
                author: Some(id(WHO)),
                basis: vec![(id(0xE01), 1), (id(0xE02), 2)],
                ties: vec![Tie { start: 4, end: 8, evidence: vec![id(0xE01)] }],
                absences: BTreeMap::from([
                    (None, absence(AbsenceKind::NotRead)),
                    (Some(id(0x303)), absence(AbsenceKind::Contradicted)),
                ]),
                ..Cell::empty(place, id(theme))
            },
        );
    }
    put(&mut s, Finding { unit: Some(id(0x201)), ..finding(0xF01, &[0x101]) });
    put(&mut s, finding(0xF02, &[0x101, 0x102]));
    put(&mut s, Finding { evidence_for: vec![], ..finding(0xF03, &[0x102]) });
    put(&mut s, link(0xF11, 0xF01, 0xF02));
    put(&mut s, link(0xF12, 0xF02, 0xF03));
    let shows = |case| Shows { case: id(case), text: "It shows".into() };
    for number in [0xF21, 0xF22] {
        put(
            &mut s,
            Comparison {
                id: id(number),
                number: 0,
                themes: vec![id(0x701), id(0x702)],
                feature: format!("Feature {number:x}"),
                kind: ComparisonKind::SameMechanism,
                shows: vec![shows(0x101), shows(0x102)],
                joint: String::new(),
                findings: vec![id(0xF02), id(0xF01)],
                evidence: vec![id(0xE04)],
                basis: String::new(),
                author: Some(id(0xC0DE_0003)),
                created: Moment(5),
            },
        );
    }
    for number in [0xF41, 0xF42] {
        put(
            &mut s,
            Proposition {
                id: id(number),
                number: 0,
                statement: format!("Claim {number:x}"),
                versions: vec![Version { at: Moment(1), statement: "Before".into(), reason: "Why".into() }],
                findings_for: vec![id(0xF01)],
                findings_against: vec![id(0xF03)],
                comparisons_for: vec![id(0xF21)],
                comparisons_against: vec![id(0xF22)],
                evidence_for: vec![id(0xE05)],
                evidence_against: vec![id(0xE06)],
                rivals: vec![Rival::new("Chance")],
                patterns: vec![Pattern::new(id(0x101))],
                tests: vec![],
                appraisal: Appraisal::default(),
                basis: String::new(),
                state: ClaimState::Agreed,
            },
        );
    }
    put(
        &mut s,
        Outlier {
            id: id(0xF31),
            number: 0,
            case: id(0x101),
            unit: Some(id(0x202)),
            actors: vec![id(0xA01)],
            what: "South pays".into(),
            kind: String::new(),
            why: String::new(),
            tests: vec![id(0xF41)],
            findings: vec![id(0xF01)],
            evidence: vec![id(0xE03)],
            basis: String::new(),
        },
    );
    put(
        &mut s,
        Recommendation {
            id: id(0xF51),
            number: 0,
            text: "Ask the nurses".into(),
            rests_on: vec![id(0xF41), id(0xF42)],
            note: String::new(),
        },
    );
    put(&mut s, scale(0x901, "Participation"));
    let of_relation = placement(0x911, 0x901, 0x101, Some(0x202));
    put(&mut s, Placement { actors: vec![id(0xA01)], outcome: Some(id(0x705)), ..of_relation });
    put(&mut s, placement(0x912, 0x901, 0x102, None));
    let cell = CellId::of(CellPlace::Case(id(0x101)), id(0x702));
    put(&mut s, memo(0x3E01, AnyId::Info(InfoId::ONE), "On the whole"));
    put(&mut s, memo(0x3E03, AnyId::Cell(cell), "On a cell"));
    put(&mut s, memo(0x3E04, AnyId::Theme(id(0x703)), "On fees"));
    // Older than the memo it is about: ids do not stand in the order of ownership.
    put(&mut s, memo(0x3E02, AnyId::Memo(id(0x3E04)), "On the memo on fees"));
    put(&mut s, display(0x3F01, "Table 1"));
    put(&mut s, memo(0x3E05, AnyId::Evidence(id(0xE02)), "On a passage"));
    s
}

#[test]
fn the_sample_has_every_kind_of_record() {
    let study = study();
    for kind in Kind::ALL {
        assert!(study.count(*kind) > 0, "{kind:?}");
    }
}

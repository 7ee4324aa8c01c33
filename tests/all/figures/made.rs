//! Studies of any size for figures, and every figure of them.

use crosscase::analysis::{Counted, Index, Lens, profile};
use crosscase::figure::continuum::continua;
use crosscase::figure::draw::along::{Along, By};
use crosscase::figure::draw::counts::Counts;
use crosscase::figure::draw::flow::Flow;
use crosscase::figure::draw::map::{Correspondence, Point};
use crosscase::figure::draw::saturation::Saturation;
use crosscase::figure::draw::timeline::Timeline;
use crosscase::figure::draw::together::Together;
use crosscase::figure::draw::tree::Tree;
use crosscase::figure::draw::*;
use crosscase::figure::{Diverging, Heat, Scene};
use crosscase::study::*;
use uuid::Uuid;

const STAMP: Stamp = Stamp { session: SessionId(7), counter: 1 };

fn id<I: RecordId>(kind: u128, number: usize) -> I {
    I::from_uuid(Uuid::from_u128((kind << 64) | number as u128))
}

/// So many cases with findings, evidence and placements, or none of them; names of so many letters.
pub fn study(cases: usize, letters: usize, records: bool) -> Study {
    let long = |stem: &str, at: usize| -> String {
        let name = format!("{stem} {at} ");
        name.chars().chain("of the long name ".chars().cycle()).take(letters.max(name.len())).collect()
    };
    named(cases, records, &long, false)
}

/// The same with names of any kind; `deep`: twelve themes, each below the one before.
pub fn named(cases: usize, records: bool, long: &dyn Fn(&str, usize) -> String, deep: bool) -> Study {
    let mut study = Study::default();
    let mut put = |record: Record| study.restore(record, STAMP);
    let coder = Coder { id: id(1, 1), name: "Ana".into(), initials: "AN".into(), note: String::new() };
    put(coder.into());
    for at in 0..3 {
        let name = ["macro", "meso", "micro"][at].to_owned();
        put(Level { id: id(2, at), order: at as u32, name, description: String::new() }.into());
    }
    let themes = if deep { 12 } else { 7 };
    for at in 0..themes {
        put(Theme {
            id: id(3, at),
            parent: at.checked_sub(1).filter(|_| deep).map(|above| id(3, above)),
            order: at as u32,
            name: long("Theme", at),
            short: String::new(),
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            hue: None,
        }
        .into());
    }
    let pole = |name: &str| Pole { name: name.to_owned(), description: String::new() };
    let scale = Scale {
        id: id(4, 1),
        name: "Scale".into(),
        low: pole(&long("low", 0)),
        high: pole(&long("high", 0)),
        top: 4,
        note: String::new(),
    };
    put(scale.into());
    for at in 0..cases {
        put(Case {
            id: id(5, at),
            name: long("Case", at),
            order: at as u32,
            description: String::new(),
            selection: String::new(),
            fieldwork: Fieldwork { from: "2005-02".into(), to: "2008".into(), ..Fieldwork::default() },
            values: Default::default(),
        }
        .into());
        let source = id(6, at);
        put(Source {
            id: source,
            case: id(5, at),
            unit: None,
            title: long("Source", at),
            slug: format!("source-{at}"),
            order: at as u32,
            kind: SourceKind::ALL[at % 7],
            date: format!("{}-0{}", 2005 + at % 4, 1 + at % 9),
            place: String::new(),
            language: String::new(),
            participants: Vec::new(),
            fieldwork: String::new(),
            note: String::new(),
            words: 12,
            read_by: Default::default(),
            origin: Origin::default(),
        }
        .into());
        let text = "People spoke of money, of trust and of the long way to the clinic by boat. ".repeat(4);
        put(SourceText::plain(source, text.as_str()).into());
        if !records {
            continue;
        }
        for nth in 0..4 + at % 5 {
            let polarity = Polarity::ALL[(at + nth) % 3];
            let (theme, level) = (id(3, (at + nth) % themes), id(2, nth % 3));
            let number = at * 10 + nth;
            put(Evidence {
                id: id(7, number),
                source,
                unit: None,
                span: Span::new(nth * 20, nth * 20 + 14),
                quote: text[nth * 20..nth * 20 + 14].to_owned(),
                region: None,
                themes: vec![theme],
                levels: vec![level],
                polarity: Some(polarity),
                kind: None,
                actors: Vec::new(),
                weight: 0,
                note: String::new(),
                coder: id(1, 1),
                search: String::new(),
                created: Moment::default(),
            }
            .into());
            put(Finding {
                id: id(8, number),
                number: number as u32 + 1,
                statement: "They waited.".into(),
                mechanism: String::new(),
                cases: vec![id(5, at)],
                unit: None,
                themes: vec![theme],
                levels: vec![level],
                polarity: Some(polarity),
                evidence_for: Vec::new(),
                evidence_against: Vec::new(),
                state: ClaimState::Draft,
                agreed_by: vec![],
                confidence: None,
                confidence_reason: String::new(),
                basis: String::new(),
                author: None,
                created: Moment::default(),
            }
            .into());
        }
        put(Placement {
            id: id(9, at),
            scale: id(4, 1),
            case: id(5, at),
            unit: None,
            label: long("Placed", at),
            order: at as u32,
            actors: vec![],
            outcome: None,
            period: String::new(),
            score: (at % 5) as f64,
            low: (at % 5) as f64 / 2.0,
            high: 4.0,
            reason: long("because", at),
            evidence: Vec::new(),
            coder: None,
            note: String::new(),
        }
        .into());
    }
    study
}

/// Every figure that there is, by name.
pub fn all(study: &Study, look: Look) -> Vec<(&'static str, Scene)> {
    let (index, lens, counted) = (Index::build(study), Lens::default(), Counted::Findings);
    let about = About::new(study, &index, &lens, counted, "1 December 2026");
    let heat_data = Heat::new(study, &index, &lens, counted).unwrap();
    let counts = Counts::new(study, &index, &lens, &heat_data);
    let mix = profile(&index, &lens, counted);
    let by_level = Diverging::by_level(study, &mix, "no level");
    let by_case = Diverging::by_case(study, &mix);
    let themes = Along::new(study, &index, &lens, By::Theme);
    let levels = Along::new(study, &index, &lens, By::Level);
    let mut out = vec![
        ("heat", heat::heat(study, &heat_data, &about, look)),
        ("levels", blocks::levels(study, &by_level, &about, look)),
        ("cases", blocks::cases(study, &by_case, &about, look)),
        ("multiples", multiples::multiples(&counts, &about, look)),
        ("slope", paired::slope(&counts, &about, look)),
        ("dots", paired::dots(&counts, &about, look)),
        ("timeline", timeline::timeline(&Timeline::new(study, &index, &lens), &about, look)),
        ("portraits", portraits::portraits(&themes, &about, look)),
        ("portraits-level", portraits::portraits(&levels, &about, look)),
        ("river", river::river(&themes, &about, look)),
        ("flow", flow::flow(&Flow::new(study, &index, &lens, counted), &about, look)),
    ];
    for scale in continua(study, &lens).iter().take(1) {
        out.push(("continuum", continuum::continuum(study, scale, &about, look)));
    }
    let names: Vec<String> = study.cases_in_order().iter().map(|case| case.name.clone()).collect();
    out.push(("tree", tree::dendrogram(&a_tree(&names), &about, look)));
    let pairs = together(&names);
    out.push(("together", together::heat(&pairs, &about, look)));
    out.push(("network", together::network(&pairs, &about, look)));
    out.push(("map", map::map(&points(&names, 2), &about, look)));
    out.push(("map-flat", map::map(&points(&names, 1), &about, look)));
    out.push(("saturation", saturation::saturation(&curve(&names), &about, look)));
    out
}

fn a_tree(names: &[String]) -> Tree {
    let known = names.len();
    let joint =
        |at: usize| if at == 0 { (0, 1, 0.2) } else { (known + at - 1, at + 1, 0.2 + at as f64 * 0.1) };
    Tree {
        leaves: names.to_vec(),
        cases: (0..known).collect(),
        joints: (0..known.saturating_sub(1)).map(joint).collect(),
        order: (0..known).collect(),
        measure: "1 − Jaccard, average linkage".into(),
        cophenetic: Some(0.98),
        ..Tree::default()
    }
}

fn together(names: &[String]) -> Together {
    let known = names.len();
    let pairs = (0..known).flat_map(|a| (a + 1..known).map(move |b| (a, b, ((a * 7 + b * 3) % 9) as u64)));
    Together {
        names: names.to_vec(),
        hues: (0..known).collect(),
        totals: (0..known).map(|at| at as u64 * 3 + 1).collect(),
        pairs: pairs.collect(),
        rule: "Together are passages that overlap.".into(),
        ..Together::default()
    }
}

fn points(names: &[String], axes: usize) -> Correspondence {
    let point = |(at, name): (usize, &String)| {
        let angle = at as f64 * 2.4;
        let far = 0.1 + at as f64 / names.len() as f64;
        let place = [angle.cos() * far, angle.sin() * far * 0.7];
        Point {
            name: name.clone(),
            case: at.is_multiple_of(3).then_some(at),
            hue: at,
            at: place[..axes].to_vec(),
            key: None,
        }
    };
    Correspondence {
        points: names.iter().enumerate().map(point).collect(),
        axes: vec![64.0, 21.5][..axes].to_vec(),
    }
}

fn curve(names: &[String]) -> Saturation {
    let found: Vec<u64> = (0..names.len()).map(|at| (at as u64 + 1).min(9)).collect();
    Saturation {
        sources: names.to_vec(),
        envelope: found.iter().map(|v| [*v as f64 * 0.8, *v as f64, *v as f64 * 1.1]).collect(),
        cases: names.iter().enumerate().map(|(at, name)| (name.clone(), at, vec![1, 2, 3])).collect(),
        found,
        rule: "1000 orders drawn by lot.".into(),
        ids: Vec::new(),
    }
}

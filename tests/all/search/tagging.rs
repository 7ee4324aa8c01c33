//! Tagging what was found: units, doubles, one step, one undo.

use crosscase::analysis::search::{Extend, Mode, Place, Query, Search};
use crosscase::analysis::{Index, Lens};
use crosscase::edit::{Command, History};
use crosscase::session::{FoundTags, Session, TagTheme, auto_tag};
use crosscase::study::*;

use super::{Built, query, texts};

const TEXT: &str = "The donor pays. The donor reports, and the donor leaves.\nNobody asks. A donor returns.";

fn hits(built: &Built, query: &Query) -> Vec<(SourceId, Span)> {
    let index = Index::build(&built.study);
    let search = Search::new(&built.study, &index, &Lens::default(), query, &[Place::Texts].into()).unwrap();
    let groups = search.all(&built.study).groups;
    groups
        .iter()
        .flat_map(|group| group.spans.iter().map(|span| (group.target.source.unwrap(), *span)))
        .collect()
}

fn tags(built: &mut Built, extend: Extend) -> FoundTags {
    let theme = built.theme("T1");
    FoundTags {
        theme: TagTheme::Known(theme),
        levels: vec![built.level_id("meso")],
        polarity: Some(Polarity::Constraining),
        extend,
        coder: built.coder("EA"),
        search: query("donor", Mode::Literal).describe(),
    }
}

fn quotes(study: &Study) -> Vec<String> {
    let mut all: Vec<&Evidence> = study.evidence.iter().collect();
    all.sort_by_key(|one| one.span);
    all.iter().map(|one| one.quote.clone()).collect()
}

fn tagged(extend: Extend) -> Vec<String> {
    let mut built = texts(&[("A", TEXT)]);
    let places = hits(&built, &query("donor", Mode::Literal));
    assert_eq!(places.len(), 4);
    let tags = tags(&mut built, extend);
    let mut session = Session::new(built.study.clone(), History::default());
    session.edit(&auto_tag(session.study(), &places, &tags).unwrap().command).unwrap();
    quotes(session.study())
}

#[test]
fn places_of_one_unit_make_one_piece_of_evidence() {
    assert_eq!(tagged(Extend::Words), ["donor"; 4]);
    assert_eq!(
        tagged(Extend::Sentence),
        ["The donor pays.", "The donor reports, and the donor leaves.", "A donor returns."]
    );
    assert_eq!(
        tagged(Extend::Paragraph),
        ["The donor pays. The donor reports, and the donor leaves.", "Nobody asks. A donor returns."]
    );
    // Nobody is known to speak.
    assert_eq!(tagged(Extend::Turn), tagged(Extend::Paragraph));
}

#[test]
fn a_turn_may_be_longer_than_a_paragraph() {
    let marks = [SourceMark::new(16, TEXT.len(), MarkKind::Turn("Nurse".into()))];
    let span = Span::new(20, 25);
    assert_eq!(&TEXT[span.range()], "donor");
    assert_eq!(Extend::Turn.around(TEXT, &marks, span).slice(TEXT).unwrap(), &TEXT[16..]);
    // What goes over two sentences takes both.
    let two = Span::new(10, 19);
    assert_eq!(
        Extend::Sentence.around(TEXT, &[], two).slice(TEXT).unwrap(),
        "The donor pays. The donor reports, and the donor leaves."
    );
    let thai = "ฉันไปโรงเรียน";
    let whole = Extend::Sentence.around(thai, &[], Span::new(9, 15));
    assert_eq!(whole.slice(thai).unwrap(), thai);
}

#[test]
fn one_step_with_a_label_that_undoes_as_one() {
    let mut built = texts(&[("A", TEXT)]);
    let places = hits(&built, &query("donor", Mode::Literal));
    let tags = tags(&mut built, Extend::Sentence);
    let mut session = Session::new(built.study.clone(), History::default());
    let made = auto_tag(session.study(), &places, &tags).unwrap();
    assert_eq!((made.new, made.changed), (3, 0));
    let label = session.edit(&made.command).unwrap().label.clone();
    assert_eq!(label, "Tagged 3 passages found by “donor”");
    for one in session.study().evidence.iter() {
        assert_eq!(one.search, "“donor”");
        assert_eq!(one.themes, [built.theme_id("T1")]);
        assert_eq!(one.levels, [built.level_id("meso")]);
        assert_eq!(one.polarity, Some(Polarity::Constraining));
        assert_eq!(one.span.slice(TEXT).unwrap(), one.quote);
    }
    // Again: the same passages, so nothing is doubled and nothing is left to do.
    let again = auto_tag(session.study(), &places, &tags).unwrap();
    assert_eq!((again.new, again.changed), (0, 3));
    assert_eq!(session.edit(&again.command).err(), Some(crosscase::edit::Refusal::Nothing));
    session.undo().unwrap().unwrap();
    assert!(session.study().evidence.is_empty());
    assert_eq!(session.history().len(), 2);
}

#[test]
fn evidence_of_the_same_coder_on_the_same_passage_gets_the_theme() {
    let mut built = texts(&[("A", TEXT)]);
    let places = hits(&built, &query("donor", Mode::Literal));
    let source = built.source_id("A-text");
    let (mine, other) = (built.coder("EA"), built.coder("XX"));
    let (old, meso) = (built.theme("Old"), built.level_id("macro"));
    let put = |built: &mut Built, coder, span: Span| {
        let id = EvidenceId::from_uuid(built.fresh());
        built.put(Evidence {
            id,
            source,
            unit: None,
            span,
            quote: span.slice(TEXT).unwrap().into(),
            region: None,
            themes: vec![old],
            levels: vec![meso],
            polarity: None,
            kind: None,
            actors: Vec::new(),
            weight: 2,
            note: "mine".into(),
            coder,
            search: String::new(),
            created: Moment(0),
        });
        id
    };
    let first = Span::new(0, 15);
    let id = put(&mut built, mine, first);
    let theirs = put(&mut built, other, Span::new(16, 56));
    let tags = FoundTags { theme: TagTheme::Known(built.theme("T1")), ..tags(&mut built, Extend::Sentence) };
    let mut session = Session::new(built.study.clone(), History::default());
    let made = auto_tag(session.study(), &places, &tags).unwrap();
    assert_eq!((made.new, made.changed), (2, 1));
    session.edit(&made.command).unwrap();
    let one = session.study().evidence.get(id).unwrap();
    let mut both = vec![old, built.theme_id("T1")];
    both.sort();
    assert_eq!((one.themes.clone(), one.levels.clone()), (both, vec![meso]));
    // It had no polarity, and was made by hand.
    assert_eq!(
        (one.polarity, one.search.as_str(), one.note.as_str()),
        (Some(Polarity::Constraining), "", "mine")
    );
    assert_eq!(session.study().evidence.get(theirs).unwrap().themes, [old]);
    assert_eq!(session.study().evidence.len(), 4);
}

#[test]
fn a_new_theme_comes_in_the_same_step() {
    let mut built = texts(&[("A", TEXT)]);
    let places = hits(&built, &query("donor", Mode::Word));
    let mut theme = built.study.themes.get(built.theme_id("T1")).unwrap().clone();
    theme.id = ThemeId::from_uuid(built.fresh());
    theme.name = "Donors".into();
    let new = TagTheme::New(std::sync::Arc::new(theme.clone()));
    let tags = FoundTags { theme: new, ..tags(&mut built, Extend::Paragraph) };
    let mut session = Session::new(built.study.clone(), History::default());
    let made = auto_tag(session.study(), &places, &tags).unwrap();
    assert!(matches!(made.command, Command::Together { .. }));
    session.edit(&made.command).unwrap();
    assert!(session.study().evidence.iter().all(|one| one.themes == [theme.id]));
    session.undo().unwrap().unwrap();
    assert!(session.study().themes.get(theme.id).is_none() && session.study().evidence.is_empty());
}

#[test]
fn nothing_chosen_is_nothing_done() {
    let mut built = texts(&[("A", TEXT)]);
    let tags = tags(&mut built, Extend::Sentence);
    assert!(auto_tag(&built.study, &[], &tags).is_none());
    // A place that the text no longer has is passed over.
    let gone = [(built.source_id("A-text"), Span::new(5_000, 5_005))];
    assert!(auto_tag(&built.study, &gone, &tags).is_none());
}

//! Speakers and times are recognised, and the bytes stay what they are.

use crosscase::ui::text::{PartKind, TextDoc};

const TALK: &str = "Interviewer: How does a day go?\n\
    Officer [00:12:11]: We are there for many hours.\n\
    Some nights I sleep there.\n\
    \n\
    Interviewer: And the refreshments?\n\
    Officer 13:46: They did not want snacks: we bring soap.\n\
    Note: this comes once.\n\
    [15:02] A noise outside.\n";

fn shown(doc: &TextDoc, index: usize) -> Vec<(PartKind, &str)> {
    let head = doc.paragraphs()[index].head.as_deref();
    let parts = head.map(|head| head.parts.as_slice()).unwrap_or_default();
    parts
        .iter()
        .map(|part| (part.kind, &doc.text()[part.shown.start as usize..part.shown.end as usize]))
        .collect()
}

fn body(doc: &TextDoc, index: usize) -> &str {
    let paragraph = &doc.paragraphs()[index];
    &doc.text()[paragraph.body_start() as usize..paragraph.range.end as usize]
}

#[test]
fn recurring_labels_are_speakers() {
    use PartKind::{Name, Time};
    let doc = TextDoc::new(TALK.into());
    assert_eq!(shown(&doc, 0), [(Name, "Interviewer")]);
    assert_eq!(body(&doc, 0), "How does a day go?");
    assert_eq!(shown(&doc, 1), [(Name, "Officer"), (Time, "00:12:11")]);
    assert_eq!(body(&doc, 1), "We are there for many hours.");
    assert_eq!(shown(&doc, 2), []);
    assert_eq!(shown(&doc, 5), [(Name, "Officer"), (Time, "13:46")]);
    assert_eq!(body(&doc, 5), "They did not want snacks: we bring soap.");
    assert_eq!(shown(&doc, 6), [], "a label that comes once is words");
    assert_eq!(shown(&doc, 7), [(Time, "15:02")]);
    assert!(doc.paragraphs()[0].asks && doc.paragraphs()[4].asks);
    assert!(!doc.paragraphs()[1].asks);
}

#[test]
fn parts_of_a_label_cover_it_without_gaps() {
    let doc = TextDoc::new(TALK.into());
    for paragraph in doc.paragraphs() {
        let Some(head) = &paragraph.head else { continue };
        let mut at = paragraph.range.start;
        for part in &head.parts {
            assert_eq!(part.range.start, at);
            assert!(part.range.start <= part.shown.start && part.shown.end <= part.range.end);
            at = part.range.end;
        }
        assert_eq!(at, head.end);
    }
}

#[test]
fn labels_in_other_scripts() {
    let doc = TextDoc::new("អ្នកសម្ភាស៖ ម៉េច?\nគាត់: បាទ\nគាត់: ទេ\nמראיין: מה שלומך?\nמראיין: כן".into());
    assert_eq!(shown(&doc, 1), [(PartKind::Name, "គាត់")]);
    assert_eq!(shown(&doc, 3), [(PartKind::Name, "מראיין")]);
}

#[test]
fn words_with_colons_are_no_speakers() {
    for line in
        ["he said: no", "See https://example.org: there", "Https://a.b", "A. long sentence, with: this"]
    {
        let doc = TextDoc::new(format!("{line}\n{line}\n").into());
        assert!(doc.paragraphs().iter().all(|p| p.head.is_none()), "{line}");
    }
}

#[test]
fn numbers_count_lines_that_are_not_blank() {
    let doc = TextDoc::new("one\n\n  \ntwo\r\nthree\u{c}four\nfive".into());
    let numbers: Vec<(u32, bool)> = doc.paragraphs().iter().map(|p| (p.number, p.blank)).collect();
    let wanted = [(1, false), (1, true), (1, true), (2, false), (3, false), (3, false), (4, false)];
    assert_eq!(numbers, wanted);
    assert_eq!(doc.words_of(3), "two");
    assert!(doc.paragraphs()[5].continued);
}

#[test]
fn a_line_without_end_is_cut_into_pieces_that_cover_it() {
    let text = "Wir haben das gesagt. Und dann noch etwas mehr dazu, ".repeat(4_000);
    let doc = TextDoc::new(text.as_str().into());
    assert!(doc.paragraphs().len() > 20);
    let mut at = 0;
    for paragraph in doc.paragraphs() {
        assert_eq!(paragraph.range.start, at);
        assert!(paragraph.len() <= 9_000);
        at = paragraph.range.end;
    }
    assert_eq!(at as usize, text.len());
    let solid = TextDoc::new("ក្រ".repeat(20_000).as_str().into());
    assert!(solid.paragraphs().len() > 10);
}

//! Markdown and plain text: structure, and encodings.

use super::*;

#[test]
fn markdown_stands_as_written_and_its_structure_is_known() {
    let text = "# Head\n\nSetext\n---\n\n```\n# no head\n- no item\n```\n\n- one\n  2) two\n* * *\n| a | b |\n|---|:-:|\n| c | d |\n\nEnd | no row\n#hash\n";
    let imported = read("a.md", text);
    assert_eq!(imported.text, text);
    assert_eq!(
        marked(&imported),
        [
            (MarkKind::Heading(1), "# Head"),
            (MarkKind::Heading(2), "Setext"),
            (MarkKind::Item, "- one"),
            (MarkKind::Item, "  2) two"),
            (MarkKind::Row, "| a | b |"),
            (MarkKind::Row, "| c | d |"),
        ]
    );
}

#[test]
fn footnotes_of_markdown_are_notes_and_nobodys_speech() {
    let text = "Anna: One?[^1]\n\nBen: Two.[^b]\n\nAnna: Three?\n\nBen: Four.\n\n[^1]: The first.\n    It goes on.\n\n[^b]: The other.\n\n```\n[^c]: code\n```\n";
    let imported = read("a.md", text);
    let note = |sign: &str| MarkKind::Note(sign.to_owned());
    let notes: Vec<_> =
        marked(&imported).into_iter().filter(|(what, _)| matches!(what, MarkKind::Note(_))).collect();
    assert_eq!(notes, [(note("1"), "[^1]: The first.\n    It goes on."), (note("b"), "[^b]: The other.")]);
    let last = marked(&imported).into_iter().rfind(|(what, _)| matches!(what, MarkKind::Turn(_))).unwrap();
    assert_eq!(last, (MarkKind::Turn("Ben".to_owned()), "Four."));
}

#[test]
fn form_feeds_part_pages() {
    let imported = read("a.txt", "First page.\n\x0cSecond.\nMore.\x0cThird.\n");
    assert_eq!(imported.text, "First page.\n\nSecond.\nMore.\n\nThird.\n");
    let page = |label: &str| MarkKind::Page(label.to_owned());
    assert_eq!(
        marked(&imported),
        [(page("1"), "First page."), (page("2"), "Second.\nMore."), (page("3"), "Third.")]
    );
    assert!(read("a.txt", "No pages here.\n").marks.is_empty());
    // A page break alone at the end is the printer's.
    assert!(read("a.txt", "One page.\n\x0c").marks.is_empty());
}

#[test]
fn encodings_of_the_world_are_read() {
    use encoding_rs as e;
    let cases: [(&'static e::Encoding, &str); 12] = [
        (e::KOI8_R, "Мы работали в больнице, и врачи ушли. Потом пришли новые люди и всё изменилось."),
        (e::WINDOWS_1250, "Příliš žluťoučký kůň úpěl ďábelské ódy, a lékaři odešli z nemocnice v neděli."),
        (e::WINDOWS_1253, "Δουλεύαμε στο νοσοκομείο και οι γιατροί έφυγαν. Μετά ήρθαν νέοι άνθρωποι."),
        (
            e::WINDOWS_1254,
            "Hastanede çalışıyorduk ve doktorlar gitti. Sonra yeni insanlar geldi, her şey değişti.",
        ),
        (e::WINDOWS_1255, "עבדנו בבית החולים והרופאים עזבו. אחר כך באו אנשים חדשים והכול השתנה."),
        (e::WINDOWS_1256, "كنا نعمل في المستشفى، وكان المرضى كثيرين والأطباء قليلين جدا في تلك السنة."),
        (e::WINDOWS_874, "เราทำงานในโรงพยาบาลและหมอก็ออกไป หลังจากนั้นคนใหม่ก็มาและทุกอย่างเปลี่ยนไป"),
        (e::GB18030, "我们在医院工作。病人很多，医生很少。后来来了新的人，一切都变了。"),
        (e::BIG5, "我們在醫院工作。病人很多，醫生很少。後來來了新的人，一切都變了。"),
        (e::EUC_KR, "우리는 병원에서 일했습니다. 환자는 많고 의사는 적었습니다. 모든 것이 변했습니다."),
        (e::EUC_JP, "私たちは病院で働いていました。患者は多く、医者は少なかったです。"),
        (e::ISO_8859_2, "Příliš žluťoučký kůň úpěl ďábelské ódy, a lékaři odešli z nemocnice v neděli."),
    ];
    for (encoding, sample) in cases {
        let imported = read("a.txt", encoding.encode(sample).0);
        assert_eq!(imported.text, sample, "{} read as {}", encoding.name(), imported.origin.encoding);
    }
}

#[test]
fn utf32_is_read_with_and_without_its_mark() {
    let sample = "Naïve café ខ្មែរ 😀\nTwo lines of it.\n";
    for big in [false, true] {
        for mark in ["\u{feff}", ""] {
            let unit = |c: char| if big { u32::from(c).to_be_bytes() } else { u32::from(c).to_le_bytes() };
            let bytes: Vec<u8> = mark.chars().chain(sample.chars()).flat_map(unit).collect();
            let imported = read("a.txt", bytes);
            assert_eq!(imported.text, sample);
            assert_eq!(imported.origin.encoding, if big { "UTF-32BE" } else { "UTF-32LE" });
            assert_eq!(said(&imported.origin.remarks, "does not say its encoding"), mark.is_empty());
        }
    }
}

use super::{comments, has, marks, odt, odt_parts, odt_with, pack};
use crosscase::import::read_bytes;

#[test]
fn blanks_are_those_that_the_format_means() {
    let read = odt(
        "<text:p>  One\n   two <text:span>three</text:span><text:s text:c=\"2\"/>four<text:tab/>five<text:line-break/>six &amp; é </text:p><text:p/><text:h text:outline-level=\"2\">Head</text:h><text:p>مرحبا ខ្មែរ</text:p>",
    );
    assert_eq!(read.text, "One two three  four\tfive\nsix & é\nHead\nمرحبا ខ្មែរ\n");
    assert_eq!(marks(&read), ["heading 2: Head"]);
    assert_eq!(read.origin.format, "OpenDocument text");
}

const LISTS: &str = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-suffix=\")\" style:num-format=\"a\" text:display-levels=\"2\"/></text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";

#[test]
fn list_numbers_are_counted() {
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |words: &str| format!("<text:p>{words}</text:p>");
    let inner = format!("<text:list>{}{}</text:list>", item(&p("inner")), item(&p("more")));
    let body = format!(
        "<text:list text:style-name=\"L1\" xml:id=\"one\">{}{}</text:list><text:p>Between</text:p><text:list text:style-name=\"L1\" text:continue-list=\"one\">{}<text:list-item text:start-value=\"9\">{}</text:list-item></text:list><text:list text:style-name=\"L2\"><text:list-header>{}</text:list-header>{}</text:list><text:list text:style-name=\"L1\">{}</text:list>",
        item(&p("a")),
        item(&(p("b") + &p("still b") + &inner)),
        item(&p("c")),
        p("d"),
        p("head"),
        item(&p("e")),
        item(&p("anew"))
    );
    let read = odt_with(LISTS, &body, "");
    assert_eq!(
        read.text,
        "1. a\n2. b\nstill b\n2.a) inner\n2.b) more\nBetween\n3. c\n9. d\nhead\n• e\n1. anew\n"
    );
    assert_eq!(marks(&read).iter().filter(|mark| mark.starts_with("item")).count(), 8);
}

#[test]
fn a_level_that_the_style_says_nothing_of_is_numbered_like_the_one_above() {
    let style = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\" style:num-list-format=\"%1%.\"/></text:list-style>";
    let inner = "<text:list text:style-name=\"L\"><text:list-item><text:p>c</text:p></text:list-item><text:list-item><text:p>d</text:p></text:list-item></text:list>";
    let body = format!(
        "<text:list text:style-name=\"L\"><text:list-item><text:p>a</text:p>{inner}</text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    );
    assert_eq!(odt_with(style, &body, "").text, "1. a\n1. c\n2. d\n2. b\n");
}

#[test]
fn headings_are_numbered_by_the_outline() {
    let styles = "<office:styles><style:style style:name=\"H3\" style:default-outline-level=\"3\"/><text:outline-style style:name=\"O\"><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/><text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style><style:style style:name=\"Title\"/></office:styles>";
    let automatic = "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>";
    let body = "<text:p text:style-name=\"P1\">Name</text:p><text:h text:outline-level=\"1\">A</text:h><text:h text:outline-level=\"2\">B</text:h><text:h text:outline-level=\"1\" text:is-list-header=\"true\">C</text:h><text:h text:outline-level=\"1\">D</text:h><text:h text:outline-level=\"2\"><text:number>9.9</text:number>E</text:h><text:p text:style-name=\"H3\">F</text:p>";
    let read = odt_with(automatic, body, styles);
    assert_eq!(read.text, "Name\n1 A\n1.1 B\nC\n2 D\n2.1 E\nF\n");
    assert_eq!(marks(&read)[0], "heading 1: Name");
    assert_eq!(marks(&read)[6], "heading 3: F");
}

#[test]
fn tables_notes_comments_and_boxes_are_read() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let note = |class: &str, sign: &str, words: &str| {
        format!(
            "<text:note text:note-class=\"{class}\"><text:note-citation>{sign}</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )
    };
    let body = format!(
        "<text:p>Here{}, there{} and <office:annotation office:name=\"n1\"><dc:creator>Ana</dc:creator><dc:date>2020-01-01</dc:date><text:p>Why?</text:p></office:annotation>on this<office:annotation-end office:name=\"n1\"/> end.<office:annotation><dc:creator>Bo</dc:creator><text:p>Line</text:p></office:annotation></text:p><table:table><table:table-header-rows><table:table-row>{}<table:table-cell table:number-columns-spanned=\"2\"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell>{}<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/><table:table-cell/></table:table-row></table:table><text:p>Box<draw:frame><draw:text-box><text:p>Inside</text:p></draw:text-box></draw:frame> anchor</text:p>",
        note("footnote", "1", "Foot"),
        note("endnote", "1", "End"),
        cell("a"),
        cell("y")
    );
    let read = odt(&body);
    assert_eq!(
        read.text,
        "Here[1], there[e1] and on this end.\na\twide\nx\tx\ty\nBox anchor\nInside\n\n[1] Foot\n[e1] End\n"
    );
    assert_eq!(comments(&read), ["Ana on on this: Why?", "Bo on Here[1], there[e1] and on this end.: Line"]);
    assert_eq!(marks(&read), ["row : a\twide", "row : x\tx\ty", "note 1: [1] Foot", "note e1: [e1] End"]);
}

#[test]
fn what_is_left_out_and_changed_is_told() {
    let automatic = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info><text:p>removed</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:table-of-content><text:table-of-content-source><text:index-title-template>Template</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Contents 1</text:p></text:index-body></text:table-of-content><text:p>Kept<text:change text:change-id=\"a\"/><text:span text:style-name=\"T1\">secret words</text:span><draw:frame><draw:image xlink:href=\"p.png\"/><svg:desc>The ward</svg:desc></draw:frame> <text:a xlink:href=\"https://x\">link</text:a></text:p>";
    let styles = "<office:master-styles><style:master-page><style:header><text:p>Running head</text:p></style:header><style:footer style:display=\"false\"><text:p>off</text:p></style:footer></style:master-page></office:master-styles>";
    let read = odt_with(automatic, body, styles);
    assert_eq!(read.text, "Contents 1\nKept link\n");
    assert!(has(&read.origin.remarks, "1 insertion kept, 1 deletion left out"));
    for words in [
        "“Running head”.",
        "Hidden text is not part of the text: 2 words.",
        "described as “The ward”",
        "1 address behind a link",
    ] {
        assert!(has(&read.origin.left_out, words), "{words}: {:?}", read.origin.left_out);
    }
}

#[test]
fn pages_and_flat_files_are_read() {
    let body = "<text:p>One</text:p><text:soft-page-break/><text:p>Two <text:soft-page-break/>three</text:p>";
    let read = odt(body);
    assert_eq!(marks(&read), ["page 1: One", "page 2: Two ", "page 3: three"]);
    let content = odt_parts("", body, "").swap_remove(1).1;
    let flat = content
        .replace("document-content", "document office:mimetype=\"application/vnd.oasis.opendocument.text\"")
        .replace(
            "</office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
            "</office:document>",
        );
    assert_eq!(read_bytes("a.fodt", flat.as_bytes()).unwrap().text, read.text);
    // Other names and other kinds.
    let parts = odt_parts("", body, "");
    assert_eq!(read_bytes("a.bin", &pack(&parts)).unwrap().text, read.text);
}

#[test]
fn deleted_words_that_stand_in_the_text_are_left_out() {
    let region = |id: &str, what: &str| {
        format!(
            "<text:changed-region xml:id=\"{id}\" text:id=\"{id}\"><text:{what}><office:change-info/></text:{what}></text:changed-region>"
        )
    };
    let start = |id: &str| format!("<text:change-start text:change-id=\"{id}\"/>");
    let end = |id: &str| format!("<text:change-end text:change-id=\"{id}\"/>");
    let body = format!(
        "<text:tracked-changes>{}{}{}{}</text:tracked-changes><text:p>Para with {}new{}{}old<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>gone</text:p></text:note-body></text:note>{} after.</text:p><text:p>One{} two</text:p><text:p>whole</text:p><text:p>three{} four.</text:p>{}<text:p>A deleted paragraph</text:p>{}<text:p>Last</text:p>",
        region("i", "insertion"),
        region("d1", "deletion"),
        region("d2", "deletion"),
        region("d3", "deletion"),
        start("i"),
        end("i"),
        start("d1"),
        end("d1"),
        start("d2"),
        end("d2"),
        start("d3"),
        end("d3"),
    );
    let read = odt(&body);
    assert_eq!(read.text, "Para with new after.\nOne four.\nLast\n");
    assert!(has(&read.origin.remarks, "1 insertion kept, 3 deletions left out"));
}

#[test]
fn soft_hyphens_are_taken_out_and_said() {
    let read = odt("<text:p>hos\u{ad}pi\u{ad}tal</text:p>");
    assert_eq!(read.text, "hospital\n");
    assert!(has(&read.origin.remarks, "2 soft hyphens were taken out"), "{:?}", read.origin.remarks);
}

#[test]
fn words_however_deep_are_read() {
    let deep = |open: &str, close: &str, times: usize| {
        format!(
            "<text:p>first</text:p>{}<text:p>inside <text:span>it</text:span></text:p>{}<text:p>after</text:p>",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for (open, close) in [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
    ] {
        for times in [100, 254, 255, 256, 510, 5_000] {
            let read = odt(&deep(open, close, times));
            assert_eq!(read.text, "first\ninside it\nafter\n", "{open} {times}");
            assert!(read.origin.left_out.is_empty(), "{:?}", read.origin.left_out);
        }
    }
    // What is passed over stays so, however deep it is.
    let hidden = format!(
        "{}<draw:frame><draw:object><draw:a><text:p>chart</text:p></draw:a></draw:object></draw:frame>",
        "<text:section>".repeat(509)
    );
    let read = odt(&format!("<text:p>first</text:p>{hidden}{}", "</text:section>".repeat(509)));
    assert_eq!(read.text, "first\n");
}

#[test]
fn a_file_damaged_before_its_first_word_is_called_damaged() {
    let parts = vec![
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml".to_owned(),
            "<office:document-content xmlns:office=\"o\"><office:body><office:text>".to_owned(),
        ),
    ];
    let refused = super::refused("a.odt", &pack(&parts));
    assert!(refused.to_string().contains("damaged"), "{refused}");
}

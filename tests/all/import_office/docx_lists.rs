use super::{docx_with, marks};

/// One paragraph of a list.
fn item(list: u32, level: u32, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

#[test]
fn levels_count_and_begin_anew_as_word_has_them() {
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\">".to_owned(),
        level(0, "decimal", "%1.", ""),
        level(1, "lowerLetter", "%1.%2)", ""),
        level(2, "lowerRoman", "(%3)", ""),
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>".to_owned(),
    ];
    let body = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 1, "c"),
        item(1, 2, "d"),
        item(1, 0, "e"),
        item(1, 1, "f"),
        item(2, 0, "g"),
        item(2, 0, "h"),
        item(0, 0, "no list"),
        item(9, 0, "unknown list"),
    ];
    let read = docx_with(&body.concat(), &[("numbering", &numbering.concat())]);
    assert_eq!(read.text, "1. a\n1.a) b\n1.b) c\n(i) d\n2. e\n2.a) f\n7. g\n8. h\nno list\nunknown list\n");
    assert_eq!(marks(&read).len(), 8);
    assert_eq!(marks(&read)[3], "item : (i) d");
}

#[test]
fn bullets_become_signs_and_headings_keep_their_numbers() {
    let symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>";
    let wing = "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>";
    let courier = "<w:rPr><w:rFonts w:ascii=\"Courier New\"/></w:rPr>";
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"3\">".to_owned(),
        level(0, "bullet", "\u{F0B7}", symbol),
        level(1, "bullet", "o", courier),
        level(2, "bullet", "\u{F0FC}", wing),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"4\">".to_owned(),
        level(0, "upperRoman", "%1", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "decimal", "%1.%2", "<w:isLgl/><w:pStyle w:val=\"H2\"/>"),
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"4\"/></w:num>".to_owned(),
    ];
    let style = |id: &str, name: &str| {
        format!(
            "<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
        )
    };
    let styles = [style("H1", "heading 1"), style("H2", "heading 2")];
    let heading = |id: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        heading("H1", "Start"),
        heading("H2", "Inner"),
        item(1, 0, "one"),
        item(1, 1, "two"),
        item(1, 2, "three"),
        heading("H1", "Next"),
        heading("H2", "Again"),
    ];
    let read = docx_with(&body.concat(), &[("numbering", &numbering.concat()), ("styles", &styles.concat())]);
    assert_eq!(read.text, "I Start\n1.1 Inner\n• one\n◦ two\n✓ three\nII Next\n2.1 Again\n");
    assert_eq!(marks(&read)[1], "heading 2: 1.1 Inner");
}

#[test]
fn list_styles_are_followed() {
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"Mine\"/>".to_owned(),
        level(0, "decimalZero", "%1:", "<w:suff w:val=\"nothing\"/>"),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Mine\"/></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>".to_owned(),
    ];
    let read = docx_with(&(item(5, 0, "x") + &item(5, 0, "y")), &[("numbering", &numbering.concat())]);
    assert_eq!(read.text, "01:x\n02:y\n");
}

//! Rich text.

use super::*;

/// A file with a font table, and `body` as its text.
fn rtf(body: &str) -> Imported {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\froman\fcharset2 Symbol;}{\f3\fnil\fcharset128 MS Mincho;}{\f4\fnil\fcharset161 Arial;}{\f5\fnil\fcharset222 Cordia New;}{\f6\fnil\fcharset136 PMingLiU;}{\f7\fnil\fcharset177 David;}{\f8\fnil\fcharset77 Monaco;}{\f9\fnil\fcharset2 Wingdings;}}";
    read("notes.rtf", format!("{head}\n{body}}}"))
}

#[test]
fn paragraphs_lines_and_signs() {
    let text = rtf(r"\pard One\par Two\line lines\tab here\par\par {\b Bo}ld \emdash\lquote x\rquote \ldblquote y\rdblquote\endash z\~w\_v a\-b \{c\} \\ \bullet\par").text;
    assert_eq!(text, "One\nTwo\nlines\there\nBold —‘x’“y”–z\u{a0}w\u{2011}v ab {c} \\ •\n");
    // Line ends of the file are none of the text; a backslash before one is a paragraph.
    assert_eq!(read("a.rtf", "{\\rtf1 spl\r\nit\\\nnext}").text, "split\nnext\n");
}

#[test]
fn unicode_and_what_stands_for_it() {
    assert_eq!(rtf(r"\u233?t\u233\'e9 \u8217'ok\u-3913?").text, "été ’ok•\n");
    assert_eq!(rtf(r"{\uc0\u233 t}{\uc2\u12354\'82\'a0x}\uc1\u233{}y").text, "étあxéy\n");
    assert_eq!(rtf(r"\u-10179?\u-8704? \u55357 ?\u56832 ? \u128512?").text, "😀 😀 😀\n");
    assert_eq!(rtf(r"a\u-10179?b").text, "ab\n", "half a letter is none");
}

#[test]
fn bytes_are_read_by_the_font() {
    let text = rtf(
        r"Caf\'e9 \f1\'cf\'f0\'e8\f0  \f3\'83\'65\'83\'58\'83g\f0  \f4\'e1\'e2\f0  \f5\'a1\'d2\f0  \f6\'a4\'a4\'a4\'e5\f0  \f7\'f9\'ec\f0  \f8\'8e\f0  \f2 a\'b7\f9\'fc\par",
    )
    .text;
    assert_eq!(text, "Café При テスト αβ กา 中文 של é α•✓\n");
}

#[test]
fn bytes_are_read_by_the_page_of_the_file() {
    assert_eq!(read("a.rtf", r"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}").text, "При\n");
    assert_eq!(read("a.rtf", r"{\rtf1\mac Caf\'8e}").text, "Café\n");
    assert_eq!(read("a.rtf", r"{\rtf1\pc Caf\'82}").text, "Café\n");
    assert_eq!(
        read("a.rtf", r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset0 A;}}\f0 \'d6\'d0\'ce\'c4}").text,
        "中文\n"
    );
    // Bytes that are UTF-8 against the rules.
    assert_eq!(read("a.rtf", "{\\rtf1\\ansi\\ansicpg1252 Café ខ្មែរ}").text, "Café ខ្មែរ\n");
    assert_eq!(read("a.rtf", b"{\\rtf1\\ansi Caf\xE9}").text, "Café\n");
}

#[test]
fn what_is_no_text_stays_out_and_is_said() {
    let imported = rtf(
        r"{\info{\title Ward notes}{\author A. Njeri}{\company Hidden Ltd}}{\stylesheet{\s0 Normal;}}{\colortbl;\red0\green0\blue0;}{\*\generator Old Writer;}{\header \pard Running head\par}{\pard The {\*\bkmkstart a}words{\*\bkmkend a} {\v secret}{\deleted gone}{\revised new}.{\pict\pngblip 89504e470d0a}{\*\shppict{\pict aa}}{\nonshppict{\pict bb}}{\*\unknown zzz}\par}",
    );
    assert_eq!(imported.text, "The words new.\n");
    assert_eq!(imported.title, "Ward notes");
    let origin = &imported.origin;
    assert!(said(&origin.kept, "A. Njeri"), "{origin:?}");
    assert!(said(&origin.remarks, "Tracked changes"));
    for words in ["Running heads and feet are not part of the text: “Running head”.", "hidden", "2 pictures"]
    {
        assert!(said(&origin.left_out, words), "{words}: {origin:?}");
    }
    let plain = rtf("Nothing to say").origin;
    assert!(plain.left_out.is_empty() && plain.remarks.is_empty() && plain.kept.is_empty(), "{plain:?}");
}

#[test]
fn tables_become_rows() {
    let imported = rtf(
        r"Before\par\trowd\cellx1\cellx2\pard\intbl A one\par more\cell B\cell\row\trowd\pard\intbl \cell D {\pard\intbl\itap2 in\nestcell side\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}}\cell\row\pard After\par",
    );
    assert_eq!(imported.text, "Before\nA one more\tB\n\tD in side\nAfter\n");
    assert!(said(&imported.origin.kept, "2 rows of tables were kept"), "{:?}", imported.origin.kept);
    let rows: Vec<_> = marked(&imported).into_iter().filter(|(what, _)| *what == MarkKind::Row).collect();
    assert_eq!(rows, [(MarkKind::Row, "A one more\tB"), (MarkKind::Row, "\tD in side")]);
}

#[test]
fn headings_and_lists_are_known() {
    let imported = rtf(
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Own name;}{\s2 heading 2;}}\pard\plain\s1 First\par\pard\s2 Second\par\pard\outlinelevel2 Third\par\pard{\listtext\pard\plain\f2 \'b7\tab}item\par{\pntext\f0 2.\tab}next\par\pard plain\par",
    );
    assert_eq!(imported.text, "First\nSecond\nThird\n• item\n2. next\nplain\n");
    assert_eq!(
        marked(&imported),
        [
            (MarkKind::Heading(1), "First"),
            (MarkKind::Heading(2), "Second"),
            (MarkKind::Heading(3), "Third"),
            (MarkKind::Item, "• item"),
            (MarkKind::Item, "2. next"),
        ]
    );
}

#[test]
fn notes_stand_after_the_text_and_comments_on_their_words() {
    let imported = rtf(
        r"Some {\*\atrfstart 0}commented words{\*\atrfend 0}{\*\atnid AB}{\*\atnauthor Ann}\chatn{\*\annotation{\*\atnref 0}{\*\atndate 12}\pard\plain is this so?\par} go on{\super\chftn{\footnote\pard\plain{\super\chftn} See the \i report\i0 .\par More.\par}} here.\par{\*\atnid CD}\chatn{\*\annotation Which?}Last{\footnote Two}\par",
    );
    assert_eq!(
        imported.text,
        "Some commented words go on[1] here.\nLast[2]\n[1] See the report.\nMore.\n[2] Two\n"
    );
    assert_eq!(
        marked(&imported),
        [(MarkKind::Note("1".into()), "[1] See the report.\nMore."), (MarkKind::Note("2".into()), "[2] Two")]
    );
    assert!(said(&imported.origin.kept, "2 footnotes and endnotes stand after the text"));
    let notes: Vec<_> = imported
        .notes
        .iter()
        .map(|note| (note.span.slice(&imported.text).unwrap(), note.author.as_str(), note.text.as_str()))
        .collect();
    assert_eq!(notes, [("commented words", "Ann", "is this so?"), ("Last[2]", "CD", "Which?")]);
}

#[test]
fn fields_boxes_and_double_words() {
    let imported = rtf(
        r#"See {\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt the link}}{\shp{\*\shpinst\shpleft1{\sp{\sn fillColor}{\sv 1}}{\shptxt\pard In the box\par}}{\shprslt{\*\do dup}}} end\par {\upr{\'e9x}{\*\ud{\u233?x}}}{\object{\*\objclass Word}{\*\objdata 00ff}{\result shown}}\par"#,
    );
    assert_eq!(imported.text, "See the link end\nIn the box\néxshown\n");
}

#[test]
fn data_and_claims_of_data() {
    assert_eq!(read("a.rtf", b"{\\rtf1 a{\\pict\\bin4 }}{\\x}b}").text, "ab\n");
    assert_eq!(read("a.rtf", b"{\\rtf1 a\\bin2000000000 b}").text, "ab\n");
    let cut = read("a.rtf", b"{\\rtf1 {\\b whole} {\\i broken");
    assert_eq!(cut.text, "whole broken\n");
    assert!(said(&cut.origin.remarks, "breaks off"));
}

#[test]
fn rich_text_is_known_by_its_first_bytes() {
    for name in ["letter.doc", "letter.txt", "letter"] {
        let imported = read(name, b"\xEF\xBB\xBF{\\rtf1\\ansi Hello}\0\0");
        assert_eq!((imported.text.as_str(), imported.origin.format.as_str()), ("Hello\n", "rich text (RTF)"));
    }
}

#[test]
fn depth_costs_no_more_than_room() {
    let deep = format!("{{\\rtf1 {}words{}}}", "{".repeat(100_000), "}".repeat(100_000));
    assert_eq!(read("a.rtf", deep).text, "words\n");
    let notes = format!("{{\\rtf1 a{}b{}}}", "{\\footnote ".repeat(20_000), "}".repeat(20_000));
    assert!(read("a.rtf", notes).text.starts_with("a[1]"));
}

#[test]
fn a_file_that_breaks_off_before_its_words_is_called_damaged() {
    let refused = crosscase::import::read_bytes("a.rtf", br"{\rtf1\ansi{\fonttbl{\f0 Ti").unwrap_err();
    assert!(refused.to_string().contains("breaks off"), "{refused}");
}

#[test]
fn a_run_in_a_font_of_pictures_is_words_or_signs_and_never_both() {
    assert_eq!(
        rtf(r"{\f9\u61692\'3f linebreak}\par{\f9 l}\par{\f9 only line\'fc}\par").text,
        "✓ linebreak\n•\nonly lineü\n"
    );
}

#[test]
fn lists_that_are_written_as_words_are_items() {
    let item = |sign: &str, words: &str| {
        format!("{{\\pard \\ql \\f0 \\sa0 \\li360 \\fi-360 {sign}\\tx360\\tab {words}\\par}}\n")
    };
    let rtf = format!(
        "{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Helvetica;}}}}\n{}{}{}{{\\pard \\ql \\fi-360 Anna\\tab said so.\\par}}{{\\pard 1.\\tab no list\\par}}}}",
        item("\\bullet ", "one"),
        item("2.", "two"),
        item("(a)", "three")
    );
    let imported = read("a.rtf", rtf);
    assert_eq!(imported.text, "• one\n2. two\n(a) three\nAnna\tsaid so.\n1.\tno list\n");
    let items: Vec<&str> = marked(&imported)
        .into_iter()
        .filter(|(what, _)| *what == MarkKind::Item)
        .map(|(_, words)| words)
        .collect();
    assert_eq!(items, ["• one", "2. two", "(a) three"]);
}

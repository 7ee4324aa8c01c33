use super::{comments, docx, docx_parts, docx_with, has, marks, p, pack, zipped};
use crosscase::import::read_bytes;

#[test]
fn words_are_kept_to_the_letter() {
    let read = docx(
        "<w:p><w:r><w:t>Hel</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>lo</w:t></w:r><w:r><w:t xml:space=\"preserve\">  two &amp; &lt;three&gt; &#233;&#x4E2D;</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p><w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا ខ្មែរ</w:t></w:r></w:p>",
    );
    assert_eq!(read.text, "Hello  two & <three> é中\na\tb\nc\u{2011}de\nمرحبا ខ្មែរ\n");
    assert_eq!(read.origin.format, "Word document");
    assert!(has(&read.origin.remarks, "1 soft hyphen was taken out"));
    assert!(read.origin.left_out.is_empty(), "{:?}", read.origin.left_out);
}

#[test]
fn other_prefixes_strict_names_and_utf16_are_read() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><ns0:document xmlns:ns0=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><ns0:body><ns0:p><ns0:r><ns0:t>Żółć one</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>";
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let bytes = zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &utf16)]);
    assert_eq!(read_bytes("strict.docx", &bytes).unwrap().text, "Żółć one\n");
    // A wrong name does no harm.
    assert_eq!(read_bytes("notes.txt", &bytes).unwrap().text, "Żółć one\n");
}

#[test]
fn headings_are_known_by_style_outline_and_name() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Ueberschrift2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:styleId=\"Own\"><w:name w:val=\"Chapter\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:styleId=\"Child\"><w:basedOn w:val=\"Own\"/></w:style><w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>";
    let styled = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        styled("Ueberschrift2", "Two"),
        styled("Own", "One"),
        styled("Child", "Also one"),
        styled("Loop", "plain"),
        "<w:p><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr><w:r><w:t>Four</w:t></w:r></w:p>".to_owned(),
    ];
    let read = docx_with(&body.concat(), &[("styles", styles)]);
    assert_eq!(marks(&read), ["heading 2: Two", "heading 1: One", "heading 1: Also one", "heading 4: Four"]);
}

#[test]
fn tables_are_rows_and_frames_are_paragraphs() {
    let cell =
        |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &p("x")), cell("", &p("y"))]));
    let table = [
        row(&[cell("<w:gridSpan w:val=\"2\"/>", &p("Head")), cell("", &p("End"))]),
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", &p("tall")),
            cell("", &(p("first") + &p("second"))),
            cell("", &p("z")),
        ]),
        row(&[cell("<w:vMerge/>", &p("")), cell("", &(p("in") + &inner)), cell("", &p(""))]),
    ];
    let frame = format!("<w:tbl>{}</w:tbl>", row(&[cell("", &(p("Framed one") + &p("Framed two")))]));
    let read = docx(&format!("{}<w:tbl>{}</w:tbl>{frame}", p("Before"), table.concat()));
    assert_eq!(
        read.text,
        "Before\nHead\t\tEnd\ntall\tfirst second\tz\n\tin / x | y\nFramed one\nFramed two\n"
    );
    assert_eq!(marks(&read), ["row : Head\t\tEnd", "row : tall\tfirst second\tz", "row : \tin / x | y"]);
}

#[test]
fn notes_stand_after_the_text_by_their_signs() {
    let footnotes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"-1\">{}</w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> Second in file</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"1\">{}{}</w:footnote><w:footnote w:id=\"5\"><w:p><w:r><w:t>* Starred</w:t></w:r></w:p></w:footnote>",
        p("line"),
        p("First called"),
        p("goes on")
    );
    let endnotes = format!("<w:endnote w:id=\"1\">{}</w:endnote>", p("At the end"));
    let body = "<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t xml:space=\"preserve\"> two</w:t><w:endnoteReference w:id=\"1\"/></w:r><w:r><w:t>, three</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> four</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"5\"/><w:t>*</w:t></w:r></w:p>";
    let read = docx_with(body, &[("footnotes", &footnotes), ("endnotes", &endnotes)]);
    assert_eq!(
        read.text,
        "One[1] two[i], three[2] four*\n\n[1] First called goes on\n[2] Second in file\n[*] Starred\n[i] At the end\n"
    );
    assert_eq!(marks(&read)[2], "note *: [*] Starred");
    assert!(has(&read.origin.kept, "4 footnotes and endnotes stand after the text"));
}

#[test]
fn comments_hang_on_their_passages_with_their_answers() {
    let comment = |id: u32, author: &str, para: &str, words: &str| {
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{author}\"><w:p w14:paraId=\"{para}\"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>"
        )
    };
    let parts = [
        comment(0, "Ana", "AA", "Why?"),
        comment(1, "Bo", "BB", "Because."),
        comment(2, "Ana", "CC", "Here"),
        comment(3, "Ana", "DD", "Nowhere"),
    ];
    let extended =
        "<w15:commentEx w15:paraId=\"AA\"/><w15:commentEx w15:paraId=\"BB\" w15:paraIdParent=\"AA\"/>";
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">We </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/><w:r><w:t>left early</w:t></w:r></w:p><w:p><w:r><w:t>that day</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:t>.</w:t></w:r></w:p><w:p><w:r><w:t>A line</w:t><w:commentReference w:id=\"2\"/></w:r></w:p>";
    let read = docx_with(body, &[("comments", &parts.concat()), ("commentsExtended", extended)]);
    assert_eq!(read.text, "We left early\nthat day.\nA line\n");
    assert_eq!(
        comments(&read),
        [
            "Ana on left early\nthat day: Why?",
            "Bo on left early\nthat day: In answer to Ana: Because.",
            "Ana on A line: Here"
        ]
    );
    assert!(has(&read.origin.left_out, "“Nowhere”"), "{:?}", read.origin.left_out);
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let read = docx(&format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">The </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom w:id=\"3\"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t xml:space=\"preserve\"> ward</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">joined </w:t></w:r></w:p>{}<w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl><w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Plain now</w:t></w:r></w:p>",
        p("here"),
        p("a"),
        p("b")
    ));
    assert_eq!(read.text, "The new ward\njoined here\nPlain now\n");
    assert!(read.marks.is_empty());
    assert!(has(&read.origin.remarks, "1 insertion kept, 3 deletions left out"), "{:?}", read.origin.remarks);
}

#[test]
fn boxes_are_read_once_and_after_their_paragraph() {
    let choice =
        format!("<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>", p("Boxed"));
    let fallback =
        format!("<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>", p("Boxed"));
    let read = docx(&format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Start </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>end</w:t></w:r></w:p>"
    ));
    assert_eq!(read.text, "Start end\nBoxed\n");
    assert!(has(&read.origin.kept, "1 text box"));
}

#[test]
fn fields_show_their_results_and_forms_their_state() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let instruction = "<w:r><w:instrText>IF 1 = </w:instrText></w:r>";
    let tick = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>";
    let body = format!(
        "<w:p>{}{}{instruction}{}{}{}{}{}</w:p><w:p>{tick}{}{}</w:p><w:p>{}{}{}</w:p>{}",
        run("See "),
        char("begin"),
        run("unseen"),
        char("separate"),
        run("seen"),
        char("end"),
        "<w:fldSimple w:instr=\"DATE\"><w:r><w:t>.</w:t></w:r></w:fldSimple>",
        char("end"),
        run(" Yes"),
        run("Lost "),
        char("begin"),
        run("end"),
        p("Next")
    );
    // An instruction without an end takes its paragraph's rest, and no more.
    assert_eq!(docx(&body).text, "See seen.\n☒ Yes\nLost \nNext\n");
}

#[test]
fn signs_hidden_words_pictures_and_heads_are_told() {
    let body = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t xml:space=\"preserve\"> done </w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret words</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>!</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"Plan of the ward\"/><a:blip/></w:drawing></w:r></w:p>";
    let header = p("Confidential");
    let read = docx_with(body, &[("header", &header), ("footer", &p("Page")), ("header", &header)]);
    assert_eq!(read.text, "✓ done α!\n");
    for words in [
        "“Confidential” · “Page”.",
        "Hidden text is not part of the text: 2 words.",
        "1 picture is not part of the text; described as “Plan of the ward”.",
    ] {
        assert!(has(&read.origin.left_out, words), "{words}: {:?}", read.origin.left_out);
    }
}

#[test]
fn pages_are_marked_as_last_laid_out() {
    let turn = "<w:lastRenderedPageBreak/>";
    let body = format!(
        "{}<w:p><w:r><w:t xml:space=\"preserve\">Two starts </w:t>{turn}<w:t>here</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>{turn}<w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>{turn}<w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        p("One")
    );
    let read = docx(&body);
    let pages: Vec<String> = marks(&read).into_iter().filter(|mark| mark.starts_with("page")).collect();
    assert_eq!(pages, ["page 1: One\nTwo starts ", "page 2: here", "page 3: a\tb"]);
    assert!(has(&read.origin.kept, "Pages are marked"));
}

#[test]
fn a_title_is_believed_where_the_text_has_it() {
    let facts = |title: &str| {
        let mut parts = docx_parts(&(p("Ward 7, first talk") + &p("Words")), &[]);
        parts.push((
            "docProps/core.xml".to_owned(),
            format!("<c><dc:title>{title}</dc:title><dc:creator>Ana</dc:creator><dcterms:created>2019-03-04T10:00:00Z</dcterms:created></c>"),
        ));
        read_bytes("talk_07.docx", &pack(&parts)).unwrap()
    };
    let own = facts("Ward 7, first talk");
    assert_eq!(own.title, "Ward 7, first talk");
    assert!(has(&own.origin.kept, "“Ana” as its author and was made on 2019-03-04"));
    assert_eq!(own.date, "", "the day of the file is not the day of the talk");
    let stale = facts("Guide for another study");
    assert_eq!(stale.title, "talk 07");
    assert!(has(&stale.origin.kept, "calls itself “Guide for another study”"));
    assert_eq!(facts("Document1").title, "talk 07");
}

#[test]
fn parts_that_the_document_takes_in_are_read_at_their_place() {
    let mut parts = docx_parts(&format!("{}<w:altChunk r:id=\"c1\"/>{}", p("Before"), p("After")), &[]);
    parts.push(("word/chunk.txt".to_owned(), "Taken in\nline two".to_owned()));
    let relations = parts.iter_mut().find(|(name, _)| name.ends_with("document.xml.rels")).unwrap();
    relations.1 = "<Relationships><Relationship Id=\"c1\" Type=\"http://x/aFChunk\" Target=\"/word/chunk.txt\"/></Relationships>".to_owned();
    assert_eq!(read_bytes("a.docx", &pack(&parts)).unwrap().text, "Before\nTaken in\nline two\nAfter\n");
}

#[test]
fn one_xml_file_is_read_too() {
    let (_, document) = docx_parts(&p("Flat words"), &[]).swap_remove(2);
    let document = document.trim_start_matches("<?xml version=\"1.0\"?>");
    let flat = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{document}</pkg:xmlData></pkg:part></pkg:package>"
    );
    assert_eq!(read_bytes("a.xml", flat.as_bytes()).unwrap().text, "Flat words\n");
}

#[test]
fn soft_hyphens_written_as_letters_are_taken_out_and_said() {
    let read = docx(&p("So\u{ad}fía and So\u{ad}fía"));
    assert_eq!(read.text, "Sofía and Sofía\n");
    assert!(has(&read.origin.remarks, "2 soft hyphens were taken out"), "{:?}", read.origin.remarks);
}

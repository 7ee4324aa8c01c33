//! PDF in: what is read and in what order, what is left out and said, and what is refused.

mod heads;
mod hostile;
mod talk;
mod writer;

use crosscase::import::{ImportError, Imported, read_bytes};
use crosscase::study::{MarkKind, SourceMark};

use self::writer::{Writer, line, lines, pdf};

fn read(bytes: &[u8]) -> Imported {
    read_bytes("report.pdf", bytes).unwrap()
}

fn text(content: &str) -> String {
    read(&pdf(&[content.to_owned()])).text
}

fn marked(imported: &Imported, wanted: impl Fn(&MarkKind) -> bool) -> Vec<&str> {
    let found = |mark: &&SourceMark| wanted(&mark.what);
    imported.marks.iter().filter(found).map(|mark| &imported.text[mark.span.range()]).collect()
}

fn pages(imported: &Imported) -> Vec<(String, &str)> {
    let page = |mark: &SourceMark| match &mark.what {
        MarkKind::Page(label) => Some((label.clone(), mark.span)),
        _ => None,
    };
    imported
        .marks
        .iter()
        .filter_map(page)
        .map(|(label, span)| (label, &imported.text[span.range()]))
        .collect()
}

/// Prose of one width, so that its lines fill a column.
const PROSE: &[&str] = &[
    "The council met in the spring and spoke of",
    "the river, which had come over the fields on",
    "two nights in a row, and of what was left to",
    "eat. Nobody said who would pay for the seed,",
    "and the clerk wrote down only what the chair",
    "told him to write down in the book of the day.",
];
const OTHER: &[&str] = &[
    "In the next village they had kept a store of",
    "rice under the roof of the school, and so they",
    "had seed to sow when the water went down to",
    "the old bank. They gave a third of it to those",
    "who had none, and asked for it back in two",
    "years. Most of it came back within the year.",
];

#[test]
fn lines_of_a_paragraph_are_joined_and_paragraphs_parted() {
    let content = lines(60.0, 700.0, PROSE) + &lines(60.0, 590.0, OTHER);
    assert_eq!(text(&content), format!("{}\n{}\n", PROSE.join(" "), OTHER.join(" ")));
}

#[test]
fn two_columns_are_read_one_after_the_other_however_they_are_drawn() {
    let title = line(60.0, 760.0, 20.0, "Water and seed in two villages of the lower plain");
    let after = lines(
        60.0,
        500.0,
        &["Both columns end here, and this line runs across the whole page below them, left to right."],
    );
    let whole = format!("{title}{}{}{after}", lines(60.0, 700.0, PROSE), lines(320.0, 700.0, OTHER));
    // Row by row, as some programs write it.
    let mixed: String = PROSE
        .iter()
        .zip(OTHER)
        .enumerate()
        .map(|(at, (left, right))| {
            let y = 700.0 - 14.0 * at as f64;
            line(60.0, y, 11.0, left) + &line(320.0, y, 11.0, right)
        })
        .collect();
    let expected = [
        "Water and seed in two villages of the lower plain",
        &PROSE.join(" "),
        &OTHER.join(" "),
        "Both columns end here, and this line runs across the whole page below them, left to right.\n",
    ]
    .join("\n");
    assert_eq!(text(&whole), expected);
    assert_eq!(text(&format!("{title}{mixed}{after}")), expected);
}

#[test]
fn cells_of_a_table_are_parted_by_tabs_and_rows_kept() {
    let rows = [
        ["Place", "Before", "After"],
        ["Riverside", "112", "94"],
        ["Old bank", "71", "70"],
        ["Hill", "8", "31"],
    ];
    let content: String = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let y = 600.0 - 16.0 * at as f64;
            line(60.0, y, 11.0, row[0]) + &line(220.0, y, 11.0, row[1]) + &line(340.0, y, 11.0, row[2])
        })
        .collect();
    let imported = read(&pdf(&[lines(60.0, 700.0, PROSE) + &content]));
    let kept = marked(&imported, |what| *what == MarkKind::Row);
    assert_eq!(kept, ["Place\tBefore\tAfter", "Riverside\t112\t94", "Old bank\t71\t70", "Hill\t8\t31"]);
}

#[test]
fn rows_of_a_small_table_stay_rows_though_a_short_line_follows() {
    let mut content = line(72.0, 600.0, 11.0, "Before the table stands this.");
    for (at, row) in [["Term", "Meaning"], ["fund", "money"], ["ward", "room"]].iter().enumerate() {
        let y = 575.0 - 20.0 * at as f64;
        content += &(line(72.0, y, 11.0, row[0]) + &line(270.0, y, 11.0, row[1]));
    }
    content += &line(72.0, 507.0, 11.0, "The end of the text is here.");
    assert_eq!(
        text(&content),
        "Before the table stands this.\nTerm\tMeaning\nfund\tmoney\nward\troom\nThe end of the text is here.\n"
    );
}

#[test]
fn a_table_in_the_middle_of_the_page_stands_before_what_follows_it() {
    let mut content =
        line(72.0, 700.0, 11.0, "Before the table stands this paragraph of words, which is long.");
    for (at, row) in
        [["Case", "Beds", "Nurses"], ["Hillside", "12", "4"], ["Riverbank", "30", "9"]].iter().enumerate()
    {
        for (column, cell) in row.iter().enumerate() {
            content += &line(230.0 + 65.0 * column as f64, 680.0 - 18.0 * at as f64, 11.0, cell);
        }
    }
    content += &line(72.0, 620.0, 11.0, "After it stands this.");
    let read = text(&content);
    let rows: Vec<String> =
        read.lines().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        rows[1..],
        ["Case Beds Nurses", "Hillside 12 4", "Riverbank 30 9", "After it stands this."],
        "{read}"
    );
}

#[test]
fn words_parted_at_line_ends_are_joined_and_real_hyphens_kept() {
    let content = lines(
        60.0,
        700.0,
        &[
            "They asked for more coopera-",
            "tion between the households, and a well-",
            "known elder of the Anglo-",
            "Burman quarter said so. A well-known saying",
            "in 2019-",
            "2020 was the same soft\\255",
            "ly spoken word that was heard everywhere.",
        ],
    );
    let imported = read(&pdf(&[content]));
    let flat = imported.text.replace('\n', " ");
    assert!(flat.contains("more cooperation between"), "{flat}");
    assert!(flat.contains("a well-known elder"), "{flat}");
    assert!(flat.contains("Anglo-Burman"), "{flat}");
    assert!(flat.contains("softly spoken"), "{flat}");
    let said = &imported.origin.remarks;
    assert!(
        said.iter().any(|remark| remark.contains("joined") && remark.contains("coopera- tion")),
        "{said:?}"
    );
}

#[test]
fn running_heads_and_numbers_are_left_out_and_said_and_numbers_become_marks() {
    let page = |number: usize| {
        line(60.0, 800.0, 9.0, "Annual report of the river council")
            + &line(290.0, 30.0, 9.0, &number.to_string())
            + &lines(60.0, 700.0, if number.is_multiple_of(2) { PROSE } else { OTHER })
    };
    let imported = read(&pdf(&[page(11), page(12), page(13), page(14)]));
    assert!(!imported.text.contains("Annual"), "{}", imported.text);
    assert!(!imported.text.contains("12"), "{}", imported.text);
    let labels: Vec<String> = pages(&imported).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["11", "12", "13", "14"]);
    let left = &imported.origin.left_out;
    assert!(left.iter().any(|said| said.contains("4 pages") && said.contains("Annual report")), "{left:?}");
}

#[test]
fn a_paragraph_that_runs_over_a_page_is_one_and_the_page_begins_inside_it() {
    let first = lines(60.0, 700.0, &PROSE[..5]);
    let second = lines(60.0, 780.0, &["and nothing more, as he was asked to by all of", "them that day."]);
    let imported = read(&pdf(&[first, second]));
    assert_eq!(imported.text.lines().count(), 1, "{}", imported.text);
    let pages = pages(&imported);
    assert!(pages[1].1.starts_with("and nothing more"), "{pages:?}");
    assert!(pages[0].1.starts_with("The council met"), "{pages:?}");
}

#[test]
fn labels_of_the_file_name_the_pages() {
    let mut writer = Writer::new();
    for words in ["Foreword of the book", "Contents of the book", "First page of the text"] {
        writer.page(&line(60.0, 700.0, 11.0, words));
    }
    writer.catalog = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 /P (A-) >>] >>".to_owned();
    let imported = read(&writer.finish());
    let labels: Vec<String> = pages(&imported).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["i", "ii", "A-1"]);
}

#[test]
fn larger_lines_are_headings() {
    let content = line(60.0, 760.0, 20.0, "What the river took") + &lines(60.0, 720.0, PROSE);
    let imported = read(&pdf(&[content]));
    assert_eq!(marked(&imported, |what| *what == MarkKind::Heading(1)), ["What the river took"]);
}

#[test]
fn bold_made_by_drawing_twice_is_read_once() {
    let twice = line(60.0, 700.0, 12.0, "Hello all of you") + &line(60.3, 700.0, 12.0, "Hello all of you");
    assert_eq!(text(&twice), "Hello all of you\n");
}

#[test]
fn blanks_come_from_gaps_and_kerning_makes_none() {
    let content = "BT /F1 12 Tf 60 700 Td [(W) 80 (ater) -300 (and) -280 (r) 10 (ain)] TJ ET";
    assert_eq!(text(content), "Water and rain\n");
}

#[test]
fn a_turned_page_and_words_on_their_side_are_read() {
    let mut writer = Writer::new();
    let side = "BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Note at the margin) Tj ET\n";
    writer.page_with(&(lines(60.0, 700.0, PROSE) + side), "", "");
    let up = "BT /F1 11 Tf 0 1 -1 0 300 100 Tm (This page lies on its side) Tj ET";
    writer.page_with(up, "/Rotate 90", "");
    let imported = read(&writer.finish());
    assert_eq!(
        imported.text,
        format!("{}\nNote at the margin\nThis page lies on its side\n", PROSE.join(" "))
    );
}

const MAPPED: &str =
    "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange
7 beginbfchar <05> <0E17> <06> <0E38> <07> <0E01> <01> <FB01> <02> <00660066006C> <03> <05D0> <04> <05D1> endbfchar
2 beginbfrange <20> <7E> <0020> <80> <8F> <0627> endbfrange endcmap end end";

fn mapped(content: &str) -> String {
    let mut writer = Writer::new();
    let map = writer.stream("", MAPPED.as_bytes());
    let widths = vec!["500"; 256].join(" ");
    let font = writer.add(format!(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Some /FirstChar 0 /LastChar 255 /Widths [{widths}] /ToUnicode {map} 0 R >>"
    ));
    let content = writer.stream("", content.as_bytes());
    let page = writer.add(format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
         /Resources << /Font << /F1 {font} 0 R >> >> >>"
    ));
    writer.put(page);
    read(&writer.finish()).text
}

#[test]
fn ligatures_become_the_letters_they_are_made_of() {
    assert_eq!(
        mapped("BT /F1 10 Tf 60 700 Td (\\001nd the o\\002ine sta\\002) Tj ET"),
        "find the offline staffl\n"
    );
}

#[test]
fn lines_from_right_to_left_are_put_in_the_order_they_are_read() {
    // On paper from left to right: bet alef, a blank, 42, a blank, alef bet bet.
    let content = "BT /F1 10 Tf 60 700 Td (\\004\\003 42 \\004\\004\\003) Tj ET";
    assert_eq!(mapped(content), "אבב 42 אב\n");
}

#[test]
fn other_words_that_the_file_gives_are_taken() {
    let content =
        "BT /F1 12 Tf 60 700 Td (The ) Tj /Span << /ActualText (river) >> BDC (r1v3r) Tj EMC ( rose) Tj ET";
    assert_eq!(text(content), "The river rose\n");
}

#[test]
fn other_words_stand_even_where_the_font_names_no_letter() {
    let content = "BT /F1 10 Tf 60 700 Td (The ) Tj /Span << /ActualText (river) >> BDC (\\020\\021) Tj EMC ( rose) Tj ET";
    assert_eq!(mapped(content), "The river rose\n");
}

#[test]
fn vowels_under_thai_letters_stay_with_the_letter_they_are_drawn_after() {
    let content = "BT /F1 10 Tf 60 700 Td [(\\005) -30 (\\006) 530 (\\007)] TJ ET";
    assert_eq!(mapped(content), "ทุก\n");
}

#[test]
fn invisible_words_over_a_scan_are_read() {
    let content =
        "q 500 0 0 700 0 0 cm /Im0 Do Q BT 3 Tr /F1 11 Tf 60 700 Td (Words found by a machine) Tj ET";
    assert_eq!(text(content), "Words found by a machine\n");
}

fn with_picture(content: &str) -> Vec<u8> {
    let mut writer = Writer::new();
    let picture = writer.stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &[0],
    );
    let show = "q 500 0 0 700 0 0 cm /Im0 Do Q";
    writer.page_with(show, "", &format!("/XObject << /Im0 {picture} 0 R >>"));
    if !content.is_empty() {
        writer.page(content);
    }
    writer.finish()
}

#[test]
fn a_scan_is_refused_and_a_scanned_page_is_said() {
    assert_eq!(read_bytes("scan.pdf", &with_picture("")), Err(ImportError::PdfScan));
    let imported = read(&with_picture(&lines(60.0, 700.0, PROSE)));
    let left = &imported.origin.left_out;
    assert!(
        left.iter().any(|said| said.contains("text recognition") || said.contains("Text recognition")),
        "{left:?}"
    );
}

#[test]
fn comments_come_to_the_words_they_mark() {
    let mut writer = Writer::new();
    let note = writer.add(
        "<< /Type /Annot /Subtype /Highlight /Rect [60 695 200 712] /QuadPoints [60 712 130 712 60 695 130 695] \
         /Contents (Who said so?) /T (Dara) >>",
    );
    writer.page_with(
        &line(60.0, 700.0, 11.0, "The council met in the spring"),
        &format!("/Annots [{note} 0 R]"),
        "",
    );
    let imported = read(&writer.finish());
    let [note] = &imported.notes[..] else { panic!("{:?}", imported.notes) };
    assert_eq!((note.author.as_str(), note.text.as_str()), ("Dara", "Who said so?"));
    let passage = &imported.text[note.span.range()];
    assert!(passage.starts_with("The council") && passage.len() < 20, "{passage}");
}

#[test]
fn what_stands_in_the_fields_of_a_form_is_read() {
    let mut writer = Writer::new();
    let look = writer.stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << {} >>", writer::FONTS),
        b"BT /F1 11 Tf 2 5 Td (Sok Chea) Tj ET",
    );
    let field = writer.add(format!(
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Sok Chea) /Rect [170 695 370 715] /AP << /N {look} 0 R >> >>"
    ));
    writer.page_with(&line(60.0, 700.0, 11.0, "Name of the farmer:"), &format!("/Annots [{field} 0 R]"), "");
    assert_eq!(read(&writer.finish()).text, "Name of the farmer: Sok Chea\n");
}

#[test]
fn answers_that_no_program_drew_are_read() {
    let mut writer = Writer::new();
    let part = writer.add("<< /FT /Tx /T (village) /V (Prey Veng) >>");
    let fields = [
        writer.add(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V <FEFF0053006F006B> /Rect [170 695 370 715] >>",
        ),
        writer.add(format!("<< /Type /Annot /Subtype /Widget /Parent {part} 0 R /Rect [170 655 370 675] >>")),
        writer.add("<< /Type /Annot /Subtype /Widget /FT /Btn /V (On) /T (b) /Rect [170 615 370 635] >>"),
    ];
    let fields: String = fields.iter().map(|field| format!("{field} 0 R ")).collect();
    let labels =
        line(60.0, 700.0, 11.0, "Name of the farmer:") + &line(60.0, 660.0, 11.0, "Home of the farmer:");
    writer.page_with(&labels, &format!("/Annots [{fields}]"), "");
    let text = read(&writer.finish()).text;
    assert!(text.contains("Name of the farmer: Sok"), "{text}");
    assert!(text.contains("Home of the farmer: Prey Veng") && !text.contains("On"), "{text}");
}

#[test]
fn a_broken_table_of_objects_is_mended() {
    let bytes = pdf(&[lines(60.0, 700.0, PROSE)]);
    let cut = bytes.windows(4).rposition(|four| four == b"xref").unwrap() - 5;
    let moved = [b"Some bytes that a mail program put in front\n".as_slice(), &bytes].concat();
    let broken = String::from_utf8_lossy(&bytes).replace("startxref\n", "startxref\n9");
    let expected = format!("{}\n", PROSE.join(" "));
    assert_eq!(read(&bytes[..cut]).text, expected);
    assert_eq!(read(&moved).text, expected);
    assert_eq!(read(broken.as_bytes()).text, expected);
}

#[test]
fn wrappers_and_locked_files_are_refused_with_their_sentence() {
    let mut writer = Writer::new();
    writer.page("");
    writer.catalog = "/Collection << /Type /Collection >>".to_owned();
    assert_eq!(read_bytes("p.pdf", &writer.finish()), Err(ImportError::PdfPortfolio));
    let mut writer = Writer::new();
    writer.page(&lines(60.0, 700.0, PROSE));
    let key = "41".repeat(32);
    writer.trailer = format!(
        "/ID [<{}> <{}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{key}> /U <{key}> >>",
        "42".repeat(16),
        "42".repeat(16)
    );
    assert_eq!(read_bytes("l.pdf", &writer.finish()), Err(ImportError::PdfLocked));
    assert_eq!(read_bytes("b.pdf", b"%PDF-1.7 text"), Err(ImportError::PdfBroken));
}

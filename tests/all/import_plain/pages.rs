//! Web pages.

use super::*;

fn page(body: &str) -> Imported {
    read("page.html", format!("<!doctype html><meta charset=utf-8><title>T</title><body>{body}"))
}

#[test]
fn words_are_parted_and_joined_as_a_browser_shows_them() {
    let text = page(
        "<p>One\n  two<b>three</b> <i>four</i><p>Five<br>six<div>seven</div>eight<span>nine</span>\
         <p>a<!-- b -->c &amp; &eacute;&#x1F600;&nbsp;d&lt;e&notit;</p><p> </p>x<wbr>y<sub>2</sub>",
    )
    .text;
    assert_eq!(text, "One twothree four\nFive\nsix\nseven\neightnine\nac & é😀\u{a0}d<e¬it;\nxy2\n");
}

#[test]
fn title_date_language_and_author_are_taken() {
    let imported = read(
        "p.html",
        "<html lang=sw><head><title> The\n page </title><meta name=author content='A. Njeri'><meta property='article:published_time' content='2007-09-14T10:00Z'></head><body>Habari",
    );
    assert_eq!(
        (imported.title.as_str(), imported.date.as_str(), imported.language.as_str()),
        ("The page", "2007-09-14", "sw")
    );
    assert_eq!(imported.text, "Habari\n");
    assert!(said(&imported.origin.kept, "A. Njeri"));
}

#[test]
fn scripts_styles_and_what_is_hidden_stay_out() {
    let imported = page(
        "a<script>if (a < b) '</p>'</script><style>p{}</style><template>t</template><noscript>n</noscript>\
         <svg><text>s</text><title>st</title></svg><p hidden>h<p>b<div style='display: none'>c<div>d</div></div><img src=x alt='Map of the ward'>e&shy;f",
    );
    assert_eq!(imported.text, "a\nb\nef\n");
    assert_eq!(imported.title, "T");
    assert!(said(&imported.origin.left_out, "Map of the ward"), "{:?}", imported.origin);
    assert!(said(&imported.origin.left_out, "hides"));
    assert!(said(&imported.origin.remarks, "soft hyphen"));
}

#[test]
fn lists_have_their_numbers() {
    let imported = page(
        "<ol><li>one<li><p>two</p><p>more</p><ul><li>in<ul><li>deep</ul></ul><li value=7>seven<li>eight</ol>\
         <ol start=3 type=a><li>c<li>d</ol><ol type=i><li>x<li></li></ol><dl><dt>term<dd>meaning<dt>next</dl>",
    );
    assert_eq!(
        imported.text,
        "1. one\n2. two\nmore\n• in\n◦ deep\n7. seven\n8. eight\nc. c\nd. d\ni. x\nterm\nmeaning\nnext\n"
    );
    assert_eq!(marked(&imported).iter().filter(|(what, _)| *what == MarkKind::Item).count(), 9);
}

#[test]
fn tables_are_rows_and_tables_of_the_page_are_not() {
    let imported = page(
        "<table><caption>Beds</caption><thead><tr><th>Place<th>Beds</thead><tr><td><p>North</p><p>wing</p><td>12<br>or 13<tr><td><td>7</table>",
    );
    assert_eq!(imported.text, "Beds\nPlace\tBeds\nNorth wing\t12 or 13\n\t7\n");
    assert_eq!(marked(&imported).len(), 3);
    let laid_out =
        page("<table><tr><td>Menu<td><h1>Head</h1><p>First<p>Second<table><tr><td>a<td>b</table></table>");
    assert_eq!(laid_out.text, "Menu\nHead\nFirst\nSecond\na\tb\n");
    assert_eq!(marked(&laid_out), [(MarkKind::Heading(1), "Head"), (MarkKind::Row, "a\tb")]);
}

#[test]
fn the_main_part_is_taken_where_there_is_one() {
    let body = "<header>Top</header><nav>Menu one two</nav><main><h1>Head</h1><p>The text itself has most of the words here.</main><footer>Foot</footer>";
    let imported = page(body);
    assert_eq!(imported.text, "Head\nThe text itself has most of the words here.\n");
    assert!(said(&imported.origin.left_out, "5 words"), "{:?}", imported.origin.left_out);
    assert!(said(&imported.origin.left_out, "“Top” · “Menu one two” · “Foot”"));
    let small = page("<p>Most of the words of this page stand outside</p><article>small</article>");
    assert_eq!(small.text, "Most of the words of this page stand outside\nsmall\n");
    assert!(small.origin.left_out.is_empty());
}

#[test]
fn quotes_readings_and_kept_blanks() {
    let text = page("<q>Say <q>ah</q></q> <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby><pre>\n a  b\n  c</pre><textarea>x\ny</textarea>").text;
    assert_eq!(text, "“Say ‘ah’” 漢(かん)\n a  b\n  c\nx\ny\n");
}

#[test]
fn calls_of_notes_do_not_join_their_word() {
    let text = page("<p>Said<a role=doc-noteref href='#1'><sup>1</sup></a> <a href=x>so</a>.<p>Then<a class=sdfootnoteanc><sup>2</sup></a><p><a class=sdfootnotesym>2</a>A note").text;
    assert_eq!(text, "Said[1] so.\nThen[2]\n2 A note\n");
}

#[test]
fn encodings_are_declared_or_guessed() {
    let russian = "Мы работали в больнице, и врачи ушли.";
    let bytes = encoding_rs::KOI8_R.encode(russian).0;
    let with = |head: &str| [head.as_bytes(), &bytes].concat();
    for head in [
        "<meta charset='koi8-r'>",
        "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=koi8-r\">",
        "<?xml version='1.0' encoding=\"koi8-r\"?><html><body>",
    ] {
        let imported = read("p.html", with(head));
        assert_eq!((imported.text.trim(), imported.origin.encoding.as_str()), (russian, "KOI8-R"), "{head}");
    }
    // Declared wrongly: the bytes say better.
    assert_eq!(read("p.html", format!("<meta charset=iso-8859-1>{russian}")).text.trim(), russian);
    let wide: Vec<u8> = format!("\u{feff}<p>{russian}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("p.html", wide).text.trim(), russian);
    let western = encoding_rs::WINDOWS_1252.encode("<p>Le comité a été créé à l’hôpital, près du fleuve.").0;
    assert_eq!(read("p.html", western).text, "Le comité a été créé à l’hôpital, près du fleuve.\n");
}

#[test]
fn xhtml_may_close_any_element() {
    let imported = read(
        "p.xhtml",
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'boom'><!ENTITY b '&a;&a;'>]><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head><body><div/><p>One<a id='x'/> &b; <![CDATA[<two>]]></p></body></html>",
    );
    assert_eq!(imported.text, "One &b; <two>\n");
}

#[test]
fn pages_are_known_whatever_they_are_called() {
    let bytes = "<!-- saved -->\n<HTML><body><p>Hello";
    assert_eq!(read("letter.doc", bytes).text, "Hello\n");
    assert_eq!(read("page", bytes).origin.format, "web page (HTML)");
    assert_eq!(read("page.txt", bytes).text, bytes, "text that is named so stays as it is");
    let refused = crosscase::import::read_bytes("page.mht", b"MIME-Version: 1.0\n\nwords").unwrap_err();
    assert!(refused.to_string().contains("MHTML"), "{refused}");
}

#[test]
fn depth_and_bombs_do_no_harm() {
    for tag in ["div", "b", "ul><li", "table><tr><td", "p", "q", "svg", "unknown"] {
        let times = if tag == "div" { 100_000 } else { 10_000 };
        let (open, close) = (format!("<{tag}>").repeat(times), "</div></p></ul></q>".repeat(times / 2));
        let imported = read("p.html", format!("<p>start {open}words{close}"));
        assert!(imported.text.contains("start"), "{tag}");
    }
    let spans = format!("<main>{}", "<dd>x<li>y<td>z".repeat(20_000));
    assert!(read("p.html", spans).words > 1_000);
}

#[test]
fn what_stands_beside_the_main_part_is_text_where_it_is_no_menu() {
    let body = "<header>Site</header><div><p>A comment by a reader.</p></div><article><header>By Ana</header><p>The text itself has most of the words that are here on this page.</p></article><article><p>Second</p></article><div role=navigation>Next page</div><div><p>Outside.</p></div>";
    let imported = page(body);
    assert_eq!(
        imported.text,
        "A comment by a reader.\nBy Ana\nThe text itself has most of the words that are here on this page.\nSecond\nOutside.\n"
    );
    assert!(said(&imported.origin.left_out, "3 words"), "{:?}", imported.origin.left_out);
    assert!(said(&imported.origin.left_out, "“Site” · “Next page”"));
}

#[test]
fn tables_with_long_answers_and_tables_in_them_keep_their_rows() {
    let long = "word ".repeat(900);
    let row = |who: &str, words: &str| format!("<tr><td>{who}<td>{words}");
    let table = |last: &str| {
        format!(
            "<table>{}{}{}</table>",
            row("R1", &format!("<p>{long}</p>")),
            row("R2", "short"),
            row("R3", last)
        )
    };
    let imported = page(&table("no"));
    assert_eq!(imported.text, format!("R1\t{}\nR2\tshort\nR3\tno\n", long.trim()));
    assert_eq!(marked(&imported).iter().filter(|(what, _)| *what == MarkKind::Row).count(), 3);
    assert!(said(&imported.origin.kept, "1 table was kept"), "{:?}", imported.origin.kept);
    let nested = page(&table("see <table><tr><td>a<td>b<tr><td>c<td>d</table> here"));
    assert_eq!(nested.text, format!("R1\t{}\nR2\tshort\nR3\tsee a b c d here\n", long.trim()));
    assert_eq!(marked(&nested).len(), 3);
    // A page laid out in a table of three rows is none.
    let laid_out =
        page(&format!("<table><tr><td colspan=2>Head<tr><td>Menu<td>{long}<tr><td colspan=2>Foot</table>"));
    assert!(marked(&laid_out).is_empty());
}

#[test]
fn notes_are_notes_and_their_arrows_no_words() {
    let imported = page(
        "<p>Said<a class=footnote-ref role=doc-noteref href=#fn1><sup>1</sup></a>.<p>So<a role=doc-noteref href=#fn2>2</a>.<section role=doc-endnotes><ol><li id=fn1><p>First.</p><p>More.<a class=footnote-back role=doc-backlink>↩︎</a></p></li><li id=x role=doc-endnote>Second <a role=doc-backlink>↩</a></li></ol></section><ol><li>item</ol>",
    );
    assert_eq!(imported.text, "Said[1].\nSo[2].\n[1] First.\nMore.\n[2] Second\n1. item\n");
    assert_eq!(
        marked(&imported),
        [
            (MarkKind::Note("1".into()), "[1] First.\nMore."),
            (MarkKind::Note("2".into()), "[2] Second"),
            (MarkKind::Item, "1. item"),
        ]
    );
    assert_eq!(page("<p><a role=doc-backlink>1</a> A note").text, "1 A note\n");
}

#[test]
fn what_was_written_into_a_form_is_text() {
    let text = page("<form><label>Name</label><input value='Ana'><input type=hidden value=x><input type=submit value=Send><p>Age <input type=number value=34> years").text;
    assert_eq!(text, "Name Ana\nAge 34 years\n");
}

#[test]
fn a_tag_with_very_many_attributes_keeps_its_words() {
    let attributes =
        |from: usize| (from..from + 200_000).map(|n| format!(" a{n}='>' b{n}")).collect::<String>();
    let text = page(&format!("<p{}>one <b class=x>two</b><br{}/>three", attributes(0), attributes(7))).text;
    assert_eq!(text, "one two\nthree\n");
}

#[test]
fn two_rows_with_a_long_answer_are_rows_and_a_page_laid_out_is_none() {
    let long = "We waited until the water went down. ".repeat(80);
    let long = long.trim();
    let row = |cells: &[&str]| {
        format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
    };
    let table = |rows: &[&[&str]]| {
        format!("<table>{}</table>", rows.iter().map(|cells| row(cells)).collect::<String>())
    };
    let rows = |page: String| {
        marked(&read("a.html", page)).iter().filter(|(what, _)| *what == MarkKind::Row).count()
    };
    assert_eq!(rows(table(&[&["Question", "Answer"], &["What did you do?", long]])), 2);
    assert_eq!(rows(table(&[&["P1", long], &["P2", long]])), 2);
    assert_eq!(rows(table(&[&["", "My page"], &["Home Links", long]])), 0);
    assert_eq!(rows(table(&[&["Home Links", long]])), 0);
}

//! What is a running head or foot, and what only stands where one would.

use super::writer::{line, lines, pdf};
use super::{OTHER, PROSE, read};

/// Pages with the rows that `edge` draws, and prose from `below` on.
fn pages(count: usize, below: f64, edge: impl Fn(usize) -> String) -> Vec<u8> {
    let page = |at: usize| edge(at) + &lines(60.0, below, if at.is_multiple_of(2) { PROSE } else { OTHER });
    pdf(&(1..=count).map(page).collect::<Vec<_>>())
}

fn stay(bytes: &[u8], wanted: &[String]) {
    let imported = read(bytes);
    for words in wanted {
        assert!(imported.text.contains(words.as_str()), "{words} is gone:\n{}", imported.text);
    }
}

#[test]
fn numbered_headings_right_above_the_body_stay_and_the_body_too() {
    for (size, below) in [(11.0, 786.0), (18.0, 778.0), (18.0, 760.0)] {
        let bytes = pages(6, below, |at| line(60.0, 800.0, size, &format!("Interview {at}")));
        stay(&bytes, &(1..=6).map(|at| format!("Interview {at}\n")).collect::<Vec<_>>());
        let found = read(&bytes).text.matches("The council met in the spring").count();
        assert_eq!(found, 3, "size {size}");
    }
}

#[test]
fn a_body_line_in_which_only_a_number_differs_stays() {
    let bytes = pages(6, 772.0, |at| {
        line(60.0, 800.0, 18.0, &format!("Chapter {at}"))
            + &line(60.0, 786.0, 11.0, &format!("This is the account of household {at} in the plain."))
    });
    stay(&bytes, &(1..=6).map(|at| format!("household {at} in the plain.")).collect::<Vec<_>>());
}

#[test]
fn the_same_heading_in_large_type_on_every_page_stays() {
    let bytes = pages(6, 760.0, |_| line(60.0, 800.0, 18.0, "Interview"));
    assert_eq!(read(&bytes).text.matches("Interview").count(), 6, "{}", read(&bytes).text);
}

#[test]
fn the_same_sentence_at_the_top_of_the_body_of_every_page_stays() {
    let said = "What did the river take from you?";
    let bytes = pages(6, 772.0, |_| line(60.0, 786.0, 11.0, said));
    assert_eq!(read(&bytes).text.matches(said).count(), 6, "{}", read(&bytes).text);
}

#[test]
fn the_same_sentence_below_a_running_head_stays_and_the_head_goes() {
    let said = "What did the river take from you?";
    let bytes = pages(6, 746.0, |_| {
        line(60.0, 810.0, 9.0, "Annual report of the river council") + &line(60.0, 760.0, 11.0, said)
    });
    let imported = read(&bytes);
    assert!(!imported.text.contains("Annual"), "{}", imported.text);
    assert_eq!(imported.text.matches(said).count(), 6, "{}", imported.text);
}

#[test]
fn heads_well_apart_go_exact_or_with_only_the_number_of_the_page_differing() {
    let exact = pages(6, 700.0, |_| line(60.0, 810.0, 9.0, "River council"));
    let counted = pages(6, 700.0, |at| line(60.0, 810.0, 9.0, &format!("River council   {}", at + 20)));
    for bytes in [exact, counted] {
        let imported = read(&bytes);
        assert!(!imported.text.contains("River council"), "{}", imported.text);
        assert!(imported.text.contains("The council met in the spring"), "{}", imported.text);
    }
}

#[test]
fn numbers_well_apart_that_do_not_count_the_pages_stay() {
    let years = [1931, 1950, 1948, 1922, 1977, 1963];
    let bytes = pages(6, 700.0, |at| line(60.0, 810.0, 11.0, &format!("Born in {}", years[at - 1])));
    stay(&bytes, &years.map(|year| format!("Born in {year}")));
}

#[test]
fn every_line_that_goes_is_said_once_and_shortened() {
    let long =
        "A head that is very much longer than anyone would care to read in a list of what was left out";
    let bytes = pages(6, 700.0, |at| {
        let head = if at.is_multiple_of(2) { "River council" } else { long };
        line(60.0, 810.0, 9.0, head) + &line(290.0, 30.0, 9.0, &at.to_string())
    });
    let left = read(&bytes).origin.left_out.join("\n");
    assert_eq!(left.matches("River council").count(), 1, "{left}");
    assert_eq!(left.matches("A head that is very much").count(), 1, "{left}");
    assert!(!left.contains("left out"), "{left}");
}

#[test]
fn bold_numbered_headings_with_room_below_stay() {
    let bytes = pages(6, 760.0, |at| format!("BT /F2 11 Tf 60 800 Td (Interview {at}) Tj ET\n"));
    stay(&bytes, &(1..=6).map(|at| format!("Interview {at}")).collect::<Vec<_>>());
}

#[test]
fn numbers_that_open_chapters_in_large_type_stay() {
    let bytes = pages(6, 740.0, |at| line(60.0, 790.0, 24.0, &format!("{at}")));
    let imported = read(&bytes);
    let alone = imported.text.lines().filter(|line| line.parse::<usize>().is_ok()).count();
    assert_eq!(alone, 6, "{}", imported.text);
}

#[test]
fn the_same_words_at_the_foot_of_the_body_stay() {
    let said = "Thank you for speaking with us.";
    let page = |_| lines(60.0, 158.0, PROSE) + &line(60.0, 74.0, 11.0, said);
    let imported = read(&pdf(&(0..5).map(page).collect::<Vec<_>>()));
    assert_eq!(imported.text.matches(said).count(), 5, "{}", imported.text);
    assert_eq!(imported.text.matches("The council met in the spring").count(), 5);
}

#[test]
fn feet_that_say_the_page_out_of_all_go() {
    let bytes = pages(6, 700.0, |at| line(60.0, 30.0, 9.0, &format!("Printed by the river council {at}/6")));
    assert!(!read(&bytes).text.contains("Printed"), "{}", read(&bytes).text);
}

#[test]
fn a_running_head_in_slightly_larger_or_bold_letters_far_above_the_body_goes() {
    let larger = pages(6, 730.0, |_| line(60.0, 810.0, 12.0, "Partnership policy"));
    let bold = pages(6, 730.0, |_| "BT /F2 11 Tf 60 810 Td (Partnership policy) Tj ET\n".to_owned());
    for bytes in [larger, bold] {
        let imported = read(&bytes);
        assert!(!imported.text.contains("Partnership"), "{}", imported.text);
        assert_eq!(imported.text.matches("The council met in the spring").count(), 3);
    }
}

#[test]
fn heads_of_left_and_right_pages_go_and_page_numbers_with_words_too() {
    let bytes = pages(8, 700.0, |at| {
        let head = if at.is_multiple_of(2) { "River council" } else { "What the water took" };
        line(60.0, 810.0, 9.0, head) + &line(290.0, 30.0, 9.0, &format!("Page {at} of 8"))
    });
    let imported = read(&bytes);
    for gone in ["River council", "What the water took", "Page "] {
        assert!(!imported.text.contains(gone), "{gone}: {}", imported.text);
        assert!(imported.origin.left_out.join("\n").contains(gone), "{gone}");
    }
}

#[test]
fn a_word_and_a_number_on_every_page_are_no_number_of_a_page() {
    for word in ["Question", "Interview", "Respondent"] {
        let bytes = pages(5, 740.0, |at| line(60.0, 800.0, 11.0, &format!("{word} {at}")));
        stay(&bytes, &(1..=5).map(|at| format!("{word} {at}\n")).collect::<Vec<_>>());
    }
}

#[test]
fn words_for_a_page_in_other_languages_go_and_the_first_and_last_are_said() {
    for foot in ["Seite #", "p. #", "- # -", "# / 5", "# of 5", "#"] {
        let bytes = pages(5, 700.0, |at| line(290.0, 30.0, 11.0, &foot.replace('#', &at.to_string())));
        let imported = read(&bytes);
        assert!(!imported.text.contains(|c: char| c.is_ascii_digit()), "{foot}: {}", imported.text);
        let left = imported.origin.left_out.join("\n");
        for at in ["1", "5"] {
            assert!(left.contains(&format!("“{}”", foot.replace('#', at))), "{foot}: {left}");
        }
    }
}

#[test]
fn years_in_the_last_row_of_the_body_stay() {
    let body: Vec<&str> = PROSE.iter().chain(OTHER).copied().collect();
    let page = |at: usize| {
        lines(60.0, 14.0 * 12.0 + 50.0, &body) + &line(60.0, 50.0, 11.0, &(2014 + at).to_string())
    };
    let bytes = pdf(&(1..=5).map(page).collect::<Vec<_>>());
    stay(&bytes, &(2015..=2019).map(|year| year.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_file_of_nothing_but_numbers_keeps_them() {
    let bytes = pdf(&(1..=2).map(|at| line(290.0, 400.0 - 370.0, 11.0, &at.to_string())).collect::<Vec<_>>());
    assert_eq!(read(&bytes).text, "1\n2\n");
}

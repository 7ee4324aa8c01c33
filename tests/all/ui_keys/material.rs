//! What the journey reads and what it makes of it: six short texts and twenty passages.

use std::fs;
use std::path::Path;

pub const CASES: [&str; 2] = ["Hillside", "Riverbank"];
pub const THEMES: [&str; 3] = ["Leadership", "Parents", "Money"];

/// Title of the file, its case, its lines.
pub const TEXTS: [(&str, usize, [&str; 4]); 6] = [
    (
        "Head teacher A",
        0,
        [
            "I go to every meeting of the reform.",
            "The district pays for one afternoon a week.",
            "We asked the parents first and then the board.",
            "The bell rings at eight.",
        ],
    ),
    (
        "Teacher A",
        0,
        [
            "She listens and then she decides.",
            "Two mothers come and read with the little ones.",
            "Without the afternoon I would have stopped.",
            "My room is upstairs.",
        ],
    ),
    (
        "Parent A",
        0,
        [
            "They call me before something goes wrong.",
            "Nobody counts what we give.",
            "The new books were bought with our fair.",
            "I live near by.",
        ],
    ),
    (
        "Head teacher B",
        1,
        [
            "The reform came by letter.",
            "Law and money are made elsewhere.",
            "Parents were told when all was done.",
            "I have three schools to run.",
        ],
    ),
    (
        "Teacher B",
        1,
        [
            "Nobody asked us what we need.",
            "There is a budget and we do not see it.",
            "I meet parents when there is trouble.",
            "The heating is old.",
        ],
    ),
    (
        "Parent B",
        1,
        [
            "I know the head from a photograph.",
            "The trip was cancelled and no one said why.",
            "We would help if there was a door to knock at.",
            "My son is eleven.",
        ],
    ),
];

/// Levels as a new study has them, from below: the key that gives the level is its place here and one.
pub const LEVELS: [&str; 3] = ["micro", "meso", "macro"];

/// Text, line, theme, level, sign.
pub const PASSAGES: [(usize, usize, usize, usize, char); 20] = [
    (0, 0, 0, 1, '+'),
    (0, 1, 2, 2, '+'),
    (0, 2, 1, 1, '+'),
    (0, 3, 2, 1, '0'),
    (1, 0, 0, 0, '0'),
    (1, 1, 1, 0, '+'),
    (1, 2, 2, 1, '+'),
    (2, 0, 1, 0, '+'),
    (2, 1, 1, 1, '-'),
    (2, 2, 2, 1, '0'),
    (3, 0, 0, 2, '-'),
    (3, 1, 2, 2, '-'),
    (3, 2, 1, 1, '-'),
    (3, 3, 0, 1, '-'),
    (4, 0, 0, 1, '-'),
    (4, 1, 2, 1, '-'),
    (4, 2, 1, 0, '-'),
    (5, 0, 0, 1, '-'),
    (5, 1, 0, 1, '-'),
    (5, 2, 1, 0, '0'),
];

pub fn sign_word(sign: char) -> &'static str {
    match sign {
        '+' => "enabling",
        '-' => "constraining",
        _ => "mixed",
    }
}

/// The passages of a theme in a case, by the list above and not by the program.
pub fn passages_of(theme: usize, case: usize) -> Vec<&'static str> {
    let of = PASSAGES.iter().filter(|(text, _, of, ..)| *of == theme && TEXTS[*text].1 == case);
    of.map(|(text, line, ..)| TEXTS[*text].2[*line]).collect()
}

pub fn lay_out(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (title, _, lines) in TEXTS {
        fs::write(folder.join(format!("{title}.txt")), format!("{}\n", lines.join("\n"))).unwrap();
    }
}

//! Signs of the fonts that have no letters: what Symbol, Wingdings and Webdings show for a byte, as
//! Unicode has it. Office files keep such bytes in the private range from U+F000.

/// What the Symbol font shows for 0x20 to 0x7E, and for 0xA0 to 0xFE.
const SYMBOL_LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{fffd}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
/// What Wingdings shows for 0x21 to 0x7E.
const WINGDINGS_LOW: &str = "✏✂✁👓🕭🕮🕯☎✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⏳⌨🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□🞐❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞";

/// The sign that a font of signs shows for a character; `None` for one that is not known, or for a
/// font of letters.
pub(super) fn sign(font: &str, c: char) -> Option<char> {
    let code = match u32::from(c) {
        code @ 0xF000..=0xF0FF => code - 0xF000,
        code @ 0x20..=0xFF => code,
        _ => return None,
    };
    let font = font.to_ascii_lowercase();
    let found = match font.as_str() {
        "symbol" | "standardsymbolsps" | "standard symbols ps" => symbol(code),
        "wingdings" => wingdings(code),
        "wingdings 2" => wingdings2(code),
        "wingdings 3" => wingdings3(code),
        "webdings" => webdings(code),
        // Bullets in the private range are written without their font by some programs.
        _ if u32::from(c) >= 0xF000 => match code {
            0xB7 => Some('•'),
            0xA7 => Some('▪'),
            0xD8 => Some('➢'),
            0xFC => Some('✓'),
            0xE0 => Some('→'),
            0x6F | 0xA8 => Some('□'),
            0x76 => Some('❖'),
            0x2D => Some('−'),
            _ => None,
        },
        _ => None,
    };
    found.filter(|&sign| sign != '\u{fffd}')
}

/// Whether a character is of the range that only a font of signs gives a meaning.
pub(super) fn is_private(c: char) -> bool {
    ('\u{F000}'..='\u{F0FF}').contains(&c)
}

fn nth(table: &str, code: u32, first: u32) -> Option<char> {
    table.chars().nth(usize::try_from(code.checked_sub(first)?).ok()?)
}

fn symbol(code: u32) -> Option<char> {
    if code < 0x7F { nth(SYMBOL_LOW, code, 0x20) } else { nth(SYMBOL_HIGH, code, 0xA0) }
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x21..=0x7E => return nth(WINGDINGS_LOW, code, 0x21),
        0x80 => '⓪',
        0x81..=0x8A => return nth("①②③④⑤⑥⑦⑧⑨⑩", code, 0x81),
        0x8B => '⓿',
        0x8C..=0x95 => return nth("❶❷❸❹❺❻❼❽❾❿", code, 0x8C),
        0x9E => '·',
        0x9F => '•',
        0xA0 | 0xA7 => '▪',
        0xA1..=0xA6 => return nth("○🞆🞈◉◎🔿", code, 0xA1),
        0xA8 => '◻',
        0xAA..=0xAF => return nth("✦★✶✴✹✵", code, 0xAA),
        0xD5 => '⌫',
        0xD6 => '⌦',
        0xD8 => '➢',
        0xDC => '➲',
        0xDF..=0xE6 => return nth("←→↑↓↖↗↙↘", code, 0xDF),
        0xE8 => '➔',
        0xEF..=0xF8 => return nth("⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂", code, 0xEF),
        0xFB..=0xFE => return nth("✗✓☒☑", code, 0xFB),
        _ => return None,
    })
}

fn wingdings2(code: u32) -> Option<char> {
    Some(match code {
        0x4F => '✗',
        0x50 => '✓',
        0x51 | 0x53 => '☒',
        0x52 => '☑',
        0x96..=0x98 => '●',
        0xA2 => '■',
        0xA3 => '□',
        _ => return None,
    })
}

fn wingdings3(code: u32) -> Option<char> {
    Some(match code {
        0x21..=0x24 => return nth("←→↑↓", code, 0x21),
        0x70..=0x73 => return nth("▲▼△▽", code, 0x70),
        0x74 | 0x76 => '◁',
        0x75 | 0x77 => '▷',
        0x7D => '▸',
        _ => return None,
    })
}

fn webdings(code: u32) -> Option<char> {
    Some(match code {
        0x61 => '✓',
        0x63 => '□',
        0x67 => '■',
        0x6E => '●',
        0x72 => '✗',
        0x33..=0x36 => return nth("◀▶▲▼", code, 0x33),
        _ => return None,
    })
}

//! Numbers of list items and notes as documents write them: 3, c, iii, ٣, 三.

/// A way to write a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Figures {
    #[default]
    Decimal,
    /// At least two digits: 01.
    DecimalZero,
    LowerRoman,
    UpperRoman,
    /// From the letters of an alphabet. After the last come aa, bb, or aa, ab where `counted`.
    Letters {
        alphabet: &'static str,
        counted: bool,
    },
    /// Decimal with ten digits of another script.
    Digits(&'static str),
    /// 1st, 2nd.
    Ordinal,
    /// 一, 十二, 三百.
    Chinese,
    /// Signs in a circle up to 20.
    Circled,
    /// *, †, ‡, §, then doubled.
    Signs,
    /// A sign and no number; it is given elsewhere.
    Bullet,
    Nothing,
}

pub(super) const LATIN_LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
pub(super) const LATIN_UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const RUSSIAN_LOWER: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const RUSSIAN_UPPER: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const GANADA: &str = "가나다라마바사아자차카타파하";
const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const THAI: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
const HINDI: &str = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह";

impl Figures {
    /// By the name that Word's files use (`w:numFmt`); decimal for one that is not known.
    pub fn of_word(name: &str) -> Self {
        let letters = |alphabet| Self::Letters { alphabet, counted: false };
        match name {
            "decimalZero" => Self::DecimalZero,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "lowerLetter" => letters(LATIN_LOWER),
            "upperLetter" => letters(LATIN_UPPER),
            "russianLower" => letters(RUSSIAN_LOWER),
            "russianUpper" => letters(RUSSIAN_UPPER),
            "arabicAlpha" => letters(ARABIC),
            "arabicAbjad" => letters(ABJAD),
            "hebrew2" => letters(HEBREW),
            "ganada" | "chosung" => letters(GANADA),
            "aiueo" | "aiueoFullWidth" => letters(AIUEO),
            "thaiLetters" => letters(THAI),
            "hindiVowels" | "hindiConsonants" => letters(HINDI),
            "thaiNumbers" => Self::Digits("๐๑๒๓๔๕๖๗๘๙"),
            "hindiNumbers" => Self::Digits("०१२३४५६७८९"),
            "decimalFullWidth" | "decimalFullWidth2" => Self::Digits("０１２３４５６７８９"),
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
                Self::Digits("〇一二三四五六七八九")
            }
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "koreanCounting" => Self::Chinese,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "ordinal" => Self::Ordinal,
            "chicago" => Self::Signs,
            "bullet" => Self::Bullet,
            "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// By the sample that OpenDocument files give (`style:num-format`).
    pub fn of_sample(sample: &str, counted_alike: bool) -> Self {
        let letters = |alphabet| Self::Letters { alphabet, counted: !counted_alike };
        match sample.chars().next() {
            None => Self::Nothing,
            Some('a') => letters(LATIN_LOWER),
            Some('A') => letters(LATIN_UPPER),
            Some('i') => Self::LowerRoman,
            Some('I') => Self::UpperRoman,
            Some('0') => Self::DecimalZero,
            Some('а') => letters(RUSSIAN_LOWER),
            Some('А') => letters(RUSSIAN_UPPER),
            Some('ก') => letters(THAI),
            Some('א') => letters(HEBREW),
            Some('أ' | 'ا') => letters(ARABIC),
            Some('一' | '壹') => Self::Chinese,
            Some('①') => Self::Circled,
            Some('ア') => letters(AIUEO),
            Some('１') => Self::Digits("０１２３４５６７８９"),
            Some('๑') => Self::Digits("๐๑๒๓๔๕๖๗๘๙"),
            Some('१') => Self::Digits("०१२३४५६७८९"),
            Some('١') => Self::Digits("٠١٢٣٤٥٦٧٨٩"),
            Some('۱') => Self::Digits("۰۱۲۳۴۵۶۷۸۹"),
            Some('១') => Self::Digits("០១២៣៤៥៦៧៨៩"),
            Some('໑') => Self::Digits("໐໑໒໓໔໕໖໗໘໙"),
            Some('၁') => Self::Digits("၀၁၂၃၄၅၆၇၈၉"),
            Some(_) => Self::Decimal,
        }
    }

    pub fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Letters { alphabet, counted } => letters(alphabet, counted, number),
            Self::Digits(digits) => digits_of(digits, number),
            Self::Ordinal => ordinal(number),
            Self::Chinese => chinese(number),
            Self::Circled => match number {
                1..=20 => char::from_u32(0x2460 + number - 1).map(String::from).unwrap_or_default(),
                _ => number.to_string(),
            },
            Self::Signs => letters("*†‡§", false, number),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// Roman capitals from 1 to 3,999; other numbers in digits.
pub(super) fn roman(number: u32) -> String {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in VALUES {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

fn letters(alphabet: &str, counted: bool, number: u32) -> String {
    let count = u32::try_from(alphabet.chars().count()).unwrap_or(1).max(1);
    let letter = |at: u32| alphabet.chars().nth(at as usize).unwrap_or('?');
    // A list of thousands of items by letters is a damaged number.
    if number == 0 || number > count * 30 {
        return number.to_string();
    }
    if !counted {
        let times = (number - 1) / count + 1;
        return std::iter::repeat_n(letter((number - 1) % count), times as usize).collect();
    }
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        out.push(letter((rest - 1) % count));
        rest = (rest - 1) / count;
    }
    out.iter().rev().collect()
}

fn digits_of(digits: &str, number: u32) -> String {
    let digit = |b: u8| digits.chars().nth(usize::from(b - b'0')).unwrap_or(char::from(b));
    number.to_string().bytes().map(digit).collect()
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Up to 9,999; larger ones stay decimal.
fn chinese(number: u32) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let digit = |d: u32| "〇一二三四五六七八九".chars().nth(d as usize).unwrap_or('〇');
    let mut out = String::new();
    let mut gap = false;
    for (value, sign) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let d = number / value % 10;
        if d == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('〇');
        }
        // Ten is 十, not 一十, at the start.
        if !(value == 10 && d == 1 && out.is_empty()) {
            out.push(digit(d));
        }
        out.push_str(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_documents_do() {
        let word = |name: &str, number| Figures::of_word(name).write(number);
        assert_eq!(word("decimal", 12), "12");
        assert_eq!(word("decimalZero", 7), "07");
        assert_eq!(word("lowerRoman", 1994), "mcmxciv");
        assert_eq!(word("upperRoman", 4), "IV");
        assert_eq!((word("lowerLetter", 26), word("lowerLetter", 28)), ("z".into(), "bb".into()));
        assert_eq!((word("ordinal", 11), word("ordinal", 22)), ("11th".into(), "22nd".into()));
        assert_eq!(
            (word("chineseCounting", 10), word("chineseCounting", 21)),
            ("十".into(), "二十一".into())
        );
        assert_eq!(word("chineseCounting", 105), "一百〇五");
        assert_eq!(word("thaiNumbers", 15), "๑๕");
        assert_eq!(word("decimalEnclosedCircle", 3), "③");
        assert_eq!(word("chicago", 6), "††");
        let sample = |sample: &str, number| Figures::of_sample(sample, false).write(number);
        assert_eq!((sample("a", 27), sample("a", 28)), ("aa".into(), "ab".into()));
        assert_eq!(Figures::of_sample("A", true).write(28), "BB");
        assert_eq!((sample("១", 20), sample("", 3)), ("២០".into(), String::new()));
        assert_eq!(word("lowerLetter", 4_000_000_000), "4000000000");
    }
}

//! Which letters the bytes of an RTF file mean: by code page, or by the character set of the font.

use std::borrow::Cow;

use encoding_rs as e;

/// A way to read bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Page {
    Known(&'static e::Encoding),
    /// A page that browsers never had: what stands for the bytes from 128 on.
    Table(&'static str),
    /// The font Symbol: Greek letters and signs of logic.
    Symbol,
    /// Any other font of pictures. Its signs stand as bullets, ticks and arrows where they are known.
    Pictures,
}

/// The Windows number of a code page, as after `\ansicpg` and `\cpg`.
pub(super) fn by_number(number: i32) -> Option<Page> {
    Some(match number {
        437 => Page::Table(DOS_437),
        850 | 858 => Page::Table(DOS_850),
        852 => Page::Table(DOS_852),
        857 => Page::Table(DOS_857),
        866 => Page::Known(e::IBM866),
        874 => Page::Known(e::WINDOWS_874),
        932 | 10001 => Page::Known(e::SHIFT_JIS),
        936 | 10008 => Page::Known(e::GBK),
        949 | 10003 => Page::Known(e::EUC_KR),
        950 | 10002 => Page::Known(e::BIG5),
        // Johab is in no table here: lost letters are better than wrong ones.
        1361 => Page::Table(""),
        1250 => Page::Known(e::WINDOWS_1250),
        1251 => Page::Known(e::WINDOWS_1251),
        1252 | 819 | 28591 => Page::Known(e::WINDOWS_1252),
        1253 => Page::Known(e::WINDOWS_1253),
        1254 => Page::Known(e::WINDOWS_1254),
        1255 | 10005 => Page::Known(e::WINDOWS_1255),
        1256 | 10004 => Page::Known(e::WINDOWS_1256),
        1257 => Page::Known(e::WINDOWS_1257),
        1258 => Page::Known(e::WINDOWS_1258),
        10000 => Page::Known(e::MACINTOSH),
        10006 => Page::Table(MAC_GREEK),
        10007 => Page::Known(e::X_MAC_CYRILLIC),
        10029 => Page::Table(MAC_CENTRAL),
        10081 => Page::Table(MAC_TURKISH),
        20866 => Page::Known(e::KOI8_R),
        21866 => Page::Known(e::KOI8_U),
        28592 => Page::Known(e::ISO_8859_2),
        28595 => Page::Known(e::ISO_8859_5),
        28597 => Page::Known(e::ISO_8859_7),
        28605 => Page::Known(e::ISO_8859_15),
        54936 => Page::Known(e::GB18030),
        65001 => Page::Known(e::UTF_8),
        _ => return None,
    })
}

/// The code page of a font's `\fcharset`; nothing for "the default one".
pub(super) fn of_charset(charset: i32) -> Option<i32> {
    Some(match charset {
        0 => 1252,
        77 => 10000,
        78 | 128 => 932,
        79 | 129 => 949,
        130 => 1361,
        80 | 134 => 936,
        81 | 136 => 950,
        83 | 177 | 181 => 1255,
        84 | 178..=180 => 1256,
        85 => 10006,
        86 => 10081,
        87 | 222 => 874,
        88 => 10029,
        89 => 10007,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        186 => 1257,
        204 => 1251,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => return None,
    })
}

impl Page {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Table(table) if table == DOS_437 => "IBM437",
            Self::Table(table) if table == DOS_850 => "IBM850",
            Self::Table(table) if table == DOS_852 => "IBM852",
            Self::Table(table) if table == DOS_857 => "IBM857",
            Self::Table(table) if table == MAC_GREEK => "x-mac-greek",
            Self::Table(table) if table == MAC_CENTRAL => "x-mac-ce",
            Self::Table(_) => "x-mac-turkish",
            Self::Symbol | Self::Pictures => "symbols",
        }
    }

    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Self::Table(table) => bytes
                .iter()
                .map(|&b| match b.checked_sub(0x80) {
                    None => char::from(b),
                    Some(at) => table.chars().nth(usize::from(at)).unwrap_or(char::REPLACEMENT_CHARACTER),
                })
                .collect(),
            Self::Pictures if bytes.windows(2).any(|two| two.iter().all(u8::is_ascii_alphabetic)) => {
                // Words that were set in a font of pictures: all of it is words, or none.
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
            }
            Self::Symbol | Self::Pictures => bytes.iter().map(|&b| self.sign(b)).collect(),
        }
    }

    /// Symbol fonts also write their signs as letters of the private area, U+F020 to U+F0FF.
    pub(super) fn private(self, c: char) -> char {
        match u32::from(c).checked_sub(0xF000).and_then(|low| u8::try_from(low).ok()) {
            Some(low @ 0x20..) if self == Self::Symbol => Self::Symbol.sign(low),
            Some(low @ 0x20..) => Self::Pictures.sign(low),
            _ => c,
        }
    }

    fn sign(self, byte: u8) -> char {
        if matches!(byte, b' ' | b'\t' | 0xA0) {
            return ' ';
        }
        if self == Self::Symbol {
            return SYMBOL
                .chars()
                .nth(usize::from(byte).wrapping_sub(0x21))
                .filter(|&c| c != '?' || byte == b'?')
                .unwrap_or('•');
        }
        match byte {
            // A font of pictures that is named for words, as broken writers do: the words are meant.
            b'0'..=b'9' | b'a'..=b'k' | b'r'..=b'z' | b'A'..=b'Z' => char::from(byte),
            b'm' | b'o' | b'p' | b'q' | 0xA8 => '☐',
            0xA7 => '▪',
            0xD8 => '➢',
            0xE0 | 0xE8 | 0xF0 => '→',
            0xDF => '←',
            0xFB => '✗',
            0xFC => '✓',
            0xFD => '☒',
            0xFE => '☑',
            _ => '•',
        }
    }
}

/// From 0x21 on. A question mark stands for pieces of tall brackets and the like.
const SYMBOL: &str = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_?αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼?????????????????????????????????€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑?????????????〉∫⌠│⌡";

pub(in crate::import) const DOS_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

pub(in crate::import) const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

const DOS_852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

const DOS_857: &str = "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffd}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{fffd}×ÚÛÙìÿ¯´\u{ad}±\u{fffd}¾¶§÷¸°¨·¹³²■\u{a0}";

const MAC_GREEK: &str = "Ä¹²É³ÖÜ΅àâä΄¨çéèêë£™îï•½‰ôö¦€ùûü†ΓΔΘΛΞΠß®©ΣΪ§≠°·Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ≈Τ«»…\u{a0}ΥΧΆΈœ–―“”‘’÷ΉΊΌΎέήίόΏύαβψδεφγηιξκλμνοπώρστθωςχυζϊϋΐΰ\u{ad}";

const MAC_CENTRAL: &str = "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ";

const MAC_TURKISH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸĞğİıŞş‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{fffd}ÒÚÛÙ\u{fffd}ˆ˜¯˘˙˚¸˝˛ˇ";

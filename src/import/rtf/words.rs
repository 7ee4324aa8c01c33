//! What the control words of RTF mean for the words of a text. All others set how it looks.

/// What becomes of the words in a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// They are text of the flow that is being written.
    Text,
    /// They are dropped, but groups inside may have words (a drawing with a text box).
    Mute,
    /// They are dropped with all that is inside.
    Skip,
    Fonts,
    Styles,
}

/// A flow of words beside the text, that ends with its group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Aside {
    Footnote,
    Comment,
    Box,
    /// The running head or foot of the pages.
    Running,
    Title,
    Author,
    CommentAuthor,
    CommentName,
    CommentStart,
    CommentEnd,
    CommentRef,
    /// The number or bullet of a list item.
    Bullet,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    As(Place),
    Aside(Aside),
    /// A picture: dropped and counted.
    Picture,
    /// `\upr`: the words twice, in a code page and in Unicode (`\*\ud`).
    Twice,
    Unicode,
}

/// The group that a control word at its start makes, by the word. `\*` before a word that is not
/// here makes the group one to skip.
pub(super) fn group(word: &str) -> Option<Group> {
    use Group::{As, Aside as Flow};
    Some(match word {
        "fonttbl" => As(Place::Fonts),
        "stylesheet" => As(Place::Styles),
        "info" | "shp" | "shpinst" | "sp" | "sv" | "do" | "mmath" | "docvar" => As(Place::Mute),
        "title" => Flow(Aside::Title),
        "author" => Flow(Aside::Author),
        "footnote" => Flow(Aside::Footnote),
        "annotation" => Flow(Aside::Comment),
        "atnauthor" => Flow(Aside::CommentAuthor),
        "atnid" => Flow(Aside::CommentName),
        "atrfstart" => Flow(Aside::CommentStart),
        "atrfend" => Flow(Aside::CommentEnd),
        "atnref" => Flow(Aside::CommentRef),
        "shptxt" | "dptxbxtext" => Flow(Aside::Box),
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Flow(Aside::Running)
        }
        "listtext" | "pntext" => Flow(Aside::Bullet),
        "pict" | "shppict" | "NeXTGraphic" => Group::Picture,
        "upr" => Group::Twice,
        "ud" => Group::Unicode,
        "moMath" | "moMathPara" | "moMathParaPr" | "fldrslt" | "result" | "field" | "object" => {
            As(Place::Text)
        }
        // Beside the letters of the data these have other words that nobody reads.
        "colortbl" | "filetbl" | "listtable" | "listoverridetable" | "rsidtbl" | "revtbl" | "generator"
        | "operator" | "subject" | "manager" | "company" | "keywords" | "comment" | "doccomm"
        | "hlinkbase" | "category" | "creatim" | "revtim" | "printim" | "buptim" | "userprops"
        | "xmlnstbl" | "themedata" | "colorschememapping" | "latentstyles" | "datastore" | "objdata"
        | "objclass" | "objname" | "objalias" | "objsect" | "fldinst" | "datafield" | "formfield"
        | "fldtype" | "bkmkstart" | "bkmkend" | "xe" | "tc" | "tcn" | "txe" | "rxe" | "ftnsep"
        | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "atndate" | "atnicon" | "atnparent"
        | "atntime" | "nonshppict" | "shprslt" | "sn" | "pn" | "pntxta" | "pntxtb" | "pnseclvl"
        | "nesttableprops" | "nonesttables" | "template" | "background" | "passwordhash" | "pgdsctbl"
        | "fchars" | "lchars" | "listpicture" | "mmathPict" | "mmathPr" | "panose" | "falt" | "private"
        | "pgptbl" | "protusertbl" | "wgrffmtfilter" | "xform" | "xmlattrname" | "xmlattrvalue"
        | "factoidname" | "filesource" | "docvariable" | "fname" => As(Place::Skip),
        _ => return None,
    })
}

/// Words that stand for one character.
pub(super) fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "zwbo" => '\u{200B}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "ltrmark" => '\u{200E}',
        "rtlmark" => '\u{200F}',
        "zwnbo" => '\u{2060}',
        _ => return None,
    })
}

/// The level of a style called `heading 2` in the languages that people write in.
pub(super) fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.trim().to_lowercase();
    if name == "title" {
        return Some(1);
    }
    let (words, digit) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let level: u8 = digit.parse().ok().filter(|level| (1..=9).contains(level))?;
    let words = words.trim_end();
    [
        "heading",
        "überschrift",
        "titre",
        "título",
        "titolo",
        "titulo",
        "kop",
        "заголовок",
        "nagłówek",
        "标题",
        "見出し",
    ]
    .contains(&words)
    .then_some(level)
}

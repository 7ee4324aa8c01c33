//! What elements of HTML mean for the words in them.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Words in it are lines of their own.
    Block,
    Paragraph,
    Main,
    Article,
    /// Menus, heads, feet and margins of a page, where they stand outside of its main part.
    Around,
    Heading(u8),
    /// A numbered list, by its way of counting: `1`, `a`, `A`, `i`, `I`.
    Ordered(u8),
    Unordered,
    Item,
    /// A list of terms and what they mean.
    Terms,
    Term,
    Table,
    /// A table that only sets a page.
    Layout,
    Row,
    Cell,
    Break,
    /// Blanks and line ends in it stand as they are.
    Pre,
    Quote,
    /// How a word is read, above it.
    Reading,
    /// The sign that calls a note.
    Call,
    /// A link from a note back to its call, whose arrow is no word.
    Back,
    /// A part of a form, parted from its neighbours by a blank.
    Control,
    /// No part of the text at all.
    Skip,
}

impl Kind {
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Break
                | Self::Quote
                | Self::Reading
                | Self::Call
                | Self::Back
                | Self::Control
                | Self::Skip
                | Self::Row
                | Self::Cell
        )
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Ordered(_) | Self::Unordered)
    }

    pub(super) fn is_table(self) -> bool {
        matches!(self, Self::Table | Self::Layout)
    }

    pub(super) fn is_table_part(self) -> bool {
        self.is_table() || matches!(self, Self::Row | Self::Cell)
    }
}

/// The kind of an element; nothing for those that change nothing (`b`, `span`, `tbody`, unknown ones).
pub(super) fn kind_of(name: &str) -> Option<Kind> {
    ELEMENTS.iter().find(|(own, _)| *own == name).map(|(_, kind)| *kind)
}

/// The same name, for as long as the program runs.
pub(super) fn known(name: &str) -> &'static str {
    ELEMENTS.iter().find(|(own, _)| *own == name).map_or("", |(own, _)| own)
}

/// Elements that have no inside.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "meta"
            | "link"
            | "input"
            | "wbr"
            | "area"
            | "base"
            | "col"
            | "embed"
            | "param"
            | "source"
            | "track"
            | "frame"
            | "basefont"
            | "bgsound"
            | "keygen"
    )
}

const ELEMENTS: &[(&str, Kind)] = &[
    ("div", Kind::Block),
    ("p", Kind::Paragraph),
    ("br", Kind::Break),
    ("li", Kind::Item),
    ("td", Kind::Cell),
    ("th", Kind::Cell),
    ("tr", Kind::Row),
    ("table", Kind::Table),
    ("ul", Kind::Unordered),
    ("menu", Kind::Unordered),
    ("dir", Kind::Unordered),
    ("ol", Kind::Ordered(b'1')),
    ("dl", Kind::Terms),
    ("dt", Kind::Term),
    ("dd", Kind::Term),
    ("h1", Kind::Heading(1)),
    ("h2", Kind::Heading(2)),
    ("h3", Kind::Heading(3)),
    ("h4", Kind::Heading(4)),
    ("h5", Kind::Heading(5)),
    ("h6", Kind::Heading(6)),
    ("main", Kind::Main),
    ("article", Kind::Article),
    ("section", Kind::Block),
    ("header", Kind::Around),
    ("footer", Kind::Around),
    ("nav", Kind::Around),
    ("aside", Kind::Around),
    ("body", Kind::Block),
    ("blockquote", Kind::Block),
    ("address", Kind::Block),
    ("figure", Kind::Block),
    ("figcaption", Kind::Block),
    ("caption", Kind::Block),
    ("center", Kind::Block),
    ("details", Kind::Block),
    ("summary", Kind::Block),
    ("dialog", Kind::Block),
    ("fieldset", Kind::Block),
    ("legend", Kind::Block),
    ("form", Kind::Block),
    ("hgroup", Kind::Block),
    ("search", Kind::Block),
    ("hr", Kind::Block),
    ("pre", Kind::Pre),
    ("listing", Kind::Pre),
    ("xmp", Kind::Pre),
    ("plaintext", Kind::Pre),
    ("textarea", Kind::Pre),
    ("q", Kind::Quote),
    ("rt", Kind::Reading),
    ("a", Kind::Call),
    ("button", Kind::Control),
    ("option", Kind::Control),
    ("select", Kind::Control),
    ("label", Kind::Control),
    ("script", Kind::Skip),
    ("style", Kind::Skip),
    ("template", Kind::Skip),
    ("noscript", Kind::Skip),
    ("svg", Kind::Skip),
    ("iframe", Kind::Skip),
    ("noembed", Kind::Skip),
    ("noframes", Kind::Skip),
    ("canvas", Kind::Skip),
    ("audio", Kind::Skip),
    ("video", Kind::Skip),
    ("rp", Kind::Skip),
];

//! How figures look: on the screen, on paper without colour, on a wall.

use super::palette::{Palette, Rgb, blend};
use super::scene::{Fill, Pattern, Stroke};
use crate::study::Polarity;

/// Where a figure is to be seen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Style {
    #[default]
    Light,
    Dark,
    /// Black on white: greys and patterns tell what colour tells on the screen.
    Print,
    /// Larger type, for a wall.
    Slides,
}

impl Style {
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Print, Self::Slides];

    pub fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
            Self::Slides => "slides",
        }
    }

    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light | Self::Slides => Palette::of(false, false),
            Self::Dark => Palette::of(true, false),
            Self::Print => Palette::of(false, true),
        }
    }

    /// How much larger than on the screen type and rows are.
    pub fn scale(self) -> f32 {
        if self == Self::Slides { 1.5 } else { 1.0 }
    }

    /// Points across where nothing else is asked for. A page of print is as wide as the text of an A4 page.
    pub fn width(self) -> f32 {
        match self {
            Self::Light | Self::Dark => 720.0,
            Self::Print => 482.0,
            Self::Slides => 960.0,
        }
    }

    fn print(self) -> bool {
        self == Self::Print
    }

    pub fn paper(self) -> Rgb {
        self.palette().paper
    }

    pub fn ink(self) -> Rgb {
        self.palette().ink
    }

    pub fn ink2(self) -> Rgb {
        self.palette().ink2
    }

    pub fn ink3(self) -> Rgb {
        self.palette().ink3
    }

    /// Grey between ink and paper: 0 is ink, 1 is paper.
    pub fn grey(self, part: f32) -> Rgb {
        blend(self.palette().ink, self.palette().paper, part)
    }

    pub fn hair(self) -> Stroke {
        let colour = if self.print() { self.grey(0.75) } else { self.palette().hair };
        Stroke { colour, width: 0.75, dashed: false }
    }

    pub fn axis(self) -> Stroke {
        Stroke { colour: self.ink3(), width: 1.0, dashed: false }
    }

    /// The fill of a direction. In print: enabling white, constraining dark, mixed striped.
    pub fn polarity(self, polarity: Option<Polarity>) -> Fill {
        let palette = self.palette();
        let plain = |colour| Fill { colour, pattern: None };
        match polarity {
            Some(Polarity::Enabling) if self.print() => plain(palette.paper),
            Some(Polarity::Enabling) => plain(palette.en.fill),
            Some(Polarity::Constraining) if self.print() => plain(self.grey(0.3)),
            Some(Polarity::Constraining) => plain(palette.co.fill),
            Some(Polarity::Mixed) if self.print() => {
                Fill { colour: palette.paper, pattern: Some((Pattern::Rising, palette.ink)) }
            }
            Some(Polarity::Mixed) => {
                Fill { colour: palette.mi.fill, pattern: Some((Pattern::Rising, palette.paper)) }
            }
            None => plain(self.grey(0.75)),
        }
    }

    /// The line round a block of a direction: in print the white ones need it.
    pub fn edge(self) -> Option<Stroke> {
        self.print().then(|| Stroke { colour: self.ink(), width: 0.6, dashed: false })
    }

    pub fn polarity_text(self, polarity: Polarity) -> Rgb {
        let palette = self.palette();
        match polarity {
            _ if self.print() => palette.ink,
            Polarity::Enabling => palette.en.text,
            Polarity::Constraining => palette.co.text,
            Polarity::Mixed => palette.mi.text,
        }
    }

    /// A step of heat.
    pub fn heat(self, step: usize) -> Rgb {
        if self.print() {
            return self.grey([1.0, 0.9, 0.78, 0.64, 0.48, 0.3][step.min(5)]);
        }
        let steps = &self.palette().heat;
        steps[step.min(steps.len() - 1)]
    }

    pub fn case(self, place: usize) -> Rgb {
        if self.print() { self.ink() } else { self.palette().case(place) }
    }

    /// The fill of one theme, level or case among many: a hue on the screen, a pattern in print.
    pub fn kind(self, place: usize, hue: usize) -> Fill {
        if self.print() {
            let grounds = [0.45, 1.0, 0.82, 1.0, 0.65, 1.0];
            let patterns = [
                None,
                Some(Pattern::Rising),
                None,
                Some(Pattern::Dots),
                Some(Pattern::Falling),
                Some(Pattern::Upright),
            ];
            let pattern = patterns[place % patterns.len()];
            return Fill {
                colour: self.grey(grounds[place % grounds.len()]),
                pattern: pattern.map(|pattern| (pattern, self.ink())),
            };
        }
        Fill { colour: self.palette().theme(hue), pattern: None }
    }

    pub fn text_on(self, fill: Rgb) -> Rgb {
        self.palette().text_on(fill)
    }
}

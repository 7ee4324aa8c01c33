//! The palette as egui's colours.

use eframe::egui::{Color32, Context, Id, Theme};

use crate::figure::palette::{self, CASE_MARKS, CaseShape, Palette, Rgb, THEME_HUES};
use crate::study::Polarity;

/// One polarity: fill, sign and text, tint behind text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polarised {
    pub fill: Color32,
    pub text: Color32,
    pub tint: Color32,
}

/// Every colour of the window by its meaning; see [`Palette`] for what each is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    pub dark: bool,
    pub high_contrast: bool,
    pub ground: Color32,
    pub view: Color32,
    pub paper: Color32,
    pub sunk: Color32,
    pub chip: Color32,
    pub hair: Color32,
    pub line: Color32,
    pub ink: Color32,
    pub ink2: Color32,
    pub ink3: Color32,
    pub faint: Color32,
    pub accent: Color32,
    pub accent_tint: Color32,
    pub accent_mark: Color32,
    pub on_accent: Color32,
    pub en: Polarised,
    pub co: Polarised,
    pub mi: Polarised,
    pub stale: Color32,
    pub stale_text: Color32,
    pub stale_tint: Color32,
    pub find: Color32,
    pub bad: Color32,
    pub themes: [Color32; THEME_HUES],
    pub cases: [Color32; CASE_MARKS],
    pub heat: [Color32; 6],
}

static LIGHT: Tokens = Tokens::from(&palette::LIGHT, false, false);
static DARK: Tokens = Tokens::from(&palette::DARK, true, false);
static LIGHT_CONTRAST: Tokens = Tokens::from(&palette::LIGHT_CONTRAST, false, true);
static DARK_CONTRAST: Tokens = Tokens::from(&palette::DARK_CONTRAST, true, true);

pub(super) fn contrast_id() -> Id {
    Id::unique("crosscase-high-contrast")
}

impl Tokens {
    /// For a picture that is shown in its own colours.
    pub const UNTINTED: Color32 = Color32::WHITE;

    /// The tokens of the theme that is on. A `&Ui` serves too.
    pub fn of(ctx: &Context) -> &'static Self {
        let high = ctx.data(|d| d.get_temp::<bool>(contrast_id())).unwrap_or(false);
        Self::get(ctx.theme() == Theme::Dark, high)
    }

    pub const fn get(dark: bool, high_contrast: bool) -> &'static Self {
        match (dark, high_contrast) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_CONTRAST,
            (true, true) => &DARK_CONTRAST,
        }
    }

    /// The same as plain values, for figures.
    pub const fn palette(&self) -> &'static Palette {
        Palette::of(self.dark, self.high_contrast)
    }

    pub const fn polarity(&self, polarity: Polarity) -> Polarised {
        match polarity {
            Polarity::Enabling => self.en,
            Polarity::Constraining => self.co,
            Polarity::Mixed => self.mi,
        }
    }

    /// The hue of a theme by its index, counted round.
    pub const fn theme(&self, index: usize) -> Color32 {
        self.themes[index % THEME_HUES]
    }

    /// Shape and hue of the case at this place, counted round.
    pub const fn case(&self, index: usize) -> (CaseShape, Color32) {
        // The second round of shapes has other hues, so that the eleventh case is not the first.
        (CaseShape::of(index), self.cases[(index + index / CASE_MARKS) % CASE_MARKS])
    }

    /// The text colour on a step of heat (0 to 5).
    pub fn on_heat(&self, step: usize) -> Color32 {
        let palette = self.palette();
        colour(palette.text_on(palette.heat[step.min(5)]))
    }

    /// Over the window while a dialog waits for an answer.
    pub fn veil(&self) -> Color32 {
        colour(palette::DARK_CONTRAST.ground).gamma_multiply(if self.dark { 0.5 } else { 0.25 })
    }

    /// The only shadow: under what floats.
    pub fn shade(&self) -> Color32 {
        colour(palette::DARK_CONTRAST.ground).gamma_multiply(if self.dark { 0.5 } else { 0.12 })
    }

    const fn from(p: &Palette, dark: bool, high_contrast: bool) -> Self {
        Self {
            dark,
            high_contrast,
            ground: colour(p.ground),
            view: colour(p.view),
            paper: colour(p.paper),
            sunk: colour(p.sunk),
            chip: colour(p.chip),
            hair: colour(p.hair),
            line: colour(p.line),
            ink: colour(p.ink),
            ink2: colour(p.ink2),
            ink3: colour(p.ink3),
            faint: colour(p.faint),
            accent: colour(p.accent),
            accent_tint: colour(p.accent_tint),
            accent_mark: colour(p.accent_mark),
            on_accent: colour(p.on_accent),
            en: polarised(p.en),
            co: polarised(p.co),
            mi: polarised(p.mi),
            stale: colour(p.stale),
            stale_text: colour(p.stale_text),
            stale_tint: colour(p.stale_tint),
            find: colour(p.find),
            bad: colour(p.bad),
            themes: colours(p.themes),
            cases: colours(p.cases),
            heat: colours(p.heat),
        }
    }
}

/// A value of the palette as egui's colour.
pub const fn colour([r, g, b]: Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

const fn polarised(p: palette::Polarised) -> Polarised {
    Polarised { fill: colour(p.fill), text: colour(p.text), tint: colour(p.tint) }
}

const fn colours<const N: usize>(from: [Rgb; N]) -> [Color32; N] {
    let mut out = [Color32::TRANSPARENT; N];
    let mut i = 0;
    while i < N {
        out[i] = colour(from[i]);
        i += 1;
    }
    out
}

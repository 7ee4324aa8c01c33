//! egui's own widgets in our colours and measures, and what the user may change about them.

use eframe::egui::style::{ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use eframe::egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals, vec2,
};

use super::font;
use super::tokens::{Tokens, contrast_id};

/// Sizes in points, in steps of four.
pub mod measure {
    pub const STEP: f32 = 4.0;
    pub const RADIUS: u8 = 6;
    pub const RADIUS_CHIP: u8 = 4;
    pub const RADIUS_KEY: u8 = 3;
    pub const RADIUS_SQUARE: u8 = 2;
    pub const HAIRLINE: f32 = 1.0;
    pub const OUTLINE: f32 = 2.0;
    pub const CARD_EDGE: f32 = 4.0;
    pub const ROW_MARK: f32 = 3.0;
    pub const TOP_BAR: f32 = 48.0;
    pub const LENS_BAR: f32 = 40.0;
    pub const STATUS_BAR: f32 = 28.0;
    pub const RAIL: f32 = 136.0;
    pub const INSPECTOR: f32 = 296.0;
    pub const INSPECTOR_FOLDED: f32 = 32.0;
    pub const VIEW_TITLE: f32 = 48.0;
    pub const TOOL_BAR: f32 = 36.0;
    pub const BUTTON: f32 = 28.0;
    pub const SMALL: f32 = 24.0;
    pub const ROW: f32 = 32.0;
    pub const DENSE_ROW: f32 = 26.0;
    pub const GUTTER: f32 = 92.0;
    pub const ICON: f32 = 16.0;
}

pub(super) fn install(ctx: &Context) {
    ctx.options_mut(|o| o.zoom_with_keyboard = false); // text size is a command like the others
    refresh(ctx);
}

/// Turns high contrast on or off, in both themes.
pub fn set_high_contrast(ctx: &Context, on: bool) {
    ctx.data_mut(|d| d.insert_temp(contrast_id(), on));
    refresh(ctx);
}

/// Sets the size of everything: 1 as designed, from 0.75 to 2.5. All measures grow together, so that no
/// text outgrows its button.
pub fn set_scale(ctx: &Context, scale: f32) {
    ctx.set_zoom_factor(scale.clamp(0.75, 2.5));
}

fn refresh(ctx: &Context) {
    let high = ctx.data(|d| d.get_temp::<bool>(contrast_id())).unwrap_or(false);
    for theme in [Theme::Light, Theme::Dark] {
        let tokens = Tokens::get(theme == Theme::Dark, high);
        ctx.style_mut_of(theme, |style| apply(style, tokens));
    }
}

fn apply(style: &mut Style, t: &Tokens) {
    style.text_styles = [
        (TextStyle::Body, font::body()),
        (TextStyle::Button, font::body()),
        (TextStyle::Small, font::caption()),
        (TextStyle::Heading, font::title()),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
        (TextStyle::Name("key".into()), font::regular(font::KEY)),
        (TextStyle::Name("first-start".into()), font::semibold(font::FIRST_START)),
        (TextStyle::Name("reading".into()), font::reading(font::READING_SIZE)),
    ]
    .into();

    let s = &mut style.spacing;
    s.item_spacing = vec2(8.0, 4.0);
    s.button_padding = vec2(12.0, 4.0);
    s.window_margin = Margin::same(16);
    s.menu_margin = Margin::same(4);
    s.interact_size = vec2(28.0, 24.0);
    s.indent = 16.0;
    s.icon_width = 14.0;
    s.icon_width_inner = 8.0;
    s.icon_spacing = 8.0;
    s.tooltip_width = 360.0;
    s.menu_width = 280.0;
    s.combo_height = 320.0;
    s.text_edit_width = 240.0;
    s.slider_width = 160.0;
    s.slider_rail_height = 4.0;
    s.scroll = ScrollStyle { bar_width: 8.0, floating_width: 4.0, ..ScrollStyle::floating() };

    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.0;
    style.explanation_tooltips = false;
    style.visuals = visuals(t);
}

fn visuals(t: &Tokens) -> Visuals {
    let mut v = if t.dark { Visuals::dark() } else { Visuals::light() };
    v.override_text_color = None;
    v.weak_text_color = Some(t.ink3);
    v.hyperlink_color = t.accent;
    v.faint_bg_color = t.view;
    v.extreme_bg_color = t.paper;
    v.text_edit_bg_color = Some(t.paper);
    v.code_bg_color = t.chip;
    v.warn_fg_color = t.stale_text;
    v.error_fg_color = t.bad;
    v.panel_fill = t.ground;
    v.window_fill = t.paper;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(measure::RADIUS);
    v.menu_corner_radius = CornerRadius::same(measure::RADIUS);
    let float = Shadow { offset: [0, 4], blur: 12, spread: 0, color: t.shade() };
    v.window_shadow = float;
    v.popup_shadow = float;
    v.selection = Selection { bg_fill: t.accent_mark, stroke: Stroke::new(measure::OUTLINE, t.accent) };
    v.text_cursor = TextCursorStyle { stroke: Stroke::new(1.5, t.ink), ..TextCursorStyle::default() };
    v.disabled_alpha = 0.6; // Half of it is too little to read
    v.indent_has_left_vline = false;
    v.slider_trailing_fill = true;
    v.widgets = widgets(t);
    v
}

fn widgets(t: &Tokens) -> Widgets {
    let base = WidgetVisuals {
        bg_fill: t.paper,
        weak_bg_fill: t.paper,
        bg_stroke: Stroke::new(1.0, t.line),
        corner_radius: CornerRadius::same(measure::RADIUS),
        fg_stroke: Stroke::new(1.0, t.ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: WidgetVisuals {
            bg_fill: t.ground,
            weak_bg_fill: t.ground,
            bg_stroke: Stroke::new(1.0, t.hair),
            ..base
        },
        inactive: base,
        hovered: WidgetVisuals { bg_fill: t.sunk, weak_bg_fill: t.sunk, ..base },
        // Focus by keyboard looks like this too: the ring must be seen.
        active: WidgetVisuals {
            bg_fill: t.accent_tint,
            weak_bg_fill: t.accent_tint,
            bg_stroke: Stroke::new(measure::OUTLINE, t.accent),
            ..base
        },
        open: WidgetVisuals { bg_fill: t.accent_tint, weak_bg_fill: t.accent_tint, ..base },
    }
}

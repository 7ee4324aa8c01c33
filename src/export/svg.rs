//! A figure as SVG: text stays text, patterns stay patterns, marks can be asked for their names.

use std::fmt::Write;

use crate::figure::palette::Rgb;
use crate::figure::scene::{Anchor, Area, Item, Pattern, Scene, Shape, Step, Stroke, Text, Weight};

/// Faces that look for what is asked, the bundled one first.
const FAMILY: &str =
    "Inter, 'Noto Sans', 'Noto Sans Khmer', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

/// The whole file. The same scene gives the same bytes.
pub fn svg(scene: &Scene) -> String {
    within(scene, "")
}

/// The same to stand within a page beside others: every name in it begins with `prefix`.
pub fn within(scene: &Scene, prefix: &str) -> String {
    let mut out = String::with_capacity(scene.items.len() * 120);
    let (w, h) = (number(scene.width), number(scene.height));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {w} {h}\" \
         role=\"img\" aria-labelledby=\"{prefix}title {prefix}desc\" font-family=\"{}\">",
        escape(FAMILY)
    )
    .ok();
    writeln!(out, "<title id=\"{prefix}title\">{}</title>", escape(&scene.title)).ok();
    writeln!(out, "<desc id=\"{prefix}desc\">{}</desc>", escape(&scene.caption.join(" "))).ok();
    let patterns = patterns(scene);
    let clips = clips(scene);
    if !patterns.is_empty() || !clips.is_empty() {
        out.push_str("<defs>\n");
        for (at, (pattern, ground, line)) in patterns.iter().enumerate() {
            define(&mut out, &format!("{prefix}p{at}"), *pattern, *ground, *line);
        }
        for (at, clip) in clips.iter().enumerate() {
            writeln!(out, "<clipPath id=\"{prefix}c{at}\"><rect {}/></clipPath>", place(*clip)).ok();
        }
        out.push_str("</defs>\n");
    }
    writeln!(out, "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", hex(scene.ground)).ok();
    for item in &scene.items {
        draw(&mut out, item, &patterns, &clips, prefix);
    }
    if !scene.marks.is_empty() {
        out.push_str("<g fill=\"none\" stroke=\"none\" pointer-events=\"all\">\n");
        for mark in &scene.marks {
            writeln!(out, "<rect {}><title>{}</title></rect>", place(mark.area), escape(&mark.name)).ok();
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, item: &Item, patterns: &[(Pattern, Rgb, Rgb)], clips: &[Area], prefix: &str) {
    let mut look = match &item.fill {
        None => " fill=\"none\"".to_owned(),
        Some(fill) => match fill.pattern {
            None => format!(" fill=\"{}\"", hex(fill.colour)),
            Some((pattern, line)) => {
                let wanted = (pattern, fill.colour, line);
                let at = patterns.iter().position(|known| *known == wanted).unwrap_or(0);
                format!(" fill=\"url(#{prefix}p{at})\"")
            }
        },
    };
    if let Some(stroke) = item.stroke {
        look.push_str(&stroked(stroke));
    }
    if let Some(at) = item.clip.and_then(|clip| clips.iter().position(|known| *known == clip)) {
        write!(look, " clip-path=\"url(#{prefix}c{at})\"").ok();
    }
    match &item.shape {
        Shape::Rect(area) => writeln!(out, "<rect {}{look}/>", place(*area)),
        Shape::Circle { x, y, r } => {
            writeln!(out, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{look}/>", number(*x), number(*y), number(*r))
        }
        Shape::Line { from, to } => writeln!(
            out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{look}/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1)
        ),
        Shape::Path(steps) => writeln!(out, "<path d=\"{}\"{look}/>", path(steps)),
        Shape::Text(text) => {
            words(out, text);
            Ok(())
        }
    }
    .ok();
}

fn words(out: &mut String, text: &Text) {
    let (x, y) = (number(text.at.0), number(text.at.1));
    write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", number(text.size)).ok();
    match text.weight {
        Weight::Regular => {}
        Weight::Medium => out.push_str(" font-weight=\"500\""),
        Weight::Semibold => out.push_str(" font-weight=\"600\""),
        Weight::Italic => out.push_str(" font-style=\"italic\""),
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.turn != 0.0 {
        write!(out, " transform=\"rotate({} {x} {y})\"", number(text.turn)).ok();
    }
    write!(out, " fill=\"{}\">", hex(text.colour)).ok();
    if let Some(whole) = &text.whole {
        write!(out, "<title>{}</title>", escape(whole)).ok();
    }
    writeln!(out, "{}</text>", escape(&text.words)).ok();
}

fn stroked(stroke: Stroke) -> String {
    let dashes = if stroke.dashed {
        format!(" stroke-dasharray=\"{} {}\"", number(stroke.width * 3.0), number(stroke.width * 2.5))
    } else {
        String::new()
    };
    format!(" stroke=\"{}\" stroke-width=\"{}\"{dashes}", hex(stroke.colour), number(stroke.width))
}

fn path(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match *step {
            Step::Move(x, y) => write!(out, "M{} {}", number(x), number(y)).ok(),
            Step::Line(x, y) => write!(out, "L{} {}", number(x), number(y)).ok(),
            Step::Curve(ax, ay, bx, by, x, y) => write!(
                out,
                "C{} {} {} {} {} {}",
                number(ax),
                number(ay),
                number(bx),
                number(by),
                number(x),
                number(y)
            )
            .ok(),
            Step::Close => {
                out.push('Z');
                None
            }
        };
    }
    out
}

fn define(out: &mut String, name: &str, pattern: Pattern, ground: Rgb, line: Rgb) {
    let step = Pattern::STEP;
    let side = number(step);
    write!(
        out,
        "<pattern id=\"{name}\" patternUnits=\"userSpaceOnUse\" width=\"{side}\" height=\"{}\">",
        if pattern == Pattern::Dots { number(step * 2.0) } else { side.clone() }
    )
    .ok();
    write!(out, "<rect width=\"{side}\" height=\"{}\" fill=\"{}\"/>", number(step * 2.0), hex(ground)).ok();
    let stroke = format!("stroke=\"{}\" stroke-width=\"{}\"", hex(line), number(Pattern::LINE));
    let (half, over) = (number(step / 2.0), number(step * 1.5));
    let rising = format!(
        "<path d=\"M-{half} {half}L{half} -{half}M0 {side}L{side} 0M{half} {over}L{over} {half}\" {stroke}/>"
    );
    let falling = format!(
        "<path d=\"M-{half} {half}L{half} {over}M0 0L{side} {side}M{half} -{half}L{over} {half}\" {stroke}/>"
    );
    match pattern {
        Pattern::Rising => out.push_str(&rising),
        Pattern::Falling => out.push_str(&falling),
        Pattern::Crossed => {
            out.push_str(&rising);
            out.push_str(&falling);
        }
        Pattern::Upright => {
            write!(out, "<path d=\"M0 0V{side}M{side} 0V{side}\" {stroke}/>").ok();
        }
        Pattern::Level => {
            write!(out, "<path d=\"M0 0H{side}M0 {side}H{side}\" {stroke}/>").ok();
        }
        Pattern::Dots => {
            let r = number(Pattern::LINE);
            let colour = hex(line);
            for (x, y) in [(0.0, 0.0), (step, 0.0), (0.0, step * 2.0), (step, step * 2.0), (step / 2.0, step)]
            {
                write!(
                    out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{r}\" fill=\"{colour}\"/>",
                    number(x),
                    number(y)
                )
                .ok();
            }
        }
    }
    out.push_str("</pattern>\n");
}

/// Each pattern with its two colours, in the order in which they are first used.
fn patterns(scene: &Scene) -> Vec<(Pattern, Rgb, Rgb)> {
    let mut out = Vec::new();
    for fill in scene.items.iter().filter_map(|item| item.fill) {
        if let Some((pattern, line)) = fill.pattern
            && !out.contains(&(pattern, fill.colour, line))
        {
            out.push((pattern, fill.colour, line));
        }
    }
    out
}

fn clips(scene: &Scene) -> Vec<Area> {
    let mut out: Vec<Area> = Vec::new();
    for clip in scene.items.iter().filter_map(|item| item.clip) {
        if !out.contains(&clip) {
            out.push(clip);
        }
    }
    out
}

fn place(area: Area) -> String {
    let [x, y, w, h] = [area.x, area.y, area.w.max(0.0), area.h.max(0.0)].map(number);
    format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

pub(super) fn hex(colour: Rgb) -> String {
    format!("#{:02x}{:02x}{:02x}", colour[0], colour[1], colour[2])
}

/// At most two decimals, none where they are noughts. What is not a number is nought.
pub(super) fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let hundredths = (f64::from(value) * 100.0).round() as i64;
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    match (size / 100, size % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        (whole, part) => format!("{sign}{whole}.{part:02}"),
    }
}

/// Words within XML. What XML can't hold is left out.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

//! Numbers of Word's lists. The file keeps no numbers, only rules; they are counted here as Word does.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::Figures;
use super::super::symbols;
use super::super::xml::{Piece, Tag, Xml};
use super::styles::NumberedBy;

const LEVELS: usize = 9;
/// The longest sign or pattern of a number, in characters. It stands before every item.
const MAX_LABEL: usize = 100;

#[derive(Clone, Default)]
struct Level {
    start: u32,
    figures: Figures,
    /// What is written, with `%1` for the number of the first level.
    pattern: String,
    /// Whether all levels are written in decimal here.
    legal: bool,
    /// 0: never begins anew; n: after level n was counted on; nothing: after any higher one.
    restart: Option<usize>,
    /// Whether the words follow without a blank.
    tight: bool,
    style: String,
    font: String,
}

/// The rules of a list, which several lists can share.
#[derive(Default)]
struct Rules {
    levels: Vec<Level>,
    /// The name of a list style whose rules are meant, and the name these rules are known by.
    link: String,
    linked_by: String,
}

#[derive(Default)]
struct List {
    rules: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Default)]
pub(super) struct Numbering {
    rules: BTreeMap<String, Rules>,
    lists: BTreeMap<u32, List>,
    /// Where each set of rules stands, by level.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists and levels that began at a number of their own.
    begun: BTreeSet<(u32, usize)>,
}

impl Numbering {
    pub fn read(text: &str) -> Self {
        let mut xml = Xml::new(text);
        let mut numbering = Self::default();
        let (mut rules, mut list, mut level, mut at) = (String::new(), None, None, 0_usize);
        while let Some(piece) = xml.next() {
            match piece {
                Piece::Start(tag) => {
                    let value = || tag.attribute("val").unwrap_or_default();
                    match tag.name() {
                        "abstractNum" => {
                            rules = tag.attribute("abstractNumId").unwrap_or_default();
                            numbering.rules.insert(rules.clone(), Rules::default());
                        }
                        "num" => {
                            list = tag.attribute("numId").and_then(|id| id.parse::<u32>().ok());
                            numbering.lists.extend(list.map(|list| (list, List::default())));
                        }
                        "abstractNumId" => {
                            if let Some(list) = numbering.list(list) {
                                list.rules = value();
                            }
                        }
                        "numStyleLink" | "styleLink" => {
                            if let Some(rules) = numbering.rules.get_mut(&rules) {
                                let name = value();
                                let own = tag.name() == "styleLink";
                                *(if own { &mut rules.linked_by } else { &mut rules.link }) = name;
                            }
                        }
                        "lvlOverride" => at = place(&tag),
                        "startOverride" => {
                            let start = value().parse().ok();
                            if let (Some(list), Some(start)) = (numbering.list(list), start) {
                                list.starts.insert(at, start);
                            }
                        }
                        "lvl" => {
                            at = place(&tag);
                            level = Some(Level::default());
                        }
                        name if name.ends_with("Change") => xml.skip(),
                        _ => {
                            if let Some(level) = &mut level {
                                level.take(&tag);
                            }
                        }
                    }
                }
                Piece::End("lvl") => {
                    if let Some(level) = level.take() {
                        numbering.add(&rules, list, at, level);
                    }
                }
                Piece::End("abstractNum") => rules.clear(),
                Piece::End("num") => list = None,
                _ => {}
            }
        }
        numbering
    }

    fn list(&mut self, list: Option<u32>) -> Option<&mut List> {
        self.lists.get_mut(&list?)
    }

    fn add(&mut self, rules: &str, list: Option<u32>, at: usize, level: Level) {
        if at >= LEVELS {
            return;
        }
        if let Some(list) = self.list(list) {
            list.levels.insert(at, level);
        } else if let Some(rules) = self.rules.get_mut(rules) {
            if rules.levels.len() <= at {
                rules.levels.resize(at + 1, Level::default());
            }
            rules.levels[at] = level;
        }
    }

    /// Counts on, and gives what stands before the words: `2.1. `, `• `. Nothing where the paragraph
    /// is in no list.
    pub fn next(&mut self, by: NumberedBy, style: &str) -> Option<String> {
        let id = by.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let key = self.followed(&list.rules);
        let rules = self.rules.get(&key)?;
        let of_style = || rules.levels.iter().position(|level| !style.is_empty() && level.style == style);
        let at = by.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let levels: Vec<&Level> = (0..=at)
            .map(|at| list.levels.get(&at).or_else(|| rules.levels.get(at)))
            .collect::<Option<_>>()?;
        let counts = self.counts.entry(key).or_default();
        let fresh = list.starts.get(&at).filter(|_| self.begun.insert((id, at)));
        counts[at] = Some(match (fresh, counts[at]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => levels[at].start,
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart =
                list.levels.get(&deeper).or_else(|| rules.levels.get(deeper)).and_then(|l| l.restart);
            if restart.is_none_or(|after| at < after) {
                *count = None;
            }
        }
        for (level, count) in levels.iter().zip(counts.iter_mut()) {
            count.get_or_insert(level.start);
        }
        Some(label(&levels, counts))
    }

    /// The rules that are meant, where these only name a list style.
    fn followed(&self, key: &str) -> String {
        let link = self.rules.get(key).filter(|rules| rules.levels.is_empty()).map(|rules| &rules.link);
        let meant = link.filter(|link| !link.is_empty()).and_then(|link| {
            self.rules.iter().find(|(_, rules)| rules.linked_by == *link && !rules.levels.is_empty())
        });
        meant.map_or(key, |(key, _)| key).to_owned()
    }
}

fn place(tag: &Tag<'_>) -> usize {
    tag.attribute("ilvl").and_then(|at| at.parse().ok()).unwrap_or(LEVELS)
}

impl Level {
    fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "start" => self.start = value().parse().unwrap_or(0),
            "numFmt" => self.figures = Figures::of_word(&value()),
            "lvlText" => self.pattern = value().chars().take(MAX_LABEL).collect(),
            "isLgl" => self.legal = super::styles::is_on(tag),
            "lvlRestart" => self.restart = value().parse().ok(),
            "suff" => self.tight = value() == "nothing",
            "pStyle" => self.style = value(),
            "rFonts" => {
                self.font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi")).unwrap_or_default();
            }
            _ => {}
        }
    }
}

fn label(levels: &[&Level], counts: &[Option<u32>; LEVELS]) -> String {
    let Some(own) = levels.last() else { return String::new() };
    let mut out = String::new();
    if own.figures == Figures::Bullet {
        out.extend(own.pattern.chars().map(|c| bullet(&own.font, c)));
    } else {
        let mut chars = own.pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
            let Some(digit) = digit else {
                out.push(c);
                continue;
            };
            chars.next();
            let at = (digit as usize).wrapping_sub(1);
            if let (Some(level), Some(Some(count))) = (levels.get(at), counts.get(at)) {
                let figures = if own.legal && level.figures != Figures::Nothing {
                    Figures::Decimal
                } else {
                    level.figures
                };
                out.push_str(&figures.write(*count));
            }
        }
    }
    let out = out.trim().to_owned();
    if out.is_empty() || own.tight { out } else { out + " " }
}

/// The sign of a bullet. Word makes the hollow one of a letter o of a typewriter font.
fn bullet(font: &str, c: char) -> char {
    match symbols::sign(font, c) {
        Some(sign) => sign,
        None if c == 'o' && font.starts_with("Courier") => '◦',
        None if symbols::is_private(c) => '•',
        None => c,
    }
}

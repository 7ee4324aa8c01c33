//! `crosscase search`

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::lens::{LensArguments, unknown};
use super::{Failure, Output, say, study};
use crate::analysis::Index;
use crate::analysis::search::{
    Found, Group, Mode, Part, Place, Query, QueryError, Search, Within, called, context, speaker_at, words_of,
};
use crate::study::{AnyId, MarkKind, Span, Study};

/// So many names are listed to choose from.
const MOST_NAMED: usize = 20;
/// About so many bytes of context to each side.
const REACH: usize = 60;

#[derive(Args)]
#[command(
    after_help = "Case is ignored unless it is asked for. Nothing found is no failure: the exit code is 0, \
and a sentence on stderr says what was searched.

Examples:
  crosscase search STUDY \"later funding\"
  crosscase search STUDY fund --word --case Cambodia --in texts,memos --json
  crosscase search STUDY \"(donor|funder)s?\" --regex --limit 20
  crosscase search STUDY \"donor report*\" --near 8 --speaker Nurse"
)]
pub struct SearchArguments {
    study: PathBuf,
    /// The words to find.
    query: String,
    /// Only as whole words.
    #[arg(long, conflicts_with_all = ["regex", "near"])]
    word: bool,
    /// The words are a regular expression.
    #[arg(long, conflicts_with = "near")]
    regex: bool,
    /// All the words within N words of each other, in any order; a star stands for any ending.
    #[arg(long, value_name = "N")]
    near: Option<u32>,
    /// Tell upper and lower case apart.
    #[arg(long)]
    case_sensitive: bool,
    /// Ignore accents: e also finds é, and é also finds e.
    #[arg(long, visible_alias = "accents")]
    ignore_accents: bool,
    /// Where to look; all of it if not said: texts, titles, notes, memos, synthesis, findings,
    /// comparisons, propositions, codebook, cases.
    #[arg(long = "in", value_name = "PLACE", value_delimiter = ',')]
    places: Vec<String>,
    /// Only what this person says.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["heading", "field"])]
    speaker: Option<String>,
    /// Only what stands under a heading with these words.
    #[arg(long, value_name = "WORDS", conflicts_with = "field")]
    heading: Option<String>,
    /// Only answers to this question.
    #[arg(long, value_name = "QUESTION")]
    field: Option<String>,
    /// At most so many places.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// One JSON object with every place: ids, bytes, words.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    lens: LensArguments,
}

impl SearchArguments {
    pub fn run(self) -> Result<Output, Failure> {
        let places = self.places()?;
        let query = self.query();
        if query.words.trim().is_empty() {
            return Err(Failure::usage(QueryError::Empty.to_string()));
        }
        let opened = study::open(&self.study)?;
        let study = &opened.contents.study;
        let lens = self.lens.lens(study)?;
        known(study, query.within.as_ref())?;
        let index = Index::build(study);
        let search = Search::new(study, &index, &lens, &query, &places)
            .map_err(|error| Failure::usage(error.to_string()))?;
        let found = search.all(study);
        let searched = search.searched();
        if found.groups.is_empty() {
            let (texts, others) =
                (counted(searched.0, "text"), counted(searched.1, "other piece of writing"));
            say(&format!("{} was not found in {texts} and {others}.", query.describe()));
        } else if found.more {
            say("There are more places than are listed. A longer query finds fewer.");
        }
        let limit = self.limit.unwrap_or(usize::MAX);
        Ok(if self.json {
            serde_json::to_string_pretty(&as_json(study, &query, &found, searched, limit))?
        } else {
            lines(study, &found, limit)
        }
        .into())
    }

    fn query(&self) -> Query {
        let mode = match self.near {
            Some(within) => Mode::Near(within),
            None if self.regex => Mode::Regex,
            None if self.word => Mode::Word,
            None => Mode::Literal,
        };
        let speaker = self.speaker.clone().map(Within::Speaker);
        let heading = self.heading.clone().map(Within::Heading);
        Query {
            words: self.query.clone(),
            mode,
            case_sensitive: self.case_sensitive,
            ignore_accents: self.ignore_accents,
            within: speaker.or(heading).or_else(|| self.field.clone().map(Within::Field)),
        }
    }

    fn places(&self) -> Result<BTreeSet<Place>, Failure> {
        let all = Place::ALL;
        if self.places.is_empty() {
            return Ok(all.into());
        }
        let one = |name: &String| {
            let wanted = name.trim().to_lowercase();
            let known = all.into_iter().find(|place| place.key() == wanted);
            known.ok_or_else(|| unknown("place", name, all.map(Place::key).to_vec()))
        };
        self.places.iter().map(one).collect()
    }
}

/// Nobody of that name, or no such question: an empty list would say that it was never mentioned.
fn known(study: &Study, within: Option<&Within>) -> Result<(), Failure> {
    let (what, wanted) = match within {
        Some(Within::Speaker(name)) => ("speaker", name),
        Some(Within::Field(question)) => ("question", question),
        Some(Within::Heading(_)) | None => return Ok(()),
    };
    let names: BTreeSet<&str> = study
        .texts
        .iter()
        .flat_map(|text| text.marks.iter())
        .filter_map(|mark| match (&mark.what, what) {
            (MarkKind::Turn(name), "speaker") | (MarkKind::Field(name), "question") => Some(name.trim()),
            _ => None,
        })
        .collect();
    let lower = wanted.trim().to_lowercase();
    if names.iter().any(|name| name.to_lowercase() == lower) {
        return Ok(());
    }
    if names.is_empty() {
        let why = format!("There is no {what} “{wanted}”: no text of this study says of any {what}.");
        return Err(Failure::usage(why));
    }
    let (all, more) = (names.len(), names.len().saturating_sub(MOST_NAMED));
    let mut listed: Vec<&str> = names.into_iter().collect();
    let lower_of = |name: &&str| strsim::damerau_levenshtein(&name.to_lowercase(), &lower);
    if more > 0 {
        listed.sort_by_key(lower_of);
        listed.truncate(MOST_NAMED);
    }
    let rest = format!("and {more} more of {all}");
    listed.extend((more > 0).then_some(rest.as_str()));
    Err(unknown(what, wanted, listed))
}

fn counted(count: usize, what: &str) -> String {
    match (count, what) {
        (1, what) => format!("1 {what}"),
        (count, "other piece of writing") => format!("{count} other pieces of writing"),
        (count, what) => format!("{count} {what}s"),
    }
}

/// Each place of each group, with its words and what stands around them.
fn places<'a>(
    study: &'a Study,
    found: &'a Found,
    limit: usize,
) -> impl Iterator<Item = (&'a Group, Span, &'a str, std::ops::Range<usize>)> {
    let spans = found.groups.iter().flat_map(|group| group.spans.iter().map(move |span| (group, *span)));
    spans.take(limit).map(|(group, span)| {
        let text = words_of(study, group.target);
        (group, span, text, context(text, span, REACH))
    })
}

fn lines(study: &Study, found: &Found, limit: usize) -> String {
    let mut out = String::new();
    for (group, span, text, around) in places(study, found, limit) {
        let target = group.target;
        if let Some(case) = target.case {
            let name = called(study, AnyId::Case(case));
            if target.record != AnyId::Case(case) {
                write!(out, "{name} / ").ok();
            }
        }
        out.push_str(&called(study, target.record));
        match (target.part, target.record) {
            (Part::Text, AnyId::Source(id)) => {
                write!(out, ":{}: ", study.paragraph_number(id, span.start)).ok();
            }
            (part, _) => {
                write!(out, ", {}: ", part.key()).ok();
            }
        }
        // A line a place, also where what was found goes over several paragraphs.
        out.push_str(if around.start > 0 { "…" } else { "" });
        out.push_str(&text[around.clone()].replace('\n', " "));
        out.push_str(if around.end < text.len() { "…\n" } else { "\n" });
    }
    out
}

fn as_json(
    study: &Study,
    query: &Query,
    found: &Found,
    (texts, others): (usize, usize),
    limit: usize,
) -> Value {
    let hits: Vec<Value> = places(study, found, limit)
        .map(|(group, span, text, around)| {
            let target = group.target;
            let mut hit = json!({
                "place": target.place.key(),
                "kind": kind_of(target.record),
                "id": target.record.uuid().to_string(),
                "record": called(study, target.record),
                "part": target.part.key(),
                "nth": target.nth,
                "start": span.start,
                "end": span.end,
                "quote": &text[span.range()],
                "before": &text[around.start..span.start as usize],
                "after": &text[span.end as usize..around.end],
            });
            if let Some(case) = target.case {
                hit["case"] = json!(called(study, AnyId::Case(case)));
                hit["case_id"] = json!(case.to_string());
            }
            if let Some(source) = target.source {
                hit["source"] = json!(called(study, AnyId::Source(source)));
                hit["source_id"] = json!(source.to_string());
                if target.place == Place::Texts {
                    hit["paragraph"] = json!(study.paragraph_number(source, span.start));
                    if let Some(speaker) = speaker_at(study.marks(source), span.start as usize) {
                        hit["speaker"] = json!(speaker);
                    }
                }
            }
            hit
        })
        .collect();
    json!({
        "query": query.words,
        "meaning": query.describe(),
        "total": found.hits(),
        "more": found.more,
        "texts_with_hits": found.texts(),
        "texts_searched": texts,
        "other_writings_searched": others,
        "hits": hits,
    })
}

/// The kind of record, as the names of the tables have it.
fn kind_of(record: AnyId) -> String {
    record.to_string().split('/').next().unwrap_or_default().to_owned()
}

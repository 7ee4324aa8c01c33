//! The search that is on: asked for when something of it changes, run off the window's thread, its
//! places taken in as they come.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::analysis::Lens;
use crate::analysis::search::{Group, Matcher, Place, Query, Search};
use crate::t;
use crate::ui::actions::{Action, Work};
use crate::ui::cx::Cx;

/// All that the places depend on.
#[derive(Clone, PartialEq)]
struct Key {
    query: Query,
    places: BTreeSet<Place>,
    lens: Lens,
    revision: u64,
}

/// What the background puts where the view finds it.
#[derive(Default)]
struct Shared {
    groups: Mutex<Vec<Group>>,
    /// Texts, and other writings.
    searched: OnceLock<(usize, usize)>,
    more: AtomicBool,
    done: AtomicBool,
}

/// The search and what has been found so far.
#[derive(Default)]
pub struct Run {
    key: Option<Key>,
    shared: Arc<Shared>,
    /// In the order of cases and sources.
    pub groups: Vec<Group>,
    /// Why there is no search.
    pub error: Option<String>,
    /// Whether `groups` are still those of the search before.
    old: bool,
    /// Whether what is looked for is the same as before, in a study that has changed.
    again: bool,
    /// Grows with what is found, for what is made of it.
    pub version: u64,
}

impl Run {
    pub fn hits(&self) -> usize {
        self.groups.iter().map(|group| group.spans.len()).sum()
    }

    /// How many texts and other writings hold what is looked for.
    pub fn with_hits(&self) -> (usize, usize) {
        let texts = self.groups.iter().filter(|group| group.target.place == Place::Texts).count();
        (texts, self.groups.len() - texts)
    }

    /// How many texts and other writings were searched; zeros until that is known.
    pub fn searched(&self) -> (usize, usize) {
        self.shared.searched.get().copied().unwrap_or_default()
    }

    pub fn is_on(&self) -> bool {
        self.key.is_some()
    }

    pub fn done(&self) -> bool {
        !self.old && self.shared.done.load(Ordering::Acquire)
    }

    pub fn more(&self) -> bool {
        self.shared.more.load(Ordering::Relaxed)
    }

    /// The query in words.
    pub fn describe(&self) -> String {
        self.key.as_ref().map_or_else(String::new, |key| key.query.describe())
    }

    /// Begins a search if this is another than the last, and takes in what has been found.
    pub fn refresh(&mut self, cx: &mut Cx, query: Option<Query>, places: &BTreeSet<Place>) {
        let Some(query) = query else {
            if self.is_on() || self.error.is_some() {
                *self = Self { version: self.version + 1, ..Self::default() };
            }
            return;
        };
        let revision = cx.study().revision();
        let key = Key { query, places: places.clone(), lens: cx.session.lens.clone(), revision };
        if self.key.as_ref() != Some(&key) {
            self.begin(cx, key);
        }
        self.take();
    }

    fn begin(&mut self, cx: &mut Cx, key: Key) {
        if let Err(error) = Matcher::new(&key.query) {
            let version = self.version + 1;
            *self = Self { error: Some(error.to_string()), key: Some(key), version, ..Self::default() };
            self.shared.done.store(true, Ordering::Release);
            return;
        }
        let shared = Arc::new(Shared::default());
        self.shared = shared.clone();
        self.error = None;
        // What was found before stays until there is something new: an empty frame would flicker.
        self.old = true;
        let same = |last: &Key| last.query == key.query && last.places == key.places;
        self.again = self.key.as_ref().is_some_and(same) && !self.groups.is_empty();
        self.key = Some(key.clone());
        let (study, index) = (cx.study().clone(), cx.session.index());
        cx.ask(Action::Work(Work {
            name: t!("job-search"),
            run: Arc::new(move |control| {
                let search = Search::new(&study, &index, &key.lens, &key.query, &key.places);
                if let Ok(search) = search {
                    shared.searched.set(search.searched()).ok();
                    let more = search.run(&study, control.cancel_flag(), &|group| {
                        shared.groups.lock().unwrap_or_else(PoisonError::into_inner).push(group);
                        control.progress(0, 0);
                    });
                    shared.more.store(more, Ordering::Relaxed);
                }
                shared.done.store(true, Ordering::Release);
            }),
        }));
    }

    fn take(&mut self) {
        let done = self.shared.done.load(Ordering::Acquire);
        // Almost all is as it was, and whoever stands in the list stays there: nothing goes for a moment
        // only to come again.
        if self.again && !done {
            return;
        }
        let new = std::mem::take(&mut *self.shared.groups.lock().unwrap_or_else(PoisonError::into_inner));
        if self.old && (done || !new.is_empty()) {
            self.groups.clear();
            self.old = false;
            self.version += 1;
        }
        if !new.is_empty() {
            self.groups.extend(new);
            self.groups.sort_by_key(|group| group.order);
            self.version += 1;
        }
    }
}

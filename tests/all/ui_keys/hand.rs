//! Somebody at a keyboard in front of the whole program: presses keys, types, and hears what a screen
//! reader would say. It has no mouse, and no way to put the keyboard anywhere but by keys.

use std::time::{Duration, Instant};

use crosscase::session::{Prefs, Session};
use crosscase::study::Study;
use crosscase::ui::App;
use eframe::egui::{Event, Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};

pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// No way through the window is longer than this many presses of Tab.
const MOST_TABS: usize = 150;

pub struct Hand {
    pub harness: Harness<'static, App>,
}

impl Hand {
    /// Starts the program as it starts for somebody who has no study yet, or with one that is open.
    pub fn new(size: Vec2, session: Option<Session>) -> Self {
        let mut session = session;
        let harness = Harness::builder().with_size(size).with_max_steps(40).build_eframe(move |cc| {
            let mut app = App::new(&cc.egui_ctx, None, Prefs::default());
            // No dialog of the system's: a test must not open a window on somebody's desk.
            app.shell.plain_paths = true;
            app.session = session.take();
            app
        });
        let mut hand = Self { harness };
        hand.settle();
        hand
    }

    pub fn session(&self) -> &Session {
        self.harness.state().session.as_ref().expect("a study is open")
    }

    pub fn study(&self) -> &Study {
        self.session().study()
    }

    /// Draws until nothing asks for another frame. Panics where an input has no name.
    pub fn settle(&mut self) {
        self.harness.run();
    }

    /// A key goes down and up as the system tells it: with the modifiers around it, and with the
    /// letter that it writes.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.stroke(modifiers, key, None);
    }

    pub fn key(&mut self, key: Key) {
        self.press(Modifiers::NONE, key);
    }

    pub fn ctrl(&mut self, key: Key) {
        self.press(CTRL, key);
    }

    pub fn times(&mut self, times: usize, key: Key) {
        (0..times).for_each(|_| self.key(key));
    }

    /// One key that writes a letter: a command where no field has the keyboard.
    pub fn letter(&mut self, letter: char) {
        let key = key_of(letter).expect("a key of the keyboard");
        self.stroke(Modifiers::NONE, key, Some(letter));
    }

    fn stroke(&mut self, modifiers: Modifiers, key: Key, letter: Option<char>) {
        let events = &mut self.harness.input_mut().events;
        events.push(Event::ModifiersChanged(modifiers));
        events.push(key_event(key, true, modifiers));
        events.extend(letter.map(|letter| Event::Text(letter.into())));
        self.harness.step();
        let events = &mut self.harness.input_mut().events;
        events.push(key_event(key, false, modifiers));
        events.push(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
    }

    /// Types into the field that has the keyboard.
    pub fn write(&mut self, words: &str) {
        assert!(self.harness.ctx.text_edit_focused(), "no field to write {words:?} in: {}", self.here());
        let events = &mut self.harness.input_mut().events;
        for letter in words.chars() {
            let key = key_of(letter);
            events.extend(key.map(|key| key_event(key, true, Modifiers::NONE)));
            events.push(Event::Text(letter.into()));
            events.extend(key.map(|key| key_event(key, false, Modifiers::NONE)));
        }
        self.settle();
    }

    /// Writes over what stands in the field.
    pub fn overwrite(&mut self, words: &str) {
        self.ctrl(Key::A);
        self.write(words);
    }

    /// Goes on with Tab until a part of this role, whose name begins so, has the keyboard.
    pub fn tab_to(&mut self, role: Role, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            if self.is_at(role, name) {
                return;
            }
            self.key(Key::Tab);
            passed.push(self.here());
        }
        panic!("Tab does not lead to {role:?} {name:?}, but to:\n{}", passed.join("\n"));
    }

    /// Picks a command by its name in the palette.
    pub fn command(&mut self, name: &str) {
        self.ctrl(Key::K);
        self.write(name);
        self.see(Role::MenuItem, name);
        self.key(Key::Enter);
    }

    pub fn is_at(&self, role: Role, name: &str) -> bool {
        self.focused()
            .is_some_and(|node| node.accesskit_node().role() == role && said(&node).starts_with(name))
    }

    /// Fails unless the keyboard is at a part of this role and name.
    pub fn at(&self, role: Role, name: &str) {
        assert!(self.is_at(role, name), "the keyboard is not at {role:?} {name:?}: {}", self.here());
    }

    /// What has the keyboard, as it is spoken.
    pub fn here(&self) -> String {
        self.focused().map_or("nothing has the keyboard".into(), |node| {
            format!("{:?} {:?}", node.accesskit_node().role(), said(&node))
        })
    }

    pub fn focused(&self) -> Option<Node<'_>> {
        // The window itself has the keyboard when no part of it has.
        self.nodes().find(|node| node.is_focused() && node.accesskit_node().role() != Role::Window)
    }

    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.harness.root().children_recursive()
    }

    /// The names of all parts of a role, from top to bottom.
    pub fn all(&self, role: Role) -> Vec<String> {
        self.nodes().filter(|node| node.accesskit_node().role() == role).map(|node| said(&node)).collect()
    }

    pub fn sees(&self, role: Role, name: &str) -> bool {
        self.all(role).iter().any(|said| said == name)
    }

    pub fn see(&self, role: Role, name: &str) {
        assert!(self.sees(role, name), "no {role:?} {name:?} among {:#?}", self.all(role));
    }

    /// Draws on while background work runs, until something is so.
    pub fn wait(&mut self, what: &str, until: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !until(self) {
            assert!(begun.elapsed() < Duration::from_secs(20), "waited in vain: {what}");
            std::thread::sleep(Duration::from_millis(5));
            self.settle();
        }
    }
}

/// The name of a part: what labels it, else what a field says while it is empty, else its words.
pub fn said(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let hint = || node.placeholder().map(str::to_owned);
    node.label().or_else(hint).or_else(|| node.value()).unwrap_or_default()
}

fn key_event(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

fn key_of(letter: char) -> Option<Key> {
    match letter {
        ' ' => Some(Key::Space),
        _ => Key::from_name(&letter.to_uppercase().to_string()),
    }
}

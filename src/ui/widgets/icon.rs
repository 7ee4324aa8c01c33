//! The icons, by what they are for.

use eframe::egui::{Align2, Color32, Painter, Pos2, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::paint::{focus_ring, hover_fill};
use crate::ui::theme::{Tokens, font, measure};

macro_rules! icons {
    ($($name:ident = $code:literal),+ $(,)?) => {
        /// An icon of the bundled icon face.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon { $($name),+ }

        impl Icon {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its glyph in the face `icons`.
            pub const fn glyph(self) -> char {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

icons! {
    Menu = '\u{e2f0}',
    Search = '\u{e30c}',
    Undo = '\u{e08a}',
    Redo = '\u{e08c}',
    Contrast = '\u{e18c}',
    Sun = '\u{e472}',
    Moon = '\u{e330}',
    Monitor = '\u{e32e}',
    Close = '\u{e4f6}',
    Down = '\u{e136}',
    Left = '\u{e138}',
    Right = '\u{e13a}',
    Up = '\u{e13c}',
    Plus = '\u{e3d4}',
    Minus = '\u{e32a}',
    PlusMinus = '\u{e3d8}',
    Check = '\u{e182}',
    ArrowUp = '\u{e08e}',
    ArrowDown = '\u{e03e}',
    ArrowLeft = '\u{e058}',
    ArrowRight = '\u{e06c}',
    Compare = '\u{e546}',
    Read = '\u{e0a8}',
    Codebook = '\u{ee48}',
    Matrix = '\u{e476}',
    Figures = '\u{e150}',
    Maps = '\u{e67c}',
    Findings = '\u{ed3c}',
    Team = '\u{e4d6}',
    History = '\u{e1a0}',
    Link = '\u{e2e6}',
    Unlink = '\u{e2e4}',
    Dots = '\u{e1fe}',
    DotsVertical = '\u{e208}',
    Drag = '\u{eae2}',
    Pen = '\u{e3b4}',
    Memo = '\u{e34c}',
    Note = '\u{e348}',
    Tag = '\u{e478}',
    Folder = '\u{e256}',
    FolderClosed = '\u{e24a}',
    FolderPlus = '\u{e258}',
    File = '\u{e230}',
    Text = '\u{e23a}',
    FilePlus = '\u{e236}',
    Pdf = '\u{e702}',
    Csv = '\u{eb1c}',
    Svg = '\u{ed08}',
    Png = '\u{ea24}',
    Document = '\u{eb1e}',
    WebPage = '\u{eb38}',
    Import = '\u{e20c}',
    Export = '\u{e4c0}',
    OpenOutside = '\u{e5de}',
    Pin = '\u{e3e2}',
    Unpin = '\u{e3e4}',
    Side = '\u{ec24}',
    Save = '\u{e248}',
    Trash = '\u{e4a6}',
    Copy = '\u{e1ca}',
    Clipboard = '\u{e198}',
    Cut = '\u{eae0}',
    Filter = '\u{e266}',
    FilterClear = '\u{e26c}',
    SortUp = '\u{e444}',
    SortDown = '\u{e446}',
    Sliders = '\u{e434}',
    Settings = '\u{e272}',
    Help = '\u{e3e8}',
    Info = '\u{e2ce}',
    Warning = '\u{e4e0}',
    Error = '\u{e4e2}',
    Done = '\u{e184}',
    Agreed = '\u{e606}',
    Rival = '\u{e608}',
    Forbidden = '\u{e3de}',
    Box = '\u{e45e}',
    BoxChecked = '\u{e186}',
    Circle = '\u{e18a}',
    CircleDashed = '\u{e602}',
    Eye = '\u{e220}',
    EyeClosed = '\u{e224}',
    Lock = '\u{e308}',
    LockOpen = '\u{e306}',
    Keyboard = '\u{e2d8}',
    Command = '\u{e1c4}',
    LetterCase = '\u{e6ee}',
    Letters = '\u{e48a}',
    Quote = '\u{e660}',
    Chat = '\u{e17a}',
    Highlight = '\u{ec76}',
    Bookmark = '\u{e0ea}',
    Star = '\u{e46a}',
    Flag = '\u{e244}',
    Idea = '\u{e2dc}',
    Scales = '\u{e750}',
    Branch = '\u{e278}',
    Merge = '\u{ed3e}',
    Split = '\u{ed3c}',
    Difference = '\u{e27c}',
    ArrowsIn = '\u{e09a}',
    ArrowsOut = '\u{e0a2}',
    Sideways = '\u{e0a0}',
    UpAndDown = '\u{e098}',
    Reply = '\u{e024}',
    IntoLevel = '\u{e046}',
    ToTop = '\u{e066}',
    ToBottom = '\u{e05c}',
    Exercise = '\u{e62c}',
    Teacher = '\u{e600}',
    Student = '\u{e73e}',
    Intersect = '\u{e2d2}',
    Unite = '\u{e87e}',
    Exclude = '\u{e882}',
    Stack = '\u{e466}',
    Rows = '\u{e5a2}',
    RowPlus = '\u{e59e}',
    ColumnPlus = '\u{e542}',
    SplitRight = '\u{e872}',
    Select = '\u{e69a}',
    Cursor = '\u{e7d8}',
    Hand = '\u{e298}',
    Calendar = '\u{e10a}',
    Timer = '\u{e492}',
    Wait = '\u{e2b2}',
    Play = '\u{e3d0}',
    Pause = '\u{e39e}',
    Stop = '\u{e46c}',
    Database = '\u{e1de}',
    Place = '\u{e316}',
    Globe = '\u{e288}',
    Building = '\u{e102}',
    Target = '\u{e47c}',
    Path = '\u{e39c}',
    Signpost = '\u{e89c}',
    Palette = '\u{e6c8}',
    Swatches = '\u{e5b8}',
    Monocle = '\u{ea64}',
    Compass = '\u{e1c8}',
    ZoomIn = '\u{e310}',
    ZoomOut = '\u{e30e}',
    Fit = '\u{e1d0}',
    Bullets = '\u{e2f2}',
    Numbers = '\u{e2f6}',
    Checklist = '\u{eadc}',
    FindInList = '\u{ebe0}',
    Grid = '\u{ec8c}',
    Heat = '\u{e464}',
    Line = '\u{e154}',
    Bars = '\u{e152}',
    Scatter = '\u{eaac}',
    Graph = '\u{eb58}',
    Flow = '\u{e6ec}',
    Person = '\u{e4c2}',
    PersonPlus = '\u{e4d0}',
    Group = '\u{e68e}',
    Agreement = '\u{e582}',
    ThumbUp = '\u{e48e}',
    ThumbDown = '\u{e48c}',
    Translate = '\u{e4a2}',
    Picture = '\u{e2ca}',
    Speaker = '\u{e44a}',
    Attachment = '\u{e39a}',
    Archive = '\u{e00c}',
    Package = '\u{e390}',
    Clean = '\u{ec54}',
    Magic = '\u{e6b6}',
    Disk = '\u{e29e}',
    Terminal = '\u{eae8}',
    Equal = '\u{e21c}',
    NotEqual = '\u{eda6}',
    Swap = '\u{e83c}',
    Repeat = '\u{e3f6}',
    Shuffle = '\u{e422}',
    Book = '\u{e8f2}',
    Books = '\u{e758}',
    Newspaper = '\u{e344}',
    Presentation = '\u{e656}',
    Upward = '\u{e4ae}',
    Downward = '\u{e4ac}',
    Percent = '\u{e3b6}',
    Formula = '\u{e31e}',
    Ruler = '\u{e6b8}',
    Power = '\u{e614}',
    Card = '\u{e2c8}',
    Clock = '\u{e19a}',
    Home = '\u{e2c2}',
    Printer = '\u{e3dc}',
}

impl Icon {
    /// Paints it, centred.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        painter.text(centre, Align2::CENTER_CENTER, self.glyph(), font::icons(size), colour);
    }
}

/// An icon that only decorates: no name, no focus.
pub fn icon(ui: &mut Ui, icon: Icon, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(measure::ICON, measure::ICON), Sense::hover());
    icon.paint(ui.painter(), rect.center(), measure::ICON, colour);
    response
}

/// A button that is an icon; `name` is what it does, in words, for the pointer and the screen reader.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_toggle(ui, icon, name, None)
}

/// The same with a state of its own: on or off. `None`: just a button.
pub fn icon_toggle(ui: &mut Ui, icon: Icon, name: &str, on: Option<bool>) -> Response {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(measure::SMALL, measure::SMALL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        None => WidgetInfo::labeled(Role::Button, enabled, name),
        Some(on) => WidgetInfo::selected(Role::Button, enabled, on, name),
    });
    if ui.is_rect_visible(rect) {
        let fill = if on == Some(true) { t.accent_tint } else { hover_fill(t, &response) };
        ui.painter().rect_filled(rect, measure::RADIUS, fill);
        let colour = if on == Some(true) {
            t.accent
        } else if response.hovered() {
            t.ink
        } else {
            t.ink2
        };
        icon.paint(ui.painter(), rect.center(), measure::ICON, colour);
        focus_ring(ui, &response, rect, measure::RADIUS);
    }
    response.on_hover_text(name).on_disabled_hover_text(name)
}

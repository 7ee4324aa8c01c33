//! Pictures: rectangles of them are evidence.

//! The file: what goes in comes out, and what is broken breaks nothing else.

mod damage;
mod golden;
mod hand;
mod hostile;
mod journal;
mod round_trip;
mod sample;

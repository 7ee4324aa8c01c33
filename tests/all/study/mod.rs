//! Records, spans and orders.

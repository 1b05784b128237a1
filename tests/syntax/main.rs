//! The attribute language, fed directly.

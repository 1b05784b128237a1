//! `cfg` predicates: reads them, combines them, and compares them by their meaning.

mod parse;
mod platform;
mod predicate;
mod satisfiable;

pub use parse::NotAPredicate;
pub use predicate::Predicate;

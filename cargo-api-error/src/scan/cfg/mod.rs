//! `cfg` predicates: read, combined, compared by what they mean.

mod parse;
mod platform;
mod predicate;
mod satisfiable;

pub use parse::NotAPredicate;
pub use predicate::Predicate;

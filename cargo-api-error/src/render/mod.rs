//! Writes a catalog as text for people.

mod example;
mod explanation;
mod index;
mod member;
mod page;
mod rules;
mod slugs;
mod table;
mod varying;
mod words;

pub use explanation::{explain_entry, explain_tombstone};
pub use index::{MARK, Page, pages};
pub use page::{entry_page, tombstone_page};
pub use rules::{rule_json, rule_page, rule_section, rule_table, rule_text};
pub use slugs::Slugs;
pub use table::{markdown_table, table};

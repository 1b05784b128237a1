//! Writes a catalog as text for people.

mod explanation;
mod index;
mod page;
mod rules;
mod services;
mod table;
mod templates;

pub use explanation::{explain_entries, explain_forwarding, explain_status, explain_tombstone};
pub(crate) use index::twins;
pub use index::{MARK, Page, pages};
pub use page::{code_page, former_page, removed_page};
pub use rules::{rule_json, rule_page, rule_section, rule_table, rule_text};
pub use services::services_pages;
pub use table::{markdown_table, table};

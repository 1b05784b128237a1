//! The library behind `cargo api-error`: scan, catalog, lock, rules, findings.

#![allow(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "the library is for this program and its tests"
)]
#![allow(
    clippy::format_push_string,
    reason = "pages and reports are written once a run, and the short form reads better"
)]

pub mod args;
pub mod base_url;
pub mod baseline;
pub mod catalog;
mod clients;
pub mod command;
pub mod comparison;
pub mod config;
pub mod diff;
pub mod doc_url;
pub mod explain;
pub mod failed_run;
pub mod failure;
pub mod finding;
pub mod gate;
mod history;
pub mod levels;
pub mod lints;
pub mod location;
pub mod lock;
mod markdown;
pub mod merge;
mod misplaced;
pub mod openapi;
mod ordered;
pub mod output;
pub mod reference;
pub mod render;
pub mod rule_id;
pub mod rules;
pub mod scan;
mod setting;
pub mod site;
pub mod source;
pub mod talk;
mod text;
pub mod texts;
mod type_words;
pub mod values;
pub mod verify;
pub mod workspace;
pub mod write;

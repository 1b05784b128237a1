//! The earlier contract of a comparison: from a file, a commit, the merge base or the last release.

mod against;
mod contract;
mod files;
pub(crate) mod git;
mod merge_base;
mod read;
mod scope;

pub use against::Against;
pub use contract::Baseline;
pub use files::ContractFiles;
pub(crate) use merge_base::{AtMergeBase, MergeBase};
pub(crate) use scope::{outside, outside_crates};

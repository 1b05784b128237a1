//! Whether to send a request again, and when.

mod attempt;
mod budget;
mod classify;
mod decision;
mod policy;
mod retries;

pub use self::attempt::{Attempt, Outcome, TransportKind};
pub use self::budget::RetryBudget;
pub use self::decision::{Decision, RetryReason, StopReason};
pub use self::policy::RetryPolicy;
pub use self::retries::Retries;

//! The rules of retries, as data.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::time::Duration;

use super::classify::{is_throttle, verdict};
use super::{Attempt, Decision, Outcome, RetryBudget, StopReason};

/// When to send a request again.
///
/// By default a request has 3 attempts within 60 seconds. A request that the server may have executed is sent again only if
/// that is safe: its method is idempotent, it has an idempotency key, or the caller says so. Before the n-th retry the client
/// waits for a random part of `0.5 s * 2^(n-1)`, at most of 8 s; if the server limits the rate, 1 s and 20 s. If the server
/// asks for a wait, it is as long as asked and a little longer, so that not all clients come back at once.
///
/// `docs/clients.md` has the whole table.
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    max_attempts: u32,
    deadline: Duration,
    base: Duration,
    cap: Duration,
    throttle_base: Duration,
    throttle_cap: Duration,
    max_retry_after: Duration,
    budget: Option<RetryBudget>,
    pub(super) hint_headers: Cow<'static, [Name]>,
    pub(super) quota_codes: Cow<'static, [Name]>,
    pub(super) statuses: Vec<u16>,
    pub(super) retries_of_500: u32,
    pub(super) retries_unsafe_503: bool,
    pub(super) retries_limited_403: bool,
}

/// The name of a header, or a code.
type Name = Cow<'static, str>;

const HINT_HEADERS: &[Name] = &[Cow::Borrowed("x-should-retry"), Cow::Borrowed("stripe-should-retry")];
const QUOTA_CODES: &[Name] = &[Cow::Borrowed("insufficient_quota"), Cow::Borrowed("quota_exceeded")];

/// What a retry takes from the budget.
const COST: u32 = 14;
/// The same if the server limits the rate.
const THROTTLE_COST: u32 = 5;

impl RetryPolicy {
    /// The defaults, without a budget.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            max_attempts: 3,
            deadline: Duration::from_secs(60),
            base: Duration::from_millis(500),
            cap: Duration::from_secs(8),
            throttle_base: Duration::from_secs(1),
            throttle_cap: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
            budget: None,
            hint_headers: Cow::Borrowed(HINT_HEADERS),
            quota_codes: Cow::Borrowed(QUOTA_CODES),
            statuses: Vec::new(),
            retries_of_500: 1,
            retries_unsafe_503: false,
            retries_limited_403: false,
        }
    }

    /// One attempt: for a client inside of another one that retries. Retries of retries multiply.
    #[must_use]
    pub fn never() -> Self {
        Self { max_attempts: 1, ..Self::new() }
    }

    /// The largest number of attempts, with the first one. By default 3.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The time for all attempts and the waits between them. By default 60 seconds. A wait that ends later is not begun.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The waits before the first retry and before any retry, of which a random part is waited. By default 0.5 and 8 seconds.
    #[must_use]
    pub fn backoff(mut self, base: Duration, cap: Duration) -> Self {
        (self.base, self.cap) = (base, cap);
        self
    }

    /// The same if the server limits the rate. By default 1 and 20 seconds.
    #[must_use]
    pub fn throttle_backoff(mut self, base: Duration, cap: Duration) -> Self {
        (self.throttle_base, self.throttle_cap) = (base, cap);
        self
    }

    /// The longest wait that a server can ask for. If it asks for more, the caller gets the failure at once. By default 60
    /// seconds.
    #[must_use]
    pub fn max_retry_after(mut self, longest: Duration) -> Self {
        self.max_retry_after = longest;
        self
    }

    /// Limits the retries of all requests together. Give all policies of a client clones of one budget.
    #[must_use]
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = Some(budget);
        self
    }

    /// The headers in which a server says `true` or `false`: whether to retry. By default `x-should-retry` and
    /// `stripe-should-retry`. They count more than the status and the method.
    #[must_use]
    pub fn hint_headers<T: Into<Name>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.hint_headers = names.into_iter().map(Into::into).collect();
        self
    }

    /// The codes of a 429 that no wait of seconds mends. By default `insufficient_quota` and `quota_exceeded`.
    #[must_use]
    pub fn quota_codes<T: Into<Name>>(mut self, codes: impl IntoIterator<Item = T>) -> Self {
        self.quota_codes = codes.into_iter().map(Into::into).collect();
        self
    }

    /// More statuses to retry if that is safe, such as 520 to 524 of Cloudflare.
    #[must_use]
    pub fn also_retry(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// How often a 500 is retried. By default once: it is more often a bug than a hiccup.
    #[must_use]
    pub fn retries_of_500(mut self, retries: u32) -> Self {
        self.retries_of_500 = retries;
        self
    }

    /// Whether a 503 with `Retry-After` is retried even if the request is not idempotent. By default not. Choose it if the API
    /// sends that only before it executes anything.
    #[must_use]
    pub fn retries_unsafe_503(mut self, retries: bool) -> Self {
        self.retries_unsafe_503 = retries;
        self
    }

    /// Whether a 403 that limits the rate is retried: one with `Retry-After` or `RateLimit-Remaining: 0`, as GitHub sends it. By
    /// default not.
    #[must_use]
    pub fn retries_limited_403(mut self, retries: bool) -> Self {
        self.retries_limited_403 = retries;
        self
    }

    /// Whether to send the request again. A decision to do so takes permits from the budget.
    #[must_use]
    pub fn decide(&self, attempt: &Attempt, outcome: &Outcome<'_>) -> Decision {
        match self.plan(attempt, outcome) {
            Ok((after, reason)) => Decision::Retry { after, reason },
            Err(reason) => Decision::Stop(reason),
        }
    }

    fn plan(&self, attempt: &Attempt, outcome: &Outcome<'_>) -> Result<(Duration, super::RetryReason), StopReason> {
        let reason = verdict(self, attempt, outcome)?;
        let after = self.wait(attempt, outcome)?;
        if attempt.is_cancelled {
            return Err(StopReason::Cancelled);
        }
        if !attempt.is_replayable {
            return Err(StopReason::NotReplayable);
        }
        if attempt.number >= self.max_attempts {
            return Err(StopReason::Attempts);
        }
        if attempt.elapsed.saturating_add(after) >= self.deadline {
            return Err(StopReason::Deadline);
        }
        if self.budget.as_ref().is_some_and(|budget| !budget.withdraw(&attempt.host, cost(outcome))) {
            return Err(StopReason::Budget);
        }
        Ok((after, reason))
    }

    /// The wait before the next attempt.
    fn wait(&self, attempt: &Attempt, outcome: &Outcome<'_>) -> Result<Duration, StopReason> {
        let random = if (0.0..1.0).contains(&attempt.random) { attempt.random } else { 0.0 };
        let asked = match outcome {
            Outcome::Failure(failure) => failure.retry_after(attempt.now).filter(|asked| !asked.is_zero()),
            Outcome::Transport(_) => None,
        };
        if let Some(asked) = asked {
            if asked > self.max_retry_after {
                return Err(StopReason::WaitTooLong);
            }
            let spread = (asked / 10).clamp(Duration::from_millis(50), Duration::from_secs(1));
            return Ok(asked.saturating_add(spread.mul_f64(random)));
        }
        let (base, cap) =
            if is_throttle(outcome) { (self.throttle_base, self.throttle_cap) } else { (self.base, self.cap) };
        let doublings = attempt.number.saturating_sub(1).min(31);
        Ok(base.saturating_mul(1 << doublings).min(cap).mul_f64(random))
    }

    /// What a retry of this outcome takes from the budget. A retry that succeeds gives it back.
    pub(super) fn succeeded(&self, host: &str, paid: Option<u32>) {
        if let Some(budget) = &self.budget {
            budget.deposit(host, paid.unwrap_or(1));
        }
    }
}

/// What a retry takes from the budget.
pub(super) fn cost(outcome: &Outcome<'_>) -> u32 {
    if is_throttle(outcome) { THROTTLE_COST } else { COST }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

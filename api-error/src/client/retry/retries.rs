//! The attempts of one request, for whatever sends them.

use alloc::string::String;
use core::hash::{BuildHasher, Hasher};
use core::time::Duration;
use std::hash::RandomState;
use std::time::{Instant, SystemTime};

use http::Method;

use super::policy::cost;
use super::{Attempt, Decision, Outcome, RetryPolicy};

/// The attempts of one request: counts them, takes the time, and asks the policy.
///
/// It is what the adapters of this crate are made of, and all that another library for retries needs. With `backon`:
///
/// ```ignore
/// let mut retries = Retries::new(&policy, Method::GET);
/// let response = send
///     .retry(ConstantBuilder::default().with_max_times(usize::MAX))
///     .adjust(move |failure: &ApiFailure, _| retries.next(&Outcome::Failure(failure)).delay())
///     .await?;
/// ```
#[derive(Clone, Debug)]
pub struct Retries {
    policy: RetryPolicy,
    attempt: Attempt,
    start: Instant,
    clock: fn() -> SystemTime,
    random: fn() -> f64,
    paid: Option<u32>,
}

impl Retries {
    /// A request that is about to be sent.
    #[must_use]
    pub fn new(policy: &RetryPolicy, method: Method) -> Self {
        let clock = SystemTime::now;
        let attempt = Attempt::new(method, clock(), 0.0);
        Self { policy: policy.clone(), attempt, start: Instant::now(), clock, random, paid: None }
    }

    /// The host of the request, which has its own budget.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.attempt.host = host.into();
        self
    }

    /// Whether the request has an `Idempotency-Key`, which all attempts share.
    #[must_use]
    pub fn idempotency_key(mut self, has_key: bool) -> Self {
        self.attempt.has_idempotency_key = has_key;
        self
    }

    /// Whether the operation is idempotent, whatever its method is.
    #[must_use]
    pub fn idempotent(mut self, is_idempotent: bool) -> Self {
        self.attempt.is_idempotent = is_idempotent;
        self
    }

    /// Whether the body can be sent again.
    #[must_use]
    pub fn replayable(mut self, is_replayable: bool) -> Self {
        self.attempt.is_replayable = is_replayable;
        self
    }

    /// Takes the time of day from here. For tests.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }

    /// Takes random numbers of at least 0 and less than 1 from here. For tests.
    #[must_use]
    pub fn random(mut self, random: fn() -> f64) -> Self {
        self.random = random;
        self
    }

    /// The number of the attempt that runs: 1 for the first one.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempt.number
    }

    /// The time since the first attempt began.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    /// An attempt failed: whether to begin another one.
    pub fn next(&mut self, outcome: &Outcome<'_>) -> Decision {
        self.attempt.elapsed = self.start.elapsed();
        self.attempt.now = (self.clock)();
        self.attempt.random = (self.random)();
        let decision = self.policy.decide(&self.attempt, outcome);
        if decision.delay().is_some() {
            self.attempt.number += 1;
            self.paid = Some(cost(outcome));
        }
        decision
    }

    /// An attempt succeeded: the budget gets permits back.
    pub fn succeeded(&self) {
        self.policy.succeeded(&self.attempt.host, self.paid);
    }
}

/// The standard library seeds each of its hashers with a random number.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
fn random() -> f64 {
    (RandomState::new().build_hasher().finish() >> 11) as f64 / (1_u64 << 53) as f64
}

//! A thousand clients and a server that fails for a while, in virtual time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::iter;
use std::ops::Range;
use std::time::{Duration, SystemTime};

use api_error::client::{ApiFailure, Attempt, Decision, Outcome, RetryBudget, RetryPolicy, TransportKind};
use fastrand::Rng;
use http::{HeaderMap, Method, StatusCode};

use crate::curve::Curve;

pub(crate) const CLIENTS: usize = 1_000;
/// The average time between two calls of a client.
const GAP: Duration = Duration::from_millis(200);
pub(crate) const LENGTH: Duration = Duration::from_secs(45);
/// When the server fails.
pub(crate) const OUTAGE: Range<Duration> = Duration::from_secs(5)..Duration::from_secs(35);
/// It begins without any answer. Then all connections break in one moment, which is what makes clients march in step.
const HANG: Duration = Duration::from_millis(500);
/// How long a 503 takes.
const LATENCY: Duration = Duration::from_millis(20);

/// How the clients retry.
#[derive(Clone, Copy)]
pub(crate) struct Fleet {
    pub(crate) seed: u64,
    /// Each client has a budget of the default size.
    pub(crate) has_budget: bool,
    /// Waits are random parts of the longest wait. Otherwise, each is the longest.
    pub(crate) has_jitter: bool,
}

/// One attempt of a call. The earliest one comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Event {
    now: Duration,
    client: usize,
    /// When the call began.
    call: Duration,
    number: u32,
    /// What the retry took from the budget.
    paid: u32,
    step: Step,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Send,
    /// The connection broke.
    Cut,
    /// The answer is a 503.
    Unavailable,
}

struct Client {
    policy: RetryPolicy,
    budget: Option<RetryBudget>,
}

impl Client {
    fn new(has_budget: bool) -> Self {
        let budget = has_budget.then(RetryBudget::new);
        let policy = RetryPolicy::new();
        let policy = if let Some(budget) = &budget { policy.budget(budget.clone()) } else { policy };
        Self { policy, budget }
    }

    fn permits(&self) -> u32 {
        self.budget.as_ref().map_or(0, |budget| budget.permits(""))
    }

    /// The next attempt of a call.
    fn retry(&self, failed: Event, outcome: &Outcome<'_>, random: f64) -> Option<Event> {
        let mut attempt = Attempt::new(Method::GET, SystemTime::UNIX_EPOCH, random);
        attempt.number = failed.number;
        attempt.elapsed = failed.now.saturating_sub(failed.call);
        let permits = self.permits();
        let Decision::Retry { after, .. } = self.policy.decide(&attempt, outcome) else { return None };
        let paid = permits - self.permits();
        Some(Event { now: failed.now + after, number: failed.number + 1, paid, step: Step::Send, ..failed })
    }

    fn succeeded(&self, event: Event) {
        if let Some(budget) = &self.budget {
            budget.deposit("", event.paid.max(1));
        }
    }
}

impl Fleet {
    pub(crate) fn run(self) -> Curve {
        let mut rng = Rng::with_seed(self.seed);
        let clients: Vec<Client> = iter::repeat_with(|| Client::new(self.has_budget)).take(CLIENTS).collect();
        let mut events: BinaryHeap<_> = (0..CLIENTS).flat_map(|client| calls(client, &mut rng)).map(Reverse).collect();
        let unavailable = ApiFailure::decode(StatusCode::SERVICE_UNAVAILABLE, HeaderMap::new(), "");
        let mut curve = Curve::new();
        while let Some(Reverse(event)) = events.pop() {
            let Some(client) = clients.get(event.client) else { continue };
            let outcome = match event.step {
                Step::Send => {
                    curve.add(event.now, event.call, event.number);
                    match failure(event) {
                        Some(failure) => events.push(Reverse(failure)),
                        None => client.succeeded(event),
                    }
                    continue;
                }
                Step::Cut => Outcome::Transport(TransportKind::Reset),
                Step::Unavailable => Outcome::Failure(&unavailable),
            };
            let random = if self.has_jitter { rng.f64() } else { 1_f64.next_down() };
            events.extend(client.retry(event, &outcome, random).map(Reverse));
        }
        curve
    }
}

/// The first attempts of all calls of a client, at random times.
fn calls(client: usize, rng: &mut Rng) -> Vec<Event> {
    let mut now = Duration::ZERO;
    iter::from_fn(|| {
        now += GAP.mul_f64(2.0 * rng.f64());
        Some(Event { now, client, call: now, number: 1, paid: 0, step: Step::Send })
    })
    .take_while(|event| event.now < LENGTH)
    .collect()
}

/// How and when a request fails, if it does.
fn failure(sent: Event) -> Option<Event> {
    let cut = OUTAGE.start + HANG;
    let (now, step) = if sent.now < cut { (cut, Step::Cut) } else { (sent.now + LATENCY, Step::Unavailable) };
    OUTAGE.contains(&sent.now).then_some(Event { now, step, ..sent })
}

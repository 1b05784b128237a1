//! The attempts that a server gets, over time.

use std::time::Duration;

use crate::simulation::{LENGTH, OUTAGE};

/// The bins of a second. A server notices a wave of 10 ms: its queue is full.
const BINS: usize = 100;

/// The attempts of all clients.
pub(crate) struct Curve {
    /// The number of attempts in each 10 ms.
    bins: Vec<u32>,
    /// The calls that begin while the server fails, and their attempts.
    calls: u32,
    attempts: u32,
}

impl Curve {
    pub(crate) fn new() -> Self {
        let bins = usize::try_from(LENGTH.as_secs()).map_or(0, |seconds| seconds * BINS);
        Self { bins: vec![0; bins], calls: 0, attempts: 0 }
    }

    /// Counts an attempt of a call.
    pub(crate) fn add(&mut self, now: Duration, call: Duration, number: u32) {
        let at = usize::try_from(now.as_millis() / 10);
        if let Some(bin) = at.ok().and_then(|at| self.bins.get_mut(at)) {
            *bin += 1;
        }
        if OUTAGE.contains(&call) {
            self.calls += u32::from(number == 1);
            self.attempts += 1;
        }
    }

    /// The attempts for each call that begins while the server fails.
    pub(crate) fn load(&self) -> f64 {
        f64::from(self.attempts) / f64::from(self.calls)
    }

    /// The attempts of each second, and those of its busiest 10 ms.
    pub(crate) fn seconds(&self) -> impl Iterator<Item = (u32, u32)> {
        self.bins.chunks(BINS).map(|second| (second.iter().sum(), second.iter().copied().max().unwrap_or(0)))
    }

    /// How much busier than the average of their second the busiest 10 ms of all are. Attempts at random times give less than 3;
    /// more is a wave.
    pub(crate) fn wave(&self) -> f64 {
        self.seconds().map(|(sum, most)| f64::from(most) * 100.0 / f64::from(sum)).fold(0.0, f64::max)
    }
}

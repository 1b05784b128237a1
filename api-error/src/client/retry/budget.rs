//! Limits the retries to a host that fails, over all requests of a client.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The permits to retry, per host. Clones share them.
///
/// Each host has 500 at the start and at most. A retry takes 14, or 5 if the server limits the rate. If it succeeds, it gives
/// them back; a request that succeeds at once adds 1. So a server that is down gets few retries, whatever the number of
/// requests is.
///
/// ```
/// use api_error::client::RetryBudget;
///
/// let budget = RetryBudget::new();
/// assert!(budget.withdraw("api.example.com", 14));
/// assert_eq!(budget.permits("api.example.com"), 486);
/// ```
#[derive(Clone)]
pub struct RetryBudget {
    most: u32,
    hosts: Arc<Mutex<HashMap<String, u32>>>,
}

/// The largest number of hosts that are remembered. If there are more, all begin anew.
const HOSTS: usize = 10_000;

impl RetryBudget {
    /// 500 permits for each host.
    #[must_use]
    pub fn new() -> Self {
        Self::with_permits(500)
    }

    /// As many permits for each host.
    #[must_use]
    pub fn with_permits(most: u32) -> Self {
        Self { most, hosts: Arc::default() }
    }

    /// How many permits a host has left.
    #[must_use]
    pub fn permits(&self, host: &str) -> u32 {
        self.hosts().get(host).copied().unwrap_or(self.most)
    }

    /// Takes permits. `false`, and nothing taken, if there are not enough.
    #[must_use]
    pub fn withdraw(&self, host: &str, cost: u32) -> bool {
        let mut hosts = self.hosts();
        let left = hosts.get(host).copied().unwrap_or(self.most).checked_sub(cost);
        if let Some(left) = left {
            if hosts.len() >= HOSTS {
                hosts.clear();
            }
            hosts.insert(host.into(), left);
        }
        left.is_some()
    }

    /// Gives permits back.
    pub fn deposit(&self, host: &str, permits: u32) {
        // A host that is not remembered has all of its permits.
        if let Some(left) = self.hosts().get_mut(host) {
            *left = left.saturating_add(permits).min(self.most);
        }
    }

    fn hosts(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget").field("most", &self.most).finish_non_exhaustive()
    }
}

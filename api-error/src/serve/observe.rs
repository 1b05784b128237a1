//! What an error leaves behind on the server: a log event, a count.

use crate::Catalog;
use crate::serve::log::{self, Event};

/// Logs and counts. Whoever calls this makes sure that it happens once per error.
pub(crate) fn observe(event: &Event<'_>, catalog: Option<&Catalog>) {
    log::emit(event);
    #[cfg(feature = "metrics")]
    crate::serve::metrics::count(event, catalog);
    #[cfg(not(feature = "metrics"))]
    let _ = catalog;
}

//! Writes the log line of an event, and counts it.

use crate::Catalog;
#[cfg(feature = "metrics")]
use crate::serve::log::counter;
use crate::serve::log::event::{Event, emit};

/// Logs and counts an error. Callers make sure that this happens once per error.
#[cfg_attr(not(feature = "metrics"), expect(unused_variables, reason = "only the counter needs the catalog"))]
pub(crate) fn report(event: &Event<'_>, catalog: Option<&Catalog>) {
    emit(event);
    #[cfg(feature = "metrics")]
    counter::count(event, catalog);
}

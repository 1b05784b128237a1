//! Writes the log line of an event, and counts it.

#[cfg(feature = "metrics")]
use crate::serve::log::counter;
use crate::serve::log::event::{Event, emit};
use crate::serve::settings::Settings;

/// Logs and counts an error. Callers make sure that this happens once per error.
#[cfg_attr(not(feature = "metrics"), expect(unused_variables, reason = "only the counter needs the settings"))]
pub(crate) fn report(event: &Event<'_>, settings: Option<&Settings>) {
    emit(event);
    #[cfg(feature = "metrics")]
    counter::count(event, settings);
}

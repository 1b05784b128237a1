//! When the conversion of an error logs it.

#[cfg(feature = "__convert")]
use crate::ApiError;
use crate::serve::log::event::Event;
use crate::serve::log::nearest_layer::NearestLayer;
use crate::serve::log::record::ErrorRecord;
use crate::serve::log::report::report;

/// Returns the record that the response carries to the layer, and logs the error if no layer is around.
///
/// Without any layer there is no record, which saves its allocation: `record` is not called.
#[cfg(feature = "__convert")]
pub(crate) fn record_for_layer<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Option<ErrorRecord> {
    if NearestLayer::here() == NearestLayer::Nowhere {
        report(&Event::of(&error), None);
        return None;
    }
    let record = record(error);
    log_unless_inside(&record);
    Some(record)
}

/// Logs the error if no layer is around and it has not been logged before.
pub(crate) fn log_unless_inside(record: &ErrorRecord) {
    if NearestLayer::here() != NearestLayer::Around && record.mark_logged() {
        report(&Event::of(record.error()), None);
    }
}

//! When the conversion of an error logs it.

#[cfg(feature = "__convert")]
use crate::ApiError;
use crate::serve::log::nearest_layer::NearestLayer;
use crate::serve::log::record::ErrorRecord;
#[cfg(feature = "__convert")]
use crate::serve::log::record::log_without_request;

/// Returns the record that the response carries to the layer, and logs the error if there is no layer.
///
/// Without any layer there is no record, which saves its allocation: `record` is not called.
#[cfg(feature = "__convert")]
pub(crate) fn record_for_layer<E: ApiError>(error: E, record: impl FnOnce(E) -> ErrorRecord) -> Option<ErrorRecord> {
    if NearestLayer::here() == NearestLayer::Nowhere {
        log_without_request(&error);
        return None;
    }
    let record = record(error);
    log_unless_inside(&record);
    Some(record)
}

/// Logs the error if there is no layer. If there is one elsewhere, the record logs itself unless that layer does.
pub(crate) fn log_unless_inside(record: &ErrorRecord) {
    match NearestLayer::here() {
        NearestLayer::Around => {}
        NearestLayer::Elsewhere => record.log_at_the_latest_when_dropped(),
        NearestLayer::Nowhere => record.log_now(),
    }
}

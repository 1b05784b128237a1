//! Runs code of the service inside of its layer, and turns a panic into an error.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::{ErrorLayer, ErrorRecord, Exchange, FrameworkError, Rejection};

/// What a panic was called with.
type Payload = Box<dyn Any + Send>;

impl Exchange {
    /// Runs code of the service. Catches its panic, unless the layer is configured not to.
    pub(crate) fn guarded<T>(&self, run: impl FnOnce() -> T) -> Result<T, ErrorRecord> {
        self.layer.guarded(run)
    }
}

impl ErrorLayer {
    /// The same before there is a request.
    pub(crate) fn guarded<T>(&self, run: impl FnOnce() -> T) -> Result<T, ErrorRecord> {
        let _inside = InsideLayer::enter();
        // Nothing uses the service after a panic: its future answers and is done.
        catch_unwind(AssertUnwindSafe(run)).map_err(|payload| {
            if !self.settings().catch_panics {
                resume_unwind(payload);
            }
            record_of_panic(payload)
        })
    }
}

/// The text of the panic goes to the log, not to the client.
fn record_of_panic(payload: Payload) -> ErrorRecord {
    ErrorRecord::new(Rejection::from(FrameworkError::InternalPanic).with_source(text_of_panic(payload)))
}

/// The text of a panic. Drops the payload, which may panic again.
pub(crate) fn text_of_panic(payload: Payload) -> String {
    let text = text_of(payload.as_ref());
    drop_quietly(payload);
    text
}

/// The text of a panic that goes on.
pub(crate) fn text_of(payload: &(dyn Any + Send)) -> String {
    match payload.downcast_ref::<&'static str>() {
        Some(text) => String::from(*text),
        None => payload.downcast_ref::<String>().cloned().unwrap_or_else(|| String::from("panic without a message")),
    }
}

/// Drops a value whose `Drop` is code of the service.
pub(crate) fn drop_quietly<T>(value: T) {
    quietly(move || drop(value));
}

/// Runs code where a panic must go no further. It is ignored: the panic hook has printed it.
pub(crate) fn quietly(run: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(run)) {
        // Its drop could panic once more. A leak ends that.
        mem::forget(payload);
    }
}

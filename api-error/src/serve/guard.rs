//! Runs a part of a service inside of its layer, and turns a panic into an error.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::serve::log::nearest_layer::InsideLayer;
use crate::serve::{ErrorRecord, Exchange, FrameworkError, Rejection};

impl Exchange {
    /// Runs a part of the service. Catches its panic, unless the layer is configured not to.
    pub(crate) fn guarded<T>(&self, run: impl FnOnce() -> T) -> Result<T, ErrorRecord> {
        let _inside = InsideLayer::enter();
        // Nothing uses the service after a panic: its future answers and is done.
        catch_unwind(AssertUnwindSafe(run)).map_err(|payload: Box<_>| {
            if !self.settings().catch_panics {
                resume_unwind(payload);
            }
            record_of_panic(payload.as_ref())
        })
    }
}

/// The text of the panic goes to the log, not to the client.
fn record_of_panic(payload: &(dyn Any + Send)) -> ErrorRecord {
    let text = match payload.downcast_ref::<&'static str>() {
        Some(text) => String::from(*text),
        None => payload.downcast_ref::<String>().cloned().unwrap_or_else(|| String::from("panic without a message")),
    };
    ErrorRecord::new(Rejection::from(FrameworkError::InternalPanic).with_source(text))
}

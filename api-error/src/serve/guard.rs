//! A part of a service, run inside the scope of its layer: a panic becomes an error.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::serve::scope::Scope;
use crate::serve::{ErrorLayer, ErrorRecord, FrameworkError, Rejection};

/// Runs a part of the service; its panics are caught if the layer wants that.
pub(crate) fn guarded<T>(layer: &ErrorLayer, run: impl FnOnce() -> T) -> Result<T, ErrorRecord> {
    let _scope = Scope::enter();
    // The service is not used again after a panic: its future answers and is done.
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload: Box<_>| {
        if !layer.settings().catch_panics {
            resume_unwind(payload);
        }
        of_panic(payload.as_ref())
    })
}

/// The text of a panic goes to the log.
fn of_panic(payload: &(dyn Any + Send)) -> ErrorRecord {
    let text = match payload.downcast_ref::<&'static str>() {
        Some(text) => String::from(*text),
        None => payload.downcast_ref::<String>().cloned().unwrap_or_else(|| String::from("panic without a message")),
    };
    ErrorRecord::new(Rejection::from(FrameworkError::InternalPanic).with_source(text))
}

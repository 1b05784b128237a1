//! Whether a layer is polling the service that runs now, on this thread: then the layer logs.

use core::cell::Cell;

std::thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Whether a layer is polling the service that runs now: then the layer logs.
pub(crate) fn is_inside() -> bool {
    INSIDE.get()
}

/// Marks the time until it is dropped as inside a layer.
#[must_use]
pub(crate) struct Scope {
    before: bool,
}

impl Scope {
    pub(crate) fn enter() -> Self {
        Self { before: INSIDE.replace(true) }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        INSIDE.set(self.before);
    }
}

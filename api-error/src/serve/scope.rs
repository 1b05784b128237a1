//! Whether a layer is around the code that runs now, so that an error is logged once.

use core::cell::Cell;
use core::sync::atomic::{AtomicBool, Ordering};

std::thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

static LAYER_EXISTS: AtomicBool = AtomicBool::new(false);

/// From now on conversions keep the error for a layer.
pub(crate) fn announce_layer() {
    LAYER_EXISTS.store(true, Ordering::Relaxed);
}

/// Whether this process has a layer at all. Without one, an error is not kept after its conversion.
#[cfg(any(feature = "salvo", feature = "tower"))]
pub(crate) fn layer_exists() -> bool {
    LAYER_EXISTS.load(Ordering::Relaxed)
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

//! Whether a layer is around the code that runs now, so that an error is logged once.

use core::sync::atomic::{AtomicBool, Ordering};

#[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
pub(crate) use super::inside::{Scope, is_inside};

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

//! Whether a layer is around the code that runs now.

use core::cell::Cell;
use core::sync::atomic::{AtomicBool, Ordering};

static LAYER_EXISTS: AtomicBool = AtomicBool::new(false);

std::thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Where the nearest [`ErrorLayer`](crate::ErrorLayer) is, seen from the code that runs now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NearestLayer {
    /// Around this code: the layer polls it on this thread, and sees its response.
    Around,
    /// Somewhere else in this process. It may still see the response of this code.
    Elsewhere,
    /// Nowhere in this process.
    Nowhere,
}

impl NearestLayer {
    /// Looks for a layer.
    pub(crate) fn here() -> Self {
        if INSIDE.get() {
            Self::Around
        } else if LAYER_EXISTS.load(Ordering::Relaxed) {
            Self::Elsewhere
        } else {
            Self::Nowhere
        }
    }
}

/// Notes that this process has a layer. Every layer calls this when it is made.
pub(crate) fn announce() {
    LAYER_EXISTS.store(true, Ordering::Relaxed);
}

/// Marks this thread as inside of a layer until it is dropped.
#[must_use]
pub(crate) struct InsideLayer {
    before: bool,
}

impl InsideLayer {
    pub(crate) fn enter() -> Self {
        Self { before: INSIDE.replace(true) }
    }
}

impl Drop for InsideLayer {
    fn drop(&mut self) {
        INSIDE.set(self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_inner_layer_is_still_inside_of_the_outer_one() {
        assert_ne!(NearestLayer::here(), NearestLayer::Around);
        let outer = InsideLayer::enter();
        drop(InsideLayer::enter());
        assert_eq!(NearestLayer::here(), NearestLayer::Around);
        drop(outer);
        assert_ne!(NearestLayer::here(), NearestLayer::Around);
    }
}

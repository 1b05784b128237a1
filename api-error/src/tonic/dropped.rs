//! Which error's status tonic dropped while it polled a body.

use core::cell::{Cell, RefCell};

use crate::serve::ErrorRecord;

std::thread_local! {
    /// Whether a body is polled on this thread.
    static IS_POLLED: Cell<bool> = const { Cell::new(false) };
    /// The error whose status was the last to be dropped in that poll.
    static DROPPED: RefCell<Option<ErrorRecord>> = const { RefCell::new(None) };
}

/// Notes the error of a status that is dropped.
pub(super) fn note(record: &ErrorRecord) {
    // The thread may be at its end.
    if IS_POLLED.try_with(Cell::get).unwrap_or(false) {
        let _ = DROPPED.try_with(|dropped| dropped.replace(Some(record.clone())));
    }
}

/// Ends the notes of a poll, also of one that panics.
pub(super) struct Notes {
    was_polled: bool,
}

impl Notes {
    pub(super) fn begin() -> Self {
        Self { was_polled: IS_POLLED.replace(true) }
    }

    /// The error whose status was the last to be dropped.
    pub(super) fn end(self) -> Option<ErrorRecord> {
        drop(self);
        DROPPED.take()
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        IS_POLLED.set(self.was_polled);
    }
}

//! The cases that a framework cannot pass, each with its reason. If one passes, its check fails.

/// The checks whose cases can have exceptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// [`connections_are_reused`](super::connections_are_reused): setup and row of the table.
    Reuse,
    /// [`stale_headers`](super::stale_headers): method.
    StaleHeaders,
    /// [`head_has_the_headers_of_get`](super::head_has_the_headers_of_get): target.
    Head,
    /// [`secrets_stay_in_the_log`](super::secrets_stay_in_the_log): setup and row of the table.
    Secrets,
    /// [`nothing_long_is_repeated`](super::nothing_long_is_repeated): setup.
    Echoes,
    /// [`control_bytes_are_rejected`](super::control_bytes_are_rejected): the byte.
    ControlBytes,
    /// [`handlers_read_the_id`](super::handlers_read_the_id): setup.
    HandlerId,
    /// [`errors_that_panic_are_answered_and_logged`](super::errors_that_panic_are_answered_and_logged): what panics.
    PanickingErrors,
    /// [`a_body_that_fails_is_logged`](super::a_body_that_fails_is_logged): one case.
    FailedBody,
    /// [`a_replaced_text_is_the_reason_in_the_log`](super::a_replaced_text_is_the_reason_in_the_log): one case.
    ReplacedText,
    /// [`extra_values_are_in_the_body`](super::extra_values_are_in_the_body): target and whether the request has a value.
    Extra,
    /// [`every_status_has_its_own_code`](super::every_status_has_its_own_code): the status.
    Statuses,
    /// [`panics_go_on_if_configured`](super::panics_go_on_if_configured): one case.
    Panics,
}

/// The reason why a panic without the layer gets no answer.
pub const DROPPED: &str = "without the layer nobody catches a panic, and the server drops the connection";

/// A case that a framework cannot pass.
#[derive(Clone, Copy, Debug)]
pub struct Exception {
    /// The check.
    pub check: Check,
    /// The case, as the failed check shows it. Of a case such as `setup: row`, `row` alone means every setup.
    pub case: &'static str,
    /// Why.
    pub reason: &'static str,
}

impl Exception {
    /// An exception.
    #[must_use]
    pub const fn new(check: Check, case: &'static str, reason: &'static str) -> Self {
        Self { check, case, reason }
    }

    /// Whether a case of its check is an exception.
    pub(super) fn covers(&self, name: &str) -> bool {
        name.strip_suffix(self.case).is_some_and(|setup| setup.is_empty() || setup.ends_with(": "))
    }
}

//! What every HTTP framework must do. A framework describes itself as a [`Framework`] that serves the routes of
//! [`cases`](crate::cases); each check asks a real server and compares what comes back.
//!
//! `tests/every_framework/` lists the checks as tests and is part of the test binary of each framework.
#![expect(clippy::missing_panics_doc, clippy::indexing_slicing, reason = "a test that fails panics")]

mod boxes;
mod connections;
mod crowd;
mod echoes;
mod exception;
mod extra;
mod faults;
mod framework;
mod headers;
mod ids;
mod logging;
mod middleware;
mod outcome;
mod passed_on;
mod reading;
mod secrets;
mod shapes;
mod table;

pub use self::boxes::a_boxed_error_is_answered_as_the_error;
pub use self::connections::{connections_are_reused, cut_off_bodies, stale_headers};
pub use self::crowd::memory_stays_flat;
pub use self::echoes::{
    a_field_adds_at_most_256_bytes, a_value_forges_no_field, field_values_stay_in_their_place, many_errors_are_counted,
    nothing_long_is_repeated,
};
pub use self::exception::{Check, DROPPED, Exception};
pub use self::extra::extra_values_are_in_the_body;
pub use self::faults::{
    a_body_that_fails_is_logged, a_replaced_text_is_the_reason_in_the_log, errors_that_panic_are_answered_and_logged,
    every_status_has_its_own_code,
};
pub use self::framework::{Framework, Readers, Setup};
pub use self::headers::{declared_headers_are_sent, every_401_has_a_challenge, head_has_the_headers_of_get};
pub use self::ids::{control_bytes_are_rejected, ids_are_not_trusted_by_default, ids_are_validated};
pub use self::logging::{
    a_path_forges_no_line, a_rejected_request_is_logged_without_causes, a_server_error_is_logged_with_everything,
    every_error_is_logged_once, without_the_layer_conversions_are_logged_once,
};
pub use self::middleware::{handlers_read_the_id, panics_go_on_if_configured, two_layers_are_one};
pub use self::passed_on::the_status_of_a_field_is_sent;
pub use self::reading::json_is_read_strictly;
pub use self::secrets::{secrets_stay_in_the_log, texts_are_replaced_in_every_form};
pub use self::shapes::{addresses_of_framework_errors, every_shape, problems_are_negotiated, replaced_errors};
pub use self::table::table;

#[cfg(test)]
mod tests {
    /// The names after `pub use self::`, without types and constants.
    fn checks() -> Vec<&'static str> {
        let uses = include_str!("mod.rs").split("pub use self::").skip(1).filter_map(|rest| rest.split_once(';'));
        let names = uses.filter_map(|(path, _)| path.split_once("::")).flat_map(|(_, names)| names.split(','));
        let names = names.map(|name| name.trim_matches(|c: char| c.is_whitespace() || "{}".contains(c)));
        names.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())).collect()
    }

    #[test]
    fn every_check_is_a_test_of_every_framework() {
        let tests = include_str!("../../tests/every_framework/mod.rs");
        let words: Vec<_> = tests.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        assert!(checks().len() > 20, "{:?}", checks());
        for check in checks() {
            assert!(words.contains(&check), "no test calls the check `{check}`");
        }
    }
}

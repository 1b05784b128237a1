//! The checks of the suite as tests, in the test binary of each framework: it calls itself `Tested` in its `app.rs`.

use std::alloc::System;
use std::collections::BTreeMap;

use api_error::{ErrorLayer, ErrorSpec, ErrorStatus, FrameworkError};
use api_error_serving_tests::cases::get;
use api_error_serving_tests::errors::CATALOG;
use api_error_serving_tests::process;
use api_error_serving_tests::suite::{self, Framework, Readers, Setup};
use api_error_serving_tests::wire::ask;
use cap::Cap;
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

use crate::app::Tested;

/// Counts the memory in use.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// A test for each check that needs nothing but the framework.
macro_rules! tests_of_checks {
    ($($check:ident),+ $(,)?) => {
        $(#[test]
        fn $check() {
            suite::$check::<Tested>();
        })+
    };
}

tests_of_checks! {
    a_body_that_fails_is_logged,
    a_boxed_error_is_answered_as_the_error,
    a_field_adds_at_most_256_bytes,
    a_path_forges_no_line,
    a_replaced_text_is_the_reason_in_the_log,
    a_rejected_request_is_logged_without_causes,
    a_server_error_is_logged_with_everything,
    a_value_forges_no_field,
    addresses_of_framework_errors,
    connections_are_reused,
    control_bytes_are_rejected,
    cut_off_bodies,
    declared_headers_are_sent,
    every_401_has_a_challenge,
    errors_that_panic_are_answered_and_logged,
    every_error_is_logged_once,
    every_status_has_its_own_code,
    extra_values_are_in_the_body,
    field_values_stay_in_their_place,
    handlers_read_the_id,
    head_has_the_headers_of_get,
    ids_are_not_trusted_by_default,
    ids_are_validated,
    json_is_read_strictly,
    many_errors_are_counted,
    problems_are_negotiated,
    nothing_long_is_repeated,
    panics_go_on_if_configured,
    secrets_stay_in_the_log,
    stale_headers,
    texts_are_replaced_in_every_form,
    the_status_of_a_field_is_sent,
    two_layers_are_one,
    without_the_layer_conversions_are_logged_once,
}

/// All frameworks share a snapshot unless its name contains that of the framework.
fn assert_snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn assert_table(setup_name: &str, readers: Readers, setup: Setup) {
    let name = format!("{}-{setup_name}", Tested::NAME);
    assert_snapshot(&name, &suite::table(&Tested::serve(readers, setup)));
}

#[test]
fn table_of_the_framework_alone() {
    assert_table("alone", Readers::Theirs, Setup::Alone);
}

#[test]
fn table_without_the_layer() {
    let is_alone = !Tested::NEEDS_CONVERSION;
    assert_table(if is_alone { "alone" } else { "converted" }, Readers::Theirs, Setup::Converted);
}

#[test]
fn table_with_our_readers() {
    assert_table("our-readers", Readers::Ours, Setup::Converted);
}

#[test]
fn table_with_the_layer() {
    assert_table("layer", Readers::Theirs, Setup::Layered(ErrorLayer::new()));
}

#[test]
fn table_with_our_readers_and_the_layer() {
    assert_table("our-readers-and-layer", Readers::Ours, Setup::Layered(ErrorLayer::new()));
}

#[test]
fn every_shape_is_the_same_from_every_framework() {
    for (shape, text) in suite::every_shape::<Tested>() {
        assert_snapshot(&format!("shape-{shape}"), &text);
    }
}

#[test]
fn replaced_errors_are_the_same_from_every_framework() {
    assert_snapshot("replaced-errors", &suite::replaced_errors::<Tested>());
}

#[test]
fn memory_stays_flat() {
    process::alone("every_framework::memory_stays_flat", || {
        suite::memory_stays_flat::<Tested>(|| ALLOCATOR.allocated());
    });
}

/// A code that no catalog has.
static NO_SUCH_URL: ErrorSpec = ErrorSpec::new(ErrorStatus::NOT_FOUND, "no_such_url");

/// One count for each error, and no label that a client chooses.
#[test]
fn errors_are_counted_under_bounded_labels() {
    process::alone("every_framework::errors_are_counted_under_bounded_labels", || {
        let recorder = DebuggingRecorder::new();
        let counters = recorder.snapshotter();
        assert!(recorder.install().is_ok());
        let layer = ErrorLayer::new().catalog(&CATALOG).with_error(FrameworkError::RouteNotFound, &NO_SUCH_URL);
        let server = Tested::serve(Readers::Ours, Setup::Layered(layer));
        let (declined, unlisted) = ("/errors/declined", "/errors/unlisted");
        for target in [declined, declined, unlisted, "/users/7", "/foreign/json", "/nope/1", "/nope/2"] {
            let _ = ask(server.address, &get(target));
        }
        let mut counted = BTreeMap::new();
        for (key, _, _, value) in counters.snapshot().into_vec() {
            let labels: Vec<_> = key.key().labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
            let DebugValue::Counter(count) = value else { unreachable!("not a counter") };
            counted.insert(format!("{} {}", key.key().name(), labels.join(" ")), count);
        }
        let series = |error_type: &str, code: &str, status: u16, route: Option<String>, count: u64| {
            let route = route.as_deref().unwrap_or("_OTHER");
            let labels =
                format!("api.error.type={error_type} api.error.code={code} http.response.status_code={status}");
            (format!("api.errors {labels} http.route={route}"), count)
        };
        let errors = || Tested::route("errors", "name");
        let expected = BTreeMap::from([
            series("validation_error", "card_declined", 402, errors(), 2),
            series("validation_error", "_OTHER", 409, errors(), 1),
            series("_OTHER", "_OTHER", 502, Tested::route("foreign", "kind"), 1),
            series("validation_error", "no_such_url", 404, None, 2),
        ]);
        assert_eq!(counted, expected);
    });
}

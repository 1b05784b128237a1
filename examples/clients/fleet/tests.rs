//! Budget and jitter keep what they promise, and each of them is needed.

use crate::curve::Curve;
use crate::report::Fleets;
use crate::simulation::Fleet;

/// The attempts of all calls are at most 1.3 times as many as the calls.
fn is_light(curve: &Curve) -> bool {
    curve.load() <= 1.3
}

/// No 10 ms have more than 3 times the attempts of the average of their second.
fn is_even(curve: &Curve) -> bool {
    curve.wave() <= 3.0
}

#[test]
fn a_server_that_fails_gets_few_retries_and_no_waves_as_the_documentation_shows() {
    let fleets = Fleets::run();
    let Fleets { neither, jitter, budget, both } = &fleets;
    let other_seed = &Fleet { seed: 2, has_budget: true, has_jitter: true }.run();
    assert_eq!([both, other_seed].map(is_light), [true, true]);
    assert_eq!([both, other_seed].map(is_even), [true, true]);
    // Each condition fails without what keeps it.
    assert_eq!([neither, jitter, budget].map(is_light), [false, false, true]);
    assert_eq!([neither, jitter, budget].map(is_even), [false, true, false]);
    let docs = include_str!("../../../docs/clients.md");
    let table = fleets.table();
    assert!(docs.contains(&table), "write this in docs/clients.md:\n{table}");
}

//! Turning an error into bytes, next to hand-written serde code: `cargo bench -p api-error-benches --bench envelope`.

use api_error::ApiError;
use api_error_benches::{Derived, HandWritten, REQUEST_ID, derived_with_fields, hand_written_with_fields};
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(name = "fixed text, request id: derived")]
fn fixed_with_request_id(bencher: Bencher<'_, '_>) {
    bencher.bench(|| black_box(&Derived::CardDeclined).to_json(Some(black_box(REQUEST_ID))));
}

#[divan::bench(name = "fixed text, request id: hand-written")]
fn fixed_with_request_id_by_hand(bencher: Bencher<'_, '_>) {
    bencher.bench(|| HandWritten::fixed_to_json(Some(black_box(REQUEST_ID))));
}

#[divan::bench(name = "fixed text: derived")]
fn fixed(bencher: Bencher<'_, '_>) {
    bencher.bench(|| black_box(&Derived::CardDeclined).to_json(None));
}

#[divan::bench(name = "fixed text: hand-written")]
fn fixed_by_hand(bencher: Bencher<'_, '_>) {
    bencher.bench(|| HandWritten::fixed_to_json(black_box(None)));
}

#[divan::bench(name = "two fields, request id: derived")]
fn two_fields(bencher: Bencher<'_, '_>) {
    let error = derived_with_fields();
    bencher.bench(|| black_box(&error).to_json(Some(black_box(REQUEST_ID))));
}

#[divan::bench(name = "two fields, request id: hand-written")]
fn two_fields_by_hand(bencher: Bencher<'_, '_>) {
    let error = hand_written_with_fields();
    bencher.bench(|| black_box(&error).to_json(Some(black_box(REQUEST_ID))));
}

//! Error to bytes, beside the hand-written serde equivalent: `cargo bench -p api-error-benches --bench envelope`.

use api_error::ApiError;
use api_error_benches::{Derived, HandWritten, REQUEST_ID, derived_with_fields, hand_written_with_fields};
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

mod fixed_with_request_id {
    use super::*;

    #[divan::bench]
    fn derived(bencher: Bencher<'_, '_>) {
        bencher.bench(|| black_box(Derived::CardDeclined).to_json(Some(black_box(REQUEST_ID))));
    }

    #[divan::bench]
    fn hand_written(bencher: Bencher<'_, '_>) {
        bencher.bench(|| HandWritten::fixed_to_json(Some(black_box(REQUEST_ID))));
    }
}

mod fixed {
    use super::*;

    #[divan::bench]
    fn derived(bencher: Bencher<'_, '_>) {
        bencher.bench(|| black_box(Derived::CardDeclined).to_json(None));
    }

    #[divan::bench]
    fn hand_written(bencher: Bencher<'_, '_>) {
        bencher.bench(|| HandWritten::fixed_to_json(None));
    }
}

mod two_fields {
    use super::*;

    #[divan::bench]
    fn derived(bencher: Bencher<'_, '_>) {
        let error = derived_with_fields();
        bencher.bench(|| black_box(&error).to_json(Some(black_box(REQUEST_ID))));
    }

    #[divan::bench]
    fn hand_written(bencher: Bencher<'_, '_>) {
        let error = hand_written_with_fields();
        bencher.bench(|| black_box(&error).to_json(Some(black_box(REQUEST_ID))));
    }
}

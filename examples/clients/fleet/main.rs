//! Shows what retries do to a server that fails, and what budget and jitter do about it: 1,000 clients with 5 calls a second
//! each, and a server that fails for 30 seconds, in virtual time.
//!
//! ```text
//! $ cargo run -p api-error-client-examples --bin fleet
//! ```

mod curve;
mod report;
mod simulation;
#[cfg(test)]
mod tests;

fn main() {
    let fleets = report::Fleets::run();
    print!("{}\n{}", fleets.curves(), fleets.table());
}

//! The curves as text.

use std::fmt::Write;

use crate::curve::Curve;
use crate::simulation::Fleet;

/// One `#` in a curve.
const ATTEMPTS: u32 = 500;

/// The fleets that are compared.
pub(crate) struct Fleets {
    pub(crate) neither: Curve,
    pub(crate) jitter: Curve,
    pub(crate) budget: Curve,
    pub(crate) both: Curve,
}

impl Fleets {
    pub(crate) fn run() -> Self {
        let run = |has_budget, has_jitter| Fleet { seed: 1, has_budget, has_jitter }.run();
        Self { neither: run(false, false), jitter: run(false, true), budget: run(true, false), both: run(true, true) }
    }

    /// The curves of clients without and with budget and jitter.
    pub(crate) fn curves(&self) -> String {
        let mut text = format!(
            "Attempts in each second (# is {ATTEMPTS}), and in its busiest 10 ms. The server fails from 5 to 35.\n\n\
             {:6}  {:46}  with budget and jitter\n",
            "second", "without budget and jitter",
        );
        for (second, (neither, both)) in self.neither.seconds().zip(self.both.seconds()).enumerate() {
            let _ = writeln!(text, "{second:6}  {:46}  {}", bar(neither), bar(both));
        }
        text
    }

    /// What the documentation shows.
    pub(crate) fn table(&self) -> String {
        let mut text = "| clients with | attempts for each call | busiest 10 ms, as a multiple of the average |\n\
                        |---|---|---|\n"
            .to_owned();
        let rows =
            [("neither", &self.neither), ("jitter", &self.jitter), ("a budget", &self.budget), ("both", &self.both)];
        for (name, curve) in rows {
            let _ = writeln!(text, "| {name} | {:.2} | {:.1} |", curve.load(), curve.wave());
        }
        text
    }
}

fn bar((attempts, busiest): (u32, u32)) -> String {
    let length = usize::try_from(attempts / ATTEMPTS).unwrap_or(0);
    format!("{attempts:6} {busiest:5} {}", "#".repeat(length))
}

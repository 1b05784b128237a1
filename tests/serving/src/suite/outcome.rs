//! The cases of a check: those that must pass, and those that must fail because the framework has an exception.

use std::any::Any;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::exception::Check;
use super::framework::Framework;

/// The cases of one check, which may fail only where the framework has an exception.
pub(super) struct Outcomes<F> {
    check: Check,
    passed: Vec<String>,
    failed: Vec<(String, String)>,
    framework: PhantomData<F>,
}

impl<F: Framework> Outcomes<F> {
    pub(super) fn of(check: Check) -> Self {
        Self { check, passed: Vec::new(), failed: Vec::new(), framework: PhantomData }
    }

    /// Runs a case, which fails if it panics.
    pub(super) fn case(&mut self, name: impl Into<String>, body: impl FnOnce()) {
        match catch_unwind(AssertUnwindSafe(body)) {
            Ok(()) => self.passed.push(name.into()),
            Err(panic) => self.failed.push((name.into(), message(&*panic))),
        }
    }

    /// Fails unless exactly the exceptions failed.
    pub(super) fn finish(self) {
        let exceptions: Vec<_> = F::EXCEPTIONS.iter().filter(|exception| exception.check == self.check).collect();
        let is_exception = |name: &str| exceptions.iter().any(|exception| exception.covers(name));
        let unexpected: Vec<_> = self.failed.iter().filter(|(name, _)| !is_exception(name)).collect();
        assert!(unexpected.is_empty(), "{:?} failed for {}: {unexpected:#?}", self.check, F::NAME);
        for exception in exceptions {
            let is_needed = self.failed.iter().any(|(name, _)| exception.covers(name));
            let is_too_wide = self.passed.iter().any(|name| exception.covers(name));
            assert!(is_needed && !is_too_wide, "{} passes a case of this exception: {exception:?}", F::NAME);
        }
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without a text").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::Server;
    use crate::suite::exception::Exception;
    use crate::suite::framework::{Readers, Setup};

    struct Model;

    impl Framework for Model {
        const NAME: &'static str = "model";
        const NEEDS_CONVERSION: bool = false;
        const EXCEPTIONS: &'static [Exception] =
            &[Exception::new(Check::Head, "b", "an example"), Exception::new(Check::Head, "x: c", "another")];

        fn route(_: &str, _: &str) -> Option<String> {
            None
        }

        fn serve(_: Readers, _: Setup) -> Server {
            unreachable!("no test serves the model")
        }
    }

    /// Whether the check passes if the named cases fail.
    fn passes(failing: &[&str]) -> bool {
        let mut outcomes = Outcomes::<Model>::of(Check::Head);
        for name in ["a", "x: b", "y: b", "x: c", "y: c"] {
            outcomes.case(name, || assert!(!failing.contains(&name), "fails on purpose"));
        }
        catch_unwind(AssertUnwindSafe(|| outcomes.finish())).is_ok()
    }

    #[test]
    fn exactly_the_exceptions_must_fail() {
        assert!(passes(&["x: b", "y: b", "x: c"]));
        assert!(!passes(&["a", "x: b", "y: b", "x: c"]), "a failure without an exception");
        assert!(!passes(&["x: b", "y: b", "x: c", "y: c"]), "a failure in another setup");
        assert!(!passes(&["x: b", "x: c"]), "an exception that one setup does not need");
        assert!(!passes(&["x: b", "y: b"]), "an exception that is not needed");
    }
}

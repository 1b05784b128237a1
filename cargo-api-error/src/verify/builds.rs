//! What each target was built with: its features, its build script's `cfg`s, the compiler's own.

use std::collections::BTreeMap;

use crate::scan::{Known, Predicate, World};

/// Every target that was built, by package and label.
#[derive(Clone, Debug, Default)]
pub(super) struct Builds {
    targets: BTreeMap<(String, String), World>,
}

impl Builds {
    /// Records a target: the lines of `--print cfg`, and what only this target has.
    pub(super) fn enter<'a>(
        &mut self,
        package: &str,
        label: &str,
        cfgs: impl Iterator<Item = &'a str>,
        features: &[String],
    ) {
        // Features of the program that printed the lines are not those of this target.
        let cfgs = cfgs.filter(|cfg| !cfg.starts_with("feature=")).map(str::to_owned);
        let all = cfgs.chain(features.iter().map(|feature| format!("feature = {feature:?}")));
        let world = all.map(|cfg| (Predicate::from_text(&cfg, Known { test: false }).to_string(), true)).collect();
        self.targets.insert((package.to_owned(), label.to_owned()), world);
    }

    /// The build of a target, if it was built.
    pub(super) fn get(&self, package: &str, label: &str) -> Option<&World> {
        self.targets.get(&(package.to_owned(), label.to_owned()))
    }
}

/// Whether a predicate of the scan holds in a build. `test` is decided in it already.
pub(super) fn holds(cfg: Option<&str>, build: &World) -> bool {
    cfg.is_none_or(|cfg| Predicate::from_text(cfg, Known { test: false }).holds(build))
}

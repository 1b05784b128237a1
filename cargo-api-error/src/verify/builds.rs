//! The `cfg` options of each target: its features, those of its build script, and those of the compiler.

use std::collections::{BTreeMap, BTreeSet};

use crate::scan::Predicate;

/// The `cfg` options of one build, each in its normal form.
pub(super) type Options = BTreeSet<String>;

/// Every target that was built, by package and label.
#[derive(Clone, Debug, Default)]
pub(super) struct Builds {
    targets: BTreeMap<(String, String), Options>,
}

impl Builds {
    /// Records a target: the lines of `--print cfg`, and the options that only this target has.
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
        let options = all.filter_map(|cfg| Some(cfg.parse::<Predicate>().ok()?.to_string())).collect();
        self.targets.insert((package.to_owned(), label.to_owned()), options);
    }

    /// The build of a target, if it was built.
    pub(super) fn get(&self, package: &str, label: &str) -> Option<&Options> {
        self.targets.get(&(package.to_owned(), label.to_owned()))
    }
}

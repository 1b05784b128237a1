//! Guesses which removed codes were renamed: another variant of the same type now says the same under a new code.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::closest;

use super::Types;
use crate::catalog::{Entry, ErrorPath};

/// Among more codes than this that say the same, nobody sees which one is meant.
const MOST: usize = 100;

/// What a renamed code keeps. A code that was deprecated is removed on purpose.
type Sense = (BTreeSet<ErrorPath>, String);

#[derive(Default)]
struct Group<'a> {
    gone: Vec<&'a Entry>,
    came: Vec<&'a Entry>,
}

/// The new code of each removed code that was probably renamed.
pub(super) fn likely<'a>(gone: Vec<&'a Entry>, came: Vec<&'a Entry>, types: &Types) -> BTreeMap<&'a str, &'a Entry> {
    // A lock has no texts.
    let with_texts = gone.iter().chain(&came).all(|entry| entry.spec.message_from.is_some());
    let mut groups: BTreeMap<Sense, Group<'a>> = BTreeMap::new();
    for entry in gone.into_iter().filter(|entry| entry.spec.deprecated.is_none()) {
        groups.entry(sense(entry, |path| types.follow(path), with_texts)).or_default().gone.push(entry);
    }
    for entry in came {
        groups.entry(sense(entry, ErrorPath::clone, with_texts)).or_default().came.push(entry);
    }
    let small = |group: &Group<'a>| group.gone.len().max(group.came.len()) <= MOST;
    groups.into_values().filter(small).flat_map(Group::pairs).collect()
}

fn sense(entry: &Entry, follow: impl Fn(&ErrorPath) -> ErrorPath, with_texts: bool) -> Sense {
    let spec = &entry.spec;
    let types = entry.variants.iter().map(|variant| follow(&variant.path).type_path());
    let details: Vec<_> = spec.details.iter().map(|detail| (&detail.name, &detail.ty)).collect();
    let param = spec.param.as_ref().map(ToString::to_string);
    let message = spec.message.as_ref().filter(|_| with_texts).map(ToString::to_string);
    let facts = (spec.status, &spec.error_type, spec.retryable, param, details, message);
    (types.collect(), format!("{facts:?}"))
}

impl<'a> Group<'a> {
    /// Pairs codes with similar names, and the last two whatever they are called.
    fn pairs(mut self) -> Vec<(&'a str, &'a Entry)> {
        let mut pairs = Vec::new();
        while let Some((old, new)) = self.next_pair() {
            self.gone.retain(|entry| entry.spec.code != old.spec.code);
            self.came.retain(|entry| entry.spec.code != new.spec.code);
            pairs.push((old.spec.code.as_str(), new));
        }
        pairs
    }

    /// A removed code and a new one, each of which is the best match of the other.
    fn next_pair(&self) -> Option<(&'a Entry, &'a Entry)> {
        self.gone.iter().find_map(|old| {
            let new = best(old, &self.came)?;
            let back = best(new, &self.gone)?;
            (back.spec.code == old.spec.code).then_some((*old, new))
        })
    }
}

fn best<'a>(entry: &Entry, others: &[&'a Entry]) -> Option<&'a Entry> {
    if let [only] = others {
        return Some(*only);
    }
    let names: Vec<&str> = others.iter().map(|other| other.spec.code.as_str()).collect();
    let name = closest(&entry.spec.code, &names)?;
    others.iter().copied().find(|other| other.spec.code == name)
}

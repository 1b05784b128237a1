//! The hash table of a catalog, filled at compile time.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::text::{Text, equal};
use super::{Catalog, CatalogItem, visited};
use crate::spec::ErrorSpec;

const EMPTY: u32 = u32::MAX;

type Visited = visited::Visited<{ 1 << 15 }>;

/// The number of specs of all types in the lists. A type that is there twice counts once.
#[must_use]
#[track_caller]
pub const fn count(lists: &[&[CatalogItem]]) -> usize {
    let mut visited = Visited::new();
    let mut total = 0;
    let mut at = 0;
    while at < lists.len() {
        total += count_items(lists[at], &mut visited);
        at += 1;
    }
    at = 0;
    while at < lists.len() {
        check_complete(lists[at], &visited);
        at += 1;
    }
    total
}

#[track_caller]
const fn count_items(items: &[CatalogItem], visited: &mut Visited) -> usize {
    let mut total = 0;
    let mut at = 0;
    while at < items.len() {
        match items[at] {
            CatalogItem::Own(own) if visited.is_new(own) => total += own.specs.len(),
            CatalogItem::Forward(items) => total += count_items(items, visited),
            _ => {}
        }
        at += 1;
    }
    total
}

#[expect(clippy::panic, reason = "these are the compile errors")]
#[track_caller]
const fn check_complete(items: &[CatalogItem], visited: &Visited) {
    let mut at = 0;
    while at < items.len() {
        match items[at] {
            CatalogItem::Forward(items) => check_complete(items, visited),
            // It does no harm if a shorter way leads to the same type.
            CatalogItem::TooDeep(own) if !visited.has(own) => panic!(
                "{}",
                Text::new()
                    .push("each way to `")
                    .push(own.name)
                    .push("` leads through more than 32 types\nhelp: add `")
                    .push(own.name)
                    .push("` to the catalog")
                    .as_str()
            ),
            CatalogItem::TooMany(text) => panic!("{}", text),
            _ => {}
        }
        at += 1;
    }
}

/// The size of the table: a power of two, so large that the table is at most half full.
#[must_use]
pub const fn slots(count: usize) -> usize {
    (2 * count + 1).next_power_of_two()
}

// `#[track_caller]` keeps the functions of this file out of the compile error of a catalog.

/// The table: at most `N` specs in `S` slots.
#[derive(Debug)]
pub struct Index<const N: usize, const S: usize> {
    specs: [&'static ErrorSpec; N],
    slots: [u32; S],
    len: usize,
    open: bool,
    broken: bool,
}

impl<const N: usize, const S: usize> Index<N, S> {
    /// Enters every spec. Panics, which is a compile error, if two types have the same code.
    #[must_use]
    #[track_caller]
    pub const fn new(lists: &[&[CatalogItem]]) -> Self {
        let mut index = Self { specs: [&crate::spec::STUB; N], slots: [EMPTY; S], len: 0, open: false, broken: false };
        let mut visited = Visited::new();
        let mut at = 0;
        while at < lists.len() {
            index.enter(lists[at], &mut visited);
            at += 1;
        }
        index
    }

    #[track_caller]
    const fn enter(&mut self, items: &[CatalogItem], visited: &mut Visited) {
        let mut at = 0;
        while at < items.len() {
            match items[at] {
                CatalogItem::Own(own) if visited.is_new(own) => self.enter_own(own.specs),
                CatalogItem::Forward(items) => self.enter(items, visited),
                CatalogItem::Open => self.open = true,
                CatalogItem::Broken => self.broken = true,
                // `count` has rejected what is incomplete.
                CatalogItem::Own(_) | CatalogItem::TooDeep(_) | CatalogItem::TooMany(_) => {}
            }
            at += 1;
        }
    }

    #[track_caller]
    const fn enter_own(&mut self, specs: &'static [ErrorSpec]) {
        let mut at = 0;
        while at < specs.len() {
            self.add(&specs[at]);
            at += 1;
        }
    }

    #[track_caller]
    const fn add(&mut self, spec: &'static ErrorSpec) {
        let slot = self.slot(spec);
        if self.slots[slot] == EMPTY {
            self.slots[slot] = as_u32(self.len);
        } else {
            let at = self.slots[slot] as usize;
            let found = self.specs[at];
            if found.built_in || spec.built_in {
                // One code, not two: the service's spec has its documentation.
                let (own, built_in) = if found.built_in { (spec, found) } else { (found, spec) };
                check_same(own, built_in);
                self.specs[at] = own;
                return;
            }
            check_shared(found, spec);
        }
        self.specs[self.len] = spec;
        self.len += 1;
    }

    // Where the code is, or belongs.
    const fn slot(&self, spec: &ErrorSpec) -> usize {
        let mut slot = home(spec.hash, S);
        while self.slots[slot] != EMPTY {
            let found = self.specs[self.slots[slot] as usize];
            if found.hash == spec.hash && equal(found.code, spec.code) {
                break;
            }
            slot = next(slot, S);
        }
        slot
    }

    /// The catalog over this table.
    #[must_use]
    pub const fn catalog(&'static self) -> Catalog {
        let (specs, _) = self.specs.split_at(self.len);
        Catalog { specs, slots: &self.slots, open: self.open, broken: self.broken }
    }
}

#[expect(clippy::panic, reason = "this is the compile error")]
#[track_caller]
const fn check_shared(first: &ErrorSpec, second: &ErrorSpec) {
    if first.shared && second.shared {
        let fact = if first.status.as_u16() != second.status.as_u16() {
            "status"
        } else if first.has_fixed_status() != second.has_fixed_status() {
            "status_from"
        } else if !equal(first.error_type.as_str(), second.error_type.as_str()) {
            "type"
        } else if !equal(unwrap(first.doc_url), unwrap(second.doc_url)) {
            "doc_url"
        } else {
            return;
        };
        let text = Text::new().push("variants that share code `").push(first.code).push("` disagree on `").push(fact);
        panic!("{}", text.push("`: ").between(first.variant, second.variant).as_str());
    }
    let text = Text::new().push("duplicate code `").push(first.code).push("`: ");
    panic!("{}", text.between(first.variant, second.variant).as_str());
}

#[expect(clippy::panic, reason = "this is the compile error")]
#[track_caller]
const fn check_same(own: &ErrorSpec, built_in: &ErrorSpec) {
    if own.status.as_u16() == built_in.status.as_u16() && equal(own.error_type.as_str(), built_in.error_type.as_str()) {
        return;
    }
    let text = Text::new().push("duplicate code `").push(own.code).push("`: `").push(own.variant).push("` has ");
    let text = text.facts(own).push(", and `").push(built_in.variant).push("` of api-error has ").facts(built_in);
    let text = text.push("\nhelp: change the code of `").push(own.variant).push("`, or give it ").facts(built_in);
    panic!("{}", text.push(": then both are one code").as_str());
}

const fn unwrap(url: Option<&'static str>) -> &'static str {
    match url {
        Some(url) => url,
        None => "",
    }
}

/// Finds the spec of a code.
pub(super) const fn find(
    specs: &[&'static ErrorSpec],
    slots: &[u32],
    code: &str,
    hash: u64,
) -> Option<&'static ErrorSpec> {
    let mut slot = home(hash, slots.len());
    while slots[slot] != EMPTY {
        let found = specs[slots[slot] as usize];
        if found.hash == hash && equal(found.code, code) {
            return Some(found);
        }
        slot = next(slot, slots.len());
    }
    None
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits are needed")]
const fn home(hash: u64, slots: usize) -> usize {
    (hash ^ (hash >> 32)) as usize & (slots - 1)
}

const fn next(slot: usize, slots: usize) -> usize {
    (slot + 1) & (slots - 1)
}

#[expect(clippy::cast_possible_truncation, reason = "a program has fewer than 2^32 errors")]
const fn as_u32(index: usize) -> u32 {
    index as u32
}

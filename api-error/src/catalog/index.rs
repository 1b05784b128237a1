//! The hash table of a catalog, filled at compile time.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::text::{Text, equal};
use super::{Catalog, CatalogItem, EnumSpec};
use crate::spec::ErrorSpec;

const EMPTY: u32 = u32::MAX;

/// The number of specs in the items. A spec that is there twice counts twice.
#[must_use]
pub const fn count(lists: &[&[CatalogItem]]) -> usize {
    let mut total = 0;
    let mut at = 0;
    while at < lists.len() {
        total += count_items(lists[at]);
        at += 1;
    }
    total
}

const fn count_items(items: &[CatalogItem]) -> usize {
    let mut total = 0;
    let mut at = 0;
    while at < items.len() {
        total += match items[at] {
            CatalogItem::Own(own) => own.specs.len(),
            CatalogItem::Forward(items) => count_items(items),
            CatalogItem::Open | CatalogItem::Broken => 0,
        };
        at += 1;
    }
    total
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
    owners: [Option<&'static EnumSpec>; N],
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
        let mut index = Self {
            specs: [&crate::spec::STUB; N],
            owners: [None; N],
            slots: [EMPTY; S],
            len: 0,
            open: false,
            broken: false,
        };
        let mut at = 0;
        while at < lists.len() {
            index.enter(lists[at]);
            at += 1;
        }
        index
    }

    #[track_caller]
    const fn enter(&mut self, items: &[CatalogItem]) {
        let mut at = 0;
        while at < items.len() {
            match items[at] {
                CatalogItem::Own(own) => self.enter_own(own),
                CatalogItem::Forward(items) => self.enter(items),
                CatalogItem::Open => self.open = true,
                CatalogItem::Broken => self.broken = true,
            }
            at += 1;
        }
    }

    #[track_caller]
    const fn enter_own(&mut self, owner: &'static EnumSpec) {
        let start = self.len;
        let mut at = 0;
        while at < owner.specs.len() {
            let spec = &owner.specs[at];
            match self.slot(spec, owner, start) {
                Slot::Free(slot) => {
                    self.slots[slot] = as_u32(self.len);
                    self.push(spec, owner);
                }
                Slot::Shared if at == 0 && self.has(owner) => return,
                Slot::Shared => self.push(spec, owner),
                // The whole type was entered before.
                Slot::SameOwner => return,
            }
            at += 1;
        }
    }

    const fn has(&self, owner: &EnumSpec) -> bool {
        let mut at = 0;
        while at < self.len {
            if let Some(other) = self.owners[at]
                && same_type(other, owner)
            {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn push(&mut self, spec: &'static ErrorSpec, owner: &'static EnumSpec) {
        self.specs[self.len] = spec;
        self.owners[self.len] = Some(owner);
        self.len += 1;
    }

    #[track_caller]
    const fn slot(&self, spec: &ErrorSpec, owner: &EnumSpec, start: usize) -> Slot {
        let mut slot = home(spec.hash, S);
        while self.slots[slot] != EMPTY {
            let at = self.slots[slot] as usize;
            let found = self.specs[at];
            if found.hash == spec.hash && equal(found.code, spec.code) {
                return match self.owners[at] {
                    Some(other) if at < start && same_type(other, owner) => Slot::SameOwner,
                    _ => shared_or_stop(found, spec),
                };
            }
            slot = next(slot, S);
        }
        Slot::Free(slot)
    }

    /// The catalog over this table.
    #[must_use]
    pub const fn catalog(&'static self) -> Catalog {
        let (specs, _) = self.specs.split_at(self.len);
        Catalog { specs, slots: &self.slots, open: self.open, broken: self.broken }
    }
}

enum Slot {
    Free(usize),
    Shared,
    SameOwner,
}

// Two types of one module can have one name, inside of two functions for example: then their places differ.
const fn same_type(left: &EnumSpec, right: &EnumSpec) -> bool {
    left.line == right.line
        && left.column == right.column
        && equal(left.name, right.name)
        && equal(left.module, right.module)
}

#[expect(clippy::panic, reason = "this is the compile error")]
#[track_caller]
const fn shared_or_stop(first: &ErrorSpec, second: &ErrorSpec) -> Slot {
    if first.shared && second.shared {
        let fact = if first.status.as_u16() != second.status.as_u16() {
            "status"
        } else if !equal(first.error_type.as_str(), second.error_type.as_str()) {
            "type"
        } else if !equal(unwrap(first.doc_url), unwrap(second.doc_url)) {
            "doc_url"
        } else {
            return Slot::Shared;
        };
        let text = Text::new().push("variants that share code `").push(first.code).push("` disagree on `").push(fact);
        panic!("{}", text.push("`: ").between(first.variant, second.variant).as_str());
    }
    let text = Text::new().push("duplicate code `").push(first.code).push("`: ");
    panic!("{}", text.between(first.variant, second.variant).as_str());
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

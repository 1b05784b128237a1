//! From the list of a type and the lists of the types after it, one list that contains each of their items once.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::CatalogItem;

const SLOTS: usize = 256;

/// A list in the order of the first occurrences.
#[derive(Debug)]
pub struct Flat {
    items: [CatalogItem; SLOTS],
    len: usize,
    overflow: bool,
    /// The first item occurs again: the types forward to each other.
    recursive: bool,
}

impl Flat {
    /// From the items of a type: its own, and the lists of the types after it. If they are too many, the lists stay nested.
    #[must_use]
    pub const fn new(nested: &[CatalogItem]) -> Self {
        let mut flat = Self { items: [CatalogItem::Open; SLOTS], len: 0, overflow: false, recursive: false };
        flat.enter(nested);
        flat.drop_met();
        if flat.overflow {
            flat.nest(nested);
        }
        flat
    }

    /// The list.
    #[must_use]
    pub const fn items(&self) -> &[CatalogItem] {
        self.items.split_at(self.len).0
    }

    // Nested lists must not lead back here: each depth would multiply the ways through them, and the compiler follows them all.
    const fn nest(&mut self, nested: &[CatalogItem]) {
        if self.recursive || nested.len() > SLOTS {
            self.items[0] = CatalogItem::TooMany;
            self.len = 1;
            return;
        }
        self.len = 0;
        while self.len < nested.len() {
            self.items[self.len] = nested[self.len];
            self.len += 1;
        }
    }

    const fn enter(&mut self, items: &[CatalogItem]) {
        let mut at = 0;
        while at < items.len() {
            match items[at] {
                CatalogItem::Forward(items) => self.enter(items),
                item => self.add(item),
            }
            at += 1;
        }
    }

    const fn add(&mut self, item: CatalogItem) {
        match self.find(item) {
            Some(0) => self.recursive = true,
            Some(_) => {}
            None if self.len == SLOTS => self.overflow = true,
            None => {
                self.items[self.len] = item;
                self.len += 1;
            }
        }
    }

    const fn find(&self, item: CatalogItem) -> Option<usize> {
        let mut at = 0;
        while at < self.len {
            if same(self.items[at], item) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    // A way that ended too early does no harm if a shorter way leads to the same type.
    const fn drop_met(&mut self) {
        let mut kept = 0;
        let mut at = 0;
        while at < self.len {
            let item = self.items[at];
            let met = match item {
                CatalogItem::TooDeep(own) => self.find(CatalogItem::Own(own)).is_some(),
                _ => false,
            };
            if !met {
                self.items[kept] = item;
                kept += 1;
            }
            at += 1;
        }
        self.len = kept;
    }
}

const fn same(left: CatalogItem, right: CatalogItem) -> bool {
    match (left, right) {
        (CatalogItem::Own(left), CatalogItem::Own(right))
        | (CatalogItem::TooDeep(left), CatalogItem::TooDeep(right)) => left.is_same_type(right),
        (CatalogItem::Open, CatalogItem::Open)
        | (CatalogItem::TooMany, CatalogItem::TooMany)
        | (CatalogItem::Broken, CatalogItem::Broken) => true,
        _ => false,
    }
}

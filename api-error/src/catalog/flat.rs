//! From the list of a type and the lists of the types after it, one list that contains each of their items once.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::visited::Visited;
use super::{CatalogItem, EnumSpec};

const SLOTS: usize = 256;

const RECURSIVE: &str = "types that forward to each other reach more than 256 types\n\
     help: forward to a `Box<dyn ApiError>` where the circle can end";
const WIDE: &str = "a type has more than 255 transparent variants\n\
     help: divide it into types that it forwards to";

/// A list in the order of the first occurrences.
#[derive(Debug)]
pub struct Flat {
    items: [CatalogItem; SLOTS],
    len: usize,
}

impl Flat {
    /// From the items of a type: its own, and the lists of the types after it. If they are too many, the lists stay nested.
    #[must_use]
    pub const fn new(nested: &[CatalogItem]) -> Self {
        let mut walk = Walk::new();
        walk.enter(nested);
        if walk.overflow {
            return Self::nested(nested, walk.recursive);
        }
        walk.flat
    }

    /// The list.
    #[must_use]
    pub const fn items(&self) -> &[CatalogItem] {
        self.items.split_at(self.len).0
    }

    const fn empty() -> Self {
        Self { items: [CatalogItem::Open; SLOTS], len: 0 }
    }

    // Lists must not stay nested if they lead back to where they are: each depth would multiply the ways through them, and the
    // compiler follows them all.
    const fn nested(nested: &[CatalogItem], recursive: bool) -> Self {
        let mut flat = Self::empty();
        if recursive {
            flat.push(CatalogItem::TooMany(RECURSIVE));
            return flat;
        }
        if nested.len() > SLOTS {
            flat.push(CatalogItem::TooMany(WIDE));
            return flat;
        }
        while flat.len < nested.len() {
            flat.push(nested[flat.len]);
        }
        flat
    }

    const fn push(&mut self, item: CatalogItem) {
        self.items[self.len] = item;
        self.len += 1;
    }
}

struct Walk {
    flat: Flat,
    own: Visited<{ 2 * SLOTS }>,
    too_deep: Visited<{ 2 * SLOTS }>,
    /// Which of the items without a type were met.
    marks: [bool; 3],
    overflow: bool,
    /// The first type was met again: the types forward to each other.
    recursive: bool,
}

impl Walk {
    const fn new() -> Self {
        Self {
            flat: Flat::empty(),
            own: Visited::new(),
            too_deep: Visited::new(),
            marks: [false; 3],
            overflow: false,
            recursive: false,
        }
    }

    const fn enter(&mut self, items: &[CatalogItem]) {
        let mut at = 0;
        while at < items.len() {
            match items[at] {
                CatalogItem::Forward(items) => self.enter(items),
                item if self.has(item) => {}
                _ if self.flat.len == SLOTS => self.overflow = true,
                item => self.add(item),
            }
            at += 1;
        }
    }

    const fn has(&mut self, item: CatalogItem) -> bool {
        match item {
            CatalogItem::Own(own) => {
                let has = self.own.has(own);
                self.recursive = self.recursive || (has && self.is_first(own));
                has
            }
            CatalogItem::TooDeep(own) => self.own.has(own) || self.too_deep.has(own),
            _ => self.marks[mark(item)],
        }
    }

    const fn is_first(&self, own: &EnumSpec) -> bool {
        matches!(self.flat.items[0], CatalogItem::Own(first) if first.is_same_type(own))
    }

    const fn add(&mut self, item: CatalogItem) {
        match item {
            CatalogItem::Own(own) => _ = self.own.is_new(own),
            CatalogItem::TooDeep(own) => _ = self.too_deep.is_new(own),
            _ => self.marks[mark(item)] = true,
        }
        self.flat.push(item);
    }
}

const fn mark(item: CatalogItem) -> usize {
    match item {
        CatalogItem::Broken => 0,
        CatalogItem::TooMany(_) => 1,
        _ => 2,
    }
}

//! The types that a walk through a catalog has met, so that it meets each one once.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::EnumSpec;

/// At most half of the slots are used.
pub(super) struct Visited<const SLOTS: usize> {
    slots: [Option<&'static EnumSpec>; SLOTS],
    len: usize,
}

impl<const SLOTS: usize> Visited<SLOTS> {
    pub(super) const fn new() -> Self {
        Self { slots: [None; SLOTS], len: 0 }
    }

    /// Whether this is the first time that the walk meets the type.
    #[track_caller]
    pub(super) const fn is_new(&mut self, spec: &'static EnumSpec) -> bool {
        let slot = self.slot(spec);
        if self.slots[slot].is_some() {
            return false;
        }
        assert!(self.len < SLOTS / 2, "a catalog has at most 16384 types");
        self.slots[slot] = Some(spec);
        self.len += 1;
        true
    }

    /// Whether the walk has met the type.
    pub(super) const fn has(&self, spec: &EnumSpec) -> bool {
        self.slots[self.slot(spec)].is_some()
    }

    // Where the type is, or belongs.
    const fn slot(&self, spec: &EnumSpec) -> usize {
        let mut slot = home(spec.hash) % SLOTS;
        while let Some(other) = self.slots[slot] {
            if other.is_same_type(spec) {
                break;
            }
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits are needed")]
const fn home(hash: u64) -> usize {
    (hash ^ (hash >> 32)) as usize
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;

    use super::{EnumSpec, Visited};

    fn spec(line: u32) -> &'static EnumSpec {
        Box::leak(Box::new(EnumSpec::new("Same", "same", line, 1, &[])))
    }

    #[test]
    fn each_type_is_new_once() {
        let mut visited = Visited::<{ 1 << 15 }>::new();
        assert!((0..9000).all(|line| !visited.has(spec(line)) && visited.is_new(spec(line))));
        assert!((0..9000).all(|line| visited.has(spec(line)) && !visited.is_new(spec(line))));
    }

    #[test]
    #[should_panic(expected = "a catalog has at most 16384 types")]
    fn one_type_too_many() {
        let mut visited = Visited::<{ 1 << 15 }>::new();
        for line in 0..=16384 {
            visited.is_new(spec(line));
        }
    }
}

//! The types that a walk through a catalog has met, so that it meets each one once: also where types forward to each other.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::EnumSpec;
use super::text::equal;

const SLOTS: usize = 1 << 15;

pub(super) struct Visited {
    slots: [Option<&'static EnumSpec>; SLOTS],
    len: usize,
}

impl Visited {
    #[expect(clippy::large_stack_arrays, reason = "only the const evaluator runs this")]
    pub(super) const fn new() -> Self {
        Self { slots: [None; SLOTS], len: 0 }
    }

    /// Whether this is the first time that the walk meets the type.
    #[track_caller]
    pub(super) const fn is_new(&mut self, spec: &'static EnumSpec) -> bool {
        let mut slot = home(spec);
        while let Some(other) = self.slots[slot] {
            if same_type(other, spec) {
                return false;
            }
            slot = (slot + 1) % SLOTS;
        }
        assert!(self.len < SLOTS / 2, "a catalog has at most 16384 types");
        self.slots[slot] = Some(spec);
        self.len += 1;
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits are needed")]
const fn home(spec: &EnumSpec) -> usize {
    let code = if spec.specs.is_empty() { 0 } else { spec.specs[0].hash };
    let place = (spec.line as u64 * 0x1_0001 + spec.column as u64 + spec.name.len() as u64 * 31) * 0x9E37;
    ((code ^ (code >> 32)) as usize ^ place as usize) % SLOTS
}

// Two types of one module can have one name, inside of two functions for example: then their places differ.
const fn same_type(left: &EnumSpec, right: &EnumSpec) -> bool {
    left.line == right.line
        && left.column == right.column
        && equal(left.name, right.name)
        && equal(left.module, right.module)
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
        let mut visited = Visited::new();
        assert!((0..9000).all(|line| visited.is_new(spec(line))));
        assert!((0..9000).all(|line| !visited.is_new(spec(line))));
    }

    #[test]
    #[should_panic(expected = "a catalog has at most 16384 types")]
    fn one_type_too_many() {
        let mut visited = Visited::new();
        for line in 0..=16384 {
            visited.is_new(spec(line));
        }
    }
}

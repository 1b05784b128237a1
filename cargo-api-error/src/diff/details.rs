//! Members of `details` on both sides.

use super::{Change, Comparison};
use crate::catalog::{Detail, Entry};

impl Comparison<'_> {
    pub(super) fn details(&mut self, old: &Entry, new: &Entry) {
        let find = |list: &[Detail], name: &str| list.iter().find(|detail| detail.name == name).cloned();
        let mut gone: Vec<&Detail> = Vec::new();
        for before in &old.details {
            match find(&new.details, &before.name) {
                Some(after) => self.detail(old, before, &after),
                None => gone.push(before),
            }
        }
        let mut came: Vec<&Detail> =
            new.details.iter().filter(|detail| find(&old.details, &detail.name).is_none()).collect();
        gone.retain(|before| {
            let Some(at) = came.iter().position(|after| after.ty == before.ty) else { return true };
            let after = came.remove(at);
            let change = Change::new("detail-renamed", &old.code).old(&before.name).new_value(&after.name);
            self.report(Some(old), change);
            false
        });
        for before in gone {
            self.report(Some(old), Change::new("detail-removed", &old.code).name(&before.name));
        }
        for after in came {
            self.report(Some(old), Change::new("detail-added", &old.code).name(&after.name));
        }
    }

    fn detail(&mut self, old: &Entry, before: &Detail, after: &Detail) {
        match (before.required, after.required) {
            (true, false) => {
                self.report(Some(old), Change::new("detail-became-optional", &old.code).name(&before.name));
            }
            (false, true) => {
                self.report(Some(old), Change::new("detail-became-required", &old.code).name(&before.name));
            }
            _ => {}
        }
        if before.ty != after.ty {
            let change = Change::new("detail-type-changed", &old.code).name(&before.name);
            let change = change.old(&before.ty).new_value(&after.ty);
            self.report(Some(old), Change { exceptional: widens(&before.ty, &after.ty), ..change });
        }
    }
}

/// Whether every value of one integer type is a value of the other, and that one has at most 64 bits.
fn widens(from: &str, to: &str) -> bool {
    let (Some((from_signed, from_bits)), Some((to_signed, to_bits))) = (integer(from), integer(to)) else {
        return false;
    };
    to_bits <= 64 && from_bits < to_bits && (to_signed || !from_signed)
}

fn integer(ty: &str) -> Option<(bool, u32)> {
    let signed = ty.starts_with('i');
    let bits = ty.strip_prefix(['i', 'u'])?;
    let bits = if bits == "size" { 64 } else { bits.parse().ok()? };
    Some((signed, bits))
}

#[cfg(test)]
mod tests {
    use super::widens;

    #[test]
    fn only_integers_that_hold_every_old_value_widen() {
        assert!(widens("u8", "u32") && widens("i32", "i64") && widens("u32", "i64"));
        assert!(!widens("i32", "u64") && !widens("u64", "u32") && !widens("u64", "u128") && !widens("u32", "string"));
    }
}

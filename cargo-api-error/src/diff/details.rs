//! Members of `details` on both sides.

use super::{Change, Comparison};
use api_error_syntax::DetailDef;

use crate::catalog::Entry;

impl Comparison<'_> {
    pub(super) fn details(&mut self, old: &Entry, new: &Entry) {
        let find = |list: &[DetailDef], name: &str| list.iter().find(|detail| detail.name == name).cloned();
        let mut gone: Vec<&DetailDef> = Vec::new();
        for before in &old.spec.details {
            match find(&new.spec.details, &before.name) {
                Some(after) => self.detail(old, before, &after),
                None => gone.push(before),
            }
        }
        let mut came: Vec<&DetailDef> =
            new.spec.details.iter().filter(|detail| find(&old.spec.details, &detail.name).is_none()).collect();
        gone.retain(|before| {
            let Some(at) = came.iter().position(|after| after.ty == before.ty) else { return true };
            let after = came.remove(at);
            let change = Change::new("detail-renamed", &old.spec.code).old(&before.name).new_value(&after.name);
            self.report(Some(old), change);
            false
        });
        for before in gone {
            self.report(Some(old), Change::new("detail-removed", &old.spec.code).name(&before.name));
        }
        for after in came {
            self.report(Some(old), Change::new("detail-added", &old.spec.code).name(&after.name));
        }
    }

    fn detail(&mut self, old: &Entry, before: &DetailDef, after: &DetailDef) {
        match (before.required, after.required) {
            (true, false) => {
                self.report(Some(old), Change::new("detail-became-optional", &old.spec.code).name(&before.name));
            }
            (false, true) => {
                self.report(Some(old), Change::new("detail-became-required", &old.spec.code).name(&before.name));
            }
            _ => {}
        }
        if before.ty != after.ty {
            let change = Change::new("detail-type-changed", &old.spec.code).name(&before.name);
            let change = change.old(&before.ty).new_value(&after.ty);
            self.report(Some(old), Change { exceptional: before.ty.widens_to(&after.ty), ..change });
        }
    }
}

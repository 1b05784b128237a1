//! The variants and fields of an item in, those out that some build has, with their conditions.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, Field, Fields};

use super::super::cfg::Predicate;
use super::attributes::{Attributes, Dependence, Origin, says};

/// The members of one item.
pub(super) struct Members<'a> {
    origin: Origin<'a>,
    /// The attributes of the item and of all its members.
    all: &'a mut Attributes,
    /// A field whose `cfg` gives the contract another form in another build.
    pub(super) dependence: Option<Dependence>,
}

impl<'a> Members<'a> {
    pub(super) fn new(origin: Origin<'a>, all: &'a mut Attributes) -> Self {
        Self { origin, all, dependence: None }
    }

    /// Reads the attributes of all members; the answer are those of the variants that are left.
    pub(super) fn read(&mut self, data: &mut Data, container: &[Attribute]) -> Vec<Attributes> {
        let mut left = Vec::new();
        match data {
            Data::Enum(data) => {
                for mut variant in std::mem::take(&mut data.variants) {
                    let mut own = Attributes::read(&mut variant.attrs, self.origin);
                    if own.cfg != Predicate::False {
                        self.all.extend(&mut own);
                        self.fields(&mut variant.fields, &variant.attrs);
                        data.variants.push(variant);
                        left.push(own);
                    }
                }
            }
            Data::Struct(data) => self.fields(&mut data.fields, container),
            Data::Union(_) => {}
        }
        left
    }

    fn fields(&mut self, fields: &mut Fields, variant: &[Attribute]) {
        let transparent = says(variant, "transparent");
        match fields {
            Fields::Named(fields) => self.list(&mut fields.named, transparent),
            Fields::Unnamed(fields) => self.list(&mut fields.unnamed, transparent),
            Fields::Unit => {}
        }
    }

    /// Of fields with one name, a build has one; the first of them stays.
    fn list<P: Default>(&mut self, fields: &mut Punctuated<Field, P>, transparent: bool) {
        let mut seen: BTreeMap<String, bool> = BTreeMap::new();
        for mut field in std::mem::take(fields) {
            let mut own = Attributes::read(&mut field.attrs, self.origin);
            if own.cfg == Predicate::False {
                continue;
            }
            self.all.extend(&mut own);
            let detail = says(&field.attrs, "detail");
            let earlier = field.ident.as_ref().and_then(|name| seen.insert(name.to_string(), detail));
            if own.cfg != Predicate::True && (transparent || earlier.is_some_and(|earlier| earlier || detail)) {
                let on = format!("the `cfg({})` of a field", own.cfg);
                self.dependence.get_or_insert(Dependence { span: field.span(), on });
            }
            if earlier.is_none() {
                fields.push(field);
            }
        }
    }
}

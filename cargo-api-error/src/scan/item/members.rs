//! Selects the variants and fields of an item that some build has, and collects their conditions.

use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Data, Field, Fields};

use super::super::cfg::Predicate;
use super::attributes::{Attributes, Dependence, Origin, named_field, says};

/// The members of one item.
pub(super) struct Members<'a> {
    pub(super) origin: Origin<'a>,
    /// The attributes of the item and of all its members.
    pub(super) all: &'a mut Attributes,
    /// A field on which the contract depends, and which not every build has.
    pub(super) dependence: Option<Dependence>,
}

impl Members<'_> {
    /// Reads the attributes of all members, drops the members that no build has, and returns the attributes of the other
    /// variants.
    pub(super) fn read(&mut self, data: &mut Data, container: &[Attribute]) -> Vec<Attributes> {
        let mut left = Vec::new();
        match data {
            Data::Enum(data) => {
                let exists = |own: &Attributes| own.cfg != Predicate::False;
                left.extend(data.variants.iter_mut().map(|variant| Attributes::read(&mut variant.attrs, self.origin)));
                retain(&mut data.variants, &left.iter().map(exists).collect::<Vec<_>>());
                left.retain(exists);
                for (variant, own) in data.variants.iter_mut().zip(&mut left) {
                    self.all.extend(own);
                    self.fields(&mut variant.fields, &variant.attrs);
                }
            }
            Data::Struct(data) => self.fields(&mut data.fields, container),
            Data::Union(_) => {}
        }
        left
    }

    fn fields(&mut self, fields: &mut Fields, variant: &[Attribute]) {
        // `transparent` depends on the number of fields, `transparent = 0` on their order, `transparent = inner` on that field.
        let forward = named_field(variant, "transparent");
        let transparent = says(variant, "transparent");
        let forwards = |field: &Field| match (&forward, &field.ident) {
            (Some(name), Some(ident)) => ident == name,
            _ => transparent,
        };
        match fields {
            Fields::Named(fields) => self.list(&mut fields.named, &forwards),
            Fields::Unnamed(fields) => self.list(&mut fields.unnamed, &forwards),
            Fields::Unit => {}
        }
    }

    fn list<P: Default>(&mut self, fields: &mut Punctuated<Field, P>, forwards: &dyn Fn(&Field) -> bool) {
        let mut stays = Vec::new();
        for field in fields.iter_mut() {
            let mut own = Attributes::read(&mut field.attrs, self.origin);
            stays.push(own.cfg != Predicate::False);
            if own.cfg != Predicate::False {
                self.all.extend(&mut own);
            }
            let depends = forwards(field) || says(&field.attrs, "detail");
            if depends && !matches!(own.cfg, Predicate::True | Predicate::False) {
                let on = format!("the `cfg({})` of a field", own.cfg);
                self.dependence.get_or_insert(Dependence { span: field.span(), on });
            }
        }
        retain(fields, &stays);
    }
}

fn retain<T, P: Default>(list: &mut Punctuated<T, P>, stays: &[bool]) {
    if stays.contains(&false) {
        let all = std::mem::take(list).into_iter().zip(stays);
        *list = all.filter(|(_, stays)| **stays).map(|(member, _)| member).collect();
    }
}

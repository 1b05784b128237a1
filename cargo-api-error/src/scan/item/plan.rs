//! An item with its conditions taken out, and the item as one build would see it.

use std::collections::HashSet;

use syn::{Attribute, Data, DeriveInput, Fields};

use super::super::predicate::{Known, Predicate, World};
use super::super::walk::HELPER;
use super::flat::{Complaint, Conditional, Flat};

/// An item whose attributes are kept aside.
pub(crate) struct Plan {
    /// Without attributes on the item, its variants and their fields.
    input: DeriveInput,
    container: Flat,
    /// Of an enum: the variants that some build may have.
    pub(crate) variants: Vec<Flat>,
    /// The fields of each variant, or of the struct.
    fields: Vec<Vec<Flat>>,
}

/// The item as one build sees it.
pub(crate) struct View {
    pub(crate) input: DeriveInput,
    /// The numbers of the variants that are left; a struct has the variant 0.
    pub(crate) kept: Vec<usize>,
}

impl Plan {
    pub(crate) fn new(
        mut input: DeriveInput,
        known: Known,
        include: &mut dyn FnMut(&mut Attribute) -> Result<(), Complaint>,
        complaints: &mut Vec<Complaint>,
    ) -> Self {
        let mut take = |attrs: &mut Vec<Attribute>| {
            let mut flat = Flat::new(std::mem::take(attrs), known, complaints);
            // Words are no contract: they are those of a build without any option.
            flat.attrs.retain(|conditional| !conditional.is_doc() || conditional.when.holds(&World::new()));
            flat.attrs.iter_mut().filter(|conditional| conditional.is_doc()).for_each(Conditional::settle);
            for conditional in &mut flat.attrs {
                complaints.extend(include(&mut conditional.attribute).err());
            }
            flat
        };
        let container = take(&mut input.attrs);
        let mut variants = Vec::new();
        let mut all_fields = Vec::new();
        match &mut input.data {
            Data::Enum(data) => {
                for variant in &mut data.variants {
                    variants.push(take(&mut variant.attrs));
                    all_fields.push(variant.fields.iter_mut().map(|field| take(&mut field.attrs)).collect());
                }
            }
            Data::Struct(data) => all_fields.push(data.fields.iter_mut().map(|field| take(&mut field.attrs)).collect()),
            Data::Union(_) => {}
        }
        Self { input, container, variants, fields: all_fields }
    }

    /// The conditions of attributes that the contract depends on.
    pub(crate) fn attribute_conditions(&self) -> Vec<&Predicate> {
        let conditionals = self.flats().flat_map(|flat| &flat.attrs);
        unknown(conditionals.filter(|conditional| conditional.is_contract()).map(|conditional| &conditional.when))
    }

    /// The conditions of variants and fields.
    pub(crate) fn member_conditions(&self) -> Vec<&Predicate> {
        unknown(self.variants.iter().chain(self.fields.iter().flatten()).map(|flat| &flat.cfg))
    }

    fn flats(&self) -> impl Iterator<Item = &Flat> {
        std::iter::once(&self.container).chain(&self.variants).chain(self.fields.iter().flatten())
    }

    /// The item in `world`, or nothing if the derive or its helper is not there; with `all` every variant and field
    /// stays that some build has.
    pub(crate) fn view(&self, world: &World, all: bool) -> Option<View> {
        let stays = |flat: &Flat| if all { flat.cfg != Predicate::False } else { flat.cfg.holds(world) };
        let container = attributes(&self.container, world);
        let is_ours = |it: &Conditional| it.attribute.path().is_ident(HELPER) && it.when.holds(world);
        if !has(&container, "derive") || !self.flats().any(|flat| flat.attrs.iter().any(is_ours)) {
            return None;
        }
        let mut input = DeriveInput { attrs: container, ..self.input.clone() };
        let mut kept = vec![0];
        match &mut input.data {
            Data::Enum(data) => {
                kept = (0..self.variants.len()).filter(|at| self.variants.get(*at).is_some_and(stays)).collect();
                let mut old = std::mem::take(&mut data.variants).into_iter().enumerate();
                for at in &kept {
                    let Some((_, mut variant)) = old.by_ref().find(|(old, _)| old == at) else { break };
                    variant.attrs = self.variants.get(*at).map(|flat| attributes(flat, world)).unwrap_or_default();
                    keep_fields(&mut variant.fields, self.fields.get(*at), world, &stays);
                    data.variants.push(variant);
                }
            }
            Data::Struct(data) => keep_fields(&mut data.fields, self.fields.first(), world, &stays),
            Data::Union(_) => {}
        }
        Some(View { input, kept })
    }
}

impl View {
    /// Whether two variants, or two fields of one variant, share a name: some build must choose between them.
    pub(crate) fn has_twins(&self) -> bool {
        fn twins<'a>(mut names: impl Iterator<Item = &'a syn::Ident>) -> bool {
            let mut seen = HashSet::new();
            names.any(|name| !seen.insert(name))
        }
        let fields = |fields: &Fields| twins(fields.iter().filter_map(|field| field.ident.as_ref()));
        match &self.input.data {
            Data::Enum(data) => {
                twins(data.variants.iter().map(|variant| &variant.ident))
                    || data.variants.iter().any(|variant| fields(&variant.fields))
            }
            Data::Struct(data) => fields(&data.fields),
            Data::Union(_) => false,
        }
    }
}

fn unknown<'p>(predicates: impl Iterator<Item = &'p Predicate>) -> Vec<&'p Predicate> {
    let mut found: Vec<_> = predicates.filter(|when| !matches!(when, Predicate::True | Predicate::False)).collect();
    found.sort();
    found.dedup();
    found
}

fn attributes(flat: &Flat, world: &World) -> Vec<Attribute> {
    let there = flat.attrs.iter().filter(|conditional| conditional.is_contract() && conditional.when.holds(world));
    there.map(|Conditional { attribute, .. }| attribute.clone()).collect()
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Drops the fields that do not stay, gives the others their attributes.
fn keep_fields(fields: &mut Fields, flats: Option<&Vec<Flat>>, world: &World, stays: &dyn Fn(&Flat) -> bool) {
    let list = match fields {
        Fields::Named(fields) => &mut fields.named,
        Fields::Unnamed(fields) => &mut fields.unnamed,
        Fields::Unit => return,
    };
    let old = std::mem::take(list);
    for (mut field, flat) in old.into_iter().zip(flats.into_iter().flatten()) {
        if stays(flat) {
            field.attrs = attributes(flat, world);
            list.push(field);
        }
    }
}

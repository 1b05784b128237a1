//! How the catalog of a type with transparent variants reaches the types that it forwards to, also if these forward back.
//!
//! A constant cannot contain itself. So the constant of a type is one of many: each knows how many types may follow it, and is
//! made from the constants of the next types for one type less.
//!
//! Each constant has copies of the items that it is made from, and no references to the other constants: the compiler hashes
//! what a constant refers to once per reference, so references would cost it time that grows exponentially with the depth.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use core::marker::PhantomData;

use super::{CatalogItem, EnumSpec, Flat, HasCatalog};

/// The parts of a catalog, as a type.
pub trait Items {
    /// The parts.
    const ITEMS: &'static [CatalogItem];
}

/// How many types may follow.
pub trait Depth {
    /// One type less, if there are any.
    type Less: Depth;
    /// The catalog of a type that is one of them.
    type Enter<T: Enter + ?Sized>: Items;
}

/// A derived type.
pub trait Forwards {
    /// Its catalog, if it and those after it may follow.
    type At<D: Depth>: Items;
}

/// A type that may forward back to itself: one with transparent variants and without type parameters.
pub trait Enter {
    /// Its own entries.
    const OWN: &'static EnumSpec;
    /// Its catalog with at most this many types after it.
    type Entered<D: Depth>: Items;
}

/// The catalog of a type that may forward back to itself, with at most `D` types after it.
pub trait FlatAt<D: Depth> {
    /// The list that is made from its own entries and those of the types after it.
    const FLAT: &'static Flat;
}

/// The catalog of a generic type with transparent variants, with at most `D` types after it.
pub trait NestedAt<D: Depth> {
    /// Its own entries, and the lists of the types after it.
    const NESTED: &'static [CatalogItem];
}

/// No type may follow.
#[derive(Clone, Copy, Debug)]
pub struct Last;

/// One type more than `D`.
#[derive(Clone, Copy, Debug)]
pub struct More<D>(PhantomData<D>);

type Four<D> = More<More<More<More<D>>>>;

/// Where a catalog begins.
pub type Deepest = Four<Four<Four<Four<Four<Four<Four<Four<Last>>>>>>>>;

impl Depth for Last {
    type Less = Self;
    type Enter<T: Enter + ?Sized> = TooDeep<T>;
}

impl<D: Depth> Depth for More<D> {
    type Less = D;
    type Enter<T: Enter + ?Sized> = T::Entered<D>;
}

/// The end of a way.
#[derive(Debug)]
pub struct TooDeep<T: ?Sized>(PhantomData<T>);

impl<T: Enter + ?Sized> Items for TooDeep<T> {
    const ITEMS: &'static [CatalogItem] = &[CatalogItem::TooDeep(T::OWN)];
}

/// The catalog of a type that implements [`FlatAt`].
#[derive(Debug)]
pub struct At<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: FlatAt<D> + ?Sized, D: Depth> Items for At<T, D> {
    const ITEMS: &'static [CatalogItem] = T::FLAT.items();
}

/// The catalog of a type that implements [`NestedAt`]. The list of a type that is not generic takes its items.
#[derive(Debug)]
pub struct Nested<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: NestedAt<D> + ?Sized, D: Depth> Items for Nested<T, D> {
    const ITEMS: &'static [CatalogItem] = T::NESTED;
}

/// The way to the type of a transparent field. [`Edge::ITEMS`] exists only if that type is derived too, and has precedence over
/// the constant of [`Leaf`].
#[derive(Debug)]
pub struct Edge<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: Forwards + ?Sized, D: Depth> Edge<T, D> {
    /// The catalog of the type.
    pub const ITEMS: Reached<T::At<D>> = Reached(PhantomData);
}

/// The catalog of a type that implements [`HasCatalog`] by hand; see [`Edge`].
pub trait Leaf {
    /// The type that has the catalog.
    type Type: ?Sized;
    /// The catalog of the type.
    const ITEMS: Reached<Whole<Self::Type>> = Reached(PhantomData);
}

impl<T: ?Sized, D> Leaf for Edge<T, D> {
    type Type = T;
}

/// The whole catalog of a type.
#[derive(Debug)]
pub struct Whole<T: ?Sized>(PhantomData<T>);

impl<T: HasCatalog + ?Sized> Items for Whole<T> {
    const ITEMS: &'static [CatalogItem] = T::CATALOG;
}

/// A catalog that an edge leads to.
#[derive(Debug)]
pub struct Reached<I>(PhantomData<I>);

/// The parts that an edge leads to.
#[must_use]
pub const fn reach<I: Items>(_: &Reached<I>) -> CatalogItem {
    CatalogItem::Forward(I::ITEMS)
}

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: Forwards + ?Sized> Forwards for $pointer {
            type At<D: Depth> = T::At<D>;
        }
    )*};
}

pointers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

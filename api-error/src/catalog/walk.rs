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
/// the constant of [`Leaf`]: the type is the end of the way.
#[derive(Debug)]
pub struct Edge<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: Forwards + ?Sized, D: Depth> Edge<T, D> {
    /// The catalog of the type.
    pub const ITEMS: Reached<T::At<D>> = Reached(PhantomData);
}

/// What an [`Edge`] or a [`Whole`] leads to if its type lacks what their own constants ask for.
pub trait Leaf {
    /// The type of the constant.
    type Reached;
    /// What is reached.
    const ITEMS: Self::Reached;
}

impl<T: ?Sized, D> Leaf for Edge<T, D> {
    type Reached = End;
    const ITEMS: End = End;
}

/// The type has no way further.
#[derive(Clone, Copy, Debug)]
pub struct End;

/// The whole catalog of a type. [`Whole::ITEMS`] exists only if the type has one. If it has none, the impl of `ApiError` reports
/// that, and nothing is reported here.
#[derive(Debug)]
pub struct Whole<T: ?Sized>(PhantomData<T>);

impl<T: HasCatalog + ?Sized> Whole<T> {
    /// The catalog of the type.
    pub const ITEMS: Reached<Self> = Reached(PhantomData);
}

impl<T: ?Sized> Leaf for Whole<T> {
    type Reached = Reached<Missing>;
    const ITEMS: Reached<Missing> = Reached(PhantomData);
}

/// The catalog of a type that has none.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

impl Items for Missing {
    const ITEMS: &'static [CatalogItem] = &[CatalogItem::Broken];
}

impl<T: HasCatalog + ?Sized> Items for Whole<T> {
    const ITEMS: &'static [CatalogItem] = T::CATALOG;
}

/// A catalog that an edge leads to.
#[derive(Debug)]
pub struct Reached<I>(PhantomData<I>);

/// Where an edge leads, if the whole catalog of its type is `W`.
pub trait Reach<W> {
    /// The catalog.
    type Catalog: Items;
}

impl<I: Items, W> Reach<W> for Reached<I> {
    type Catalog = I;
}

impl<W: Items> Reach<Reached<W>> for End {
    type Catalog = W;
}

/// The parts that an edge leads to: those after the type, or its whole catalog if it is the end.
#[must_use]
pub const fn reach<E: Reach<W>, W>(_: &E, _: &W) -> CatalogItem {
    CatalogItem::Forward(<E::Catalog as Items>::ITEMS)
}

/// The whole catalog of a type.
#[must_use]
pub const fn whole<W: Items>(_: &Reached<W>) -> CatalogItem {
    CatalogItem::Forward(W::ITEMS)
}

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: Forwards + ?Sized> Forwards for $pointer {
            type At<D: Depth> = T::At<D>;
        }
    )*};
}

pointers!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

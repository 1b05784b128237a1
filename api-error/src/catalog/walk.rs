//! How the catalog of a type with transparent variants reaches the types that it forwards to, also if these forward back.
//!
//! A constant cannot contain itself. So the constant of a type is one of many: each knows how many types may follow it, and
//! contains the constants of the next types for one type less. The walk through a catalog skips the types that it has met, so
//! it never notices the end, unless one way leads through more than [`Deepest`] types.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use core::marker::PhantomData;

use super::{CatalogItem, HasCatalog};

/// The parts of a catalog, as a type.
pub trait Items {
    /// The parts.
    const ITEMS: &'static [CatalogItem];
}

/// How many types may follow.
pub trait Depth {
    /// The catalog of the next type.
    type Next<T: Forwards + ?Sized>: Items;
}

/// A derived type.
pub trait Forwards {
    /// Its catalog with at most this many types after it.
    type At<D: Depth>: Items;
}

/// The catalog of a type with transparent variants; the derive implements it.
pub trait ItemsAt<D: Depth> {
    /// Its own entries, and those of the types after it.
    const ITEMS: &'static [CatalogItem];
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
    type Next<T: Forwards + ?Sized> = TooDeep;
}

impl<D: Depth> Depth for More<D> {
    type Next<T: Forwards + ?Sized> = T::At<D>;
}

/// The end of the walk.
#[derive(Clone, Copy, Debug)]
pub struct TooDeep;

impl Items for TooDeep {
    const ITEMS: &'static [CatalogItem] = &[CatalogItem::TooDeep];
}

/// The catalog of `T`, as a type.
#[derive(Debug)]
pub struct At<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: ItemsAt<D> + ?Sized, D: Depth> Items for At<T, D> {
    const ITEMS: &'static [CatalogItem] = T::ITEMS;
}

/// The way to the type of a transparent field. [`Edge::ITEMS`] exists only if that type is derived too, and has precedence over
/// the constant of [`Leaf`].
#[derive(Debug)]
pub struct Edge<T: ?Sized, D>(PhantomData<D>, PhantomData<T>);

impl<T: Forwards + ?Sized, D: Depth> Edge<T, D> {
    /// The catalog of the type.
    pub const ITEMS: Reached<D::Next<T>> = Reached(PhantomData);
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

//! Types that hold themselves, by every spelling and through each other.
#![expect(
    unused_qualifications,
    unreachable_pub,
    clippy::redundant_allocation,
    reason = "each spelling is a case, and only the codes matter"
)]

use std::sync::Arc;

use api_error::{ApiError, Code, HasCatalog, catalog};

type Alias = Box<Spelled>;
type Renamed = self::Spelled;

/// Each way to the type itself.
#[derive(Debug, ApiError)]
pub enum Spelled {
    #[api_error(status = 404, code = "spelled")]
    Leaf,
    #[api_error(transparent)]
    Itself(Box<Self>),
    #[api_error(transparent)]
    Name(Box<Spelled>),
    #[api_error(transparent)]
    Module(Arc<self::Spelled>),
    #[api_error(transparent)]
    Crate(Arc<crate::recursion::Spelled>),
    #[api_error(transparent)]
    Above(Box<super::recursion::Spelled>),
    #[api_error(transparent)]
    Alias(Alias),
    #[api_error(transparent)]
    Renamed(Box<Renamed>),
    #[api_error(transparent)]
    Associated(<Way as Target>::Type),
    #[api_error(transparent)]
    Nested(Box<Arc<Box<crate::recursion::Spelled>>>),
    #[api_error(transparent)]
    Borrowed(&'static crate::recursion::Spelled),
}

pub trait Target {
    type Type;
}

#[derive(Debug)]
pub struct Way;

impl Target for Way {
    type Type = Box<Spelled>;
}

catalog! { static SPELLED = [Spelled]; }

static LEAF: Spelled = Spelled::Leaf;

#[test]
fn every_spelling() {
    let leaf = || Box::new(Spelled::Leaf);
    let all = [
        Spelled::Itself(leaf()),
        Spelled::Name(leaf()),
        Spelled::Module(leaf().into()),
        Spelled::Crate(leaf().into()),
        Spelled::Above(leaf()),
        Spelled::Alias(leaf()),
        Spelled::Renamed(leaf()),
        Spelled::Associated(leaf()),
        Spelled::Nested(Box::new(Arc::new(leaf()))),
        Spelled::Borrowed(&LEAF),
    ];
    for error in all {
        assert_eq!(error.code(), "spelled");
    }
    assert_eq!(SPELLED.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["spelled"]);
    assert!(!SPELLED.is_open());
}

/// Two and three types that forward to each other, with lifetimes and without specs of their own among them.
mod mutual {
    use api_error::ApiError;

    #[derive(Debug, ApiError)]
    pub enum First<'a> {
        #[api_error(status = 404, message = "{0}")]
        One(&'a str),
        #[api_error(transparent)]
        Second(Box<Second<'a>>),
        #[api_error(transparent)]
        Third(Third),
    }

    #[derive(Debug, ApiError)]
    pub enum Second<'b> {
        #[api_error(transparent)]
        First(Box<First<'b>>),
        #[api_error(status = 409)]
        Two,
        #[api_error(transparent)]
        Open(Box<dyn ApiError + 'b>),
    }

    #[derive(Debug, ApiError)]
    #[api_error(transparent)]
    pub struct Third(pub Box<First<'static>>);

    /// Nothing but a way around.
    #[derive(Debug, ApiError)]
    pub enum Around {
        #[api_error(transparent)]
        Back(Box<Around2>),
    }

    #[derive(Debug, ApiError)]
    pub enum Around2 {
        #[api_error(transparent)]
        Back(Option2),
        #[api_error(transparent)]
        Third(Third),
    }

    pub type Option2 = std::sync::Arc<Around>;
}

catalog! {
    static FROM_FIRST = [mutual::First<'static>];
    static FROM_SECOND = [mutual::Second<'static>];
    static FROM_THIRD = [mutual::Third];
    static AROUND = [mutual::Around];
    static ALL = [mutual::Around, mutual::First<'static>, mutual::Second<'static>, Spelled];
}

const TWO: Code = FROM_THIRD.code("two");

#[test]
fn types_that_forward_to_each_other() {
    let codes = |catalog: api_error::Catalog| catalog.iter().map(|spec| spec.code).collect::<Vec<_>>();
    assert_eq!(codes(FROM_FIRST), ["one", "two"]);
    assert_eq!(codes(FROM_SECOND), ["two", "one"]);
    assert_eq!(codes(FROM_THIRD), ["one", "two"]);
    assert_eq!(codes(AROUND), ["one", "two"]);
    assert_eq!(codes(ALL), ["one", "two", "spelled"]);
    assert!(FROM_FIRST.is_open() && FROM_THIRD.is_open());
    let text = String::from("text");
    let error = mutual::First::Second(Box::new(mutual::Second::First(Box::new(mutual::First::One(&text)))));
    assert_eq!(error.message(), "text");
    assert_eq!(
        mutual::Around::Back(Box::new(mutual::Around2::Third(mutual::Third(Box::new(mutual::First::One("x")))))).code(),
        "one"
    );
    assert_eq!(mutual::Second::Two.code(), TWO);
    assert_eq!(mutual::Third::CATALOG.len(), ["Third", "First", "Second", "Open"].len());
}

/// A generic type forwards to what it is given; its instances have catalogs of their own.
mod generic {
    use api_error::ApiError;

    #[derive(Debug, ApiError)]
    pub enum Generic<T> {
        #[api_error(status = 404)]
        Missing,
        #[api_error(transparent)]
        Inner(T),
        #[api_error(transparent)]
        Again(Box<Self>),
        #[api_error(transparent)]
        Concrete(Box<super::mutual::First<'static>>),
    }

    #[derive(Debug, ApiError)]
    #[api_error(status = 410)]
    pub struct Left;

    #[derive(Debug, ApiError)]
    #[api_error(status = 410)]
    pub struct Right;
}

catalog! { static GENERIC = [generic::Generic<generic::Left>, generic::Generic<generic::Right>]; }

#[test]
fn instances_of_a_generic_type_have_all_their_codes() {
    let codes: Vec<_> = GENERIC.iter().map(|spec| spec.code).collect();
    assert_eq!(codes, ["missing", "left", "one", "two", "right"]);
    let items = format!("{:?}", generic::Generic::<generic::Left>::CATALOG);
    assert_eq!((items.matches("Forward(").count(), items.matches("Own(").count()), (2, 1), "{items}");
}

/// A type holds itself inside of a generic type, which forwards to others as well.
mod wrapped {
    use api_error::{ApiError, CatalogItem, HasCatalog};

    #[derive(Debug, ApiError)]
    #[api_error(transparent)]
    pub struct Context<E> {
        pub inner: E,
    }

    #[derive(Debug, ApiError)]
    pub enum Pair<A, B> {
        #[api_error(transparent)]
        A(A),
        #[api_error(transparent)]
        B(Box<B>),
        #[api_error(transparent)]
        Back(Box<App<'static>>),
    }

    #[derive(Debug, ApiError)]
    pub enum App<'a> {
        #[api_error(status = 404, message = "{0}")]
        Missing(&'a str),
        #[api_error(transparent)]
        Context(Box<Context<App<'a>>>),
        #[api_error(transparent)]
        Pair(Box<Pair<Leaf, App<'a>>>),
        #[api_error(transparent)]
        ByHand(ByHand),
    }

    #[derive(Debug, ApiError)]
    #[api_error(status = 410)]
    pub struct Leaf;

    #[derive(Debug)]
    pub struct ByHand;

    impl ApiError for ByHand {}

    impl HasCatalog for ByHand {
        const CATALOG: &'static [CatalogItem] = &[CatalogItem::Open];
    }
}

catalog! {
    static APP = [wrapped::App<'static>];
    static PAIR = [wrapped::Pair<wrapped::Leaf, wrapped::ByHand>];
}

#[test]
fn a_type_inside_of_a_generic_type() {
    assert_eq!(APP.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["missing", "leaf"]);
    assert_eq!(PAIR.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["leaf", "missing"]);
    assert!(APP.is_open() && PAIR.is_open());
    let error = wrapped::App::Context(Box::new(wrapped::Context { inner: wrapped::App::Missing("x") }));
    assert_eq!(error.message(), "x");
}

/// Generic types inside of each other on the way back, and a short way after a long one.
mod far {
    use super::wrapped::Context;
    use api_error::ApiError;

    type Four<T> = Context<Box<Context<Box<Context<Context<T>>>>>>;

    #[derive(Debug, ApiError)]
    pub enum Inside {
        #[api_error(status = 404)]
        Here,
        #[api_error(transparent)]
        Back(Four<Four<Four<Box<Inside>>>>),
        #[api_error(transparent)]
        Chain(Box<C0>),
    }

    macro_rules! chain {
        ($last:ident) => {
            #[derive(Debug, ApiError)]
            #[api_error(status = 404)]
            pub struct $last;
        };
        ($outer:ident $inner:ident $($rest:ident)*) => {
            #[derive(Debug, ApiError)]
            pub enum $outer {
                #[api_error(transparent)]
                Inner($inner),
                #[api_error(transparent)]
                Short(Box<C30>),
            }

            chain! { $inner $($rest)* }
        };
    }

    chain! {
        C0 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 C20
        C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31 C32 C33 C34 C35 C36 C37 C38 C39 C40
    }
}

catalog! { static FAR = [far::Inside]; }

#[test]
fn the_shortest_way_counts() {
    assert_eq!(FAR.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["here", "c40"]);
}

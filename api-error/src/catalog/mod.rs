//! The catalog at compile time: every code of an API exactly once.

mod code;
mod declared;
mod flat;
mod index;
mod similar;
mod subset;
mod text;
mod visited;
pub(crate) mod walk;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

pub use self::code::Code;
pub use self::flat::Flat;
pub use self::index::{Index, count, slots};
pub use self::subset::pick;

use crate::hash::{extend, hash};
use crate::spec::ErrorSpec;

/// A type whose codes are known at compile time. The derive of [`ApiError`](crate::ApiError) implements it too.
///
/// An error that implements [`ApiError`](crate::ApiError) by hand implements it like this:
///
/// ```
/// use api_error::{ApiError, CatalogItem, EnumSpec, ErrorSpec, ErrorStatus, HasCatalog, catalog};
///
/// #[derive(Debug)]
/// struct Retired;
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new(ErrorStatus::GONE, "retired")];
/// static RETIRED: EnumSpec = EnumSpec::new("Retired", module_path!(), line!(), column!(), &SPECS);
///
/// impl ApiError for Retired {
///     fn spec(&self) -> &'static ErrorSpec {
///         &SPECS[0]
///     }
/// }
///
/// impl HasCatalog for Retired {
///     const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&RETIRED)];
/// }
///
/// catalog! { static ERRORS = [Retired]; }
/// assert_eq!(ERRORS.get("retired").map(|spec| spec.message), Some("The resource is no longer available."));
/// ```
#[diagnostic::on_unimplemented(
    message = "the codes of `{Self}` are not known at compile time",
    note = "`#[derive(ApiError)]` implements `HasCatalog`; a hand-written error implements it with its own specs, or with \
            `const CATALOG: &'static [CatalogItem] = &[CatalogItem::Open];`"
)]
pub trait HasCatalog {
    /// The type's own entries, then those of the types that its transparent variants forward to.
    const CATALOG: &'static [CatalogItem];
}

/// A part of a catalog.
///
/// A list can contain a type more than once: who walks through it skips what was met before. `Debug` shows how many items a
/// forward has, and not the items.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum CatalogItem {
    /// The specs that a type declares itself.
    Own(&'static EnumSpec),
    /// The entries of a type that a transparent variant forwards to, if they are not in the same list.
    Forward(&'static [CatalogItem]),
    /// A transparent variant forwards to a type whose codes are not known, such as `Box<dyn ApiError>`.
    Open,
    /// The way to this type leads through too many types, unless a shorter way leads to it.
    #[doc(hidden)]
    TooDeep(&'static EnumSpec),
    /// The type reaches too many types. The text says why that is not possible.
    #[doc(hidden)]
    TooMany(&'static str),
    /// The type does not compile. The errors are reported at its declaration.
    #[doc(hidden)]
    Broken,
}

impl fmt::Debug for CatalogItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(own) => f.debug_tuple("Own").field(own).finish(),
            Self::Forward(items) => f.debug_tuple("Forward").field(&items.len()).finish(),
            Self::Open => f.write_str("Open"),
            Self::TooDeep(own) => f.debug_tuple("TooDeep").field(own).finish(),
            Self::TooMany(text) => f.debug_tuple("TooMany").field(text).finish(),
            Self::Broken => f.write_str("Broken"),
        }
    }
}

/// All specs of one type.
#[derive(Debug)]
#[non_exhaustive]
pub struct EnumSpec {
    /// The name of the type.
    pub name: &'static str,
    /// The path of the module that declares it.
    pub module: &'static str,
    /// The line of the derive, starting at 1.
    pub line: u32,
    /// The column of the derive, starting at 1.
    pub column: u32,
    /// One spec per variant that is not transparent, in source order.
    pub specs: &'static [ErrorSpec],
    /// The hash of the name, the module and the place.
    hash: u64,
}

impl EnumSpec {
    /// The specs of a type that implements the traits by hand:
    /// `EnumSpec::new("MyError", module_path!(), line!(), column!(), &SPECS)`.
    #[must_use]
    pub const fn new(
        name: &'static str,
        module: &'static str,
        line: u32,
        column: u32,
        specs: &'static [ErrorSpec],
    ) -> Self {
        let place = hash("") ^ ((line as u64) << 32) ^ column as u64;
        Self { name, module, line, column, specs, hash: extend(extend(place, module), name) }
    }

    // Two types of one module can have one name, inside of two functions for example: then their places differ. Lists of types
    // that forward to each other are compared so often that to compare text would take the compiler seconds.
    const fn is_same_type(&self, other: &Self) -> bool {
        self.hash == other.hash
            && self.line == other.line
            && self.column == other.column
            && self.name.len() == other.name.len()
            && self.module.len() == other.module.len()
    }
}

/// Every code of an API. Made by [`catalog!`](crate::catalog!), which compiles only if the codes are unique.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    specs: &'static [&'static ErrorSpec],
    slots: &'static [u32],
    open: bool,
    broken: bool,
}

impl Catalog {
    /// The spec of a code. Of a shared code, the spec of the first variant.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&'static ErrorSpec> {
        index::find(self.specs, self.slots, code, hash(code))
    }

    /// A code of this catalog, for comparisons: `const DECLINED: Code = ERRORS.code("card_declined");`
    ///
    /// # Panics
    ///
    /// If the catalog does not have the code. In a `const`, that is a compile error. For a code that is known only at run
    /// time, use [`get`](Self::get).
    #[must_use]
    #[expect(clippy::panic, reason = "in a const this is the compile error that the caller wants")]
    #[track_caller]
    pub const fn code(&self, code: &str) -> Code {
        match index::find(self.specs, self.slots, code, hash(code)) {
            Some(spec) => Code::new(spec),
            None if self.broken => Code::new(&crate::spec::STUB),
            None => panic!("{}", similar::unknown(code, self.specs).as_str()),
        }
    }

    /// The specs in the order of the list. Those of a type come before those of the types that it forwards to.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'static ErrorSpec> + use<> {
        self.specs.iter().copied()
    }

    /// The number of specs.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.specs.len()
    }

    /// Whether the catalog has no specs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.specs.is_empty()
    }

    /// Whether a type of the catalog forwards to one whose codes are not known.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The catalog as JSON: `{"compiled_catalog":"1.0","open":false,"errors":[..]}`, sorted by code.
    ///
    /// It has the facts that a running program has. The catalog of `cargo api-error generate json` has another format: it
    /// contains facts of the source too.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings, numbers and booleans always serialize.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Catalog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut errors: Vec<&ErrorSpec> = Vec::with_capacity(self.len());
        for spec in self.iter() {
            // An insertion instead of a sort: every user would have to compile the generic sort.
            let at = errors.partition_point(|other| (other.code, other.variant) <= (spec.code, spec.variant));
            errors.insert(at, spec);
        }
        let mut catalog = serializer.serialize_struct("Catalog", 3)?;
        catalog.serialize_field("compiled_catalog", "1.0")?;
        catalog.serialize_field("open", &self.open)?;
        catalog.serialize_field("errors", &errors)?;
        catalog.end()
    }
}

//! What a transparent variant can forward to. The traits differ only in their compile errors: a type that is no error gets the
//! one that fits it best.

use crate::ApiError;
use crate::catalog::HasCatalog;

/// The type of the field that a transparent variant forwards to.
#[diagnostic::on_unimplemented(
    message = "`transparent` cannot forward to `{Self}`",
    label = "`{Self}` is not an `ApiError` with a catalog",
    note = "if the type is yours, add `#[derive(Debug, ApiError)]` to it; if not, give the variant a `status` instead of \
            `transparent`",
    note = "a type that implements `ApiError` by hand needs `HasCatalog` too: with its own specs, or with \
            `const CATALOG: &'static [CatalogItem] = &[CatalogItem::Open];`"
)]
pub trait Inner {
    /// The value as an error.
    fn as_inner(&self) -> &(dyn ApiError + '_);
}

/// The same for a type that looks like an `Option`.
#[diagnostic::on_unimplemented(
    message = "`transparent` cannot forward to `{Self}`, which may hold no error",
    label = "an error is needed here, not an `Option`",
    note = "match on the `Option` where this error is made, and give `None` a variant of its own with a `status`"
)]
pub trait Present {
    /// The value as an error.
    fn as_inner(&self) -> &(dyn ApiError + '_);
}

/// The same for a type that looks like a `dyn Error`.
#[diagnostic::on_unimplemented(
    message = "`transparent` cannot forward to `{Self}`, which has no status and no code",
    label = "this can be any error",
    note = "name the concrete type if it derives `ApiError`; if not, give the variant a `status` instead of `transparent`",
    note = "to forward to any error that has a contract, use `Box<dyn ApiError + Send + Sync>`"
)]
pub trait Concrete {
    /// The value as an error.
    fn as_inner(&self) -> &(dyn ApiError + '_);
}

macro_rules! every_error {
    ($($name:ident)*) => {$(
        // Otherwise there would be an error for each of the two traits.
        #[diagnostic::do_not_recommend]
        impl<T: ApiError + HasCatalog> $name for T {
            fn as_inner(&self) -> &(dyn ApiError + '_) {
                self
            }
        }
    )*};
}

every_error!(Inner Present Concrete);

//! The extractor that validates what another one has read: what both validation crates share.

/// Defines `Valid` for a validation crate: the trait whose values it validates.
macro_rules! valid {
    ($(#[$doc:meta])* [$($validate:tt)+]) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct Valid<E>(
            /// What the inner extractor has read.
            pub E,
        );

        impl<E> Valid<E>
        where
            E: core::ops::Deref,
            E::Target: $($validate)+,
        {
            /// Validates what an extractor has read.
            ///
            /// # Errors
            ///
            /// Every field that is not valid.
            pub fn new(extracted: E) -> Result<Self, crate::ValidationErrors> {
                match extracted.validate() {
                    Ok(()) => Ok(Self(extracted)),
                    Err(report) => Err(report.into()),
                }
            }
        }
    };
}

/// Calls the macro of a framework for each `Valid`: with the module that has it, and the trait whose values it validates.
#[allow(unused_macros, reason = "only some frameworks have extractors that `Valid` wraps")]
macro_rules! each_valid {
    ($adapter:ident) => {
        #[cfg(feature = "garde")]
        $adapter! { garde, ::garde::Validate<Context: Default> }
        #[cfg(feature = "validator")]
        $adapter! { validator, ::validator::Validate }
    };
}

#[allow(unused_imports, reason = "as above")]
pub(crate) use each_valid;
pub(super) use valid;

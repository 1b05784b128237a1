//! The facts of a spec that only run time knows, as bits.

/// Which facts depend on values at run time, and what renders them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dynamic(pub(crate) u32);

impl Dynamic {
    pub(crate) const NONE: Self = Self(0);
    /// The message is a template over the fields.
    pub(crate) const MESSAGE: u32 = 1;
    /// The message is the `Display` output.
    pub(crate) const DISPLAY: u32 = 2;
    /// The param is a template over the fields.
    pub(crate) const PARAM: u32 = 4;
    /// The templates have format specs: the expansion renders them, not this crate.
    pub(crate) const FORMATTED: u32 = 8;
    /// The message is written in the attribute: it is not the default sentence of the status.
    pub(crate) const WRITTEN: u32 = 16;
    /// The time to wait comes from a field.
    #[cfg(any(feature = "__openapi", feature = "__registry"))]
    pub(crate) const WAITS: u32 = 32;
    /// The values of the headers are templates: the derive wrote the spec.
    pub(crate) const TEMPLATES: u32 = 64;
    /// The status comes from a field.
    pub(crate) const STATUS: u32 = 1 << 12;
    /// The type is the default one of the status that is sent.
    pub(crate) const TYPE_FOLLOWS: u32 = 1 << 13;
    /// The retry advice is that of the status that is sent.
    pub(crate) const RETRYABLE_FOLLOWS: u32 = 1 << 14;

    pub(crate) const fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }

    pub(crate) const fn with(self, bits: u32) -> Self {
        Self(self.0 | bits)
    }

    pub(crate) const fn without(self, bits: u32) -> Self {
        Self(self.0 & !bits)
    }
}

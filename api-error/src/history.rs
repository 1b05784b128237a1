//! What happened to a code, and what is planned.

/// The life cycle of a code and its former names.
///
/// ```
/// use api_error::History;
///
/// const HISTORY: History = {
///     let mut history = History::NONE;
///     history.since = Some("1.2.0");
///     history
/// };
/// assert_eq!(HISTORY.sunset, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct History {
    /// The version that introduced the code.
    pub since: Option<&'static str>,
    /// The note of `#[deprecated]`, if the variant has that attribute. Empty if the attribute has no note.
    pub deprecated: Option<&'static str>,
    /// The day, as `YYYY-MM-DD`, from which the code may be removed.
    pub sunset: Option<&'static str>,
    /// The code that replaces this one.
    pub replaced_by: Option<&'static str>,
    /// Former codes of this error.
    pub aliases: &'static [&'static str],
    /// Why a type that does not fit the status is accepted.
    pub unchecked: Option<&'static str>,
}

impl History {
    /// A history without any facts.
    pub const NONE: Self =
        Self { since: None, deprecated: None, sunset: None, replaced_by: None, aliases: &[], unchecked: None };
}

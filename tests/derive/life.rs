//! Documentation, deprecation and history, which only the catalog reads.

use api_error::{ApiError, History};

#[derive(Debug, ApiError)]
#[api_error(status = 404, unstable)]
enum Life {
    /// The order is gone.
    ///
    /// # Cause
    ///
    ///     Someone deleted it.
    ///
    /// # Fix
    /// Make another one.
    #[api_error(
        since = "1.4.0",
        sunset = "2027-06-30",
        replaced_by = "other.code",
        alias("old", "older"),
        allow(missing-fix, reason = "it is known")
    )]
    #[deprecated(since = "1.5.0", note = "use the other")]
    Gone,
    #[deprecated]
    WithoutNote,
    #[deprecated = "a note"]
    ShortNote,
    /** A block
     *
     *  comment. */
    Block,
    #[doc = concat!("built", " up")]
    Plain,
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn history_is_recorded() {
    let spec = Life::Gone.spec();
    let mut expected = History::default();
    expected.since = Some("1.4.0");
    expected.deprecated = Some("use the other");
    expected.sunset = Some("2027-06-30");
    expected.replaced_by = Some("other.code");
    expected.aliases = &["old", "older"];
    assert_eq!(spec.history, expected);
    assert!(spec.unstable);
    assert_eq!(Life::WithoutNote.spec().history.deprecated, Some(""));
    assert_eq!(Life::ShortNote.spec().history.deprecated, Some("a note"));
    assert_eq!(Life::Plain.spec().history, History::default());
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn doc_comments_are_recorded() {
    assert_eq!(
        Life::Gone.spec().docs,
        "The order is gone.\n\n# Cause\n\n    Someone deleted it.\n\n# Fix\nMake another one."
    );
    assert_eq!(Life::Block.spec().docs, "A block\n\n comment.");
    assert_eq!(Life::Plain.spec().docs, "");
}

/**
 * Stars.
 *
 * # Cause
 *   Indented.
 */
#[derive(Debug, api_error::ApiError)]
pub enum PaymentError {
    /// Line one.
    ///   Line two, indented.
    //// No documentation.
    #[doc = " Raw. "]
    #[api_error(status = 404)]
    Lines,
    /** One line. */
    #[api_error(status = 409)]
    Block,
    /*** No documentation. */
    /**/
    #[doc = r#"A "raw" string."#]
    #[deprecated(since = "1.2.0", note = "use `Block`")]
    #[api_error(status = 410)]
    Old,
    #[api_error(status = 422, status_from = status)]
    Fields {
        /** A day,
         * without a time. */
        #[api_error(detail, json = "date")]
        day: String,
        /// No detail.
        status: u16,
    },
}

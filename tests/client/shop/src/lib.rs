//! The errors of the API for which the tests of the clients generate modules.

/// What can go wrong with an order.
#[derive(ApiError)]
#[api_error(rename_all = "snake_case", types("stock_error"))]
pub enum OrderError {
    /// The order does not exist.
    #[api_error(status = 404, message = "There is no order {id}.", alias("unknown_order"))]
    OrderNotFound { id: u64 },
    /// There are too few of an article. Not the end of a comment: */ or """ or \.
    #[api_error(status = 409, type = "stock_error", message = "There are only {left} left.")]
    OutOfStock {
        #[api_error(detail)]
        left: u32,
        #[api_error(detail, json = "[uuid]")]
        articles: Vec<Uuid>,
        #[api_error(detail, json = "date-time")]
        restocked_at: Option<Timestamp>,
        #[api_error(detail)]
        r#type: Option<Vec<Option<bool>>>,
    },
    /// Too many orders at a time.
    #[api_error(status = 429, message = "Too many orders.")]
    TooManyOrders,
    /// The voucher is used up.
    #[deprecated(note = "Vouchers are gone.")]
    #[api_error(status = 409, replaced_by = "out_of_stock", message = "The voucher is used up.")]
    VoucherUsed,
    /// A name with punctuation.
    #[api_error(status = 400, code = "order.not-found", message = "No.")]
    Punctuation,
}

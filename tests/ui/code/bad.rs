use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "order not found")]
    Space,
    #[api_error(status = 404, code = "404")]
    Digit,
    #[api_error(status = 404, code = "commande_trouvée")]
    Letter,
    #[api_error(status = 404, code = "order\nnot_found")]
    Control,
    #[api_error(status = 404, code = "{code}")]
    Brace,
    #[api_error(status = 404, code = "a_code_that_is_much_longer_than_the_sixty_four_bytes_that_are_allowed")]
    Long,
    #[api_error(status = 404, replaced_by = "order not found")]
    Replaced,
    #[api_error(status = 404, alias("order not found", "_order"))]
    Alias,
}

fn main() {}

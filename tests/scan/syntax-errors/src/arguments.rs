#[derive(Debug, api_error::ApiError)]
pub enum Wrong {
    #[api_error(status = 404, mesage = "x")]
    Typo,
    #[api_error(status = 700)]
    Status,
    #[api_error(status = 404, message = "{nme}")]
    Field { name: u8 },
    Missing,
}

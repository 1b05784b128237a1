pub mod table {
    use my_macros::errors_from_table;

    #[errors_from_table("errors.csv")]
    pub enum TableError {}
}

#[my_macros::error]
#[api_error(status = 404)]
pub struct NotFound;

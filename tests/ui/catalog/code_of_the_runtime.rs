use api_error::{ApiError, ValidationErrors, catalog};

#[derive(Debug, ApiError)]
enum SignUpError {
    #[api_error(status = 400)]
    ValidationFailed,
}

#[derive(Debug, ApiError)]
#[api_error(types("form_error"))]
enum FormError {
    #[api_error(transparent)]
    Fields(ValidationErrors),
    #[api_error(status = 422, type = "form_error", code = "validation_failed")]
    Failed,
}

catalog! {
    static OTHER_STATUS = [ValidationErrors, SignUpError];
    static OTHER_TYPE = [FormError];
}

fn main() {}

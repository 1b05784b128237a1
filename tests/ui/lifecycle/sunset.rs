use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, sunset = "30.06.2027")]
    Dots,
    #[api_error(status = 404, sunset = "2027-02-29")]
    NoSuchDay,
    #[api_error(status = 404, sunset = "2027-06-30T00:00:00Z")]
    Time,
}

fn main() {}

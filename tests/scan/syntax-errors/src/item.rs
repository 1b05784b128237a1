    #[derive(api_error::ApiError)]
    #[api_error(status = 404)]
    enum Broken { A B }

    #[derive(ApiError)]
    #[api_error(status = 404)]
    enum Broken { A B }

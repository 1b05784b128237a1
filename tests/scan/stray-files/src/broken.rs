#[api_error(status = 404)] enum {{{ "

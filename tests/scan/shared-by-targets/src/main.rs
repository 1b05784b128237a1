mod errors;
mod only_bin;

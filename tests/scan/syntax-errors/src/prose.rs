this is not rust

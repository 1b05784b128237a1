#[path = "flat.rs"]
mod flat;
mod inline {
    #[path = "deep.rs"]
    mod deep;
    mod nested;
}

fn f() {
    // mod x;
    let x = [1, 2);
}

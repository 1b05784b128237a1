//! What no page may run: markup and links in everything that people write.

/// <script>alert('enum')</script>
#[derive(ApiError)]
#[api_error(types("odd_error"))]
pub enum Odd {
    /// A <script>alert('summary')</script> [a](javascript:alert(1)) ![b](https://example.com/b.png)
    ///
    /// <iframe src="javascript:alert('frame')"></iframe>
    ///
    /// [j](jAvAsCrIpT:alert(1)) [t](java&#9;script:alert(1)) [v](vbscript:x) [d](data:text/html,<script>alert(1)</script>)
    ///
    /// <javascript:alert(1)> <https://example.com/"onmouseover="alert(1)> [n](&#106;avascript:alert(1))
    ///
    /// # Cause
    /// <img src=x onerror=alert('cause')> <!-- --> <style>body { display: none }</style>
    ///
    /// <a href="javascript:alert(1)" onclick="alert(1)">html</a> [q](https://example.com "\" onmouseover=\"alert(1)")
    ///
    /// # Fix
    /// ```" onclick="alert('fence')
    /// <b onmouseover=alert(1)>
    /// ```
    ///
    /// | <u> | b |
    /// |---|---|
    /// | <img src=x onerror=alert('cell')> | `</code><script>alert(1)</script>` |
    ///
    /// # Example
    /// ```html
    /// </code></pre><script>alert('example')</script>
    /// ```
    #[deprecated(since = "<b>1", note = "<img src=x onerror=alert('note')>")]
    #[api_error(
        status = 400,
        code = "odd",
        type = "odd_error",
        message = "\"><script>alert('message')</script>",
        param = "'\"><img src=x onerror=alert('param')>",
        since = "1.2.0",
        alias("old_odd")
    )]
    Odd {
        /// <svg onload=alert('detail')>
        #[api_error(detail = "<u>")]
        a: u8,
    },

    /// [d](//example.com) [e](/\example.com) [f](\\example.com) [g](https:example.com)
    #[api_error(status = 404, code = "odd_gone", header("X-A", "</dd><script>alert('header')</script>"))]
    Gone,

    /// A code that is as long as a code can be reasonably, to see what a narrow screen makes of it.
    #[api_error(status = 503, code = "a_code_that_is_so_long_that_no_phone_shows_all_of_it_in_one_line")]
    Long,
}

//! Addresses of sources that a page may link to.

/// The host of a web address, to be shown beside a link; none if the text is not such an address.
/// The author of a file wrote the address, so it may have no other scheme, no user name before the
/// host, and no invisible characters.
pub fn web_host(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let is_plain = url
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'`'));
    let host = rest.split(['/', '?', '#']).next()?;
    let (name, port) = host.split_once(':').map_or((host, ""), |(name, port)| (name, port));
    let is_name = name.split('.').all(|label| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    (is_web && is_plain && is_name && port.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_has_a_host() {
        let hosts = [
            ("https://vanban.chinhphu.vn/?pageid=27160&docid=1", "vanban.chinhphu.vn"),
            ("HTTP://xaydungchinhsach.chinhphu.vn", "xaydungchinhsach.chinhphu.vn"),
            ("https://localhost:8080/a#b", "localhost:8080"),
        ];
        for (url, host) in hosts {
            assert_eq!(web_host(url), Some(host));
        }
    }

    #[test]
    fn what_is_no_address_of_the_web_has_none() {
        let bad = [
            "javascript:alert(1)",
            "javascript://vanban.chinhphu.vn/%0aalert(1)",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "ftp://a.vn/x",
            "//a.vn",
            "https:a.vn",
            "https://",
            "https:///a",
            "https://vanban.chinhphu.vn@xau.example/",
            "https://user:pass@xau.example/",
            "https://vanban.chinhphu.vn\\@xau.example",
            " https://a.vn",
            "https://a.vn/ b",
            "https://a..vn",
            "https://сhinhphu.vn",
            "java\nscript:x",
            "",
        ];
        for url in bad {
            assert_eq!(web_host(url), None, "{url}");
        }
    }
}

//! Translates the JSON parser's messages about invalid syntax.

use book::text::Lang;

/// The parser's English message in the given language.
pub(super) fn syntax(message: &str, lang: Lang) -> &str {
    match lang {
        Lang::Vi => vietnamese(message),
        Lang::En => message,
    }
}

/// Translates every syntax message of serde_json 1.0; an unknown one becomes a general sentence.
fn vietnamese(message: &str) -> &'static str {
    match message {
        "expected value" => "cần một giá trị",
        "expected `:`" => "thiếu dấu hai chấm",
        "expected `,` or `}`" => "thiếu dấu phẩy hoặc ngoặc }",
        "expected `,` or `]`" => "thiếu dấu phẩy hoặc ngoặc ]",
        "expected ident" => "từ viết sai: chỉ có true, false và null",
        "expected `\"`" => "thiếu dấu ngoặc kép",
        "trailing comma" => "thừa dấu phẩy",
        "trailing characters" => "thừa nội dung sau khi sổ đã kết thúc",
        "key must be a string" => "tên trường phải đặt trong ngoặc kép",
        "invalid value: expected key to be a number in quotes" => {
            "tên trường phải là số trong ngoặc kép"
        }
        "float key must be finite (got NaN or +/-inf)" => "tên trường phải là số hữu hạn",
        "invalid escape"
        | "lone leading surrogate in hex escape"
        | "unexpected end of hex escape" => "dấu \\ dùng sai",
        "invalid unicode code point" => "mã ký tự không có trong Unicode",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "ký tự điều khiển trong chữ"
        }
        "invalid number" => "số viết sai",
        "number out of range" => "số quá lớn",
        "recursion limit exceeded" => "các giá trị lồng nhau quá sâu",
        "EOF while parsing a list"
        | "EOF while parsing an object"
        | "EOF while parsing a string"
        | "EOF while parsing a value" => "thiếu phần cuối",
        _ => "viết sai cú pháp",
    }
}

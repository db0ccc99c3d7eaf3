//! The message that appears if the program itself fails, with a way to start again. Stored data
//! stays untouched.

use leptos::prelude::document;

/// A failed program cannot handle presses, so a plain link starts it again.
const MESSAGE: &str = "Bình Yên gặp lỗi và đã dừng. Dữ liệu đã lưu vẫn còn nguyên. Hãy mở lại trang. / \
    Bình Yên has failed and stopped. Saved data is untouched. Open the page again.";
const AGAIN: &str = "Mở lại / Open again";

/// Shows the message whenever the program panics.
pub fn show_failures() {
    std::panic::set_hook(Box::new(|failure| {
        #[cfg(debug_assertions)]
        console_error_panic_hook::hook(failure);
        let _ = show(&failure.to_string());
    }));
}

fn show(failure: &str) -> Option<()> {
    let document = document();
    let make = |tag: &str, class: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    let banner = make("div", "crash", "")?;
    banner.set_attribute("role", "alert").ok()?;
    let again = make("a", "button", AGAIN)?;
    again.set_attribute("href", "?").ok()?;
    let parts = [make("p", "", MESSAGE)?, again, make("p", "crash__detail", failure)?];
    for part in parts {
        banner.append_child(&part).ok()?;
    }
    document.body()?.append_child(&banner).ok()?;
    Some(())
}

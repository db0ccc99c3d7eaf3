//! The pages of the book's own rule sets: list, copy and editor.

mod add;
mod conditions;
mod copy;
mod differences;
mod editor;
mod enter;
mod form;
mod limits;
mod list;
mod own_set;
mod page;
mod parts;

pub use copy::copy;
pub use enter::{href as enter_href, name as enter_name};
pub use list::list;
pub use page::editor;

//! The arguments of commands about one unit and one year.

use std::path::PathBuf;

use book::{Day, Year};

use super::Format;

#[derive(clap::Args)]
pub struct Args {
    /// Tệp sổ.
    #[arg(value_name = "BOOK.json")]
    pub book: PathBuf,
    /// Mã đơn vị: tỉnh, huyện hoặc đơn vị cấp xã; phiếu kết quả chỉ của đơn vị cấp xã.
    #[arg(long, value_name = "ID")]
    pub unit: String,
    /// Năm.
    #[arg(long, value_name = "YYYY", value_parser = super::year)]
    pub year: Year,
    /// Ngày tính đến: chỉ tính những gì có thể biết đến ngày đó; nếu không nêu, tính tất cả, cho cả
    /// kỳ.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day)]
    pub as_of: Option<Day>,
    /// Dạng kết quả.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

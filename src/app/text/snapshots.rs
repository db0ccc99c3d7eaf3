//! Texts of the page of earlier states, and of the reminder to export.

use super::texts;

texts! {
    REMIND_NEVER = "{} thay đổi chỉ nằm trong máy này: chưa lần nào tải tệp dữ liệu về.", "{} changes are on this device only: the data file was never downloaded.";
    REMIND_SINCE = "{} thay đổi chỉ nằm trong máy này, từ lần tải tệp dữ liệu về lúc {}.", "{} changes are on this device only, since the data file was downloaded on {}.";
    REMIND_EXPORT = "Tải tệp dữ liệu về", "Download the data file";
}

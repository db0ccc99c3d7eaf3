//! Activities of the movement and tips from the people.

use crate::schema::{DATE, count, kind, line, paper, record, yes_no};
use crate::{Day, KindCode, KindGroup, RecordId};

record! {
    /// A propaganda session, conference, meeting of Front and police, training or the like.
    Activity ("hoạt động", "activity") {
        /// A kind of the catalogue's group `activity`.
        kind: KindCode => kind(KindGroup::Activity, "Loại", "Kind").heading("Loại hoạt động").naming();
        /// The day.
        date: Day => DATE.listed();
    } or {} optional {
        /// Sessions, where several are entered at once.
        sessions: u32 => count("Số buổi", "Sessions").listed();
        /// People attending.
        attendance: u32 => count("Số lượt người dự", "Attendance").listed();
        /// Bodies that took part.
        partners: String => line("Đơn vị phối hợp", "Bodies that took part");
        /// Matters raised.
        matters: u32 => count("Số vấn đề nêu ra", "Matters raised");
        /// Whether the matters were reported to the Party committee and the People's Committee.
        reported_upward: bool => yes_no(
            "Đã báo cáo cấp ủy, Ủy ban nhân dân",
            "Reported to the Party committee and the People's Committee",
        );
        /// The minutes, a paper of the book.
        minutes: RecordId => paper("Biên bản", "Minutes").no_column("the paper has a row of its own");
    }
}

record! {
    /// Tips (tin báo, tố giác) received up to a day, in numbers only.
    Tip ("tin báo", "tip") {
        /// The day received, or the last day of the period counted.
        date: Day => DATE.naming();
        /// Tips received.
        received: u32 => count("Số tin nhận được", "Tips received").listed();
    } or {} optional {
        /// Those of value.
        valuable: u32 => count("Tin có giá trị", "Of value").listed();
        /// Cases cleared by them.
        cleared: u32 => count("Số vụ được làm rõ", "Cases cleared").listed();
        /// People handled.
        handled: u32 => count("Số người bị xử lý", "People handled").listed();
    }
}

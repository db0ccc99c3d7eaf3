//! Activities of the movement and tips from the people.

use crate::schema::{DATE, count, kind, line, paper, record, yes_no};
use crate::{Day, KindCode, KindGroup, RecordId};

record! {
    /// An activity: a propaganda session, conference, meeting of the Fatherland Front with the
    /// police, training course or the like.
    Activity ("hoạt động", "activity") {
        /// A kind of the catalogue's group `activity`.
        kind: KindCode => kind(KindGroup::Activity, "Loại", "Kind").heading("Loại hoạt động").naming();
        /// The day on which it was held.
        date: Day => DATE.listed();
    } or {} optional {
        /// The number of sessions, if several are entered in one record.
        sessions: u32 => count("Số buổi", "Sessions").listed();
        /// The number of people who attended.
        attendance: u32 => count("Số lượt người dự", "Attendance").listed();
        /// The bodies that took part.
        partners: String => line("Đơn vị phối hợp", "Bodies that took part");
        /// The matters that were raised.
        matters: u32 => count("Số vấn đề nêu ra", "Matters raised");
        /// Whether the matters were reported to the Party committee and the People's Committee.
        reported_upward: bool => yes_no(
            "Đã báo cáo cấp ủy, Ủy ban nhân dân",
            "Reported to the Party committee and the People's Committee",
        );
        /// The id of the minutes, a paper in the book.
        minutes: RecordId => paper("Biên bản", "Minutes").no_column("the paper has a row of its own");
    }
}

record! {
    /// Tips (tin báo, tố giác) received up to a day, as numbers.
    Tip ("tin báo", "tip") {
        /// The day on which they were received, or the last day of the period that is counted.
        date: Day => DATE.naming();
        /// The number of tips received.
        received: u32 => count("Số tin nhận được", "Tips received").listed();
    } or {} optional {
        /// The number of valuable tips.
        valuable: u32 => count("Tin có giá trị", "Of value").listed();
        /// The number of cases cleared by these tips.
        cleared: u32 => count("Số vụ được làm rõ", "Cases cleared").listed();
        /// The number of people handled.
        handled: u32 => count("Số người bị xử lý", "People handled").listed();
    }
}

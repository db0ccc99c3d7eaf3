//! Incidents (vụ việc): events with their day and place, in numbers and never with names.

use crate::choice::choices;
use crate::schema::{
    DATE, MAX_COUNT, UNIT_ADD, UNITS, count, kind, line, one_of, record, rows, time, whole, yes_no,
};
use crate::text::Text;
use crate::{ClockTime, Day, KindCode, KindGroup, UnitId};

choices! {
    /// How serious a crime is, by its highest penalty (Bộ luật Hình sự 2015, amended 2017, Điều 9).
    #[derive(PartialOrd, Ord)]
    Severity {
        /// Less serious (ít nghiêm trọng): a fine, non-custodial reform or prison up to 3 years.
        LessSerious "less_serious" = "Ít nghiêm trọng", "Less serious", ["it nt", "int"];
        /// Serious (nghiêm trọng): over 3 to 7 years. For fires, accidents and disruptions: serious
        /// by the law of their field.
        Serious "serious" = "Nghiêm trọng", "Serious", ["nt"];
        /// Very serious (rất nghiêm trọng): over 7 to 15 years.
        VerySerious "very_serious" = "Rất nghiêm trọng", "Very serious", ["rat nt", "rnt"];
        /// Extremely serious (đặc biệt nghiêm trọng): over 15 to 20 years, life or death.
        EspeciallySerious "especially_serious"
            = "Đặc biệt nghiêm trọng", "Especially serious", ["dac biet nt", "dbnt"];
    }
}

/// The kinds that can be serious, and excused by force majeure.
const GRAVE: &[&str] = &[
    "crime",
    "accident",
    "fire",
    "explosion",
    "serious_disruption",
    "environmental_violation",
    "food_safety_violation",
];
/// The kinds that can hurt people.
const HARMFUL: &[&str] = &["accident", "fire", "explosion"];
/// The kinds that somebody causes.
const CAUSED: &[&str] =
    &["crime", "social_evil", "new_evil_person", "accident", "fire", "explosion"];
const DISPUTES: &[&str] = &["complaint", "dispute"];
/// The tests that count incidents, one by one or as a figure.
const COUNTED: &[&str] = &["no_incident", "reduced", "at_most"];

record! {
    /// An incident, or several of one kind on one day.
    Incident ("vụ việc", "incident") {
        /// The day on which it happened.
        date: Day => DATE.first().listed().heading("Ngày xảy ra").aliases(&[
            "ngay",
            "thoi gian",
            "thoi gian xay ra",
            "ngay thang",
            "ngay thang nam",
            "ngay, thang, nam",
            "thoi diem xay ra",
            "ngay vu viec",
        ]);
        /// A kind of the catalogue's group `incident`.
        kind: KindCode => kind(KindGroup::Incident, "Loại", "Kind")
            .naming()
            .hint(Text::new(
                "Người mới mắc tệ nạn, người của đơn vị bị xử phạt hoặc bị kỷ luật ghi thành vụ \
                 việc riêng, theo loại riêng",
                "A new person caught in social evils, staff sanctioned or disciplined are \
                 incidents of their own, of their own kind",
            ))
            .asked_by(COUNTED)
            .asked_as("loại cụ thể", "which kind exactly")
            .heading("Loại vụ việc")
            .aliases(&[
                "loai",
                "loai vu",
                "vu viec",
                "noi dung vu viec",
                "phan loai",
                "hanh vi",
                "loai toi pham",
                "loai an",
                "ten vu viec",
            ]);
    } or {
        /// The number of cases (vụ). 1 if absent.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        count: u32 = one() => whole(1, MAX_COUNT, "Số vụ", "Cases")
            .required()
            .listed()
            .aliases(&["so luong", "so vu viec", "vu", "tong so vu"]);
        /// The other units in which it also happened. It counts once for each of them, and once for
        /// a unit above them all.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also_in: Vec<UnitId> = Vec::new() => rows(
            UNITS,
            UNIT_ADD,
            "Đồng thời xảy ra tại",
            "Happened also in",
        )
        .hint(Text::new(
            "Một vụ ở hai thôn chỉ ghi một lần: xã tính một vụ, mỗi thôn tính một vụ",
            "One case in two hamlets is entered once: it is one for the commune and one for each \
             hamlet",
        ))
        .extra()
        .after("people")
        .column_after("outcome");
    } optional {
        /// The time of day.
        time: ClockTime => time("Giờ", "Time")
            .hint(Text::new("giờ:phút, ví dụ 07:30", "hour:minute, such as 07:30"))
            .extra()
            .after("prolonged")
            .column_after("date")
            .aliases(&["gio xay ra", "luc"]);
        /// How serious it was. If absent, it is not classified yet; that never means "not serious".
        severity: Severity => one_of(Severity::CHOICES, "Mức độ nghiêm trọng", "Severity")
            .hint(Text::new(
                "Theo Điều 9 Bộ luật Hình sự; chưa phân loại thì để trống",
                "By Article 9 of the Criminal Code; leave blank until classified",
            ))
            .only_for(GRAVE)
            .listed()
            .asked_by(&["no_incident"])
            .aliases(&["muc do", "tinh chat", "muc do, tinh chat", "tinh chat muc do"]);
        /// The number of people involved.
        people: u32 => count("Số người liên quan", "People involved")
            .extra()
            .asked_by(&["reduced", "at_most"])
            .after("time")
            .column_after("severity")
            .aliases(&["so doi tuong", "doi tuong", "so nguoi", "so nguoi vi pham"]);
        /// The number of people killed.
        deaths: u32 => count("Số người chết", "Deaths")
            .only_for(HARMFUL)
            .asked_by(COUNTED)
            .aliases(&["chet", "nguoi chet", "so chet"]);
        /// The number of people injured.
        injured: u32 => count("Số người bị thương", "Injured")
            .only_for(HARMFUL)
            .asked_by(&["reduced", "at_most"])
            .aliases(&["bi thuong", "nguoi bi thuong", "so bi thuong", "thuong"]);
        /// Whether residents of the unit committed it.
        by_residents: bool => yes_no(
            "Do người cư trú, người của đơn vị gây ra",
            "By residents or the unit's own people",
        )
        .hint(Text::new(
            "Ở xã, khu dân cư: người cư trú tại địa bàn; ở cơ quan, doanh nghiệp: cán bộ, người \
             lao động; ở cơ sở giáo dục: cả người dạy, người học",
            "Of a commune or hamlet: people residing there; of an agency or enterprise: its staff; \
             of a school: teachers and learners too",
        ))
        .only_for(CAUSED)
        .asked_by(&["no_incident"])
        .aliases(&[
            "do nguoi cu tru tai dia ban gay ra",
            "nguoi dia ban gay ra",
            "do nguoi dia phuong",
        ]);
        /// Whether it happened outside the unit. It then counts among what the unit's residents
        /// did, never among what happened in the unit.
        elsewhere: bool => yes_no("Xảy ra ngoài địa bàn", "Happened elsewhere")
            .hint(Text::new(
                "Người cư trú tại đây vi phạm ở nơi khác: tính là việc của người cư trú, không \
                 tính là vụ việc xảy ra tại đây",
                "Residents did it in another place: it counts as what residents did, not as what \
                 happened here",
            ))
            .only_for(CAUSED)
            .extra()
            .asked_by(COUNTED)
            .aliases(&["ngoai dia ban", "xay ra o noi khac"]);
        /// Whether it was force majeure (bất khả kháng; TT 124/2021 Điều 4 khoản 4 điểm b, d).
        force_majeure: bool => yes_no("Bất khả kháng", "Force majeure").only_for(GRAVE).asked_by(&["no_incident"]);
        /// Whether it was found in time (kịp thời phát hiện; TT 124/2021 Điều 4 khoản 4 điểm b).
        found_in_time: bool => yes_no("Kịp thời phát hiện", "Found in time")
            .only_for(GRAVE)
            .only_if_serious()
            .asked_by(&["no_incident"])
            .aliases(&["phat hien kip thoi"]);
        /// Whether its consequences were mitigated (sử dụng đồng bộ các biện pháp giảm thiểu hậu
        /// quả; the same point).
        mitigated: bool => yes_no(
            "Đã dùng các biện pháp giảm thiểu hậu quả",
            "Consequences were mitigated",
        )
        .only_for(GRAVE)
        .only_if_serious()
        .asked_by(&["no_incident"])
        .asked_as("giảm thiểu hậu quả", "mitigated")
        .aliases(&["giam thieu hau qua", "da giam thieu hau qua"]);
        /// Whether it was reported at once to the competent authority (báo cáo ngay cấp có thẩm
        /// quyền; the same point).
        reported_at_once: bool => yes_no(
            "Báo cáo ngay cấp có thẩm quyền",
            "Reported at once to the competent level",
        )
        .only_for(GRAVE)
        .only_if_serious()
        .asked_by(&["no_incident"])
        .asked_as("báo cáo ngay", "reported at once")
        .aliases(&["bao cao ngay"]);
        /// Whether a complaint was contrary to law (trái pháp luật).
        contrary_to_law: bool => yes_no("Trái pháp luật", "Contrary to law")
            .only_for(DISPUTES)
            .asked_by(&["no_incident"]);
        /// Whether a complaint or dispute was prolonged (kéo dài).
        prolonged: bool => yes_no("Kéo dài", "Prolonged").only_for(DISPUTES).asked_by(&["no_incident"]);
        /// The result of handling it.
        outcome: String => line("Kết quả giải quyết", "Outcome")
            .extra()
            .aliases(&["ket qua", "ket qua xu ly", "xu ly", "hinh thuc xu ly", "giai quyet"]);
    }
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(count: &u32) -> bool {
    *count == 1
}

//! The book (sổ): all that one desk keeps. See the glossary for the words.
//!
//! | Vietnamese | name here |
//! | --- | --- |
//! | sổ | [`Book`] |
//! | đơn vị (tỉnh, huyện, xã, phường, thị trấn, đặc khu, khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục) | [`Unit`], [`UnitKind`] |
//! | khu dân cư (thôn, bản, ấp, tổ dân phố …) | [`UnitKind::Hamlet`] |
//! | vụ việc | [`Incident`] |
//! | ít nghiêm trọng, nghiêm trọng, rất nghiêm trọng, đặc biệt nghiêm trọng | [`Severity`] |
//! | bất khả kháng | [`Incident::force_majeure`] |
//! | số liệu năm | [`YearlyTotal`] |
//! | mô hình (toàn dân bảo vệ an ninh Tổ quốc) | [`Model`] |
//! | điểm, tổ (của mô hình) | [`ModelPoint`], `groups` |
//! | xây dựng mới, củng cố, duy trì, nhân rộng, sơ kết/tổng kết, thanh loại | [`ModelState`] |
//! | bản đăng ký phấn đấu | [`Registration`] |
//! | nghị quyết, kế hoạch, báo cáo, biên bản, quyết định, giấy công nhận | [`Paper`] |
//! | xác nhận (của người có trách nhiệm) | [`Statement`] |
//! | đánh giá, xếp loại (của lực lượng) | [`Rating`] |
//! | kỷ luật (khiển trách, cảnh cáo …) | [`Discipline`], [`DisciplineLevel`] |
//! | hoạt động (tuyên truyền, hội nghị, giao ban Mặt trận – Công an) | [`Activity`] |
//! | tin báo, tố giác | [`Tip`] |
//! | công nhận | [`Recognition`] |
//! | quyết định của cấp có thẩm quyền về một điều kiện | [`Decision`] |
//! | kết quả đánh giá đã lưu | [`Assessment`] |
//! | nội dung văn bản của năm | [`PaperText`], [`Office`] |
//! | danh mục | [`Catalogue`], [`Kind`] |
//! | kiềm chế, kéo giảm | [`Reading`] |
//! | mốc thời gian đánh giá | a rule set's window |

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod activity;
mod assessment;
mod catalogue;
pub mod checksum;
mod choice;
mod contain_reduce;
mod date;
mod decision;
mod edit;
mod edit_error;
mod file_parts;
mod force;
mod hamlet;
mod id;
mod incident;
mod join;
mod json;
mod kind_group;
mod known;
pub mod letters;
pub mod local_word;
mod model;
mod model_life;
mod named;
mod number;
mod outcome;
mod paper;
mod paper_text;
mod read_fields;
mod read_text;
mod record;
mod record_kind;
pub mod schema;
mod shard;
mod since;
pub mod sort;
mod stamp;
pub mod text;
mod total;
mod unit;
mod unit_kind;
mod value_error;

pub use activity::{Activity, Tip};
pub use assessment::{Assessment, ConditionOutcome};
pub use catalogue::{Catalogue, Counting, Kind, KindAnswer, Label, Measure};
pub use choice::Choice;
pub use contain_reduce::Reading;
pub use date::{ClockTime, Day, Period, Year};
pub use decision::{Decision, Recognition, Ruling};
pub use edit_error::EditError;
pub use file_parts::FileParts;
pub use force::{Discipline, DisciplineLevel, Rating};
pub use hamlet::{name_key, unit_of_hamlet, usual_word};
pub use id::{DeviceId, KindCode, RecordId, UnitId};
pub use incident::{Incident, Severity};
pub use kind_group::KindGroup;
pub use known::{Known, known_of_year};
pub use model::{
    Equipment, Model, ModelChange, ModelLevel, ModelPoint, ModelResult, ModelState, Money,
    MoneySource,
};
pub use number::whole_number;
pub use outcome::Outcome;
pub use paper::{Paper, Registration, Statement};
pub use paper_text::{Office, PaperNumber, PaperText, Signatory};
pub use record::Record;
pub use record_kind::RecordKind;
pub use shard::{Book, COMMITTEES, Frame, Settings, Shard, Waiting};
pub use stamp::{Stamp, Version};
pub use text::Lang;
pub use total::YearlyTotal;
pub use unit::{Absorbed, Joining, Listed, Unit};
pub use unit_kind::{UnitClass, UnitKind};
pub use value_error::ValueError;

/// Fields that a newer minor version of the format added. They are kept as they came and written
/// back.
pub type Extra = std::collections::BTreeMap<String, serde_json::Value>;

//! Units (đơn vị): the tree from province to hamlet, with succession.

use crate::schema::{
    ILLUSTRATIVE, NOTE, UNIT_ADD, UNITS, count, day, line, one_of, part, rows, unit, unit_kind,
    unseen, whole, yes_no,
};
use crate::text::Text;
use crate::{Day, Extra, Period, Stamp, UnitClass, UnitId, UnitKind};

part! {
    /// A unit that another, existing unit took in, whole or in part.
    Absorbed {
        /// The unit that was taken in.
        unit: UnitId => unit("Đơn vị", "Unit");
        /// The first day on which it belonged to the other unit.
        on: Day => day("Từ ngày", "Since");
        /// Whether only a part of it was taken in. The rest went to other units, or the unit
        /// continues to exist.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        partly: bool = false => yes_no("Chỉ một phần", "Only a part").hint(Text::new(
            "Phần còn lại nhập vào đơn vị khác hoặc vẫn là đơn vị cũ",
            "The rest went to others or goes on",
        ));
    }
}

part! {
    /// The entry of the list of provinces and communes that a unit was taken from or linked to. Codes
    /// move to other units from one edition to the next, so that a code says what it means only with
    /// its edition and the name beside it.
    Listed {
        /// The day as of which the edition of the list was made.
        edition: Day => unseen("given by the list");
        /// Its code in that edition.
        code: String => unseen("given by the list");
        /// Its name in that edition, without the word before it.
        name: String => unseen("given by the list");
    }
}

/// The event by which a unit, or a part of it, became part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining<'a> {
    /// The part.
    pub part: &'a UnitId,
    /// The first day on which it belonged to the other, if it is known.
    pub on: Option<Day>,
    /// Whether only a part of it did.
    pub partly: bool,
    /// Whether the other was there before and went on.
    pub grows: bool,
}

part! {
    /// A unit of the register.
    Unit {
        /// The id, unique across all devices.
        id: UnitId => unseen("given by the program");
        /// The kind of unit.
        kind: UnitKind => unit_kind("Loại đơn vị", "Kind of unit")
            .column_after("name")
            .told_by_others()
            .aliases(&["loai", "loai hinh", "loai khu dan cu"]);
        /// The name without the kind: `Việt Thành`, `Trúc Đình`.
        name: String => line("Tên", "Name")
            .hint(Text::new(
                "Chỉ ghi tên riêng: Việt Thành, Trúc Đình",
                "The name alone: Việt Thành, Trúc Đình",
            ))
            .heading("Tên thôn, đơn vị")
            .aliases(&[
                "ten",
                "ten thon",
                "thon",
                "ten don vi",
                "don vi",
                "ten khu dan cu",
                "khu dan cu",
                "ten to dan pho",
                "thon ban",
                "ten thon ban",
                "thon, to dan pho",
                "ten thon, to dan pho",
                "ten thon, ban",
            ]);
        /// For a hamlet: the local word before its name: `thôn`, `bản`, `tổ dân phố`, `khu phố`. For
        /// a province that is a city: `thành phố`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        kind_word: String = String::new() => line("Tên gọi tại địa phương", "Local word")
            .hint(Text::new(
                "Thôn, bản, ấp, tổ dân phố, khu phố…; để trống: thôn ở xã, tổ dân phố ở phường",
                "Thôn, bản, ấp, tổ dân phố, khu phố …; blank: thôn in a commune, tổ dân phố in a \
                 ward",
            ))
            .only_for(&["hamlet"])
            .aliases(&["ten goi", "ten goi dia phuong", "tu goi"]);
        /// The unit above. Absent at the top of the book.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<UnitId> = None => unit("Đơn vị cấp trên", "Unit above")
            .hint(Text::new(
                "Khu dân cư, cơ quan, doanh nghiệp, trường học thuộc một xã",
                "Hamlets, agencies, enterprises and schools belong to a commune",
            ))
            .no_column("the column of communes tells it");
        /// The official code. Codes are reused, so a code does not identify a unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String> = None => line("Mã số hành chính", "Official code")
            .extra()
            .after("population")
            .column_after("kind_word")
            .aliases(&["ma", "ma so", "ma don vi", "ma thon"]);
        /// The entry of the list of provinces and communes that it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        listed: Option<Listed> = None => unseen("given by the list");
        /// The class, which decides whether a standard applies to the unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<UnitClass> = None => one_of(UnitClass::CHOICES, "Đối tượng", "Class")
            .hint(Text::new(
                "Quyết định đơn vị có thuộc diện xét hay không (TT 124/2021, Điều 1). Chỉ nhập \
                 đơn vị thuộc thẩm quyền của xã hoặc xã được ủy quyền quản lý: mọi đơn vị đã nhập \
                 đều tính vào tỷ lệ đăng ký, công nhận của xã",
                "Decides whether the standard applies (TT 124/2021, Article 1). Enter only units \
                 under the commune's authority or delegated to it: all that are entered count in \
                 its shares registered and recognised",
            ))
            .only_for(&["agency", "enterprise", "school"])
            .no_column("tables are for hamlets, which have no class");
        /// The number of inhabitants.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        population: Option<u32> = None => count("Số dân", "Population")
            .after("households")
            .aliases(&[
                "dan so",
                "nhan khau",
                "so nhan khau",
                "so khau",
                "khau",
                "so nguoi",
                "tong so khau",
            ]);
        /// The number of households.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        households: Option<u32> = None => count("Số hộ", "Households")
            .aliases(&["ho", "tong so ho", "so ho dan", "ho gia dinh", "so ho gia dinh"]);
        /// The region (I, II or III) of ethnic-minority and mountain areas: 1, 2 or 3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<u8> = None => whole(1, 3, "Khu vực", "Region")
            .extra()
            .aliases(&["vung", "khu vuc i, ii, iii", "khu vuc, nhom xa"]);
        /// For a commune: its group in the new-countryside criteria of 2026-2030, whose values
        /// differ by group (QĐ 51/2025/QĐ-TTg). 1: next to a city or to become urban; 3: in region
        /// II or III; 2: the rest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        commune_group: Option<u8> = None => whole(
            1,
            3,
            "Nhóm xã (Bộ tiêu chí 2026-2030)",
            "Group of communes (set of 2026-2030)",
        )
        .hint(Text::new(
            "1: giáp đô thị, sắp thành đô thị; 3: xã khu vực II, III; 2: các xã còn lại",
            "1: next to a city or to become urban; 3: regions II and III; 2: the rest",
        ))
        .only_for(&["commune"])
        .heading("Nhóm xã")
        .aliases(&["nhom"]);
        /// The first day of its existence, if known and needed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_from: Option<Day> = None => day("Ngày thành lập", "Valid from")
            .extra()
            .aliases(&["thanh lap", "tu ngay", "ngay lap"]);
        /// The last day of its existence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_to: Option<Day> = None => day("Ngày kết thúc", "Valid to")
            .hint(Text::new(
                "Loại đơn vị không còn từ 01/7/2025 chỉ chọn được khi ngày này, hoặc năm đang \
                 xem, ở trước đó",
                "A kind of unit that is no more since 01/7/2025 can be chosen only where this day, \
                 or the year looked at, is before it",
            ))
            .extra()
            .aliases(&["den ngay", "ngay giai the", "ngay sap nhap"]);
        /// The units from which it was formed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        formed_from: Vec<UnitId> = Vec::new() => rows(
            UNITS,
            UNIT_ADD,
            "Thành lập từ các đơn vị",
            "Formed from",
        )
        .extra()
        .no_column("a person enters how units were joined");
        /// The units that it took in while it existed, and the units of which it got only a part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        absorbed: Vec<Absorbed> = Vec::new() => rows(
            Absorbed::FIELDS,
            UNIT_ADD,
            "Nhập thêm từ đơn vị khác",
            "Took in",
        )
        .hint(Text::new(
            "Đơn vị này vẫn hoạt động và nhận thêm một đơn vị khác, hoặc chỉ nhận một phần của \
             đơn vị đó",
            "This unit went on and took in another one, or only a part of one",
        ))
        .extra()
        .no_column("a person enters how units were joined");
        /// For a deleted unit: the unit that it duplicated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        joined_into: Option<UnitId> = None => unseen("said by joining two units");
        /// The kind before a change of level (township to district). A merge shows this kind while
        /// another book has units below that do not fit the new kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind_before: Option<UnitKind> = None => unseen("said by changing the kind");
        /// Free text; never names of citizens.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String = String::new() => NOTE;
        /// Whether the record is made up for illustration and comes from no source.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        illustrative: bool = false => ILLUSTRATIVE;
        /// This revision deletes the unit.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        deleted: bool = false => unseen("said by deleting");
        /// The stamp of this revision.
        stamp: Stamp => unseen("given by the program");
    }
}

impl Unit {
    /// A unit of which nothing else is known.
    pub fn new(id: UnitId, kind: UnitKind, name: &str, stamp: Stamp) -> Self {
        Self {
            id,
            kind,
            name: name.to_owned(),
            kind_word: String::new(),
            parent: None,
            code: None,
            listed: None,
            class: None,
            population: None,
            households: None,
            region: None,
            commune_group: None,
            valid_from: None,
            valid_to: None,
            formed_from: Vec::new(),
            absorbed: Vec::new(),
            joined_into: None,
            kind_before: None,
            note: String::new(),
            illustrative: false,
            deleted: false,
            stamp,
            extra: Extra::new(),
        }
    }

    /// Whether it is of one of these classes. `None` for an enterprise or school whose class is
    /// blank and may be one of them; an agency has a class only if it is of the armed forces.
    pub fn is_of_class(&self, classes: &[UnitClass]) -> Option<bool> {
        let is_unknown = || {
            self.kind != UnitKind::Agency && classes.iter().any(|class| class.kind() == self.kind)
        };
        match self.class {
            Some(class) => Some(classes.contains(&class)),
            None => (!is_unknown()).then_some(false),
        }
    }

    /// The units that it was made of or took in.
    pub fn parts(&self) -> impl Iterator<Item = &UnitId> {
        self.formed_from.iter().chain(self.absorbed.iter().map(|absorbed| &absorbed.unit))
    }

    /// The units that it was made of or took in, in the order of their ids, each with the first day
    /// on which that unit belonged to it. A unit without a first day was always there: it took in
    /// the units that it was made of when they ended.
    pub fn joinings(
        &self,
        last_day: impl Fn(&UnitId) -> Option<Day>,
    ) -> std::vec::IntoIter<Joining<'_>> {
        let is_told =
            |part: &&UnitId| !self.absorbed.iter().any(|absorbed| absorbed.unit == **part);
        let formed = self.formed_from.iter().filter(is_told).map(|part| Joining {
            part,
            on: self.valid_from.or_else(|| last_day(part)?.next()),
            partly: false,
            grows: self.valid_from.is_none(),
        });
        let absorbed = self.absorbed.iter().map(|absorbed| Joining {
            part: &absorbed.unit,
            on: Some(absorbed.on),
            partly: absorbed.partly,
            grows: self.valid_from.is_none_or(|from| from < absorbed.on),
        });
        let mut joinings: Vec<_> = formed.chain(absorbed).collect();
        crate::sort::sort_by(&mut joinings, |a, b| (a.part, a.on).cmp(&(b.part, b.on)));
        joinings.into_iter()
    }

    /// The first day of a unit that was made of others.
    pub fn formed_on(&self) -> Option<Day> {
        let is_formed = |from: &Day| {
            !self.formed_from.is_empty()
                || self.absorbed.iter().any(|absorbed| absorbed.on == *from)
        };
        self.valid_from.filter(is_formed)
    }

    /// The units that it was made of or took in, to be changed.
    pub(crate) fn parts_mut(&mut self) -> impl Iterator<Item = &mut UnitId> {
        self.formed_from
            .iter_mut()
            .chain(self.absorbed.iter_mut().map(|absorbed| &mut absorbed.unit))
    }

    /// The days on which it exists.
    pub fn validity(&self) -> Period {
        Period { from: self.valid_from, to: self.valid_to }
    }
}

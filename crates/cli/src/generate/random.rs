//! Random numbers that depend only on the seed, not on the machine, and words made from them.

use book::RecordId;

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and good enough for generated data.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both inclusive.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// True with this probability, in percent.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub fn pick<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.between(0, choices.len() as u64 - 1) as usize]
    }

    /// Picks one of the choices by weight.
    pub fn weighted<'t, T>(&mut self, choices: &'t [(T, u64)]) -> &'t T {
        let mut at = self.next() % choices.iter().map(|(_, weight)| weight).sum::<u64>();
        for (choice, weight) in choices {
            if at < *weight {
                return choice;
            }
            at -= weight;
        }
        &choices[0].0
    }

    /// An id like those that the page makes.
    pub fn id(&mut self) -> String {
        RecordId::random((u128::from(self.next()) << 64) | u128::from(self.next())).to_string()
    }

    /// A day of a year between two months, as written in files.
    pub fn day(&mut self, year: u64, first_month: u64, last_month: u64) -> String {
        format!("{year}-{:02}-{:02}", self.between(first_month, last_month), self.between(1, 28))
    }

    /// A time of day.
    pub fn time(&mut self) -> String {
        format!("{:02}:{:02}", self.between(0, 23), self.between(0, 11) * 5)
    }

    /// A moment in the working hours of a year, in milliseconds since 1970.
    pub fn moment(&mut self, year: u64) -> u64 {
        const DAY: u64 = 86_400_000;
        let days = (year - 1970) * 365 + (year - 1969) / 4 + self.between(0, 364);
        days * DAY + self.between(0, 9 * 3_600_000)
    }

    /// A two-syllable place name.
    pub fn name(&mut self) -> String {
        const FIRST: [&str; 24] = [
            "An",
            "Bản",
            "Bình",
            "Cao",
            "Đại",
            "Đồng",
            "Hòa",
            "Hồng",
            "Hưng",
            "Khánh",
            "Kim",
            "Lâm",
            "Minh",
            "Nam",
            "Phú",
            "Phúc",
            "Quang",
            "Tân",
            "Thanh",
            "Thượng",
            "Trung",
            "Việt",
            "Xuân",
            "Yên",
        ];
        const SECOND: [&str; 24] = [
            "An", "Ca", "Châu", "Cường", "Dương", "Đạo", "Đình", "Giang", "Hà", "Hải", "Khê",
            "Lạc", "Long", "Lộc", "Lương", "Phong", "Quán", "Quân", "Sơn", "Thành", "Thịnh",
            "Thủy", "Tiến", "Trạch",
        ];
        format!("{} {}", self.pick(&FIRST), self.pick(&SECOND))
    }
}

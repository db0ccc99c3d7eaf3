//! Numbers of headings and articles, as Nghị định 30/2020 writes them.

/// The numbers of headings and articles.
#[derive(Default)]
pub struct Numbers {
    levels: [u32; 3],
    pub articles: u32,
}

impl Numbers {
    /// Returns the next number of a level: `I.`, `1.`, `a)`. A heading restarts the levels below it.
    pub fn next(&mut self, level: u8) -> String {
        let at = usize::from(level.clamp(1, 3)) - 1;
        let mut number = 0;
        for (one, count) in self.levels.iter_mut().enumerate() {
            if one == at {
                *count += 1;
                number = *count;
            } else if one > at {
                *count = 0;
            }
        }
        match at {
            0 => format!("{}.", roman(number)),
            1 => format!("{number}."),
            _ => {
                let letters = "abcdđeghiklmnopqrstuvxy";
                let letter =
                    usize::try_from(number).ok().and_then(|at| letters.chars().nth(at - 1));
                letter.map_or_else(|| format!("{number})"), |letter| format!("{letter})"))
            }
        }
    }
}

fn roman(number: u32) -> String {
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

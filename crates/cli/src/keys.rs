//! `binh-yen keys`: the ties between books, a line for each line of the standard input, for engines
//! that group them.

use super::Failure;
use super::books::{Ties, lines};

/// Prints the ties of each line. A bad line has none; its problems are reported when it is judged.
pub fn run() -> Result<String, Failure> {
    let mut text = String::new();
    for line in lines() {
        let mut ties = Ties::default();
        line.iter().for_each(|input| ties.add(&input.text()));
        text += &(serde_json::to_string(&ties).map_err(Failure::usage)? + "\n");
    }
    Ok(text)
}

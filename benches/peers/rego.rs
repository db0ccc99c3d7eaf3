//! Puts the eight questions of docs/peers.md in Rego to the crate regorus. scripts/peers.sh builds
//! it as a program outside the project.

use regorus::{Engine, Value};

/// The questions with their data: once with missing values left out, once with null.
const QUESTIONS: [(&str, &str, &str); 8] = [
    (FEWER, r#"{"cur": 5}"#, r#"{"cur": 5, "prev": null}"#),
    (FEWER, r#"{"prev": 5}"#, r#"{"cur": null, "prev": 5}"#),
    (NOT_AT_LEAST, r#"{"prev": 5}"#, r#"{"cur": null, "prev": 5}"#),
    (SHARE, r#"{"part": 3}"#, r#"{"part": 3, "whole": null}"#),
    (SHARE, r#"{"part": 0, "whole": 0}"#, r#"{"part": 0, "whole": 0}"#),
    (SHARE, r#"{"part": 3, "whole": 0}"#, r#"{"part": 3, "whole": 0}"#),
    ("met if input.cases == 0", "{}", r#"{"cases": null}"#),
    ("fire if input.incidents[_].kind == \"fire\"\nmet if not fire", r#"{"incidents": [{}]}"#, r#"{"incidents": [{"kind": null}]}"#),
];
const FEWER: &str = "met if input.cur < input.prev";
const NOT_AT_LEAST: &str = "at_least if input.cur >= input.prev\nmet if not at_least";
const SHARE: &str = "met if input.part / input.whole >= 0.7";

fn ask(rule: &str, input: &str) -> Result<Value, Box<dyn std::error::Error>> {
    let mut engine = Engine::new();
    engine.add_policy("peers.rego".into(), format!("package peers\nimport rego.v1\n{rule}\n"))?;
    engine.set_input(Value::from_json_str(input)?);
    Ok(engine.eval_rule("data.peers.met".into())?)
}

fn main() {
    let answer = |rule: &str, input: &str| match ask(rule, input) {
        Ok(Value::Undefined) => "undefined",
        Ok(Value::Bool(true)) => "M",
        Ok(_) => "n",
        Err(error) => {
            if std::env::var_os("PEERS_VERBOSE").is_some() {
                eprintln!("{rule} {input} {error}");
            }
            "E"
        }
    };
    let cell = |(rule, absent, null): &(&str, &str, &str)| {
        let (absent, null) = (answer(rule, absent), answer(rule, null));
        if absent == null { format!("\"{absent}\"") } else { format!("\"{absent} / {null}\"") }
    };
    let cells: Vec<_> = QUESTIONS.iter().map(cell).collect();
    println!("{{\"name\": \"Rego: regorus 0.9.1\", \"cells\": [{}]}}", cells.join(", "));
}

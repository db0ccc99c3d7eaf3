//! Everything that a verdict can report as missing has its own name in the schema.

use book::schema::Asked;
use law::Need;
use testing::worked::{all_cases, judged};

#[test]
fn every_field_that_a_verdict_asks_for_says_so_in_its_schema() {
    let mut count = 0;
    for (file, case) in all_cases() {
        let (_, verdict) = judged(&case).unwrap_or_else(|error| panic!("{file}: {error}"));
        for need in verdict.needs() {
            let Need::Field { record, field } = need else { continue };
            let known = record.kind.fields().iter().find(|known| known.name == *field);
            let known = known.unwrap_or_else(|| panic!("{file}: no field {field}"));
            assert!(!matches!(known.asked, Asked::No), "{file}: {:?} {field}", record.kind);
            count += 1;
        }
    }
    assert!(count > 50, "the cases ask for {count} fields");
}

use std::rc::Rc;

use lock::BookKey;
use store::codec::{self, Format};
use store::holding;
use store::sealing::Sealing;

/// The key of the value.
const KEY: &str = "binh-yen.shard.a@1";

/// Tests a stored value of any content: it is refused, or it survives writing and reading.
///
/// The first byte chooses whether the rest is the whole text, or packed content in a valid
/// envelope, which takes it past the checksum.
pub fn value(data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    let is_locked = choice & 8 != 0;
    holding::hold(
        is_locked
            .then(|| Sealing::new(Rc::new(BookKey::new([1; 32])), Vec::new(), 1, String::new())),
    );
    check(*choice, data);
    holding::hold(None);
}

fn check(choice: u8, data: &[u8]) {
    let text = match choice % 7 {
        0 => String::from_utf8_lossy(data).into_owned(),
        1 => enveloped(Format::Single, data),
        2 => enveloped(Format::Manifest, data),
        3 => enveloped(Format::Dense, data),
        4 => enveloped(Format::Locked, data),
        5 => enveloped(Format::Pressed, data),
        _ => enveloped(Format::PressedLocked, data),
    };
    let Ok(sealed) = codec::unseal(KEY, &text) else { return };
    let again = codec::seal(KEY, sealed.revision, &sealed.json);
    assert_eq!(codec::unseal(KEY, &again.text), Ok(sealed));
}

/// Turns every two bytes into a character, mostly one that occurs in content of this format.
fn enveloped(format: Format, data: &[u8]) -> String {
    let first = if format >= Format::Dense { 0x08bb } else { 0x1000 };
    let characters = data
        .chunks_exact(2)
        .filter_map(|pair| char::from_u32(first + u32::from(pair[0]) * 256 + u32::from(pair[1])));
    codec::enveloped(format, 1, &characters.collect::<String>()).text
}

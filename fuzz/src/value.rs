use store::codec::{self, Format};

/// Tests a stored value of any content: it is refused, or it survives writing and reading.
///
/// The first byte chooses whether the rest is the whole text, or packed content in a valid
/// envelope, which takes it past the checksum.
pub fn value(data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    let text = match choice % 4 {
        0 => String::from_utf8_lossy(data).into_owned(),
        1 => enveloped(Format::Single, data),
        2 => enveloped(Format::Manifest, data),
        _ => enveloped(Format::Dense, data),
    };
    let Ok(sealed) = codec::unseal(&text) else { return };
    let again = codec::seal(sealed.revision, &sealed.json);
    assert_eq!(codec::unseal(&again.text), Ok(sealed));
}

/// Turns every two bytes into a character, mostly one that occurs in content of this format.
fn enveloped(format: Format, data: &[u8]) -> String {
    let first = if format == Format::Dense { 0x08bb } else { 0x1000 };
    let characters = data
        .chunks_exact(2)
        .filter_map(|pair| char::from_u32(first + u32::from(pair[0]) * 256 + u32::from(pair[1])));
    codec::enveloped(format, 1, &characters.collect::<String>()).text
}

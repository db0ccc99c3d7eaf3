use binh_yen::store::codec;

/// A stored value of any content: it is read or refused, and what is read is written and read again as the same.
///
/// The first byte chooses: the bytes are the whole text, or packed content in an envelope that is whole, past the checksum.
pub fn value(data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    let text = if choice.is_multiple_of(2) { String::from_utf8_lossy(data).into_owned() } else { enveloped(*choice, data) };
    let Ok(sealed) = codec::unseal(&text) else { return };
    let again = codec::seal(sealed.revision, &sealed.json);
    assert_eq!(codec::unseal(&again.text), Ok(sealed));
}

/// Two bytes a character, of those that stored content is made of.
fn enveloped(choice: u8, data: &[u8]) -> String {
    let content: String =
        data.chunks_exact(2).filter_map(|pair| char::from_u32(0x1000 + u32::from(pair[0] & 0x7f) * 256 + u32::from(pair[1]))).collect();
    let body = format!("{choice}:{content}");
    format!("BY2:{:016x}:{body}", codec::checksum(&body))
}

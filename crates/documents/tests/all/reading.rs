//! The content of a written file: parts of a zip, elements of XML, lines of text. Small readers, so
//! that the writers are not asked about themselves.

use miniz_oxide::inflate::decompress_to_vec;

/// The parts of a zip, by its local heads.
pub fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, length: usize| {
        bytes[at..at + length].iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let mut at = 0;
    let mut parts = Vec::new();
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let (packed, name, more) = (number(at + 18, 4), number(at + 26, 2), number(at + 28, 2));
        let start = at + 30 + name + more;
        let name = String::from_utf8(bytes[at + 30..at + 30 + name].to_vec()).unwrap();
        parts.push((name, decompress_to_vec(&bytes[start..start + packed]).unwrap()));
        at = start + packed;
    }
    parts
}

/// A part of a docx as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let (_, text) = unzip(bytes).into_iter().find(|(part, _)| part == name).unwrap();
    String::from_utf8(text).unwrap()
}

/// Panics where an element is not closed in its place, or a quote or sign stands bare.
pub fn check_xml(name: &str, text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let bare = before.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "");
        assert!(!bare.replace("&quot;", "").contains('&'), "{name}: {before}");
        let (tag, after) = after.split_once('>').unwrap();
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: {tag}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
        } else if !tag.starts_with('?') && !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap());
        }
        rest = after;
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// The text without its tags.
fn bare(text: &str) -> String {
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    plain(
        &(first
            + &parts
                .map(|part| part.split_once('>').map_or("", |(_, text)| text))
                .collect::<String>()),
    )
}

/// The paragraphs of a docx's body, sorted; empty ones left out.
pub fn docx_lines(bytes: &[u8]) -> Vec<String> {
    let body = part(bytes, "word/document.xml");
    sorted(body.split("</w:p>").map(|text| bare(text).trim().to_owned()).collect())
}

/// The lines of an HTML page, sorted; empty ones left out.
pub fn html_lines(text: &str) -> Vec<String> {
    let (_, body) = text.split_once("<body>").unwrap();
    // A picture repeats the figures of the tables.
    let mut parts = body.split("<svg ");
    let first = parts.next().unwrap_or_default().to_owned();
    let body = first + &parts.map(|part| part.split_once("</svg>").unwrap().1).collect::<String>();
    let mut lines = vec![body];
    for end in ["</p>", "</h1>", "</h2>", "</h3>", "</h4>", "</td>", "</th>"] {
        lines = lines.iter().flat_map(|line| line.split(end)).map(str::to_owned).collect();
    }
    sorted(lines.iter().map(|line| bare(line).trim().to_owned()).collect())
}

pub fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.retain(|line| !line.trim().is_empty());
    lines.sort();
    lines
}

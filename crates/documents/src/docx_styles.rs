//! The parts of a Word file that are the same in every paper: styles, links, the page number.

use std::fmt::Write as _;

/// The head of an XML part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names of the parts' elements.
pub const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The content types; [`content_types`] adds the charts.
const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
";

/// The content types of a paper with this many charts.
pub fn content_types(charts: usize) -> String {
    let mut text = CONTENT_TYPES.to_owned();
    for number in 1..=charts {
        let _ = write!(
            text,
            "<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
        );
    }
    text + "</Types>"
}

/// The link to the main part of the file.
pub const ROOT_LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

/// The links of the body; [`links`] adds the charts.
const LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/>";

/// The links of the body of a paper with this many charts.
pub fn links(charts: usize) -> String {
    let mut text = LINKS.to_owned();
    for number in 1..=charts {
        let _ = write!(
            text,
            "<Relationship Id=\"chart{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" Target=\"charts/chart{number}.xml\"/>"
        );
    }
    text + "</Relationships>"
}

/// Settings: the language, and no compatibility mode of an older Word.
pub const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
<w:themeFontLang w:val=\"vi-VN\"/></w:settings>";

/// The header of every page but the first.
pub const PAGE_NUMBER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\
<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";

/// A style of paragraphs: its id, its name, the layout of the paragraph, the look of the letters.
/// The order of the elements is that of the schema.
const STYLES: [(&str, &str, &str, &str); 21] = [
    (
        "VanBan",
        "Văn bản",
        "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
        "",
    ),
    (
        "CanCu",
        "Căn cứ",
        "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
        "<w:i/>",
    ),
    (
        "Muc",
        "Mục",
        "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>",
        "",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"180\" w:after=\"60\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/>",
    ),
    (
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"left\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:i/>",
    ),
    (
        "TenVanBan",
        "Tên văn bản",
        "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "<w:b/>",
    ),
    (
        "TrichYeu",
        "Trích yếu",
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
        "<w:b/>",
    ),
    (
        "KinhGui",
        "Kính gửi",
        "<w:spacing w:before=\"60\" w:after=\"120\"/><w:ind w:left=\"1418\"/>",
        "",
    ),
    (
        "Giua",
        "Giữa dòng",
        "<w:keepNext/><w:spacing w:before=\"180\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
        "<w:b/>",
    ),
    (
        "Hinh",
        "Hình",
        "<w:keepLines/><w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/>",
        "",
    ),
    ("DongTrong", "Dòng để viết", "<w:spacing w:before=\"60\" w:after=\"60\"/>", ""),
    (
        "Bang",
        "Bảng",
        "<w:spacing w:before=\"20\" w:after=\"20\"/>",
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    (
        "BangDau",
        "Đầu bảng",
        "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    ),
    ("CoQuan", "Cơ quan", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"),
    (
        "QuocHieu",
        "Quốc hiệu",
        "<w:jc w:val=\"center\"/>",
        "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>",
    ),
    ("NguoiKy", "Người ký", "<w:keepNext/><w:jc w:val=\"center\"/>", ""),
    ("TenNguoiKy", "Tên người ký", "<w:spacing w:before=\"1300\"/><w:jc w:val=\"center\"/>", ""),
    ("NoiNhan", "Nơi nhận", "", "<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>"),
    (
        "GhiChu",
        "Ghi chú",
        "<w:spacing w:before=\"60\"/><w:jc w:val=\"both\"/>",
        "<w:i/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    ),
    ("Header", "header", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>"),
];

/// The styles: Times New Roman, 14 points, Vietnamese.
pub fn styles() -> String {
    let mut text = format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    );
    for (id, name, paragraph, letters) in STYLES {
        let _ = write!(
            text,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        );
    }
    // A thin line, and a gap that takes no room.
    text.push_str(
        "<w:style w:type=\"paragraph\" w:styleId=\"Vach\"><w:name w:val=\"Vạch\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>\
         <w:spacing w:before=\"40\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"8\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Khe\"><w:name w:val=\"Khe\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"8\"/></w:rPr></w:style>",
    );
    text.push_str(&table_style("BangTrong", "Bảng không kẻ", "none"));
    text.push_str(&table_style("BangBieu", "Bảng biểu", "single"));
    text + "</w:styles>"
}

fn table_style(id: &str, name: &str, line: &str) -> String {
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| {
            format!("<w:{side} w:val=\"{line}\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>")
        })
        .concat();
    format!(
        "<w:style w:type=\"table\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    )
}

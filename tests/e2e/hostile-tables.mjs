// CSV files and workbooks that are wrong on purpose: the same ones each time. Each is { what, name, bytes }.
import { crc32, deflateRawSync } from "node:zlib";
import { SCRIPTS, broken, chance, utf8 } from "./hostile.mjs";

const HEADINGS = ["Ngày xảy ra", "Xã", "Thôn", "Loại vụ việc", "Ghi chú"];
const ROWS = [
  ["15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "một"],
  ["28/02/2017", "Việt Thành", "Trúc Đình", "Trộm cắp", "hai; ba"],
];
const csv = (rows, separator = ";") => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\r\n");
const GOOD = csv([HEADINGS, ...ROWS]);

/** One row of cells below the headings, as CSV. */
const row = (...cells) => utf8(csv([HEADINGS, cells]));

const numbers = (size, ...values) => {
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, at) => bytes.writeUIntLE(value, at * size, size));
  return bytes;
};

/** A zip archive; a part's `change` is what its heads say in place of the truth, the archive's what its end says. */
function zip(parts, change = {}) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [name, content, said = {}] of parts) {
    const bytes = Buffer.from(content);
    const method = said.method ?? 8;
    const packed = said.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const told = { flags: 0x800, crc: crc32(bytes), packedSize: packed.length, size: bytes.length, offset, ...said };
    const label = utf8(name);
    const head = Buffer.concat([
      numbers(2, 20, told.flags, method), numbers(4, 0x210000, told.crc, told.packedSize, told.size), numbers(2, label.length, 0),
    ]);
    files.push(numbers(4, told.local ?? 0x04034b50), head, label, packed);
    directory.push(numbers(4, told.central ?? 0x02014b50), numbers(2, 20), head, Buffer.alloc(10), numbers(4, told.offset), label);
    offset += 30 + label.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = { count: parts.length, size, at: offset, ...change };
  return Buffer.concat([
    ...files, ...directory, numbers(4, 0x06054b50), numbers(2, 0, 0, end.count, end.count), numbers(4, end.size, end.at), numbers(2, 0),
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const text = (words, place = "") => `<c${place} t="inlineStr"><is><t>${escaped(words)}</t></is></c>`;
const line = (cells, number) => `<row r="${number}">${cells.join("")}</row>`;
const sheet = (...rows) => `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
const HEAD = line(HEADINGS.map((heading) => text(heading)), 1);
/** A sheet with headings and one row of these cells. */
const below = (...cells) => sheet(HEAD, line(cells, 2));
const GOOD_SHEET = sheet(HEAD, ...ROWS.map((cells, at) => line(cells.map((cell) => text(cell)), at + 2)));
const link = (id, kind, target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const links = (...all) => `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
const workbook = (sheets = '<sheet name="Một" sheetId="1" r:id="a"/>') =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;

const PARTS = {
  "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  "_rels/.rels": links(link("a", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": workbook(),
  "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "worksheets/sheet1.xml")),
  "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}"><si><t>Cháy</t></si></sst>`,
  "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  "xl/worksheets/sheet1.xml": GOOD_SHEET,
};
const SHEET = "xl/worksheets/sheet1.xml";

/** A workbook with other parts, those that are null left out; `said` is what the heads say of the sheet. */
const xlsx = (parts = {}, said = {}, change = {}) => {
  const all = Object.entries({ ...PARTS, ...parts }).filter(([, content]) => content !== null);
  return zip(all.map(([name, content]) => [name, content, name === SHEET ? said : {}]), change);
};

function* noTable() {
  yield ["nothing", Buffer.alloc(0)];
  for (const blank of ["\n", ";;;;", "\ufeff", "sep=;", "sep=;\n", " \t \r\n".repeat(500), '"', '""', '"";""', "'"]) yield [`blank ${JSON.stringify(blank.slice(0, 8))}`, utf8(blank)];
  yield ["zeros", Buffer.alloc(5000)];
  yield ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")];
  yield ["a document", utf8("%PDF-1.7\n%âãÏÓ\n1 0 obj")];
  yield ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)])];
  yield ["a program", Buffer.from("7f454c4602010100", "hex")];
  yield ["a page", utf8("<!doctype html><html><body onload=window.ran=1><script>window.ran=1</script></body></html>")];
  yield ["a page that Excel opens", utf8("<table><tr><td onclick=window.ran=1>Ngày xảy ra</td></tr></table>")];
  yield ["a book", utf8('{"format": "binh-yen", "version": "1.0"}')];
  const next = chance(5);
  for (const size of [10, 3000, 60_000]) yield [`noise of ${size} bytes`, Buffer.from(Array.from({ length: size }, () => next(256)))];
  yield ["noise that says it is an archive", Buffer.concat([utf8("PK\x03\x04"), Buffer.from(Array.from({ length: 3000 }, () => next(256)))])];
  yield ["two letters of an archive", utf8("PK")];
}

function* encodings() {
  const utf16 = Buffer.from(GOOD, "utf16le");
  yield ["utf-16, cut in a letter", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16.subarray(0, 101)])];
  yield ["utf-16, the wrong mark", Buffer.concat([Buffer.from([0xfe, 0xff]), utf16])];
  yield ["utf-16 without a mark", utf16];
  yield ["utf-16, half pairs", Buffer.concat([Buffer.from([0xff, 0xfe]), numbers(2, ...Array(99).fill(0xd800))])];
  yield ["a mark alone", Buffer.from([0xff, 0xfe])];
  yield ["three marks", utf8(`\ufeff\ufeff\ufeff${GOOD}`)];
  yield ["latin 1", Buffer.from(GOOD, "latin1")];
  yield ["encoded twice", utf8(utf8(GOOD).toString("latin1"))];
  yield ["utf-8, then utf-16", Buffer.concat([utf8(GOOD), utf16])];
  yield ["utf-8, then single bytes", Buffer.concat([utf8(GOOD), Buffer.from([0x0a, 0x80, 0xc3, 0xff, 0xb5])])];
  yield ["too long forms of letters", Buffer.concat([utf8(GOOD), Buffer.from("c080e080aff08080af", "hex")])];
  yield ["TCVN3, then VNI", Buffer.from("Ngµy x¶y ra;X·;Th«n\n1/1/2019;Vieät Thaønh;Truùc Ñình\n", "latin1")];
  yield ["TCVN3 with scripts", Buffer.from(`Tªn th«n;Sè hé;X·\nTróc §×nh;${SCRIPTS[1]}th«n sè hé;ViÖt Thµnh`, "latin1")];
  yield ["nul letters", utf8(GOOD.replaceAll("a", "\0"))];
  yield ["nul letters after each", utf8([...GOOD].join("\0"))];
  yield ["controls", row("\x1b[31m", "\x08\x07", "\x7f", "\u0085", "\u2028")];
  yield ["letters from right to left", row("\u202e15/03/2016", "\u2067Việt Thành", "\u200f", "\u202d", "\u2066".repeat(999))];
  yield ["letters without a width", row("\u200b", "\u200d".repeat(500), "\ufeff", "\u2060", "\u00ad")];
  yield ["a letter with ten thousand marks", row("15/03/2016", `o${"\u0302".repeat(10_000)}`, "", "", "")];
  yield ["letters of no language", row("\ufffe", "\uffff", "\u{10ffff}", "\u{e0001}", "\u{1f469}\u200d".repeat(300))];
}

function* texts() {
  for (const quotes of ['"', '"""', 'a"b', '"a"b"', '"a;b', '""""""";"', `${GOOD}"`, `"${GOOD}`, GOOD.replaceAll('"', '""'), GOOD.replaceAll('";', ";"), '"\r"\n"\r\n']) {
    yield [`quotes ${JSON.stringify(quotes.slice(-8))}`, utf8(quotes)];
  }
  for (const ends of ["\r", "\n\r", "\u2028", "\r\r\n", "\x0b"]) yield [`lines that end in ${JSON.stringify(ends)}`, utf8(GOOD.replaceAll("\r\n", ends))];
  for (const separator of ["|", ":", "\0", "ệ", "\\", '"']) yield [`the separator ${JSON.stringify(separator)}`, utf8(csv([HEADINGS, ...ROWS], separator))];
  for (const noted of ["sep=\n", "sep=ệ\n", 'sep="\n', "sep=;;\n", "sep=\t"]) yield [`the note ${JSON.stringify(noted)}`, utf8(noted + GOOD)];
  for (const formula of ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", '=HYPERLINK("javascript:window.ran=1","x")', '=WEBSERVICE("http://127.0.0.1/")', "\t=1", "'=1", "＝1"]) {
    yield [`the formula ${formula}`, row(formula, formula, formula, formula, formula)];
    yield [`a heading that is ${formula}`, utf8(csv([HEADINGS.map((heading) => formula + heading), ...ROWS]))];
  }
  for (const [number, script] of SCRIPTS.entries()) {
    yield [`script ${number} in cells`, row(...HEADINGS.map(() => script))];
    yield [`script ${number} in headings`, utf8(csv([HEADINGS.map((heading) => heading + script), ...ROWS]))];
    yield [`script ${number} in the cells of a workbook`, xlsx({ [SHEET]: below(...HEADINGS.map(() => text(script))) })];
  }
  yield ["headings twice", utf8(csv([[...HEADINGS, ...HEADINGS], [...ROWS[0], ...ROWS[0]]]))];
  yield ["headings of objects", utf8(csv([["__proto__", "constructor", "toString", "hasOwnProperty"], ["1", "2", "3", "4"]]))];
  yield ["headings alone", utf8(csv([HEADINGS]))];
  yield ["rows of other lengths", utf8(csv([HEADINGS, ["x"], Array(400).fill("y"), [], ["z", "z"]]))];
}

function* values() {
  const days = ["31/02/2016", "0/0/0", "99/99/9999", "-1/-1/-1", "15/03/99999", "2016-13-45", "43539.99999", "1e9", "hôm qua", "١٥/٠٣/٢٠١٦", "15//2016", "29/02/1900"];
  for (const day of days) yield [`the day ${day}`, row(day, "Việt Thành", "Trúc Đình", "Cháy", "")];
  const counts = ["1e999", "-1", "NaN", "Infinity", "9".repeat(400), "1.2.3.4", "1,2,3", "0x10", "１２", "18446744073709551616", "-0", "½"];
  for (const count of counts) yield [`the count ${count.slice(0, 24)}`, utf8(csv([["Năm", "Xã", "Chỉ tiêu", "Giá trị"], [count, "Việt Thành", "Số hộ", count]]))];
  for (const place of ["", "Trúc Đình".repeat(500), "/", "../..", "Truc Dinh", "Trúc Đình, Việt Thành, Trấn Yên"]) {
    yield [`the place ${place.slice(0, 32)}`, row("15/03/2016", place, place, "Cháy", "")];
  }
}

function* big() {
  const million = 1_000_000;
  yield ["a million columns", utf8(";".repeat(million))];
  yield ["a million filled columns", utf8("a;".repeat(million))];
  yield ["a million empty rows", utf8("\n".repeat(million))];
  yield ["a hundred thousand and one rows", utf8("a;b\n".repeat(100_001))];
  yield ["five hundred columns", utf8(csv([Array.from({ length: 500 }, (_, at) => `Cột ${at}`), Array(500).fill("x")]))];
  // Longer cells than Excel's own, of 32,767 characters, are tested beside the reader.
  yield ["a cell of ten thousand letters and one", row("15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "ổ".repeat(10_001))];
  yield ["a cell of 30,000 letters", row("15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "ổ".repeat(30_000))];
  yield ["a heading of 30,000 letters", utf8(csv([[...HEADINGS, "ổ".repeat(30_000)], ...ROWS]))];
  yield ["a million quotes", utf8('"'.repeat(million))];
  yield ["two thousand rows that are all wrong", utf8(csv([HEADINGS, ...Array.from({ length: 2000 }, (_, at) => [`${at}/13/2016`, `xã ${at}`, `thôn ${at}`, `loại ${at}`, ""])]))];
  const kinds = Array.from({ length: 10_000 }, (_, at) => ["15/03/2016", "Việt Thành", "Trúc Đình", `Loại lạ ${at}`, ""]);
  yield ["ten thousand rows of as many unknown kinds", utf8(csv([HEADINGS, ...kinds]))];
  yield ["more bytes than are read", Buffer.alloc(33_000_000, "a")];
  yield ["only separators", Buffer.alloc(31_000_000, ";")];
}

function* archives() {
  yield* broken("a workbook", xlsx(), 6);
  yield* broken("a workbook that is not packed", xlsx({}, { method: 0 }), 7);
  yield ["an archive of nothing", zip([])];
  yield ["an archive in an archive", zip([["bảng.xlsx", xlsx(), { method: 0 }]])];
  yield ["a workbook for a sheet", xlsx({ [SHEET]: xlsx() })];
  yield ["a document of words", zip([["_rels/.rels", links(link("a", "officeDocument", "word/document.xml"))], ["word/document.xml", "<w/>"]])];
  const wrongs = {
    "another method": { method: 99 }, "a password": { flags: 1 }, "another checksum": { crc: 1 }, "no local head": { local: 0 }, "no central head": { central: 0 },
    "less than it holds": { size: 10 }, "more than it holds": { size: 90_000_000 }, "four gigabytes": { size: 0xffffffff }, "packed into nothing": { packedSize: 0 },
    "packed into four gigabytes": { packedSize: 0xffffffff }, "a place behind the end": { offset: 0xfffffff0 }, "a place in another part": { offset: 7 },
    "packed data that is none": { packed: utf8("no packed data at all") }, "stored, though it is packed": { method: 0, packed: deflateRawSync(GOOD_SHEET) },
  };
  for (const [what, said] of Object.entries(wrongs)) yield [`an archive that says ${what}`, xlsx({}, said)];
  for (const [what, end] of Object.entries({ "no parts": { count: 0 }, "60,000 parts": { count: 60_000 }, "9,999 parts": { count: 9999 }, "a directory behind the end": { at: 0xfffffff0 }, "a directory at the start": { at: 0 } })) {
    yield [`an archive that ends with ${what}`, xlsx({}, {}, end)];
  }
  yield ["ten thousand parts", zip([...Object.entries(PARTS), ...Array.from({ length: 9_000 }, (_, at) => [`${at}`, "x", { method: 0 }])])];
  yield ["parts whose names climb", zip([["../../xl/workbook.xml", workbook()], ["/xl/workbook.xml", workbook()], ["__proto__", "x"]])];
  const zeros = Buffer.alloc(200_000_000);
  yield ["a bomb of 200 MB", xlsx({ [SHEET]: zeros })];
  yield ["a bomb of 200 MB that says 1 kB", xlsx({ [SHEET]: zeros }, { size: 1000 })];
  yield ["a bomb of parts that are each small enough", xlsx({ "xl/sharedStrings.xml": zeros.subarray(0, 60_000_000), [SHEET]: zeros.subarray(0, 60_000_000) })];
}

function* parts() {
  for (const name of Object.keys(PARTS).slice(1)) {
    yield [`no ${name}`, xlsx({ [name]: null })];
    yield [`an empty ${name}`, xlsx({ [name]: "" })];
    yield [`${name} with entities`, xlsx({ [name]: `<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&b;&d;</a>` })];
    yield [`${name}, cut`, xlsx({ [name]: PARTS[name].slice(0, PARTS[name].length / 2) })];
    yield [`${name} that is noise`, xlsx({ [name]: Buffer.from(PARTS[name]).map((byte, at) => (at % 7 ? byte : byte ^ 0x15)) })];
  }
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  yield ["a billion laughs", xlsx({ [SHEET]: `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><worksheet>&l9;</worksheet>` })];
  yield ["a link to the network", xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "http://127.0.0.1/sheet.xml")) })];
  yield ["a link out of the archive", xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "../../../etc/passwd")) })];
  yield ["a link to itself", xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "workbook.xml")) })];
  const many = (count) => Array.from({ length: count }, (_, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="a"/>`).join("");
  yield ["a hundred sheets that are one", xlsx({ "xl/workbook.xml": workbook(many(100)) })];
  yield ["a thousand sheets", xlsx({ "xl/workbook.xml": workbook(many(1000)) })];
  for (const [number, script] of SCRIPTS.entries()) {
    yield [`sheets with script ${number} for a name`, xlsx({ "xl/workbook.xml": workbook(`<sheet name="${escaped(script)}" r:id="a"/><sheet name="${escaped(script)}" r:id="a"/>`) })];
  }
}

function* cells() {
  const found = {
    "a shared text that is not there": '<c t="s"><v>99999999999</v></c>', "a shared text before the first": '<c t="s"><v>-1</v></c>', "a style that is not there": '<c s="4294967296"><v>1</v></c>',
    "a type that nobody knows": '<c t="xyz"><v>1</v></c>', "the column ZZZZZZZZ": text("x", ' r="ZZZZZZZZ1"'), "a column of a thousand letters": text("x", ` r="${"A".repeat(1000)}1"`),
    "no place": text("x", ' r=""'), "a huge number": "<c><v>1e308</v></c>", "more than a number": "<c><v>1e999</v></c>", "a number of many digits": `<c><v>${"9".repeat(100_000)}</v></c>`,
    "the day -1": '<c s="1"><v>-1</v></c>', "the day 60": '<c s="1"><v>60</v></c>', "the day 1e300": '<c s="1"><v>1e300</v></c>', "a day that is none": '<c t="d"><v>2016-02-31Tệ</v></c>',
    "a formula": '<c><f>WEBSERVICE("http://127.0.0.1/")</f><v>1</v></c>', "a formula without its result": "<c><f>1/0</f></c>", "a mistake": '<c t="e"><v>#REF!</v></c>',
    "letters that XML cannot hold": "<c t=\"str\"><v>_x0000__x001B__xD800__xFFFF_</v></c>", "an entity that nobody knows": "<c><v>&ran;</v></c>", "a letter that there is not": "<c><v>&#x110000;</v></c>",
    "a script beside the text": '<c t="inlineStr"><script>window.ran=1</script><is><t>x</t></is></c>', "a script that is quoted": `<c t="str"><v><![CDATA[${SCRIPTS[0]}]]></v></c>`, "a cell in a cell": "<c><c><v>1</v></c></c>",
    "tags that do not close": "<c><v>1", "tags that cross": "<c><v>1</c></v>", "an attribute without quotes": "<c t=s r=A1><v>0</v></c>", "an attribute twice": '<c t="s" t="str"><v>0</v></c>',
  };
  for (const [what, cell] of Object.entries(found)) yield [`a workbook with ${what}`, xlsx({ [SHEET]: below(cell) })];
  for (const number of ["0", "-1", "1048577", "99999999999999999999", "x", ""]) yield [`the row ${number}`, xlsx({ [SHEET]: sheet(HEAD, line([text("x")], number)) })];
  yield ["a comment that does not end", xlsx({ [SHEET]: `${GOOD_SHEET.slice(0, 200)}<!-- ` })];
  yield ["tags ten thousand deep", xlsx({ [SHEET]: `<a>`.repeat(10_000) })];
  yield ["a tag of a million attributes", xlsx({ [SHEET]: `<worksheet ${'a="1" '.repeat(1_000_000)}/>` })];
  yield ["a million rows", xlsx({ [SHEET]: sheet("<row><c><v>1</v></c></row>".repeat(1_000_000)) })];
  yield ["a million texts that nobody names", xlsx({ "xl/sharedStrings.xml": `<sst>${"<si/>".repeat(1_000_000)}</sst>` })];
  yield ["one long text in a thousand cells", xlsx({ "xl/sharedStrings.xml": `<sst><si><t>${"a".repeat(1_000_000)}</t></si></sst>`, [SHEET]: sheet(line(Array(400).fill('<c t="s"><v>0</v></c>'), 1)) })];
  const formats = Array.from({ length: 30_000 }, (_, at) => `<numFmt numFmtId="${at + 200}" formatCode="0"/>`).join("");
  yield ["thirty thousand formats and styles", xlsx({ "xl/styles.xml": `<styleSheet><numFmts>${formats}</numFmts><cellXfs>${'<xf numFmtId="1"/>'.repeat(300_000)}</cellXfs></styleSheet>` })];
}

/** All of them. */
export function hostileTables() {
  const all = [...noTable(), ...encodings(), ...texts(), ...values(), ...broken("a CSV file", utf8(GOOD), 8), ...big(), ...archives(), ...parts(), ...cells()];
  return all.map(([what, bytes], number) => ({ what, name: `bảng ${number}.${bytes[0] === 0x50 ? "xlsx" : "csv"}`, bytes }));
}

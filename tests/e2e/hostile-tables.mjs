// CSV files and workbooks that are wrong on purpose, the same ones each time. Each is { what, name, bytes }.
import { SCRIPTS, broken, chance, utf8 } from "./hostile.mjs";
import { archives, cells, parts } from "./hostile-workbooks.mjs";
import { GOOD, HEADINGS, ROWS, SHEET, below, csv, numbers, row, text, xlsx } from "./workbooks.mjs";

function* noTable() {
  yield ["nothing", Buffer.alloc(0)];
  for (const blank of ["\n", ";;;;", "\ufeff", "sep=;", "sep=;\n", " \t \r\n".repeat(500), '"', '""', '"";""', "'"])
    yield [`blank ${JSON.stringify(blank.slice(0, 8))}`, utf8(blank)];
  yield ["zeros", Buffer.alloc(5000)];
  yield ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")];
  yield ["a document", utf8("%PDF-1.7\n%âãÏÓ\n1 0 obj")];
  yield ["an old workbook", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)])];
  yield ["a program", Buffer.from("7f454c4602010100", "hex")];
  yield ["a page", utf8("<!doctype html><html><body onload=window.ran=1><script>window.ran=1</script></body></html>")];
  yield ["a page that Excel opens", utf8("<table><tr><td onclick=window.ran=1>Ngày xảy ra</td></tr></table>")];
  yield ["a book", utf8('{"format": "binh-yen", "version": "1.0"}')];
  const next = chance(5);
  for (const size of [10, 3000, 60_000])
    yield [`noise of ${size} bytes`, Buffer.from(Array.from({ length: size }, () => next(256)))];
  yield [
    "noise that says it is an archive",
    Buffer.concat([utf8("PK\x03\x04"), Buffer.from(Array.from({ length: 3000 }, () => next(256)))]),
  ];
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
  yield [
    "TCVN3 with scripts",
    Buffer.from(`Tªn th«n;Sè hé;X·\nTróc §×nh;${SCRIPTS[1]}th«n sè hé;ViÖt Thµnh`, "latin1"),
  ];
  yield ["nul letters", utf8(GOOD.replaceAll("a", "\0"))];
  yield ["nul letters after each", utf8([...GOOD].join("\0"))];
  yield ["controls", row("\x1b[31m", "\x08\x07", "\x7f", "\u0085", "\u2028")];
  yield [
    "letters from right to left",
    row("\u202e15/03/2016", "\u2067Việt Thành", "\u200f", "\u202d", "\u2066".repeat(999)),
  ];
  yield ["letters without a width", row("\u200b", "\u200d".repeat(500), "\ufeff", "\u2060", "\u00ad")];
  yield ["a letter with ten thousand marks", row("15/03/2016", `o${"\u0302".repeat(10_000)}`, "", "", "")];
  yield ["letters of no language", row("\ufffe", "\uffff", "\u{10ffff}", "\u{e0001}", "\u{1f469}\u200d".repeat(300))];
}

function* texts() {
  for (const quotes of [
    '"',
    '"""',
    'a"b',
    '"a"b"',
    '"a;b',
    '""""""";"',
    `${GOOD}"`,
    `"${GOOD}`,
    GOOD.replaceAll('"', '""'),
    GOOD.replaceAll('";', ";"),
    '"\r"\n"\r\n',
  ]) {
    yield [`quotes ${JSON.stringify(quotes.slice(-8))}`, utf8(quotes)];
  }
  for (const ends of ["\r", "\n\r", "\u2028", "\r\r\n", "\x0b"])
    yield [`lines that end in ${JSON.stringify(ends)}`, utf8(GOOD.replaceAll("\r\n", ends))];
  for (const separator of ["|", ":", "\0", "ệ", "\\", '"'])
    yield [`the separator ${JSON.stringify(separator)}`, utf8(csv([HEADINGS, ...ROWS], separator))];
  for (const noted of ["sep=\n", "sep=ệ\n", 'sep="\n', "sep=;;\n", "sep=\t"])
    yield [`the note ${JSON.stringify(noted)}`, utf8(noted + GOOD)];
  for (const formula of [
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    '=HYPERLINK("javascript:window.ran=1","x")',
    '=WEBSERVICE("http://127.0.0.1/")',
    "\t=1",
    "'=1",
    "＝1",
  ]) {
    yield [`the formula ${formula}`, row(formula, formula, formula, formula, formula)];
    yield [`a heading that is ${formula}`, utf8(csv([HEADINGS.map((heading) => formula + heading), ...ROWS]))];
  }
  for (const [number, script] of SCRIPTS.entries()) {
    yield [`script ${number} in cells`, row(...HEADINGS.map(() => script))];
    yield [`script ${number} in headings`, utf8(csv([HEADINGS.map((heading) => heading + script), ...ROWS]))];
    yield [
      `script ${number} in the cells of a workbook`,
      xlsx({ [SHEET]: below(...HEADINGS.map(() => text(script))) }),
    ];
  }
  yield [
    "headings twice",
    utf8(
      csv([
        [...HEADINGS, ...HEADINGS],
        [...ROWS[0], ...ROWS[0]],
      ]),
    ),
  ];
  yield [
    "headings of objects",
    utf8(
      csv([
        ["__proto__", "constructor", "toString", "hasOwnProperty"],
        ["1", "2", "3", "4"],
      ]),
    ),
  ];
  yield ["headings alone", utf8(csv([HEADINGS]))];
  yield ["rows of other lengths", utf8(csv([HEADINGS, ["x"], Array(400).fill("y"), [], ["z", "z"]]))];
}

function* values() {
  const days = [
    "31/02/2016",
    "0/0/0",
    "99/99/9999",
    "-1/-1/-1",
    "15/03/99999",
    "2016-13-45",
    "43539.99999",
    "1e9",
    "hôm qua",
    "١٥/٠٣/٢٠١٦",
    "15//2016",
    "29/02/1900",
  ];
  for (const day of days) yield [`the day ${day}`, row(day, "Việt Thành", "Trúc Đình", "Cháy", "")];
  const counts = [
    "1e999",
    "-1",
    "NaN",
    "Infinity",
    "9".repeat(400),
    "1.2.3.4",
    "1,2,3",
    "0x10",
    "１２",
    "18446744073709551616",
    "-0",
    "½",
  ];
  for (const count of counts)
    yield [
      `the count ${count.slice(0, 24)}`,
      utf8(
        csv([
          ["Năm", "Xã", "Chỉ tiêu", "Giá trị"],
          [count, "Việt Thành", "Số hộ", count],
        ]),
      ),
    ];
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
  yield [
    "five hundred columns",
    utf8(csv([Array.from({ length: 500 }, (_, at) => `Cột ${at}`), Array(500).fill("x")])),
  ];
  // The reader's own tests cover cells beyond Excel's limit of 32,767 characters.
  yield [
    "a cell of ten thousand letters and one",
    row("15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "ổ".repeat(10_001)),
  ];
  yield ["a cell of 30,000 letters", row("15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "ổ".repeat(30_000))];
  yield ["a heading of 30,000 letters", utf8(csv([[...HEADINGS, "ổ".repeat(30_000)], ...ROWS]))];
  yield ["a million quotes", utf8('"'.repeat(million))];
  yield [
    "two thousand rows that are all wrong",
    utf8(
      csv([
        HEADINGS,
        ...Array.from({ length: 2000 }, (_, at) => [`${at}/13/2016`, `xã ${at}`, `thôn ${at}`, `loại ${at}`, ""]),
      ]),
    ),
  ];
  const kinds = Array.from({ length: 10_000 }, (_, at) => [
    "15/03/2016",
    "Việt Thành",
    "Trúc Đình",
    `Loại lạ ${at}`,
    "",
  ]);
  yield ["ten thousand rows of as many unknown kinds", utf8(csv([HEADINGS, ...kinds]))];
  yield ["more bytes than are read", Buffer.alloc(33_000_000, "a")];
  yield ["only separators", Buffer.alloc(31_000_000, ";")];
}

/** All of these tables. */
export function hostileTables() {
  const all = [
    ...noTable(),
    ...encodings(),
    ...texts(),
    ...values(),
    ...broken("a CSV file", utf8(GOOD), 8),
    ...big(),
    ...archives(),
    ...parts(),
    ...cells(),
  ];
  return all.map(([what, bytes], number) => ({
    what,
    name: `bảng ${number}.${bytes[0] === 0x50 ? "xlsx" : "csv"}`,
    bytes,
  }));
}

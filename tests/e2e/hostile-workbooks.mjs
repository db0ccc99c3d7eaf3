// Workbooks that are wrong on purpose: as archives, in their parts, in their cells. Each is [what, bytes].
import { deflateRawSync } from "node:zlib";
import { SCRIPTS, broken, utf8 } from "./hostile.mjs";
import {
  GOOD_SHEET,
  HEAD,
  PARTS,
  SHEET,
  below,
  escaped,
  line,
  link,
  links,
  sheet,
  text,
  workbook,
  xlsx,
  zip,
} from "./workbooks.mjs";

export function* archives() {
  yield* broken("a workbook", xlsx(), 6);
  yield* broken("a workbook that is not packed", xlsx({}, { method: 0 }), 7);
  yield ["an archive of nothing", zip([])];
  yield ["an archive in an archive", zip([["bảng.xlsx", xlsx(), { method: 0 }]])];
  yield ["a workbook for a sheet", xlsx({ [SHEET]: xlsx() })];
  yield [
    "a document of words",
    zip([
      ["_rels/.rels", links(link("a", "officeDocument", "word/document.xml"))],
      ["word/document.xml", "<w/>"],
    ]),
  ];
  const wrongs = {
    "another method": { method: 99 },
    "a password": { flags: 1 },
    "another checksum": { crc: 1 },
    "no local head": { local: 0 },
    "no central head": { central: 0 },
    "less than it holds": { size: 10 },
    "more than it holds": { size: 90_000_000 },
    "four gigabytes": { size: 0xffffffff },
    "packed into nothing": { packedSize: 0 },
    "packed into four gigabytes": { packedSize: 0xffffffff },
    "a place behind the end": { offset: 0xfffffff0 },
    "a place in another part": { offset: 7 },
    "packed data that is none": { packed: utf8("no packed data at all") },
    "stored, though it is packed": { method: 0, packed: deflateRawSync(GOOD_SHEET) },
  };
  for (const [what, said] of Object.entries(wrongs)) yield [`an archive that says ${what}`, xlsx({}, said)];
  for (const [what, end] of Object.entries({
    "no parts": { count: 0 },
    "60,000 parts": { count: 60_000 },
    "9,999 parts": { count: 9999 },
    "a directory behind the end": { at: 0xfffffff0 },
    "a directory at the start": { at: 0 },
  })) {
    yield [`an archive that ends with ${what}`, xlsx({}, {}, end)];
  }
  yield [
    "ten thousand parts",
    zip([...Object.entries(PARTS), ...Array.from({ length: 9_000 }, (_, at) => [`${at}`, "x", { method: 0 }])]),
  ];
  yield [
    "parts whose names climb",
    zip([
      ["../../xl/workbook.xml", workbook()],
      ["/xl/workbook.xml", workbook()],
      ["__proto__", "x"],
    ]),
  ];
  const zeros = Buffer.alloc(200_000_000);
  yield ["a bomb of 200 MB", xlsx({ [SHEET]: zeros })];
  yield ["a bomb of 200 MB that says 1 kB", xlsx({ [SHEET]: zeros }, { size: 1000 })];
  yield [
    "a bomb of parts that are each small enough",
    xlsx({ "xl/sharedStrings.xml": zeros.subarray(0, 60_000_000), [SHEET]: zeros.subarray(0, 60_000_000) }),
  ];
}

export function* parts() {
  for (const name of Object.keys(PARTS).slice(1)) {
    yield [`no ${name}`, xlsx({ [name]: null })];
    yield [`an empty ${name}`, xlsx({ [name]: "" })];
    yield [
      `${name} with entities`,
      xlsx({ [name]: `<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&b;&d;</a>` }),
    ];
    yield [`${name}, cut`, xlsx({ [name]: PARTS[name].slice(0, PARTS[name].length / 2) })];
    yield [
      `${name} that is noise`,
      xlsx({ [name]: Buffer.from(PARTS[name]).map((byte, at) => (at % 7 ? byte : byte ^ 0x15)) }),
    ];
  }
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  yield ["a billion laughs", xlsx({ [SHEET]: `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><worksheet>&l9;</worksheet>` })];
  yield [
    "a link to the network",
    xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "http://127.0.0.1/sheet.xml")) }),
  ];
  yield [
    "a link out of the archive",
    xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "../../../etc/passwd")) }),
  ];
  yield ["a link to itself", xlsx({ "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "workbook.xml")) })];
  const many = (count) =>
    Array.from({ length: count }, (_, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="a"/>`).join("");
  yield ["a hundred sheets that are one", xlsx({ "xl/workbook.xml": workbook(many(100)) })];
  yield ["a thousand sheets", xlsx({ "xl/workbook.xml": workbook(many(1000)) })];
  for (const [number, script] of SCRIPTS.entries()) {
    yield [
      `sheets with script ${number} for a name`,
      xlsx({
        "xl/workbook.xml": workbook(
          `<sheet name="${escaped(script)}" r:id="a"/><sheet name="${escaped(script)}" r:id="a"/>`,
        ),
      }),
    ];
  }
}

export function* cells() {
  const found = {
    "a shared text that is not there": '<c t="s"><v>99999999999</v></c>',
    "a shared text before the first": '<c t="s"><v>-1</v></c>',
    "a style that is not there": '<c s="4294967296"><v>1</v></c>',
    "a type that nobody knows": '<c t="xyz"><v>1</v></c>',
    "the column ZZZZZZZZ": text("x", ' r="ZZZZZZZZ1"'),
    "a column of a thousand letters": text("x", ` r="${"A".repeat(1000)}1"`),
    "no place": text("x", ' r=""'),
    "a huge number": "<c><v>1e308</v></c>",
    "more than a number": "<c><v>1e999</v></c>",
    "a number of many digits": `<c><v>${"9".repeat(100_000)}</v></c>`,
    "the day -1": '<c s="1"><v>-1</v></c>',
    "the day 60": '<c s="1"><v>60</v></c>',
    "the day 1e300": '<c s="1"><v>1e300</v></c>',
    "a day that is none": '<c t="d"><v>2016-02-31Tệ</v></c>',
    "a formula": '<c><f>WEBSERVICE("http://127.0.0.1/")</f><v>1</v></c>',
    "a formula without its result": "<c><f>1/0</f></c>",
    "a mistake": '<c t="e"><v>#REF!</v></c>',
    "letters that XML cannot hold": '<c t="str"><v>_x0000__x001B__xD800__xFFFF_</v></c>',
    "an entity that nobody knows": "<c><v>&ran;</v></c>",
    "a letter that there is not": "<c><v>&#x110000;</v></c>",
    "a script beside the text": '<c t="inlineStr"><script>window.ran=1</script><is><t>x</t></is></c>',
    "a script that is quoted": `<c t="str"><v><![CDATA[${SCRIPTS[0]}]]></v></c>`,
    "a cell in a cell": "<c><c><v>1</v></c></c>",
    "tags that do not close": "<c><v>1",
    "tags that cross": "<c><v>1</c></v>",
    "an attribute without quotes": "<c t=s r=A1><v>0</v></c>",
    "an attribute twice": '<c t="s" t="str"><v>0</v></c>',
  };
  for (const [what, cell] of Object.entries(found)) yield [`a workbook with ${what}`, xlsx({ [SHEET]: below(cell) })];
  for (const number of ["0", "-1", "1048577", "99999999999999999999", "x", ""])
    yield [`the row ${number}`, xlsx({ [SHEET]: sheet(HEAD, line([text("x")], number)) })];
  yield ["a comment that does not end", xlsx({ [SHEET]: `${GOOD_SHEET.slice(0, 200)}<!-- ` })];
  yield ["tags ten thousand deep", xlsx({ [SHEET]: `<a>`.repeat(10_000) })];
  yield ["a tag of a million attributes", xlsx({ [SHEET]: `<worksheet ${'a="1" '.repeat(1_000_000)}/>` })];
  yield ["a million rows", xlsx({ [SHEET]: sheet("<row><c><v>1</v></c></row>".repeat(1_000_000)) })];
  yield [
    "a million texts that nobody names",
    xlsx({ "xl/sharedStrings.xml": `<sst>${"<si/>".repeat(1_000_000)}</sst>` }),
  ];
  yield [
    "one long text in a thousand cells",
    xlsx({
      "xl/sharedStrings.xml": `<sst><si><t>${"a".repeat(1_000_000)}</t></si></sst>`,
      [SHEET]: sheet(line(Array(400).fill('<c t="s"><v>0</v></c>'), 1)),
    }),
  ];
  const formats = Array.from({ length: 30_000 }, (_, at) => `<numFmt numFmtId="${at + 200}" formatCode="0"/>`).join("");
  yield [
    "thirty thousand formats and styles",
    xlsx({
      "xl/styles.xml": `<styleSheet><numFmts>${formats}</numFmts><cellXfs>${'<xf numFmtId="1"/>'.repeat(300_000)}</cellXfs></styleSheet>`,
    }),
  ];
}

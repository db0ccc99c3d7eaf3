// Builds tables, archives and workbooks part by part, so that each part can be wrong.
import { crc32, deflateRawSync } from "node:zlib";
import { utf8 } from "./hostile.mjs";

export const HEADINGS = ["Ngày xảy ra", "Xã", "Thôn", "Loại vụ việc", "Ghi chú"];
export const ROWS = [
  ["15/03/2016", "Việt Thành", "Trúc Đình", "Cháy", "một"],
  ["28/02/2017", "Việt Thành", "Trúc Đình", "Trộm cắp", "hai; ba"],
];
export const csv = (rows, separator = ";") =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\r\n");
export const GOOD = csv([HEADINGS, ...ROWS]);

/** One row of cells below the headings, as CSV. */
export const row = (...cells) => utf8(csv([HEADINGS, cells]));

export const numbers = (size, ...values) => {
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, at) => bytes.writeUIntLE(value, at * size, size));
  return bytes;
};

/** A zip archive. The `change` of a part overrides its headers, that of the archive overrides its end record. */
export function zip(parts, change = {}) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [name, content, said = {}] of parts) {
    const bytes = Buffer.from(content);
    const method = said.method ?? 8;
    const packed = said.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const told = { flags: 0x800, crc: crc32(bytes), packedSize: packed.length, size: bytes.length, offset, ...said };
    const label = utf8(name);
    const head = Buffer.concat([
      numbers(2, 20, told.flags, method),
      numbers(4, 0x210000, told.crc, told.packedSize, told.size),
      numbers(2, label.length, 0),
    ]);
    files.push(numbers(4, told.local ?? 0x04034b50), head, label, packed);
    directory.push(
      numbers(4, told.central ?? 0x02014b50),
      numbers(2, 20),
      head,
      Buffer.alloc(10),
      numbers(4, told.offset),
      label,
    );
    offset += 30 + label.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = { count: parts.length, size, at: offset, ...change };
  return Buffer.concat([
    ...files,
    ...directory,
    numbers(4, 0x06054b50),
    numbers(2, 0, 0, end.count, end.count),
    numbers(4, end.size, end.at),
    numbers(2, 0),
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
export const text = (words, place = "") => `<c${place} t="inlineStr"><is><t>${escaped(words)}</t></is></c>`;
export const line = (cells, number) => `<row r="${number}">${cells.join("")}</row>`;
export const sheet = (...rows) =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`;
export const HEAD = line(
  HEADINGS.map((heading) => text(heading)),
  1,
);
/** A sheet with headings and one row of these cells. */
export const below = (...cells) => sheet(HEAD, line(cells, 2));
export const GOOD_SHEET = sheet(
  HEAD,
  ...ROWS.map((cells, at) =>
    line(
      cells.map((cell) => text(cell)),
      at + 2,
    ),
  ),
);
export const link = (id, kind, target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
export const links = (...all) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
export const workbook = (sheets = '<sheet name="Một" sheetId="1" r:id="a"/>') =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;

export const PARTS = {
  "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  "_rels/.rels": links(link("a", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": workbook(),
  "xl/_rels/workbook.xml.rels": links(link("a", "worksheet", "worksheets/sheet1.xml")),
  "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}"><si><t>Cháy</t></si></sst>`,
  "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  "xl/worksheets/sheet1.xml": GOOD_SHEET,
};
export const SHEET = "xl/worksheets/sheet1.xml";

/** A workbook with replaced parts; a part that is null is left out. `said` overrides the sheet's headers. */
export const xlsx = (parts = {}, said = {}, change = {}) => {
  const all = Object.entries({ ...PARTS, ...parts }).filter(([, content]) => content !== null);
  return zip(
    all.map(([name, content]) => [name, content, name === SHEET ? said : {}]),
    change,
  );
};

// Data files, rule files and sealed files that are wrong on purpose, the same ones each time. Each is { name, bytes }.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./harness.mjs";
import { SCRIPTS, broken, chance, utf8 } from "./hostile.mjs";

const source = (path) => readFileSync(join(ROOT, path), "utf8");
const GOOD = source("tests/exchange/good.json");
const RULES = source("samples/rules/nam-dinh-kieu-mau.json");

/** Every place in a JSON value, as the list of names that lead to it. */
function places(value, path = []) {
  const inner =
    value && typeof value === "object"
      ? Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]))
      : [];
  return path.length ? [path, ...inner] : inner;
}

const at = (value, path) => path.reduce((part, name) => part[name], value);

/** A file's text with one place replaced. `raw` is inserted as it is, even if it is not JSON. */
function replaced(text, path, raw) {
  const value = JSON.parse(text);
  const [last] = path.slice(-1);
  at(value, path.slice(0, -1))[last] = "@@";
  return JSON.stringify(value, null, 1).replace('"@@"', () => raw);
}

/** A file's text with every text that people write changed. */
export function withTexts(text, change) {
  const names = [
    "name",
    "note",
    "label",
    "vi",
    "en",
    "desk",
    "source",
    "outcome",
    "subject",
    "place",
    "number",
    "by",
    "issuer",
    "file_name",
  ];
  const walk = (value, name) => {
    if (typeof value === "string") return names.includes(name) ? change(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, name));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, name)]));
    return value;
  };
  return JSON.stringify(walk(JSON.parse(text)));
}

/** FNV-1a over all non-blank characters, as files and their envelopes carry it. */
function checksum(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of utf8(text.replace(/\s/g, "")))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

function* noText() {
  yield ["nothing", Buffer.alloc(0)];
  yield ["one brace", utf8("{")];
  yield ["blanks", utf8(" \n\t ".repeat(1000))];
  yield ["zeros", Buffer.alloc(5000)];
  yield ["utf-16 le", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GOOD, "utf16le")])];
  yield ["utf-16 without a mark", Buffer.from(GOOD, "utf16le")];
  yield ["latin 1", Buffer.from(GOOD, "latin1")];
  yield ["encoded twice", utf8(Buffer.from(GOOD, "utf8").toString("latin1"))];
  yield [
    "lone bytes of letters",
    Buffer.concat([utf8(GOOD.slice(0, 90)), Buffer.from([0x80, 0xc3, 0xff]), utf8(GOOD.slice(90))]),
  ];
  yield ["half a pair", utf8(GOOD.replace("Sổ thử", "\\ud800"))];
  yield ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")];
  yield ["an archive", Buffer.from("504b0304140000000800", "hex")];
  yield ["a document", utf8("%PDF-1.7\n%âãÏÓ\n1 0 obj")];
  yield ["a program", Buffer.from("7f454c4602010100", "hex")];
  yield ["a page", utf8("<!doctype html><html><body onload=window.ran=1><script>window.ran=1</script></body></html>")];
  yield ["a script", utf8("window.ran = 1; //")];
  yield ["xml", utf8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')];
  const next = chance(5);
  yield ["noise", Buffer.from(Array.from({ length: 3000 }, () => next(256)))];
}

function* wrongValues() {
  const raws = [
    "null",
    "true",
    "-1",
    "1e999",
    "-0.5",
    "18446744073709551616",
    "NaN",
    "0x10",
    "007",
    '""',
    '"?"',
    "[]",
    "{}",
    "[[[]]]",
    '"\\u0000"',
    '"‮"',
  ];
  const all = places(JSON.parse(GOOD));
  const next = chance(1);
  for (let number = 0; number < 60; number += 1) {
    const path = all[next(all.length)];
    yield [
      `${path.join("-")} is ${raws[number % raws.length]}`,
      utf8(replaced(GOOD, path, raws[number % raws.length])),
    ];
  }
  const rules = places(JSON.parse(RULES));
  for (let number = 0; number < 24; number += 1) {
    const path = rules[next(rules.length)];
    yield [
      `rules ${path.join("-")} is ${raws[number % raws.length]}`,
      utf8(replaced(RULES, path, raws[number % raws.length])),
    ];
  }
}

function* bigAndDeep() {
  for (const depth of [130, 10_000, 1_000_000])
    yield [`lists ${depth} deep`, utf8("[".repeat(depth) + "]".repeat(depth))];
  // The test of the function that finds values by path covers a depth of a million.
  for (const depth of [130, 10_000]) {
    yield [`objects ${depth} deep`, utf8(replaced(GOOD, ["frame"], '{"a":'.repeat(depth) + "1" + "}".repeat(depth)))];
  }
  yield ["a name of a million letters", utf8(GOOD.replace("Sổ thử", "ổ".repeat(1_000_000)))];
  yield ["a letter with ten thousand marks", utf8(GOOD.replace("Sổ thử", `o${"\u0302".repeat(10_000)}`))];
  yield ["ten thousand empty parts", utf8(replaced(GOOD, ["shards"], `[${Array(10_000).fill("{}").join(",")}]`))];
  yield [
    "ten thousand fields that nobody knows",
    utf8(replaced(GOOD, ["frame", "note"], `"",${Array.from({ length: 10_000 }, (_, n) => `"f${n}":1`).join(",")}`)),
  ];
  yield [
    "a number of ten thousand digits",
    utf8(replaced(GOOD, ["shards", "1", "totals", "0", "value"], "9".repeat(10_000))),
  ];
}

function* badNames() {
  const shard = (id) => GOOD.replaceAll('"c1"', JSON.stringify(id));
  for (const id of [
    "__proto__",
    "constructor",
    "../../c1",
    "c1@9",
    "binh-yen.book@9",
    "C1",
    "c 1",
    "",
    "ệ",
    "c".repeat(10_000),
    "<b>",
  ]) {
    yield [`a unit with the id ${id.slice(0, 20)}`, utf8(shard(id))];
  }
  for (const name of ["__proto__", "constructor", "toString", "", "\\u0000"]) {
    yield [`a field named ${name}`, utf8(GOOD.replace('"frame": {', `"frame": { "${name}": {"ran": 1}, `))];
    yield [`a part with a field named ${name}`, utf8(GOOD.replace('"root": "c1",', `"root": "c1", "${name}": [1],`))];
  }
  for (const name of ["format", "version", "frame", "shards"])
    yield [`${name} twice`, utf8(GOOD.replace("{", `{ "${name}": 1, `))];
  yield ["one part twice", utf8(GOOD.replace('"root": "d1"', '"root": "c1"'))];
  yield ["a unit in itself", utf8(GOOD.replace('"parent": "d1"', '"parent": "c1"'))];
  yield ["units in each other", utf8(GOOD.replace('"parent": "d1"', '"parent": "h1"'))];
  for (const version of ['"2.0"', '"1.99999999999999999999"', '"-1.0"', "1.0", "null", '"1.0.0.0"', '"٣.٠"']) {
    yield [`version ${version}`, utf8(GOOD.replace('"version": "1.0"', `"version": ${version}`))];
  }
  for (const day of ["2019-02-30", "0000-00-00", "99999-01-01", "-2019-01-01", "hôm qua", "2019-1-1"]) {
    yield [`the day ${day}`, utf8(GOOD.replaceAll("2019-03-15", day))];
  }
  for (const time of ["-1", "9007199254740993", "18446744073709551615", "1e300"])
    yield [`the time ${time}`, utf8(GOOD.replaceAll("1577836800000,", `${time},`))];
}

function* scripts() {
  for (const [number, script] of SCRIPTS.entries()) {
    yield [`script ${number} in the texts of a book`, utf8(withTexts(GOOD, (text) => text + script))];
    yield [`script ${number} in the texts of rules`, utf8(withTexts(RULES, (text) => text + script))];
    yield [`script ${number} in ids`, utf8(GOOD.replaceAll('"c1"', JSON.stringify(script)))];
    yield [
      `script ${number} in a field's name`,
      utf8(GOOD.replace('"root": "c1",', `"root": "c1", ${JSON.stringify(script)}: 1,`)),
    ];
  }
}

function* sent() {
  const body = GOOD.trimEnd().replace(/\}$/, "");
  const letter = (sent, sum) => utf8(`${body}, "sent": ${sent}, "checksum": ${sum}}`);
  const good = '{"at": 1577836800000, "device": "v1"}';
  for (const sum of ['"0000000000000000"', '"1"', "1", "null", "{}", `"${"f".repeat(16)}"`])
    yield [`checksum ${sum}`, letter(good, sum)];
  for (const said of [
    "1",
    "[]",
    "{}",
    '{"at": -1, "device": "v1"}',
    '{"at": 1, "device": "../"}',
    '{"at": 1, "device": "v1", "covers": {"communes": 3}}',
  ]) {
    yield [`sent ${said}`, letter(said, '"0000000000000000"')];
  }
}

function* sealed() {
  const text = (change = {}) => {
    const parts = {
      version: "1",
      kdf: "PBKDF2-HMAC-SHA-256",
      iterations: "600000",
      salt: "AAAAAAAAAAAAAAAAAAAAAA==",
      cipher: "AES-256-GCM",
      nonce: "AAAAAAAAAAAAAAAA",
      body: "A".repeat(76),
      ...change,
    };
    const { version, body, ...header } = parts;
    const fields = Object.entries(header)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join("");
    return `BINHYEN-SEAL ${version}\n${fields}\n${body}\n\n`;
  };
  const whole = (change) => {
    const before = text(change);
    return `${before}END ${checksum(before)}\n`;
  };
  const changes = [
    { version: "2" },
    { version: "" },
    { version: "<script>window.ran=1</script>" },
    { kdf: "none" },
    { iterations: "1" },
    { iterations: "99999999999" },
    { iterations: "-600000" },
    { iterations: "6e5" },
    { salt: "" },
    { salt: "!!!" },
    { nonce: "AAAA" },
    { cipher: "ROT13" },
    { body: "" },
    { body: "not base64 ệ" },
    { body: "AAAA" },
  ];
  for (const change of changes) yield [`sealed with ${JSON.stringify(change)}`, utf8(whole(change))];
  yield ["sealed, its end cut off", utf8(text())];
  yield ["sealed, changed", utf8(whole().replace("AAAAAAAA\n", "AAAAAAAB\n"))];
  yield ["sealed, the first line alone", utf8("BINHYEN-SEAL 1")];
  yield ["sealed, no text", Buffer.concat([utf8("BINHYEN-SEAL 1\n"), Buffer.from([0xff, 0xfe, 0x00])])];
}

/** All of these files. */
export function hostileBooks() {
  const all = [
    ...noText(),
    ...broken("a book", utf8(GOOD), 2),
    ...broken("rules", utf8(RULES), 3),
    ...wrongValues(),
    ...bigAndDeep(),
    ...badNames(),
    ...scripts(),
    ...sent(),
    ...sealed(),
  ];
  return all.map(([what, bytes], number) => ({ what, name: `tệp ${number}.json`, bytes }));
}

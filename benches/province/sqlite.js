// The peer of opening: SQLite in WebAssembly with a table for each list of records, filled and saved beforehand. Three
// times: opening the saved bytes and one question, for which it reads few pages; reading every value inside SQLite;
// and handing every row to JavaScript as an object. It checks no field of a record, and leaves what is inside one as
// JSON text.
import start from "./sqlite/index.js";
import { lists } from "./records.js";
import { best, same } from "./rows.js";

const quoted = (name) => `"${name}"`;

const cell = (value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : (value ?? null));

function fill(db, name, items) {
  const columns = [...new Set(items.flatMap(Object.keys))];
  const holes = columns.map(() => "?").join();
  db.exec(`CREATE TABLE ${quoted(name)} (${columns.map(quoted).join()}, PRIMARY KEY (id))`);
  const insert = db.prepare(`INSERT INTO ${quoted(name)} VALUES (${holes})`);
  for (const item of items) insert.bind(columns.map((column) => cell(item[column]))).stepReset();
  insert.finalize();
}

/** The bytes of a database with the records of a province. */
function saved({ capi, oo1 }, province) {
  const tables = new Map();
  for (const [name, list] of province.shards.flatMap(lists)) tables.set(name, [...(tables.get(name) ?? []), ...list]);
  const db = new oo1.DB();
  db.transaction(() => tables.forEach((items, name) => fill(db, name, items)));
  const bytes = capi.sqlite3_js_db_export(db);
  db.close();
  return { bytes, tables };
}

function open({ capi, oo1, wasm }, bytes) {
  const db = new oo1.DB();
  const place = wasm.allocFromTypedArray(bytes);
  const size = bytes.length;
  db.checkRc(capi.sqlite3_deserialize(db.pointer, "main", place, size, size, capi.SQLITE_DESERIALIZE_FREEONCLOSE));
  return db;
}

const rows = (db, sql) => db.exec({ sql, rowMode: "object", returnValue: "resultRows" });

/** A question that looks at every value of a table. */
function readingAll([name, items]) {
  const columns = [...new Set(items.flatMap(Object.keys))];
  return `SELECT count(*) AS counted, ${columns.map((column) => `max(${quoted(column)})`).join()} FROM ${quoted(name)}`;
}

/** Opens a province, and gives the milliseconds of the three ways. */
export async function openAll(province, ours) {
  const sqlite = await start();
  const { bytes, tables } = saved(sqlite, province);
  const names = [...tables.keys()];
  const opened = (run) =>
    best(7, () => {
      const db = open(sqlite, bytes);
      run(db);
      db.close();
    });
  const at = names.indexOf("incidents");
  const counts = [];
  const opening = await opened((db) => (counts[0] = rows(db, "SELECT count(*) AS counted FROM incidents")[0].counted));
  const questions = [...tables].map(readingAll);
  const reading = await opened((db) => (counts[1] = questions.map((sql) => rows(db, sql)[0].counted)[at]));
  const handing = await opened((db) => {
    counts[2] = names.map((name) => rows(db, `SELECT * FROM ${quoted(name)}`))[at].length;
  });
  same("SQLite, incidents", Array(3).fill(ours.incidents), counts);
  return { opening, reading, handing, version: sqlite.capi.sqlite3_libversion() };
}

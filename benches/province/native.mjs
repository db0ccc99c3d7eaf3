// The native table beside other programs: node native.mjs TABLES OURS MODULES. TABLES is a folder of Parquet files,
// OURS what the native program measured, MODULES the folder with the peers. Runs beside the page's files.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { judgeAll as judgeByDuckDb } from "./duckdb.mjs";
import { row } from "./rows.js";
import { judgeAll as judgeByRulesEngine } from "./rules-engine.js";

const [tables, measured, modules] = argv.slice(2);
const json = async (path) => JSON.parse(await readFile(path, "utf8"));
const here = (name) => json(join(import.meta.dirname, name));
const ours = await json(measured);
const rules = await Promise.all(["tt-124-2021-commune.json", "tt-124-2021-hamlet.json"].map(here));
const catalogue = await here("catalogue.json");
const duckdb = await judgeByDuckDb(join(resolve(modules), "package.json"), tables, rules, catalogue, ours);
const engine = await judgeByRulesEngine(await here("province.json"), rules, catalogue, ours);
const what = `evaluate all, one year: ${ours.findings} findings`;
console.log(
  "beside other programs:\n" +
    row(what, ours.evaluating, `DuckDB ${duckdb.version}, counts and judges ${duckdb.asked}`, duckdb.milliseconds) +
    row(what, ours.evaluating, `json-rules-engine, judges ${engine.asked}, given the counts`, engine.milliseconds).trimEnd(),
);

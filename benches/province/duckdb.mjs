// The peer of evaluation in SQL: DuckDB on one thread, with the exported tables loaded beforehand, so that only its one
// query is timed. It counts the incidents of all units and judges the conditions that only count; it does not judge the
// others, say what is missing or give reasons; ours does.
import { createRequire } from "node:module";
import { best, same } from "./rows.js";
import { answersOf, questions } from "./questions.js";

const TABLES = ["units", "incidents", "statements"];

const text = (value) => `'${value}'`;
const within = ({ from, to }) => `date BETWEEN DATE '${from}' AND DATE '${to}'`;

/** A row for each kind of unit, condition, part and kind of incident that is asked about. */
function asked(sets) {
  const rows = sets.flatMap(({ units, rules, conditions }, set) =>
    conditions.flatMap(({ condition, asks, parts }, place) =>
      parts.flatMap(({ part, kinds }) =>
        units.flatMap((unit) =>
          kinds.map((kind) => `(${set}, ${place}, ${[rules, condition, asks, part, unit, kind].map(text)})`),
        ),
      ),
    ),
  );
  const columns = "set, place, rules, condition, asks, part, unit_kind, kind";
  return `CREATE TABLE asked AS SELECT * FROM (VALUES ${rows}) AS asked(${columns})`;
}

/** The incidents of the units of one set, `of` being the column that says whose they are. */
function counted({ now, before }, set, of) {
  const sum = (days) => `coalesce(sum(count) FILTER (${within(days)}), 0)`;
  return `
    SELECT ${set} AS set, ${of} AS id, part, ${sum(now)} AS now, ${sum(before)} AS before
    FROM incidents JOIN (SELECT DISTINCT part, kind FROM asked WHERE set = ${set}) USING (kind)
    WHERE ${within({ from: before.from, to: now.to })} GROUP BY ALL`;
}

function judging(sets, year) {
  const ofUnit = ({ units }) => (units.includes("hamlet") ? "unit" : "commune");
  return `
    WITH counted AS (${sets.map((one, set) => counted(one, set, ofUnit(one))).join(" UNION ALL ")}),
    complete AS (SELECT unit AS commune FROM statements WHERE kind = 'register_complete' AND year = ${year} AND value),
    parts AS (SELECT DISTINCT set, place, asks, part, unit_kind FROM asked),
    judged AS (
      SELECT set, place, units.id, min(CASE
        WHEN units.commune NOT IN (FROM complete) THEN 0
        WHEN asks = 'none' THEN (coalesce(now, 0) = 0)::INTEGER
        ELSE (coalesce(now, 0) <= coalesce(before, 0))::INTEGER END) AS met
      FROM units JOIN parts ON units.kind = parts.unit_kind LEFT JOIN counted USING (set, id, part)
      GROUP BY ALL
    )
    SELECT set, place, sum(met)::INTEGER AS units, count(*)::INTEGER AS asked FROM judged GROUP BY ALL ORDER BY ALL`;
}

/** Judges the questions of some rule files on the tables in a folder: the milliseconds, and how many it judged. */
export async function judgeAll(modules, tables, ruleFiles, catalogue, ours) {
  const { DuckDBInstance, version } = createRequire(modules)("@duckdb/node-api");
  const sets = ruleFiles.map((rules) => questions(rules, catalogue, ours.year));
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run("SET threads = 1");
  for (const name of TABLES) await connection.run(`CREATE TABLE ${name} AS FROM '${tables}/${name}.parquet'`);
  await connection.run(asked(sets));
  const query = judging(sets, ours.year);
  let rows;
  const milliseconds = await best(7, async () => {
    rows = (await connection.runAndReadAll(query)).getRowObjects();
  });
  const answers = sets.map((_, set) => rows.filter((row) => row.set === set).map(({ units }) => units));
  same("DuckDB", answersOf(sets, ours.met), answers);
  return { milliseconds, version: version(), asked: rows.reduce((sum, row) => sum + row.asked, 0) };
}

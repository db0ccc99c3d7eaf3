// Prints what a person waits for in a page with a province, in units of J: the time that the browser's own JSON.parse
// takes for the same file in the same page, before and after each wait. Beside it the same of another build.
//   node benches/page/main.mjs PROVINCE.json DIST [BASE]
// RATES=1,4 slows the processor down; ROUNDS=5 takes the median of so many ratios.
import { resolve } from "node:path";
import { argv, env } from "node:process";
import { Site, median } from "./site.mjs";
import { WAITS } from "./waits.mjs";

const RATES = (env.RATES ?? "1,4").split(",").map(Number);
const OVERVIEW = "#/tong-quan?nam=2025";
const ROUNDS = Number(env.ROUNDS ?? 5);
const ONLY = env.ONLY;
const RELOAD = { name: "reload → overview drawn", reach: [4, 5] };
const PRESSED = { name: "reload → it can be pressed" };

/** The median of some rounds: the ratio to J and the milliseconds. */
async function rounds(round) {
  const all = [];
  for (let at = 0; at < ROUNDS; at += 1) all.push(await round());
  return summary(all);
}

function summary(all) {
  const ratio = ({ before, time, after }) => time / ((before + after) / 2);
  return { ratio: median(all.map(ratio)), time: median(all.map(({ time }) => time)) };
}

const J = (site) => site.run("return bench.J()");

/** Both waits of a reload. The page has seen the overview before. */
async function reload(site) {
  await site.reload(OVERVIEW);
  const [drawn, pressed] = [[], []];
  for (let at = 0; at < ROUNDS; at += 1) {
    await site.install();
    const before = await J(site);
    const [opened, seen] = [await site.reload(OVERVIEW), await site.drawn()];
    await site.install();
    const after = await J(site);
    drawn.push({ before, time: seen, after });
    pressed.push({ before, time: opened, after });
  }
  return [summary(drawn), summary(pressed)];
}

async function wait(site, wait) {
  const body = `
    bench.goto(${JSON.stringify(wait.at)});
    await bench.until(() => ${wait.isReady});
    await bench.rest(400);
    ${wait.before ?? ""}
    const before = bench.J();
    const start = performance.now();
    ${wait.act};
    const end = await bench.until(() => ${wait.isThere});
    return { before, time: end - start, after: bench.J() };
  `;
  await site.install();
  return rounds(() => site.run(body.replaceAll("UNIT", site.unit)));
}

async function measure(folder, province) {
  const table = new Map();
  for (const rate of RATES) {
    const site = await Site.open(folder, province);
    try {
      site.unit = await site.communeWithIncidents();
      await site.slow(rate);
      const isAsked = ({ name }) => !ONLY || name.includes(ONLY);
      const note = ({ name }, measured) => table.set(`${name} ${rate}`, measured);
      if (isAsked(RELOAD)) (await reload(site)).forEach((measured, at) => note([RELOAD, PRESSED][at], measured));
      for (const one of WAITS.filter(isAsked)) note(one, await wait(site, one));
    } finally {
      await site.close();
    }
  }
  return table;
}

const [province, ...folders] = argv.slice(2).map((path) => resolve(path));
const tables = [];
for (const folder of folders) tables.push(await measure(folder, province));
const said = (cell) => (cell ? `${cell.ratio.toFixed(2)} J (${(cell.time / 1000).toFixed(2)} s)` : "");
const wide = (text) => text.padStart(20);
const line = (name, reach, cells) => console.log(name.padEnd(32) + reach.padEnd(18) + cells.map(wide).join(""));
const limits = (numbers, unit) => (numbers ? `≤ ${numbers.join(" / ")} ${unit}` : "");
const toReach = ({ reach, reachSeconds }) => limits(reach, "J") || limits(reachSeconds, "s");
const nameOf = (folder) => folder.split("/").filter(Boolean).at(-1);
line(
  "",
  "to reach",
  folders.flatMap((folder) => RATES.map((rate) => `${nameOf(folder)} ${rate}×`)),
);
for (const wait of [RELOAD, PRESSED, ...WAITS]) {
  const cells = tables.flatMap((table) => RATES.map((rate) => said(table.get(`${wait.name} ${rate}`))));
  line(wait.name, toReach(wait), cells);
}

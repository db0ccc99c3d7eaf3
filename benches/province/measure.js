// What the page of the benchmark does: our program's own table, then the same beside other programs.
import start, { hold, homes, merge, run } from "./page.js";
import { mergeAll as mergeByAutomerge } from "./automerge.js";
import { mergeAll as mergeByLoro } from "./loro.js";
import { row } from "./rows.js";
import { judgeAll } from "./rules-engine.js";
import { openAll } from "./sqlite.js";

const J_TO_REACH = 0.4;
const now = () => performance.now();
const times = (ratio) => `${ratio.toFixed(2)} ×`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const json = async (name) => (await fetch(`./${name}`)).json();

async function evaluation(province, ours) {
  const rules = await Promise.all(["tt-124-2021-commune.json", "tt-124-2021-hamlet.json"].map(json));
  const { milliseconds, asked } = await judgeAll(province, rules, await json("catalogue.json"), ours);
  return (
    `evaluate all, one year: ${times(ours.evaluating / ours.parsing)} JSON.parse; to reach: ${times(J_TO_REACH)}\n` +
    row(`evaluate all, one year: ${ours.findings} findings`, ours.evaluating, `json-rules-engine, ${asked} of them, given the counts`, milliseconds)
  );
}

async function opening(province, ours) {
  const { opening, reading, handing, version } = await openAll(province, ours);
  const peer = `SQLite ${version}`;
  const ways = [
    ["open, count incidents", opening],
    ["open, read every value", reading],
    ["open, every row as an object", handing],
  ];
  const lines = (what, time) => ways.map(([way, peerTime]) => row(what, time, `${peer}: ${way}`, peerTime)).join("");
  return lines("open a file: read and check", ours.reading) + lines("open the local storage", ours.storage);
}

async function merging(ours) {
  let lines = "";
  for (const [name, mergeAll] of [
    ["Automerge", mergeByAutomerge],
    ["Loro", mergeByLoro],
  ]) {
    const peer = await mergeAll(ours.shards);
    lines +=
      row("read, check and merge the communes' files", ours.milliseconds, `${name}: load and merge`, peer.milliseconds) +
      `  its size, compressed: ${times(ours.bytes / peer.bytes)} ${name} (${ours.bytes} to ${peer.bytes} bytes)\n`;
  }
  return lines;
}

/** What all takes, one after the other; the province is stored then. */
export async function measure(file) {
  await start();
  const { table, forPeers } = JSON.parse(run(file, now));
  const province = JSON.parse(file);
  const evaluated = await evaluation(province, forPeers);
  const opened = await opening(province, forPeers);
  const post = JSON.parse(merge(file, now));
  const merged = await merging(post);
  return `${table}${await homes(file, now)}${post.table}beside other programs:\n${evaluated}${opened}${merged}`;
}

/** In a page that has only been opened: the memory of what is stored, against what JSON.parse makes of the file. */
export async function weigh(file) {
  const program = await start();
  const size = () => program.memory.buffer.byteLength;
  const before = size();
  await hold();
  const open = size() - before;
  if (!globalThis.gc) {
    return `memory of the open store: ${megabytes(open)}; this browser does not tell what JSON.parse takes\n`;
  }
  const heap = () => {
    globalThis.gc();
    return performance.memory.usedJSHeapSize;
  };
  const empty = heap();
  globalThis.parsed = JSON.parse(file);
  const peer = heap() - empty;
  return `memory of the open store: ${megabytes(open)}, ${times(open / peer)} that of the file after JSON.parse (${megabytes(peer)})\n`;
}

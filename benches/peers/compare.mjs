// Compares what the engines answered (JSON lines on standard input) with the table of docs/peers.md.

import { readFileSync } from "node:fs";

const answered = new Map(
  readFileSync(0, "utf8")
    .trim()
    .split("\n")
    .map((line) => Object.values(JSON.parse(line))),
);
const lines = readFileSync(new URL("../../docs/peers.md", import.meta.url), "utf8").split("\n");
const first = lines.findIndex((line) => line.startsWith("| engine"));
const rows = lines.slice(
  first + 2,
  lines.findIndex((line, at) => at > first && line === ""),
);
const table = new Map(
  rows
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("**", "")))
    .map(([, name, ...cells]) => [name, cells.slice(0, 8)]),
);
table.delete("Bình Yên");

const differences = [...new Set([...table.keys(), ...answered.keys()])].flatMap((name) => {
  const [was, is] = [table.get(name), answered.get(name)].map((cells) => cells?.join(" · ") ?? "not there");
  return was === is ? [] : [`${name}\n  docs/peers.md  ${was}\n  now            ${is}`];
});
console.log(differences.join("\n"));
console.log(`${answered.size} rows answered, ${differences.length} otherwise than in docs/peers.md`);
process.exit(differences.length === 0 ? 0 : 1);

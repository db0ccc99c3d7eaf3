// Joins the style sheets that index.html names, in their order, into one without comments. That saves requests, and one
// file compresses better. Trunk runs it after each build.
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, env } from "node:process";
import { plainStyle } from "./plain.mjs";

const folder = env.TRUNK_STAGING_DIR ?? argv[2] ?? "dist";
const page = join(folder, "index.html");
const html = await readFile(page, "utf8");
const links = [...html.matchAll(/ *<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\n?/g)];
if (links.length === 0) throw new Error(`${page} names no style sheet in the form that is looked for`);

const sheets = await Promise.all(links.map(([, file]) => readFile(join(folder, file), "utf8")));
const style = plainStyle(sheets.join("\n"));
const digest = (algorithm, form) => createHash(algorithm).update(style).digest(form);
const name = `style-${digest("sha256", "hex").slice(0, 16)}.css`;
const [[first], ...others] = links;
const one = `    <link rel="stylesheet" href="./${name}" integrity="sha384-${digest("sha384", "base64")}" />\n`;
await writeFile(join(folder, name), style);
await writeFile(
  page,
  others.reduce(
    (html, [link]) => html.replace(link, ""),
    html.replace(first, () => one),
  ),
);
await Promise.all(links.map(([, file]) => rm(join(folder, file))));

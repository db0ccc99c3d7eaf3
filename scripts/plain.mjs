// Takes comments and indentation out of a finished build's page and scripts, which makes a first visit smaller. Trunk
// runs it after each build. Of scripts, only whole lines are taken out, so that no text of a program can be hit.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";

const unindented = (text) => text.replace(/^[ \t]+/gm, "").replace(/\n{2,}/g, "\n");

/** A script without the comments that fill whole lines. */
export const plainScript = (text) =>
  unindented(text.replace(/^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/gm, "").replace(/^\s*\/\/.*\n/gm, ""));

const plainPage = (text) => unindented(text.replace(/<!--[\s\S]*?-->/g, ""));

/** A style sheet without comments. */
export const plainStyle = (text) => unindented(text.replace(/\/\*[\s\S]*?\*\//g, ""));

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const folder = env.TRUNK_STAGING_DIR ?? argv[2] ?? "dist";
  for (const file of (await readdir(folder)).filter((file) => file.endsWith(".js"))) {
    const path = join(folder, file);
    await writeFile(path, plainScript(await readFile(path, "utf8")));
  }
  const page = join(folder, "index.html");
  await writeFile(page, plainPage(await readFile(page, "utf8")));
}

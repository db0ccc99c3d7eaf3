// Lists the files that a first visit fetches before its page can be used.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

/** The page, the files that it names and the files that its scripts import, as paths in the folder of a built site. */
export function firstLoad(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  // Only those who install the page fetch the PNG icons.
  const named = matches(html, /\b(?:href|src|data-js|data-wasm)="(?:\.\/)?([^"#:]+)"/g).filter(
    (file) => !file.endsWith(".png"),
  );
  const scripts = named.filter((file) => file.endsWith(".js"));
  const imported = scripts.flatMap((file) =>
    matches(readFileSync(join(folder, file), "utf8"), /^import\b.*\bfrom "\.\/([^"]+)"/gm),
  );
  return [...new Set(["index.html", ...named, ...imported])].sort();
}

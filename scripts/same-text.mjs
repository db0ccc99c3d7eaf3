// Compares papers as pages to print with the same papers as PDF: each word of one is in the other as often.
//   node scripts/same-text.mjs FOLDER_OF_HTML FOLDER_OF_PDF
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [pages, files] = process.argv.slice(2);
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** The words of a page: of a picture only its heading counts, since Word draws it itself. */
function wordsOfPage(html) {
  const text = html
    .replace(/<head[\s\S]*?<\/head>|<svg[\s\S]*?<\/svg>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ENTITIES[name]);
  return text.split(/\s+/).filter(Boolean);
}

const counted = (words) => words.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map());

let failed = false;
for (const name of readdirSync(pages)) {
  const pdf = join(files, name.replace(/html$/, "pdf"));
  if (!existsSync(pdf)) continue;
  const html = readFileSync(join(pages, name), "utf8");
  const text = execFileSync("pdftotext", ["-raw", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  // In the order of the file, the lines of a cell follow each other, and hyphens at their ends stay.
  const here = counted(wordsOfPage(html));
  const there = counted(text.split(/\s+/).filter(Boolean));
  // A word that is longer than its column stands in several lines.
  const whole = text.replace(/\s+/g, "");
  const gone = [...here].filter(([word, count]) => (there.get(word) ?? 0) < count && !whole.includes(word));
  // Pages are numbered. A picture has labels of its own, so a page with one is compared in one direction.
  const inPage = [...here.keys()].join("");
  const isMore = (word) => !html.includes("<svg") && !/^\d+$/.test(word) && !inPage.includes(word);
  const more = [...there.keys()].filter(isMore);
  if (gone.length > 0) console.error(`${name}: not in the PDF: ${gone.map(([word]) => word).join(" ")}`);
  if (more.length > 0) console.error(`${name}: in the PDF alone: ${more.join(" ")}`);
  failed ||= gone.length > 0 || more.length > 0;
}
process.exit(failed ? 1 : 0);

// Checks how Vietnamese is written: letters are composed (NFC), đ is the Vietnamese letter, and the tone of oa, oe and
// uy is on the first vowel at the end of a word ("hòa", "khỏe", "thúy"), else on the second ("hoàn", and "quý" with its
// qu). With one spelling, a search finds a word wherever it is. Prints each deviation and fails.
//   node scripts/vietnamese.mjs
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { exit } from "node:process";
import { fileURLToPath } from "node:url";

const TONE_IS_LATE = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;
const TONE_IS_EARLY = /(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)(?=\p{L})|q[ùúủũụ]/giu;
const FOREIGN_D = /[Ðð]/gu;

/** The fault of a line of text, in words; nothing if there is none. */
export function faults(line) {
  const composed = line.normalize("NFC");
  const wordAt = (index) =>
    composed.slice(0, index).match(/[\p{L}\p{M}]*$/u)[0] + composed.slice(index).match(/^[\p{L}\p{M}]*/u)[0];
  const found = (pattern, what) => [...composed.matchAll(pattern)].map(({ index }) => `«${wordAt(index)}»: ${what}`);
  return [
    ...(composed === line ? [] : ["letters are not composed (NFC)"]),
    ...found(TONE_IS_LATE, "the tone stands on the first vowel"),
    ...found(TONE_IS_EARLY, "the tone stands on the second vowel"),
    ...found(FOREIGN_D, "this is not the letter đ"),
  ];
}

// Names that are written both ways on purpose, because the text is about the letters.
const BOTH_WAYS = /ho[àá] cuông/giu;
const ABOUT_LETTERS = [
  /\/letters(\/native)?\.rs$/,
  /\/tables\/(html_page|legacy|vni|windows1258)\.rs$/,
  /\/files\/src\/(desk|text\/\w+)\.rs$/,
  /\/shell\/browser\.rs$/,
  /\/communes\/tests\/all\/search\.rs$/,
  /\/desk\/tests\/all\/(desk_client|founding|lists)\.rs$/,
  /vietnamese/,
];
// Names of units are spelled as in their sources (data/README.md).
const NO_TEXT = /\.(ico|lock|png|xlsx)$|^tests\/bad\/|^data\/|^LICENSE$/;

function check() {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
  const wrong = files
    .filter((file) => !NO_TEXT.test(file) && !ABOUT_LETTERS.some((about) => about.test(file)))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => faults(line.replace(BOTH_WAYS, "")).map((fault) => `${file}:${index + 1}: ${fault}`)),
    );
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) check();

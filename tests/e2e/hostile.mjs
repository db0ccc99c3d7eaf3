// Tools for files that are wrong on purpose: their parts, and how a page gets them.
import { gzipSync } from "node:zlib";

/** Scripts that a page would run if it trusted its files. Each marks the window. */
export const SCRIPTS = [
  "<script>window.ran=1</script>",
  "<img src=x onerror=window.ran=1>",
  "<svg onload=window.ran=1>",
  "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
  '<a href="javascript:window.ran=1" autofocus onfocus=window.ran=1>x</a>',
  "';window.ran=1;//",
  "{{constructor.constructor('window.ran=1')()}}",
  "${window.ran=1}",
];

export const utf8 = (text) => Buffer.from(text, "utf8");

/** Pseudo-random numbers, the same each time (mulberry32). */
export function chance(seed) {
  return (limit) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Variants of a file, cut off and with flipped bits, as [what, bytes]. */
export function* broken(kind, bytes, seed) {
  const next = chance(seed);
  for (let cut = 1; cut <= 8; cut += 1)
    yield [`${kind}, cut ${cut}`, bytes.subarray(0, Math.floor((bytes.length * cut) / 9))];
  for (let flip = 0; flip < 12; flip += 1) {
    const copy = Buffer.from(bytes);
    for (let bit = 0; bit < 4; bit += 1) copy[next(copy.length)] ^= 1 << next(8);
    yield [`${kind}, flipped ${flip}`, copy];
  }
}

/** Records scripts that run from files, and errors in the page. */
export const watch = (page) =>
  page.run(() => {
    window.wrong = [];
    addEventListener("error", (event) => window.wrong.push(`${event.message}`));
    addEventListener("unhandledrejection", (event) => window.wrong.push(`${event.reason}`));
  });

/** The book's data in the browser. */
export const kept = (page) =>
  page.run(() =>
    JSON.stringify(
      Object.entries(localStorage)
        .filter(([key]) => /^binh-yen\.(book|frame|shard)/.test(key))
        .sort(),
    ),
  );

/** Gives files to a page's field one after the other. Returns, for each, the page's message and any fault. */
export async function give(page, files) {
  const all = [];
  for (let at = 0; at < files.length; at += 10) {
    const some = files.slice(at, at + 10);
    const packed = some.map(({ name, bytes }) => [name, gzipSync(bytes, { level: 1 }).toString("base64")]);
    // A page that hangs cannot say which file it was.
    const answers = await page.driver.executeAsyncScript(giveAll, packed).catch((error) => {
      throw new Error(`no answer to one of ${some.map(({ what }) => what).join(" | ")}: ${error.message}`);
    });
    all.push(...answers);
  }
  return all;
}

// This runs in the page.
function giveAll(files, done) {
  const pause = () => new Promise((done) => setTimeout(done, 4));
  const unpacked = async (base64) => {
    const packed = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };
  const result = () => document.querySelector("#import-result");
  const say = async ([name, base64]) => {
    const old = new Set(result().children);
    const files = new DataTransfer();
    files.items.add(new File([await unpacked(base64)], name));
    const field = document.querySelector("main input[type=file]");
    field.files = files.files;
    const before = performance.now();
    field.dispatchEvent(new Event("change", { bubbles: true }));
    for (;;) {
      await pause();
      const parts = [...result().children];
      const said = parts
        .map((part) => part.textContent)
        .join("\n")
        .trim();
      const isNew = said.includes(name) || parts.every((part) => !old.has(part));
      if (said && isNew && !said.startsWith("Đang đọc tệp")) {
        // Other work of the page is done before the next file.
        await pause();
        return {
          said: said.slice(0, 2000),
          wrong: window.wrong.splice(0),
          ran: window.ran ?? null,
          milliseconds: Math.round(performance.now() - before),
        };
      }
    }
  };
  (async () => {
    const answers = [];
    for (const file of files) answers.push(await say(file));
    return answers;
  })().then(done);
}

// Shared tools for tests of sending: two devices, a file that one of them makes, and a file changed on its way.
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { route, sample } from "./books.mjs";
import { start } from "./harness.mjs";

export const SENDING = "Tải tệp để gửi";

/** Opens the sample book on the page that sends. */
export async function sender(t) {
  const page = await sample(t);
  await route(page, "/du-lieu/gui");
  await page.byRole("button", SENDING);
  return page;
}

/** Opens another device on the page of files. */
export async function receiver(t) {
  const page = await start(t);
  await page.go("/du-lieu");
  return page;
}

/** Presses the button. Returns the file that appears in the download folder. */
export async function download(page) {
  const before = await readdir(page.downloads);
  await page.click("button", SENDING);
  const name = await page.until(async () => {
    const there = await readdir(page.downloads);
    const name = there.find((name) => !before.includes(name) && /\.(json|txt)$/.test(name));
    // A browser names a file before it has filled it.
    return name && (await stat(join(page.downloads, name))).size > 0 && name;
  }, "the download");
  return join(page.downloads, name);
}

export const give = (page, path) => page.upload("Chọn tệp", path);
export const parse = async (path) => JSON.parse(await readFile(path, "utf8"));

export async function changed(path, change) {
  const other = path.replace(/(\.\w+)$/, "-2$1");
  await writeFile(other, change(await readFile(path, "utf8")));
  return other;
}

/** The format's checksum, for tests that change a file and hide the change. */
export function checksum(text) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  return sum.toString(16).padStart(16, "0");
}

// The browsers of one test file. Starting one takes seconds, so a test leaves its browser to the next one. That test
// gets a new tab on a new origin (each server has its own port), so it sees nothing of the test before. Some browsers
// end with their test: those with their own profile or settings, those of a failed test, and WebKit, whose driver has
// one window.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { startBrowser } from "./engines.mjs";

const waiting = [];
let isOneEach = false;

/** From here on, each test of the file gets a browser with an empty profile. For tests of what a browser keeps. */
export function oneBrowserEach() {
  isOneEach = true;
}

/**
 * Starts a browser. Tries once more if another process took its port meanwhile or the machine was too busy to start it
 * in time.
 */
async function open(engine, options, downloads) {
  const start = () => startBrowser(engine, { ...options, downloads });
  return { ...(await start().catch(start)), engine, options, downloads };
}

/** A browser of this engine whose window shows one empty tab. `options` are those of `startBrowser`. */
export async function takeBrowser(engine, options) {
  const isShared = !isOneEach && engine !== "webkit" && Object.keys(options).length === 0;
  const at = waiting.findIndex((browser) => browser.engine === engine);
  if (isShared && at >= 0) return waiting.splice(at, 1)[0];
  const downloads = await mkdtemp(join(tmpdir(), "binh-yen-downloads-"));
  return { ...(await open(engine, options, downloads)), isShared };
}

/** Ends a browser in order and starts it again with the same options, so with the same profile if one was given. */
export async function restartBrowser({ stop, engine, options, downloads }) {
  await stop();
  return open(engine, options, downloads);
}

async function endBrowser(browser) {
  await browser.stop();
  await rm(browser.downloads, { recursive: true, force: true, maxRetries: 10 });
}

/** Removes all traces of a test from its browser, and leaves one new tab. */
async function clear({ engine, driver, downloads }) {
  const old = await driver.getAllWindowHandles();
  await driver.switchTo().newWindow("tab");
  const tab = await driver.getWindowHandle();
  for (const handle of old) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  await driver.switchTo().window(tab);
  // Reading the log clears it.
  if (engine === "chromium") await driver.manage().logs().get("browser");
  for (const name of await readdir(downloads)) await rm(join(downloads, name), { recursive: true, maxRetries: 10 });
}

/** Takes a browser back from a test. `isSound` says that the test ended well. */
export async function giveBrowser(browser, isSound) {
  const isKept =
    browser.isShared &&
    isSound &&
    (await clear(browser).then(
      () => true,
      () => false,
    ));
  if (isKept) waiting.push(browser);
  else await endBrowser(browser);
}

after(() => Promise.all(waiting.splice(0).map(endBrowser)));

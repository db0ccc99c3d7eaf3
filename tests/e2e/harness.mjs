// End-to-end tests: the finished site in dist/, a real browser, and words for what a person does.
//
//   import { test, start } from "./harness.mjs";
//   test("an incident is added", async (t) => {
//     const page = await start(t);                       // serves dist/ and opens a browser in which nothing is kept
//     await page.go("/units");                           // the page at #/units, once the app is there
//     await page.click("button", "Thêm vụ việc");        // by role and name (a part of it is enough)
//     await page.fill("Số lượng", "2");                  // a field by its label
//     await page.see("Đã lưu");                          // waits for the text
//     assert.deepEqual(await page.axe(), []);            // accessibility
//   });
//
// First run scripts/build.sh, which makes dist/. Run one file: ENGINE=firefox node --test tests/e2e/NAME.test.mjs
// scripts/test.sh runs all files in Chromium, and those named every-*.test.mjs and some on the store in all three
// browsers. A failed test leaves a picture in the folder that it prints. A test also fails if the page broke its
// content security policy.
//
// The environment: DIST is the folder of another build. ENGINE is chromium (default), firefox or webkit. To find tests
// that do not wait for what they need, in Chromium: E2E_SLOW=4 makes the processor four times slower; E2E_LATE=300
// delays frames, timers, fetched files and writes by 300 ms. E2E_DAY=2028-02-29 is another day for all tests. LOCKED=1
// locks the sample book (locked.mjs).
import assert from "node:assert/strict";
import { test as nodeTest } from "node:test";
import { Key } from "selenium-webdriver";
import { giveBrowser, oneBrowserEach } from "./browsers.mjs";
import { Page } from "./page.mjs";
import { Server } from "./server.mjs";
import { DIST, ENGINE, LOCKED, LONGER, ROOT } from "./settings.mjs";

export { DIST, ENGINE, Key, LOCKED, LONGER, ROOT, oneBrowserEach };

/** The pages of each running test, and whether it ended well. */
const running = new WeakMap();

/** A test with a time limit. Its name includes the browser. */
export function test(name, body, timeout = 300_000) {
  nodeTest(`${name} (${ENGINE}${LOCKED ? ", locked" : ""})`, { timeout: timeout * LONGER }, async (t) => {
    const state = { pages: [], isSound: false };
    running.set(t, state);
    try {
      await body(t);
      for (const page of state.pages) assert.deepEqual(page.server.reports, [], "the content security policy is kept");
      state.isSound = true;
    } catch (error) {
      for (const page of state.pages) {
        await page.screenshot(name).then(
          (path) => t.diagnostic(`picture: ${path}`),
          () => {},
        );
      }
      throw error;
    }
  });
}

/**
 * Serves the site and opens a browser for one test. Another call in the same test is another device.
 *
 * Options: `base` (folder of the site on the server), `host` (the server's name, such as localhost), `folder`
 * (another build), `width` and `height` of the window, `engine` (another browser than ENGINE). The following give the
 * test its own browser: `profile` (a profile folder that is kept) and `keepsNothing` (the browser is set to keep no
 * site data; Chromium and Firefox).
 */
export async function start(
  t,
  { base = "/", host, folder, width = 1200, height = 900, engine = ENGINE, ...options } = {},
) {
  const state = running.get(t);
  const server = new Server(base, host);
  await server.start(folder);
  const page = new Page(server, engine, options);
  t.after(async () => {
    // Releases the browser first, because it may still write a download.
    if (page.browser) await giveBrowser(page.browser, state.isSound);
    await server.stop();
  });
  await page.open();
  state.pages.push(page);
  await page.driver.manage().window().setRect({ x: 0, y: 0, width, height });
  return page;
}

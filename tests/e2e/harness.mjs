// End-to-end tests: the finished site in dist/, a real browser, and words for what a person does.
//
//   import { test, start } from "./harness.mjs";
//   test("an incident is added", async (t) => {
//     const page = await start(t);                       // serves dist/, opens a browser with an empty profile; both end with the test
//     await page.go("/units");                           // the page at #/units, once the app is there
//     await page.click("button", "Thêm vụ việc");        // by role and name (visible text or label; a part of it is enough)
//     await page.fill("Số lượng", "2");                  // a field by its label
//     await page.see("Đã lưu");                          // waits for the text
//     assert.deepEqual(await page.axe(), []);            // accessibility
//   });
//
// scripts/build.sh must have made dist/. Run one file: ENGINE=firefox node --test tests/e2e/NAME.test.mjs
// DIST is the folder of another build. ENGINE is chromium (default), firefox or webkit. scripts/test.sh runs all files in Chromium, and
// those named every-*.test.mjs and some on the store in all three. Options of start: `base` (folder of the site on the server), `folder` (another build), `width` and `height` of the window,
// `engine` (another browser than ENGINE), `profile` (a profile folder that is kept), `keepsNothing` (a browser that is set to keep no data of sites; both Chromium and Firefox). Failing tests leave a picture in the folder that they print.
// To find tests that do not wait for what they need, in Chromium: E2E_SLOW=4 is a processor four times slower; E2E_LATE=300 has frames,
// timers, fetched files and writes come 300 ms late. E2E_DAY=2028-02-29 is another day for all tests.
// Every test also fails if the page broke its content security policy: the server asks the browser to report that.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test as nodeTest } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Key } from "selenium-webdriver";
import { listen, policyOf, site } from "../../scripts/static-server.mjs";
import { late, onDay, raise, slow } from "./chromium.mjs";
import { startBrowser } from "./engines.mjs";
import { findByRole, findField, hasText } from "./find.mjs";

export const ENGINE = process.env.ENGINE ?? "chromium";
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const DIST = process.env.DIST ?? join(ROOT, "dist");
export { Key };

const SLOW = Number(process.env.E2E_SLOW ?? 1);
const LATE = Number(process.env.E2E_LATE ?? 0);
// How many times longer everything may take that was made slow on purpose.
export const LONGER = Math.max(SLOW, LATE > 0 ? 3 : 1);
// Long, for machines that do other work beside it.
const PATIENCE = 20_000 * LONGER;
const AXE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = join(tmpdir(), "binh-yen-e2e", ENGINE);

// The pages of a test that is under way.
const pages = new WeakMap();

/** A test with a time limit; its name says in which browser it ran. */
export function test(name, body, timeout = 300_000) {
  nodeTest(`${name} (${ENGINE})`, { timeout: timeout * LONGER }, async (t) => {
    pages.set(t, []);
    try {
      await body(t);
      for (const page of pages.get(t)) assert.deepEqual(page.server.reports, [], "the content security policy is kept");
    } catch (error) {
      for (const page of pages.get(t)) await page.screenshot(name).then((path) => t.diagnostic(`picture: ${path}`), () => {});
      throw error;
    }
  });
}

/** A server that can be stopped and started again, as a network that comes and goes. */
class Server {
  #server;
  #port = 0;
  reports = [];
  /** What pages told by fetching «/told?…», in the order in which it came. */
  told = [];

  constructor(base) {
    this.base = base;
  }

  async start(folder = DIST) {
    const more = { "Content-Security-Policy-Report-Only": `${policyOf(folder)}; report-uri /csp-report` };
    const answer = site(folder, this.base, more);
    const take = (request, response) => {
      if (request.url === "/csp-report") request.on("data", (data) => this.reports.push(data.toString())).on("end", () => response.end());
      else if (request.url.startsWith("/told?")) response.end(void this.told.push(decodeURIComponent(request.url.slice(6))));
      else if (request.url === "/stalled") response.writeHead(200).write("a beginning");
      else answer(request, response);
    };
    // While it was stopped, a connection of another process may have got its port, for a moment.
    for (const end = Date.now() + PATIENCE; !this.#server; ) {
      this.#server = await listen(take, this.#port).catch((error) => {
        if (error.code !== "EADDRINUSE" || Date.now() > end) throw error;
        return pause(100);
      });
    }
    this.#port = this.#server.address().port;
  }

  async stop() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}${this.base}`;
  }
}

class Page {
  constructor(server, downloads, options) {
    Object.assign(this, { server, downloads, options });
  }

  get url() {
    return this.server.url;
  }

  /** Opens a route such as "/units"; waits until the app has taken the place of the boot message. */
  async go(route = "/") {
    await this.driver.get(`${this.url}#${route}`);
    await this.ready();
  }

  /** Loads the page again as a person does; the driver's own refresh goes past the service worker in Firefox. Once more where WebKitGTK
   *  left a request for the page or a part of it without an answer, once in some five hundred; what the page says then is printed. */
  async reload() {
    await this.#reload();
    await this.ready().catch(async (fault) => {
      const text = (await this.text()).trim();
      const isStill = ENGINE === "webkit" && (text === "" || text.endsWith("Đang mở trang…"));
      if (!isStill) throw fault;
      const fetched = await this.run(() => performance.getEntriesByType("resource").map((e) => e.name.split("/").pop()));
      console.log(`# the browser left a request without an answer: loaded once more; it had ${fetched.join(" ")}`);
      await this.#reload();
      await this.ready();
    });
  }

  async #reload() {
    await this.run(() => {
      window.isOldPage = true;
      setTimeout(() => location.reload());
    });
    await this.until(() => this.run(() => !window.isOldPage), "the page to load again");
  }

  async ready() {
    await this.until(() => this.run(() => document.readyState === "complete" && !document.getElementById("boot")), "the app to start");
    await this.shown();
  }

  /** Goes to another route of the open page, by its address; waits until it is there. */
  async route(route) {
    await this.run((route) => new Promise((done) => {
      if (new URL(`#${route}`, location.href).hash === location.hash) return done();
      addEventListener("hashchange", () => done(), { once: true });
      location.hash = route;
    }), route);
    await this.shown();
  }

  /** Waits until what the address asks for is on the page, not what was before or stands there until the code is fetched. */
  async shown() {
    const isThere = () => /^(?!Đang mở trang…|Opening the page…)./.test(document.querySelector("main h1")?.textContent);
    await this.until(() => this.run(isThere), "the page of the address");
    await this.drawn();
  }

  /** Runs a function in the page; elements and plain values go in and come out. */
  run(script, ...args) {
    return this.driver.executeScript(`return (${script}).apply(null, arguments)`, ...args);
  }

  /** Waits until `check` gives something; gives that. It asks often at first, then ever more seldom: most waits are short. */
  async until(check, what) {
    let last;
    const end = Date.now() + PATIENCE;
    for (let wait = 10; Date.now() < end; wait = Math.min(2 * wait, 100)) {
      const found = await Promise.resolve().then(check).catch((error) => void (last = error));
      if (found) return found;
      await pause(wait);
    }
    const text = await this.text().catch(() => "");
    throw new Error(`waited in vain for ${what}${last ? ` (${last.message})` : ""}; the page says:\n${text.slice(0, 2000)}`);
  }

  /** The element of this role whose name has this text. */
  byRole(role, name) {
    return this.until(() => this.run(findByRole, role, name), `a ${role} named «${name}»`);
  }

  /** Clicks what has this role and name, once more when the page moved meanwhile: something came to lie over it, or it was drawn anew. */
  async click(role, name) {
    const attempt = async () => {
      await this.drawn();
      const element = await this.byRole(role, name);
      await this.run((e) => e.scrollIntoView({ block: "center" }), element);
      await element.click();
    };
    await this.#onceMore(attempt, ["ElementClickInterceptedError", "StaleElementReferenceError"]);
  }

  #onceMore(attempt, faults) {
    return attempt().catch((fault) => {
      if (!faults.includes(fault.name)) throw fault;
      return attempt();
    });
  }

  /** The field with this label. */
  field(label) {
    return this.until(() => this.run(findField, label), `a field labelled «${label}»`);
  }

  /** Types into a field in place of what it holds; of a list, chooses the option with this text. Once more where the page was not laid
   *  out yet: a busy machine may draw a page that is in front later than `drawn` waits. */
  fill(label, text) {
    return this.#onceMore(() => this.#fill(label, text), ["ElementNotInteractableError"]);
  }

  async #fill(label, text) {
    await this.field(label);
    await this.drawn();
    const field = await this.field(label);
    if ((await field.getTagName()).toLowerCase() === "select") return this.#choose(field, text);
    const type = await field.getAttribute("type");
    if (type === "date" || type === "time") return this.#set(field, text);
    await this.run((field) => field.scrollIntoView({ block: "center" }), field);
    await field.clear();
    await field.sendKeys(text);
  }

  #choose(select, text) {
    return this.run((select, text) => {
      const option = [...select.options].find((option) => option.textContent.includes(text));
      if (!option) throw new Error(`no option «${text}»`);
      select.value = option.value;
      for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
    }, select, text);
  }

  // Drivers differ in how they type into these; the value itself is the same in all.
  #set(field, value) {
    return this.run((field, value) => {
      field.value = value;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }, field, value);
  }

  /** Gives a file to the field with this label. */
  async upload(label, path) {
    await (await this.field(label)).sendKeys(path);
  }

  /** Presses keys where the focus is: page.press(Key.TAB), page.press(Key.chord(Key.CONTROL, "z")). */
  async press(...keys) {
    await this.drawn();
    await this.driver.switchTo().activeElement().sendKeys(...keys);
  }

  /** Puts the keyboard on an element. */
  async focus(element) {
    await this.drawn();
    await this.run((element) => element.focus(), element);
  }

  /** Waits until the page has drawn what it holds, as a person does before the next step: the page moves the keyboard in that frame. */
  drawn() {
    return this.run(() => new Promise((done) => {
      requestAnimationFrame(done);
      // A page that nobody sees draws nothing.
      setTimeout(done, 1000);
    }));
  }

  /** Waits until the keyboard is on what this selector names. */
  untilFocus(selector) {
    return this.until(() => this.run((selector) => document.activeElement?.matches(selector), selector), `the keyboard on ${selector}`);
  }

  text() {
    return this.run(() => document.body.innerText);
  }

  /** Waits until the text is on the page. */
  see(text) {
    return this.until(() => this.run(hasText, text), `the text «${text}»`);
  }

  /** Waits until the text is no longer on the page. */
  seeNot(text) {
    return this.until(async () => !(await this.run(hasText, text)), `the text «${text}» to go`);
  }

  /** What axe finds wrong on the page as it is, one line each; colours that are changing are waited for. */
  async axe() {
    if (!(await this.run(() => "axe" in window))) await this.driver.executeScript(await AXE);
    const violations = await this.driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      // A target that has scrolled half under the page's head is judged again where it is seen whole.
      const isSmall = async (node) => {
        const target = document.querySelector(node.target.join(" "));
        target?.scrollIntoView({ block: "center" });
        await frame();
        return !target || (await axe.run(target, { runOnly: { type: "rule", values: ["target-size"] } })).violations.length > 0;
      };
      (async () => {
        await frame().then(frame);
        await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
        const { violations } = await axe.run({ runOnly, resultTypes: ["violations"], preload: false });
        for (const violation of violations.filter(({ id }) => id === "target-size")) {
          const small = [];
          for (const node of violation.nodes) if (await isSmall(node)) small.push(node);
          violation.nodes = small;
        }
        return violations.filter(({ nodes }) => nodes.length > 0);
      })().then(done, (error) => done([{ id: "axe", help: String(error), nodes: [] }]));
    `);
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }

  /** Leaves a picture of the window; gives its path. */
  async screenshot(name) {
    await mkdir(PICTURES, { recursive: true });
    const path = join(PICTURES, `${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
    await writeFile(path, await this.driver.takeScreenshot(), "base64");
    return path;
  }

  /** Everything the page fetched, as addresses. */
  requests() {
    return this.run(() => performance.getEntriesByType("resource").map((entry) => entry.name));
  }

  /** Errors in the browser's console; Chromium only, elsewhere none. */
  async consoleErrors() {
    if (ENGINE !== "chromium") return [];
    const entries = await this.driver.manage().logs().get("browser");
    return entries.filter((entry) => entry.level.name === "SEVERE").map((entry) => entry.message);
  }

  /** Waits until the service worker has the whole site and the next load can do without the server. */
  untilOffline() {
    return this.until(() => this.run(() => navigator.serviceWorker.getRegistration().then((found) => found?.active?.state === "activated")), "the service worker");
  }

  /** Ends the browser as a power cut does; `profile` must have been given. */
  async kill() {
    await this.browser.kill();
    this.browser = undefined;
  }

  /** Starts the browser again, with the profile of before. */
  async restart() {
    const engine = this.options.engine ?? ENGINE;
    // Once more where another process took the port meanwhile, or the machine was too busy to start it in time.
    this.browser = await startBrowser(engine, this.options).catch(() => startBrowser(engine, this.options));
    this.driver = this.browser.driver;
    // The page may answer a script as late as it may show something.
    await this.driver.manage().setTimeouts({ script: 3 * PATIENCE });
    if (engine === "chromium" && SLOW > 1) await slow(this, SLOW);
    if (engine === "chromium" && LATE > 0) await late(this, LATE);
    if (engine === "chromium" && process.env.E2E_DAY) await onDay(this, process.env.E2E_DAY);
  }

  /** Opens a route in another tab of the same browser, which is in front then; gives its page. What is done next is done in the tab in
   *  front, whatever page it is called on: `page.front()` comes first. */
  async openTab(route = "/") {
    this.tab ??= await this.driver.getWindowHandle();
    const page = new Page(this.server, this.downloads, this.options);
    Object.assign(page, { browser: this.browser, driver: this.driver });
    await this.driver.switchTo().newWindow("tab");
    page.tab = await this.driver.getWindowHandle();
    await page.go(route);
    return page;
  }

  /** Puts this page's tab in front of the others. */
  async front() {
    await this.driver.switchTo().window(this.tab);
    if ((this.options.engine ?? ENGINE) === "chromium") await raise(this);
  }

  /** Closes this page's tab, which is in front; another is to be put there. */
  closeTab() {
    return this.driver.close();
  }

  stopServer() {
    return this.server.stop();
  }

  startServer(folder) {
    return this.server.start(folder);
  }
}

/** Serves the site and opens a browser, for one test; see the head of this file. */
export async function start(t, { base = "/", folder, width = 1200, height = 900, ...browser } = {}) {
  const downloads = await mkdtemp(join(tmpdir(), "binh-yen-downloads-"));
  const server = new Server(base);
  await server.start(folder);
  const page = new Page(server, downloads, { downloads, ...browser });
  t.after(async () => {
    // The browser first: it may still write a download.
    await page.browser?.stop();
    await server.stop();
    await rm(downloads, { recursive: true, force: true, maxRetries: 10 });
  });
  await page.restart();
  pages.get(t).push(page);
  await page.driver.manage().window().setRect({ x: 0, y: 0, width, height });
  return page;
}

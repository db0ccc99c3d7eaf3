// A page as a test uses it: methods for what a person does and sees.
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AXE, findViolations } from "./axe.mjs";
import { restartBrowser, takeBrowser } from "./browsers.mjs";
import { late, onDay, raise, slow } from "./chromium.mjs";
import { contains, findByRole, findField, textOf } from "./find.mjs";
import { unlock } from "./locked.mjs";
import { DAY, ENGINE, LATE, PATIENCE, SLOW } from "./settings.mjs";

const PICTURES = join(tmpdir(), "binh-yen-e2e", ENGINE);

/** A tab of a browser that shows the site; `options` are those of the browser. */
export class Page {
  constructor(server, engine, options) {
    Object.assign(this, { server, engine, options });
  }

  get url() {
    return this.server.url;
  }

  /** The folder that the browser downloads to. */
  get downloads() {
    return this.browser.downloads;
  }

  /** Opens a route such as "/units". Waits until the app has replaced the boot message. */
  async go(route = "/") {
    await this.driver.get(`${this.url}#${route}`);
    await this.ready();
  }

  /**
   * Reloads the page as a person does. The driver's own refresh bypasses the service worker in Firefox. WebKitGTK
   * leaves about one in five hundred requests unanswered. Then this loads the page once more and prints what it had.
   */
  async reload() {
    await this.#reload();
    await this.ready().catch(async (fault) => {
      const text = (await this.text()).trim();
      const isStill = this.engine === "webkit" && (text === "" || text.endsWith("Đang mở trang…"));
      if (!isStill) throw fault;
      const entries = () => performance.getEntriesByType("resource").map((entry) => entry.name.split("/").pop());
      const fetched = (await this.run(entries)).join(" ");
      console.log(`# the browser left a request without an answer: loaded once more; it had ${fetched}`);
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
    const isThere = () => document.readyState === "complete" && !document.getElementById("boot");
    await this.until(() => this.run(isThere), "the app to start");
    if (this.passphrase) await unlock(this);
    await this.shown();
  }

  /** Goes to another route of the open page by its address. Waits until it is shown. */
  async route(route) {
    await this.run(
      (route) =>
        new Promise((done) => {
          if (new URL(`#${route}`, location.href).hash === location.hash) return done();
          addEventListener("hashchange", () => done(), { once: true });
          location.hash = route;
        }),
      route,
    );
    await this.shown();
  }

  /**
   * Waits until the page shows what the address asks for, rather than the previous page or the placeholder while code
   * is fetched.
   */
  async shown() {
    const isThere = () => /^(?!Đang mở trang…|Opening the page…)./.test(document.querySelector("main h1")?.textContent);
    await this.until(() => this.run(isThere), "the page of the address");
    await this.drawn();
  }

  /** Runs a function in the page. Arguments and results are elements and plain values. */
  run(script, ...args) {
    return this.driver.executeScript(`return (${script}).apply(null, arguments)`, ...args);
  }

  /**
   * Waits until `check` returns something, and returns that. Checks often at first, then less and less, because most
   * waits are short.
   */
  async until(check, what) {
    let last;
    const end = Date.now() + PATIENCE;
    for (let wait = 10; Date.now() < end; wait = Math.min(2 * wait, 100)) {
      const found = await Promise.resolve()
        .then(check)
        .catch((error) => void (last = error));
      if (found) return found;
      await pause(wait);
    }
    const text = await this.text().catch(() => "");
    const why = last ? ` (${last.message})` : "";
    throw new Error(`waited in vain for ${what}${why}; the page says:\n${text.slice(0, 2000)}`);
  }

  /** The element of this role whose name contains this text. */
  byRole(role, name) {
    return this.until(() => this.run(findByRole, role, name), `a ${role} named «${name}»`);
  }

  /**
   * Clicks the element with this role and name. Tries once more if the page moved meanwhile: something covered the
   * element, or it was drawn anew.
   */
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

  /**
   * Replaces the text of a field; in a list, chooses the option with this text. Tries once more if the page was not
   * laid out yet. On a busy machine, a page in front may take longer to draw than `drawn` waits.
   */
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
    return this.run(
      (select, text) => {
        const option = [...select.options].find((option) => option.textContent.includes(text));
        if (!option) throw new Error(`no option «${text}»`);
        select.value = option.value;
        for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
      },
      select,
      text,
    );
  }

  // Drivers differ in how they type into these fields, so this sets the value itself.
  #set(field, value) {
    return this.run(
      (field, value) => {
        field.value = value;
        for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      },
      field,
      value,
    );
  }

  /** Gives a file to the field with this label. */
  async upload(label, path) {
    await (await this.field(label)).sendKeys(path);
  }

  /** Presses keys where the focus is: page.press(Key.TAB), page.press(Key.chord(Key.CONTROL, "z")). */
  async press(...keys) {
    await this.drawn();
    await this.driver
      .switchTo()
      .activeElement()
      .sendKeys(...keys);
  }

  /** Focuses an element. */
  async focus(element) {
    await this.drawn();
    await this.run((element) => element.focus(), element);
  }

  /**
   * Waits until the page has drawn its content, as a person does before the next step. The page moves the focus in that
   * frame.
   */
  drawn() {
    const drawn = () =>
      new Promise((done) => {
        requestAnimationFrame(() => done(true));
        // A hidden page draws nothing.
        setTimeout(() => done(true), 1000);
      });
    // WebKit's driver sometimes answers that it cannot read the result.
    return this.until(() => this.run(drawn), "a frame");
  }

  /** Waits until the element of this selector has the focus. */
  untilFocus(selector) {
    const isThere = (selector) => document.activeElement?.matches(selector);
    return this.until(() => this.run(isThere, selector), `the keyboard on ${selector}`);
  }

  text() {
    return this.run(textOf);
  }

  async has(text) {
    return contains(await this.text(), text);
  }

  /** Waits until the text is on the page. */
  see(text) {
    return this.until(() => this.has(text), `the text «${text}»`);
  }

  /** Waits until the text is no longer on the page. */
  seeNot(text) {
    return this.until(async () => !(await this.has(text)), `the text «${text}» to go`);
  }

  /** Axe's violations on the page, one line each; only of the named rules, if any. */
  async axe(...rules) {
    if (!(await this.run(() => "axe" in window))) await this.driver.executeScript(await AXE);
    return this.driver.executeAsyncScript(findViolations, rules);
  }

  /** Saves a picture of the window. Returns its path. */
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

  /** Waits until the service worker has the whole site, so that the next load works without the server. */
  untilOffline() {
    const isActive = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
    return this.until(() => this.run(isActive), "the service worker");
  }

  /** Opens the page's browser. */
  async open() {
    await this.#use(await takeBrowser(this.engine, this.options));
  }

  /** Ends the browser and starts it again, with the profile that `start` was given. */
  async restart() {
    await this.#use(await restartBrowser(this.browser));
  }

  async #use(browser) {
    this.browser = browser;
    this.driver = browser.driver;
    // The page may answer a script as late as it may show something.
    await this.driver.manage().setTimeouts({ script: 3 * PATIENCE });
    if (this.engine !== "chromium") return;
    if (SLOW > 1) await slow(this, SLOW);
    if (LATE > 0) await late(this, LATE);
    if (DAY) await onDay(this, DAY);
  }

  /**
   * Opens a route in another tab of the same browser, in front. Returns its page. Actions always happen in the front
   * tab, whichever page they are called on, so call `page.front()` first.
   */
  async openTab(route = "/") {
    this.tab ??= await this.driver.getWindowHandle();
    const page = new Page(this.server, this.engine, this.options);
    Object.assign(page, { browser: this.browser, driver: this.driver, passphrase: this.passphrase });
    await this.driver.switchTo().newWindow("tab");
    page.tab = await this.driver.getWindowHandle();
    await page.go(route);
    return page;
  }

  /** Puts this page's tab in front of the others. */
  async front() {
    await this.driver.switchTo().window(this.tab);
    if (this.engine === "chromium") await raise(this);
  }

  /** Closes this page's tab, which is in front. Bring another to the front next. */
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

// What only Chromium's driver can do: a dark page, a window as narrow as a phone, another day, a browser without
// IndexedDB.
import { Command } from "selenium-webdriver/lib/command.js";

const NAME = "chromiumDevTools";

function devTools(page, cmd, params) {
  page.driver.getExecutor().defineCommand(NAME, "POST", "/session/:sessionId/goog/cdp/execute");
  return page.driver.execute(new Command(NAME).setParameter("cmd", cmd).setParameter("params", params));
}

/** As on a device whose owner likes it dark. */
export const dark = (page) =>
  devTools(page, "Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });

/** As on the narrowest phone in use. */
export const phone = (page) =>
  devTools(page, "Emulation.setDeviceMetricsOverride", { width: 360, height: 740, deviceScaleFactor: 1, mobile: true });

/** As on paper ("print") or on a screen. */
export const media = (page, media) => devTools(page, "Emulation.setEmulatedMedia", { media });

/** With an IndexedDB that does not open the first so many times, from the next page on. */
export const failingMirror = (page, failures) =>
  beforePages(
    page,
    `{
    const open = IDBFactory.prototype.open;
    let failures = ${failures};
    IDBFactory.prototype.open = function (...given) { return open.call(this, given[0], ...(failures-- > 0 ? [-1] : given.slice(1))); };
  }`,
  );

/** Like `failingMirror`, and without what the local storage keeps. */
export async function onlyMirror(page, failures) {
  await beforePages(page, "localStorage.clear();");
  await failingMirror(page, failures);
}

/** As on a device whose clock says noon of this day now, and goes on from there. */
export const onDay = (page, day) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source: `{
      const Clock = (globalThis.ClockOfMachine ??= Date), shift = new Clock("${day}T12:00:00").getTime() - ${Date.now()};
      globalThis.Date = class extends Clock {
        constructor(...given) { super(...(given.length ? given : [Clock.now() + shift])); }
        static now() { return Clock.now() + shift; }
      };
    }`,
  });

/** Shows the tab of a page above the others: a tab that is not seen draws nothing and has few timers. */
export const raise = (page) => devTools(page, "Page.bringToFront", {});

/** As in a browser that has no IndexedDB, from the next page on. */
export const withoutMirror = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source: "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });",
  });

/** With a script of one's own run before the page's, from the next page on. */
export const beforePages = (page, source) => devTools(page, "Page.addScriptToEvaluateOnNewDocument", { source });

/** As in a browser that blocks the local storage, from the next page on. */
export const withoutLocal = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source:
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
  });

/** As in a browser of another name, from the next page on. */
export const agent = (page, userAgent) => devTools(page, "Emulation.setUserAgentOverride", { userAgent });

/** As in a private window of Firefox and Safari, from the next page on. */
export const refusingDirectory = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source: "StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'));",
  });

/** As on a machine so many times slower. */
export const slow = (page, rate) => devTools(page, "Emulation.setCPUThrottlingRate", { rate });

/**
 * With frames, timers, answers, files and what is written to the disk so many milliseconds late: tests that do not wait
 * are found out.
 */
export const late = (page, time) => beforePages(page, `(${postpone})(${time})`);

// Runs before the page's own scripts.
function postpone(time) {
  const { setTimeout, requestAnimationFrame, fetch, Blob, IDBTransaction } = globalThis;
  const later = (given) => new Promise((done) => setTimeout(() => done(given), time));
  globalThis.setTimeout = (call, after = 0, ...given) => setTimeout(call, after + time, ...given);
  globalThis.requestAnimationFrame = (call) =>
    requestAnimationFrame(() => setTimeout(() => call(performance.now()), time));
  globalThis.fetch = (...given) => later().then(() => fetch(...given));
  const { arrayBuffer } = Blob.prototype;
  Blob.prototype.arrayBuffer = function () {
    return later().then(() => arrayBuffer.call(this));
  };
  const complete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
  Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
    ...complete,
    set(call) {
      complete.set.call(this, call && ((event) => setTimeout(() => call.call(this, event), time)));
    },
  });
}

/** With so many bytes for all that the site keeps but the local storage, from its first use on. */
export const quota = (page, quotaSize) =>
  devTools(page, "Storage.overrideQuotaForOrigin", { origin: new URL(page.url).origin, quotaSize });

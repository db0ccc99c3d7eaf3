// Emulations that only Chromium's driver offers: a dark page, a window as narrow as a phone, another day, a browser
// without IndexedDB.
import { Command } from "selenium-webdriver/lib/command.js";

const NAME = "chromiumDevTools";

function devTools(page, cmd, params) {
  page.driver.getExecutor().defineCommand(NAME, "POST", "/session/:sessionId/goog/cdp/execute");
  return page.driver.execute(new Command(NAME).setParameter("cmd", cmd).setParameter("params", params));
}

/** Emulates a device that prefers dark colours. */
export const dark = (page) =>
  devTools(page, "Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });

/** Emulates the narrowest phone in use. */
export const phone = (page) =>
  devTools(page, "Emulation.setDeviceMetricsOverride", { width: 360, height: 740, deviceScaleFactor: 1, mobile: true });

/** Emulates paper ("print") or a screen. */
export const media = (page, media) => devTools(page, "Emulation.setEmulatedMedia", { media });

/** From the next page on, makes opening the IndexedDB fail the given number of times. */
export const failingMirror = (page, failures) =>
  beforePages(
    page,
    `{
    const open = IDBFactory.prototype.open;
    let failures = ${failures};
    IDBFactory.prototype.open = function (...given) { return open.call(this, given[0], ...(failures-- > 0 ? [-1] : given.slice(1))); };
  }`,
  );

/** Like `failingMirror`, but also clears the local storage. */
export async function onlyMirror(page, failures) {
  await beforePages(page, "localStorage.clear();");
  await failingMirror(page, failures);
}

/** Sets the clock to noon of this day; it runs on from there. */
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

/** Raises a page's tab above the others, because a hidden tab draws nothing and runs few timers. */
export const raise = (page) => devTools(page, "Page.bringToFront", {});

/** From the next page on, emulates a browser without IndexedDB. */
export const withoutMirror = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source: "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });",
  });

/** From the next page on, runs a script before the page's own. */
export const beforePages = (page, source) => devTools(page, "Page.addScriptToEvaluateOnNewDocument", { source });

/** From the next page on, emulates a browser that blocks the local storage. */
export const withoutLocal = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source:
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
  });

/** From the next page on, emulates a browser with another name. */
export const agent = (page, userAgent) => devTools(page, "Emulation.setUserAgentOverride", { userAgent });

/** From the next page on, emulates a private window of Firefox and Safari. */
export const refusingDirectory = (page) =>
  devTools(page, "Page.addScriptToEvaluateOnNewDocument", {
    source: "StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError'));",
  });

/** Slows the processor down by a factor. */
export const slow = (page, rate) => devTools(page, "Emulation.setCPUThrottlingRate", { rate });

/** Delays frames, timers, responses, files and disk writes by some milliseconds, to expose tests that do not wait. */
export const late = (page, time) => beforePages(page, `(${postpone})(${time})`);

// This runs before the page's own scripts.
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

/** Limits the bytes of the site's storage, except the local storage, from its first use on. */
export const quota = (page, quotaSize) =>
  devTools(page, "Storage.overrideQuotaForOrigin", { origin: new URL(page.url).origin, quotaSize });

/** Gives the browser a device that makes sure of its person and has the PRF extension. */
export async function authenticator(page) {
  const options = {
    protocol: "ctap2",
    ctap2Version: "ctap2_1",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
    hasPrf: true,
  };
  await devTools(page, "WebAuthn.enable", {});
  const { authenticatorId } = await devTools(page, "WebAuthn.addVirtualAuthenticator", { options });
  return {
    /** Whether the device recognizes its person from now on. */
    verifies: (isUserVerified) => devTools(page, "WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

// Starts a browser with its driver: Chromium, Firefox or WebKit, each with an empty profile.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Capabilities, WebDriver } from "selenium-webdriver";
import { Executor, HttpClient } from "selenium-webdriver/http/index.js";
import { startDisplay } from "./display.mjs";

export const asRoot = process.getuid?.() === 0;

// Only the page under test may use the network.
export const CHROMIUM_FLAGS = [
  "--headless=new",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  // A script may change pages faster than a person.
  "--disable-ipc-flooding-protection",
  ...(asRoot ? ["--no-sandbox"] : []),
];

const ENGINES = {
  chromium: {
    command: (port) => ["chromedriver", `--port=${port}`],
    capabilities: ({ downloads, profile, keepsNothing, flags = [] }) => ({
      browserName: "chrome",
      "goog:chromeOptions": {
        binary: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [...CHROMIUM_FLAGS, ...flags, ...(profile ? [`--user-data-dir=${profile}`] : [])],
        prefs: {
          "download.default_directory": downloads,
          "download.prompt_for_download": false,
          ...(keepsNothing ? { "profile.default_content_setting_values.cookies": 2 } : {}),
        },
      },
      "goog:loggingPrefs": { browser: "ALL" },
    }),
  },
  firefox: {
    command: (port) => ["geckodriver", "--port", `${port}`, "--log", "fatal"],
    capabilities: ({ downloads, profile, keepsNothing }) => ({
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
        args: ["-headless", ...(profile ? ["-profile", profile] : [])],
        // A killed browser starts as after any other end.
        prefs: {
          "browser.download.folderList": 2,
          "browser.download.dir": downloads,
          "toolkit.startup.max_resumed_crashes": -1,
          // A script may change pages faster than a person.
          "dom.navigation.navigationRateLimit.count": 0,
          ...(keepsNothing ? { "network.cookie.cookieBehavior": 2 } : {}),
        },
      },
    }),
  },
  webkit: {
    needsDisplay: true,
    command: (port) => ["WebKitWebDriver", `--port=${port}`],
    env: asRoot ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {},
    capabilities: () => ({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary: process.env.MINIBROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        args: ["--automation"],
      },
    }),
  },
};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function untilReady(url) {
  for (let tries = 0; tries < 3000; tries += 1) {
    const status = await fetch(`${url}/status`).then(
      (response) => response.json(),
      () => undefined,
    );
    if (status?.value?.ready) return;
    await pause(20);
  }
  throw new Error(`The browser's driver does not answer at ${url}`);
}

/** The ids of a process and all its descendants, itself last. */
export function family(pid) {
  const parents = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // The process has ended meanwhile.
    }
  }
  const children = (pid) => [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  const below = (pid) => children(pid).flatMap((child) => [...below(child), child]);
  return [...below(pid), pid];
}

/** A folder for files that a browser does not remove, such as the profile of a killed Chromium. */
async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-browser-"));
  const remove = () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    } catch {
      // A part of the browser that ends late may still write there. Leftovers harm no test.
    }
  };
  return { folder, remove };
}

/** Starts a driver. Returns its address and a function that ends the driver and its descendants. */
async function startDriver(engine) {
  const port = await freePort();
  const [command, ...args] = engine.command(port);
  const { folder, remove } = await temporaryFolder();
  const display = engine.needsDisplay ? await startDisplay() : undefined;
  const env = { ...process.env, TMPDIR: folder, ...(display ? { DISPLAY: display.name } : {}), ...engine.env };
  // Runs in its own process group, so that the driver and its descendants can be ended together.
  const child = spawn(command, args, { detached: true, stdio: "ignore", env });
  const ended = new Promise((done) => child.once("exit", done).once("error", done));
  const endGroup = () => {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {
      // The process has ended by itself.
    }
  };
  process.once("exit", endGroup);
  const end = async () => {
    endGroup();
    await ended;
    process.removeListener("exit", endGroup);
    display?.end();
    remove();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    const early = ended.then((why) => Promise.reject(new Error(`${command} ended before it was ready: ${why}`)));
    await Promise.race([untilReady(url), early]);
    return { url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Starts a browser. Returns its WebDriver and a function that ends the browser and its driver. */
export async function startBrowser(name, options) {
  const engine = ENGINES[name];
  if (!engine) throw new Error(`ENGINE is one of ${Object.keys(ENGINES).join(", ")}, not ${name}`);
  const { url, end } = await startDriver(engine);
  try {
    const capabilities = new Capabilities(engine.capabilities(options));
    const driver = WebDriver.createSession(new Executor(new HttpClient(url)), capabilities);
    await driver.getSession();
    const stop = async () => {
      await driver.quit().catch(() => {});
      await end();
    };
    return { driver, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

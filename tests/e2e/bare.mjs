// Browsers without a driver, as people start them: with a profile that outlives them and an address to open. Killing
// them is the only control.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { startDisplay } from "./display.mjs";
import { CHROMIUM_FLAGS, asRoot, family } from "./engines.mjs";

// Only the page under test uses the network, nothing prompts, and a killed browser starts as after any other end.
const FIREFOX_PREFS = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  // Firefox would load the page a second time, out of sight and with its own empty storage, for a thumbnail.
  "browser.pagethumbnails.capturing_disabled": true,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
};

const ENGINES = {
  chromium: {
    command: (profile, url) => [
      env.CHROMIUM ?? "/usr/bin/chromium",
      ...CHROMIUM_FLAGS,
      `--user-data-dir=${profile}`,
      url,
    ],
  },
  firefox: {
    prepare: (profile) => {
      const prefs = Object.entries(FIREFOX_PREFS).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
      );
      return writeFile(join(profile, "user.js"), prefs.join(""));
    },
    command: (profile, url) => [
      env.FIREFOX ?? "/usr/bin/firefox-esr",
      "-headless",
      "-no-remote",
      "-profile",
      profile,
      url,
    ],
  },
  // The driver would start it with a temporary profile. WebKit has no option for a profile, but uses the folders that
  // the environment names.
  webkit: {
    needsDisplay: true,
    command: (_, url) => [env.MINIBROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", url],
    env: (profile) => ({
      HOME: profile,
      XDG_CACHE_HOME: join(profile, "cache"),
      XDG_CONFIG_HOME: join(profile, "config"),
      XDG_DATA_HOME: join(profile, "data"),
      ...(asRoot ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
    }),
  },
};

/** Whether a process is running. A zombie does not count. */
function runs(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !"ZX".includes(stat[stat.lastIndexOf(")") + 2]);
  } catch {
    return false;
  }
}

/** Kills a process, or a group if the id is negative, if it still exists. */
function strike(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** A browser with one profile that is started on an address and killed repeatedly. */
export class BareBrowser {
  #engine;
  #profile;
  #display;
  #child;
  #exit;

  constructor(engine, profile) {
    this.#engine = ENGINES[engine];
    this.#profile = profile;
  }

  /** Starts the browser. Its output goes to `log`, a file descriptor. */
  async start(url, log = "ignore") {
    const { prepare, command, needsDisplay, env: more } = this.#engine;
    const temporary = join(this.#profile, "tmp");
    await mkdir(temporary, { recursive: true });
    await prepare?.(this.#profile);
    if (needsDisplay) this.#display ??= await startDisplay();
    const [name, ...args] = command(this.#profile, url);
    const variables = {
      ...env,
      TMPDIR: temporary,
      ...(this.#display ? { DISPLAY: this.#display.name } : {}),
      ...more?.(this.#profile),
    };
    // Runs in its own process group, so that one signal ends all of it.
    this.#child = spawn(name, args, { detached: true, stdio: ["ignore", log, log], env: variables });
    const { pid } = this.#child;
    await new Promise((done, fail) => this.#child.once("spawn", done).once("error", fail));
    this.#exit = () => strike(-pid);
    process.once("exit", this.#exit);
  }

  /** Ends all of its processes at once, as a power cut does. Waits until they are gone. */
  async kill() {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    process.removeListener("exit", this.#exit);
    const all = family(child.pid);
    for (const pid of [-child.pid, ...all]) strike(pid);
    while (all.some(runs)) await pause(5);
  }

  /** Kills the browser and ends its display. */
  async end() {
    await this.kill();
    this.#display?.end();
    this.#display = undefined;
  }
}

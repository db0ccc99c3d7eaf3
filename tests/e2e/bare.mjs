// Browsers without a driver, as people start them: with a profile that outlives them and an address to open. They can
// only be killed.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { startDisplay } from "./display.mjs";
import { CHROMIUM_FLAGS, asRoot, family } from "./engines.mjs";

// Nothing but the page under test uses the network, nothing asks, and a browser that was killed starts as after any
// other end.
const FIREFOX_PREFS = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  // It loads a page a second time, out of sight and with an empty storage of its own, to draw a small picture of it.
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
  // Its driver would start it with a profile that it forgets; it has no option for one, but folders named by the
  // environment.
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

/** Whether a process runs; one that has ended and that nobody asked about does not. */
function runs(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !"ZX".includes(stat[stat.lastIndexOf(")") + 2]);
  } catch {
    return false;
  }
}

/** Ends a process, or with a negative id a group, if it is still there. */
function strike(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** A browser with one profile, which is started on an address and killed, again and again. */
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

  /** Starts it; what it says goes to `log`, a file's descriptor. */
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
    // A group of its own, to be ended at one stroke.
    this.#child = spawn(name, args, { detached: true, stdio: ["ignore", log, log], env: variables });
    const { pid } = this.#child;
    await new Promise((done, fail) => this.#child.once("spawn", done).once("error", fail));
    this.#exit = () => strike(-pid);
    process.once("exit", this.#exit);
  }

  /** Ends all of its processes at once, as a power cut does; waits until they are gone. */
  async kill() {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    process.removeListener("exit", this.#exit);
    const all = family(child.pid);
    for (const pid of [-child.pid, ...all]) strike(pid);
    while (all.some(runs)) await pause(5);
  }

  /** Kills it, and ends the screen that it had. */
  async end() {
    await this.kill();
    this.#display?.end();
    this.#display = undefined;
  }
}

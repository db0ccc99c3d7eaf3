// Killed browsers: whenever the browser is ended, everything that the page showed as saved is there, and the book is
// intact. The browsers run without a driver, so that all three keep their profile. killed/work.js, in a page of the
// app's origin, acts as the person.
//
//   ENGINE=firefox KILLS=200 node --test tests/e2e/every-kill.test.mjs   a longer run (scripts/soak.sh)
//   WITHOUT_MIRROR=1 …   counts the losses of local storage alone, without asserting
//   KEEP=folder …        keeps the last profiles and the browser's output there
import assert from "node:assert/strict";
import { openSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { listen, site } from "../../scripts/static-server.mjs";
import { BareBrowser } from "./bare.mjs";
import { DIST, ENGINE, ROOT, test } from "./harness.mjs";

// scripts/soak.sh kills more often.
const KILLS = Number(env.KILLS ?? { chromium: 12, firefox: 8, webkit: 8 }[ENGINE]);
// The same on a locked book.
const LOCKED_KILLS = Number(env.KILLS ?? { chromium: 6, firefox: 4, webkit: 4 }[ENGINE]);
const HAS_MIRROR = !env.WITHOUT_MIRROR;
// The longest life at first, in milliseconds: enough for some changes, short enough for a kill during the first.
const LIFE = 1500;
// If nothing was saved in a life, the machine is slow, so the next life may be longer, up to this.
const LONGEST = 12_000;
// A slow machine may need more lives until as many changes were saved: up to this many times as many.
const MOST_LIVES = 4;
// One in this many kills comes while the app starts.
const AT_START = 5;
const PATIENCE = 60_000;
// The parts of a profile in which a browser keeps its pages' data.
const STORES = /\/Default$|\/(IndexedDB|WebStorage|Local Storage|storage|localstorage|databases|data)(\/|$)/;

const PAGE = `<!doctype html><title>kills</title><iframe src="../#/du-lieu" width="1200" height="900"></iframe>
<script type="module" src="/killed/work.js"></script>`;
const NO_MIRROR =
  "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";

/** Serves the site, the page beside it and its script. Returns the address and the page's messages. */
async function serve(t) {
  const answer = site(DIST);
  const index = (await readFile(join(DIST, "index.html"), "utf8")).replace(
    "<head>",
    '<head><script src="/killed/no-mirror.js"></script>',
  );
  const told = [];
  const send = (response, type, text) =>
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
  const server = await listen(async (request, response) => {
    const { url } = request;
    if (url.startsWith("/told?")) {
      told.push(decodeURIComponent(url.slice(6)));
      response.end();
    } else if (url.startsWith("/killed/?")) {
      told.push("asked for the page");
      send(response, "text/html", PAGE);
    } else if (url === "/killed/work.js")
      send(response, "text/javascript", await readFile(join(ROOT, "tests/e2e/killed/work.js")));
    else if (url === "/killed/no-mirror.js") send(response, "text/javascript", NO_MIRROR);
    else if (url === "/" && !HAS_MIRROR) send(response, "text/html", index);
    else answer(request, response);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}/killed/`, told };
}

/** Waits until the condition holds, or the time is up. */
async function until(isSo) {
  for (const end = Date.now() + PATIENCE; !isSo() && Date.now() < end;) await pause(5);
}

/** Keeps the profile as the kill left it, because it may explain a loss. */
async function keep(profile, folder, kill) {
  await cp(profile, join(folder, `${kill}`), {
    recursive: true,
    filter: (path) => path === profile || STORES.test(path),
  });
  await rm(join(folder, `${kill - 3}`), { recursive: true, force: true });
}

/** Kills a browser so many times at work, and looks at each start what is there. */
async function killed(t, kills, isLocked) {
  const profile = await mkdtemp(join(tmpdir(), "binh-yen-killed-"));
  const folder = env.KEEP && join(env.KEEP, isLocked ? "locked" : "open");
  if (folder) await mkdir(folder, { recursive: true });
  const log = folder ? openSync(join(folder, "browser.log"), "a") : "ignore";
  const { url, told } = await serve(t);
  const browser = new BareBrowser(ENGINE, profile);
  t.after(async () => {
    await browser.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const of = (what) => told.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1));
  const last = (what, before) => Math.max(before, ...of(what).map(Number));
  const began = Date.now();
  const address = () => `${url}?${saved}${isLocked ? "#locked" : ""}`;
  let [saved, begun, count, lost, losses, locks, life] = [0, 0, 0, 0, 0, 0, isLocked ? 2 * LIFE : LIFE];
  let kill = 0;
  // The last start is not followed by work: it looks at what the last kill left.
  for (let isLast = false; !isLast; kill += 1) {
    isLast = kill >= kills && (count >= kills || kill >= MOST_LIVES * kills);
    told.length = 0;
    await browser.start(address(), log);
    if (kill % AT_START === AT_START - 1 && !isLast) await pause(Math.random() * life);
    else {
      const isThere = (...what) => what.some((what) => of(what).length > 0);
      await until(() => isThere("asked"));
      if (!isThere("asked")) {
        // The browser itself did not start, which happens on a busy machine.
        await browser.kill();
        await browser.start(address(), log);
      }
      await until(() => isThere("open", "failed"));
      // A book that is not yet locked is locked now, except in the first life, whose kill may come meanwhile.
      if (isLocked) await until(() => isThere("begun", "failed"));
      await pause(isLast ? 0 : Math.random() * life);
    }
    await browser.kill();
    if (folder) {
      await appendFile(join(folder, "told.txt"), `${kill}: ${told.join("; ")}\n`);
      await keep(profile, folder, kill);
    }
    const [state] = of("open").map(Number);
    const what = `kill ${kill}: ${saved} was shown as saved; the page told: ${told.join("; ")}`;
    assert.deepEqual([of("failed"), of("lost")], [[], []], what);
    if (state === undefined) {
      assert.equal(kill % AT_START, AT_START - 1, `it opens; ${what}`);
      continue;
    }
    if (HAS_MIRROR) assert.ok(state >= saved, `state ${state} is there; ${what}`);
    else if (state < saved) [lost, losses] = [lost + saved - state, losses + 1];
    assert.ok(state <= begun, `state ${state} is there, only ${begun} was begun; ${what}`);
    const here = of("saved").length;
    locks += of("locked").length;
    [begun, count] = [last("begun", state), count + here];
    // While a change is being undone, the state before it may be there.
    saved = told.filter((line) => /^(saved|back) /.test(line)).reduce((_, line) => Number(line.split(" ")[1]), state);
    if (here === 0) life = Math.min(life * 1.5, LONGEST);
  }
  if (isLocked) assert.ok(locks > 0, "the book was locked");
  const lives = kill - 1;
  assert.ok(count >= kills, `only ${count} changes were shown as saved in ${lives} lives`);
  const seconds = Math.round((Date.now() - began) / 1000);
  t.diagnostic(
    `${ENGINE}${isLocked ? ", locked" : ""}: ${lives} kills, ${count} changes shown as saved, ${losses} kills lost ${lost} of them, ${seconds} s`,
  );
}

for (const [kind, kills] of [
  ["a book", KILLS],
  ["a locked book", LOCKED_KILLS],
])
  test(
    `after each of ${kills} kills all of ${kind} that was shown as saved is there, and the book is whole`,
    (t) => killed(t, kills, kind === "a locked book"),
    PATIENCE + MOST_LIVES * kills * 20_000,
  );

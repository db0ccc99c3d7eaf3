// Prints what a lock costs: the same province without a lock and locked, in two browsers, in turns.
//   node benches/page/locked.mjs PROVINCE.json DIST
// ROUNDS=5 takes the median of so many rounds. The derivation of the key is told apart: it takes the same time for any
// book.
import { resolve } from "node:path";
import { argv, env } from "node:process";
import { beforePages } from "../../tests/e2e/chromium.mjs";
import { PASSPHRASE } from "../../tests/e2e/locked.mjs";
import { Site, median } from "./site.mjs";
import { FILL_INCIDENT } from "./waits.mjs";

const ROUNDS = Number(env.ROUNDS ?? 5);

/** Locks the open book. */
const LOCK = `
  const type = (id, text) => {
    const field = document.getElementById(id);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  bench.goto('#/cai-dat/khoa-so');
  await bench.until(() => bench.all('#lock'));
  type('lock-name', 'An');
  for (const id of ['lock-first', 'lock-second']) type(id, ${JSON.stringify(PASSPHRASE)});
  document.querySelector('#has-sheet').click();
  document.querySelector('#lock button[type=submit]').click();
  await bench.until(() => bench.all('#people'));
`;

/** Runs before the page's own scripts: unlocks the book at once, and notes how long the derivation took. */
const UNLOCKING = `
  globalThis.derivation = 0;
  const unlock = () => {
    const field = document.querySelector('#unlock #passphrase');
    if (!field) return requestAnimationFrame(unlock);
    field.value = ${JSON.stringify(PASSPHRASE)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const pressed = performance.now();
    document.querySelector('#unlock button[type=submit]').click();
    new MutationObserver((_, observer) => {
      if (document.querySelector('#unlock')) return;
      observer.disconnect();
      globalThis.derivation = performance.now() - pressed;
    }).observe(document, { subtree: true, childList: true });
  };
  requestAnimationFrame(unlock);
`;

/** Saves an incident, and gives the milliseconds until it is said to be saved. */
const SAVE = `
  ${FILL_INCIDENT}
  await bench.rest(500);
  const start = performance.now();
  document.querySelector('.form__foot button[type=submit]').click();
  const isSaved = () => document.querySelector('.toast')?.textContent.startsWith('Đã lưu');
  return (await bench.until(isSaved)) - start;
`;

/** The characters in the local storage. */
const ROOM = "return Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0)";

async function round(site) {
  const opening = await site.reload("#/tong-quan?nam=2025");
  const derivation = await site.run("return derivation");
  await site.install();
  await site.run("await bench.rest(1_500)");
  const saving = await site.run(SAVE.replaceAll("UNIT", site.unit));
  return { opening: opening - derivation, derivation, saving };
}

const [province, folder] = argv.slice(2).map((path) => resolve(path));
const sites = [await Site.open(folder, province), await Site.open(folder, province)];
try {
  const [, locked] = sites;
  await locked.install();
  await locked.run(LOCK);
  for (const site of sites) {
    site.unit = await site.communeWithIncidents();
    await beforePages(site, UNLOCKING);
  }
  const rooms = [];
  for (const site of sites) rooms.push(await site.run(ROOM));
  console.log(`room, ${rooms[0]} characters: ${(rooms[1] / rooms[0]).toFixed(3)}`);
  for (const rate of [1, 4]) {
    for (const site of sites) await site.slow(rate);
    const all = [[], []];
    for (let at = 0; at < ROUNDS; at += 1)
      for (const of of at % 2 ? [1, 0] : [0, 1]) all[of].push(await round(sites[of]));
    const of = (what) => all.map((rounds) => median(rounds.map((round) => round[what])));
    for (const [what, name] of [
      ["opening", "open the province, without the derivation"],
      ["saving", "save an incident"],
    ]) {
      const [without, withLock] = of(what);
      const ratio = median(all[1].map((round, at) => round[what] / all[0][at][what]));
      console.log(`${rate}×, ${name}: ${ratio.toFixed(2)} (${withLock.toFixed(0)} ms, ${without.toFixed(0)} ms without)`);
    }
    console.log(`${rate}×, the derivation: ${of("derivation")[1].toFixed(0)} ms`);
  }
} finally {
  for (const site of sites) await site.close();
}

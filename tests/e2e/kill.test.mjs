// Killed browsers: whatever moment the browser is ended at, what the page showed as saved is there, and the book is whole.
//
//   KILLS=200 node --test tests/e2e/kill.test.mjs            a longer run
//   WITHOUT_MIRROR=1 node --test tests/e2e/kill.test.mjs     what local storage alone loses: counted, not asserted (Chromium)
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { exported } from "./books.mjs";
import { withoutMirror } from "./chromium.mjs";
import { ROOT, start, test } from "./harness.mjs";

const KILLS = Number(env.KILLS ?? 20);
const HAS_MIRROR = !env.WITHOUT_MIRROR;
// Long enough for some edits and imports, short enough for a kill within the first.
const LIFE = 1500;

/** Edits and imports one after the other, as a person does, from state `from` on; tells the server what it begins and what the page shows. */
function work(from, sample) {
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 2));
    }
  };
  const tell = (what, state) => fetch(`/told?${what} ${state}`, { keepalive: true });
  const button = (text) => [...document.querySelectorAll("main button")].find((button) => button.textContent === text);
  const change = (field, type) => field.dispatchEvent(new Event(type, { bubbles: true }));
  const saved = (what) => until(() => document.querySelector(".toast").textContent.startsWith(`Đã lưu: ${what}`));
  const edit = async (state) => {
    location.hash = "/don-vi/viet-thanh/sua";
    const field = await until(() => document.querySelector("form #f-name"));
    field.value = `Việt Thành ${state}`;
    change(field, "input");
    button("Lưu").click();
    await saved(`đơn vị Xã Việt Thành ${state}`);
  };
  const open = async (state) => {
    location.hash = "/du-lieu";
    const field = await until(() => document.querySelector("input[type=file]"));
    const book = JSON.parse(sample);
    for (const shard of book.shards) shard.units[0].note = `lần ${state}`;
    book.shards.flatMap((shard) => shard.units).find((unit) => unit.id === "viet-thanh").name = `Việt Thành ${state}`;
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(book)], `sổ ${state}.json`));
    field.files = files.files;
    change(field, "change");
    (await until(() => button("Thay cả sổ bằng tệp này"))).click();
    await saved(`mở tệp sổ ${state}.json`);
  };
  (async () => {
    for (let state = from; ; state += 1) {
      const isImport = state % 4 === 0;
      tell("begun", state);
      await (isImport ? open : edit)(state);
      tell("saved", state);
    }
  })().catch((error) => tell("failed", error));
}

/** The state of the open book, by the name that edits change and the notes that imports change; both of an import that came before. */
async function stateOf(page) {
  await page.run(() => void (location.hash = "/du-lieu"));
  await page.byRole("button", "Tải tệp về máy");
  assert.ok(!(await page.text()).includes("Phần dữ liệu không đọc được"), "no part of the book is damaged");
  const file = await exported(page);
  const { shards } = JSON.parse(file);
  if (shards.length === 0) return 0;
  const number = (text) => Number(/\d+$/.exec(text ?? "")?.[0] ?? -1);
  const name = number(shards.flatMap((shard) => shard.units).find((unit) => unit.id === "viet-thanh")?.name);
  const notes = new Set(shards.map((shard) => number(shard.units[0].note)));
  assert.deepEqual([...notes], [name - (name % 4)], `state ${name}: every part is of one import, the last before it`);
  return name;
}

test(`after each of ${KILLS} kills all that was shown as saved is there, and the book is whole`, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "binh-yen-killed-"));
  const sample = await readFile(join(ROOT, "samples/tran-yen-2019.json"), "utf8");
  const page = await start(t, { profile });
  // After the browser has ended.
  t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const last = (what) => Math.max(0, ...page.server.told.filter((told) => told.startsWith(`${what} `)).map((told) => Number(told.slice(6))));
  const [began, lost] = [Date.now(), []];
  let edits = 0;
  for (let kill = 0; ; kill += 1) {
    if (!HAS_MIRROR) await withoutMirror(page);
    await page.go("/du-lieu");
    const state = await stateOf(page);
    if (HAS_MIRROR) assert.ok(state >= last("saved"), `kill ${kill}: state ${state} is there, ${last("saved")} was shown as saved`);
    else if (state < last("saved")) lost.push(last("saved") - state);
    // The word that the next one began may have died with the browser.
    assert.ok(state <= last("begun") + 1, `kill ${kill}: state ${state} is there, only ${last("begun")} was begun`);
    edits += last("saved");
    if (kill === KILLS) break;
    page.server.told.length = 0;
    // The first of all is an import, and no state has the number of another.
    const from = state === 0 ? 4 : state + 1;
    page.server.told.push(`begun ${state}`, `saved ${state}`);
    edits -= state;
    await page.run(work, from, sample);
    await pause(Math.random() * LIFE);
    await page.kill();
    assert.deepEqual(page.server.told.filter((told) => told.startsWith("failed")), []);
    await page.restart();
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  t.diagnostic(`${KILLS} kills, ${edits} changes shown as saved, ${lost.length} kills lost ${lost.reduce((a, b) => a + b, 0)} of them, ${seconds} s`);
}, 60_000 + KILLS * 20_000);

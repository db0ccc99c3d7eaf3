// A full database: copies of the past make room before a change is refused, and no more of them than needed.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { exported, route } from "./books.mjs";
import { onDay, quota } from "./chromium.mjs";
import { ENGINE, LOCKED, oneBrowserEach, start, test } from "./harness.mjs";
import { homes } from "./homes.mjs";
import { lock } from "./locked.mjs";

oneBrowserEach();

// The site's files take four million of these bytes.
const QUOTA = 16_000_000;
// The states that are kept before the database is full: of seven days, and from before the book was locked.
const STATES = LOCKED ? 8 : 7;
// The greatest length of a text.
const LONGEST = 10_000;

/**
 * Fills the room left in the database, as another page of the same origin would. Each further call fills what became
 * free since.
 */
const fillUp = (page) =>
  page.run(() => {
    const noise = (length) => {
      let text = "";
      while (text.length < length)
        text += String.fromCharCode(
          ...crypto.getRandomValues(new Uint16Array(1000)).map((unit) => 0x4e00 + (unit % 20_000)),
        );
      return text.slice(0, length);
    };
    return new Promise((done, failed) => {
      const opened = indexedDB.open("of a neighbour", 1);
      opened.onerror = failed;
      opened.onupgradeneeded = () => opened.result.createObjectStore("texts", { autoIncrement: true });
      opened.onsuccess = async () => {
        const put = (text) =>
          new Promise((put) => {
            const change = opened.result.transaction("texts", "readwrite", { durability: "strict" });
            change.objectStore("texts").put(text);
            change.oncomplete = () => put(true);
            change.onabort = () => put(false);
          });
        for (let length = 200_000; length >= 200; length = Math.floor(length / 4)) while (await put(noise(length)));
        opened.result.close();
        done();
      };
    });
  });

/** The other page leaves, with everything that it kept. */
const leave = (page) =>
  page.run(
    () =>
      new Promise((done, failed) => {
        const asked = indexedDB.deleteDatabase("of a neighbour");
        asked.onsuccess = () => done();
        asked.onerror = failed;
      }),
  );

/**
 * Opens the sample with long notes in one commune. This makes the commune's value large, so that removing a kept copy
 * of it frees room.
 */
async function openLarge(page) {
  await page.go("/du-lieu");
  await page.field("Chọn tệp");
  await page.run(async (length) => {
    const book = await (await fetch("samples/tran-yen-2019.json")).json();
    const noise = () =>
      Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join("");
    const { papers, activities, registrations } = book.shards.find((shard) => shard.root === "viet-thanh");
    for (const record of [papers, activities, registrations].flat().slice(0, 10)) record.note = noise();
    const files = new DataTransfer();
    files.items.add(new File([JSON.stringify(book)], "sổ.json"));
    const field = document.querySelector("input[type=file]");
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, LONGEST);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp sổ.json");
  if (LOCKED) await lock(page);
}

/** The keys of an object store of the database. */
const keysOf = (page, space) =>
  page.run(
    (space) =>
      new Promise((done, failed) => {
        const opened = indexedDB.open("binh-yen");
        opened.onerror = failed;
        opened.onsuccess = () => {
          const asked = opened.result.transaction(space).objectStore(space).getAllKeys();
          asked.onsuccess = () => done(asked.result, opened.result.close());
        };
      }),
    space,
  );

/** Gives an incident a note of this length that hardly compresses. Returns the note. */
async function note(page, length) {
  await route(page, "/vu-viec");
  await page.see("Vụ việc");
  await route(page, "/vu-viec/viet-thanh.vu-viec-1");
  const text = Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join("");
  const field = await page.field("Ghi chú");
  await page.run(
    (field, text) => {
      field.value = text;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    field,
    text,
  );
  await page.click("button", "Lưu");
  return text;
}

const isSame = async (page) => {
  const { local, mirror } = await homes(page);
  return isDeepStrictEqual(local, mirror);
};

/** Does the same and waits until both homes have it. */
async function noteKept(page, length) {
  const text = await note(page, length);
  await page.see("Đã lưu: sửa vụ việc");
  await page.until(() => isSame(page), "both homes to have the change");
  await page.seeNot("Mới lưu được ở một nơi");
  return text;
}

/** The revisions of the kept states, and the number of kept revisions of records. */
const kept = async (page) => ({
  states: (await keysOf(page, "snapshots")).map((key) => Number(key.split("@")[0])).sort((a, b) => a - b),
  past: (await keysOf(page, "history")).length,
});

test("a full database: the kept past gives way to a change, automatic states first, then history, then all; then the page says so", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can say how much room a site has");
  const page = await start(t);
  await quota(page, QUOTA);
  await page.go("/tong-quan");
  await page.untilOffline();
  await openLarge(page);
  let before;
  for (let day = 1; day <= 8; day += 1) {
    await onDay(page, `2027-03-0${day}`);
    await page.reload();
    if (day === 8) await fillUp(page);
    await noteKept(page, LONGEST);
    if (day === 7) before = await kept(page);
  }
  assert.deepEqual([before.states.length, before.past], [STATES, 7]);
  let now = await kept(page);
  t.diagnostic(`after an edit of ${LONGEST} characters: states ${now.states}, ${now.past} revisions`);
  assert.equal(now.past, 8, "what the edit replaced is kept");
  assert.ok(now.states.at(-1) > before.states.at(-1), "and the state before it");
  const stayed = now.states.slice(0, -1);
  assert.deepEqual(stayed, before.states.slice(STATES - stayed.length), "the oldest states went for it");
  assert.ok(stayed.length < STATES);

  const ONE_HOME = "Mới lưu được ở một nơi";
  let text;
  for (let isInBoth = true; isInBoth;) {
    await fillUp(page);
    text = await note(page, 1000);
    const homesNow = async () => ((await page.has(ONE_HOME)) ? "one" : (await isSame(page)) && "both");
    isInBoth = (await page.until(homesNow, "the change in one home or both")) === "both";
    before = now;
    now = await kept(page);
    t.diagnostic(
      `after one of 1,000, in ${isInBoth ? "both homes" : "one"}: states ${now.states}, ${now.past} revisions`,
    );
    const isLastStateHeld = now.states.length > 0 || before.states.length === 0 || now.past === 0;
    assert.ok(isLastStateHeld, "history goes before the last state");
  }
  assert.deepEqual(now, { states: [], past: 0 }, "all of the past went before the change was refused");
  await page.see(ONE_HOME);
  await page.see("Bộ nhớ dành cho trang này đã đầy");
  await page.see("chưa vào bản thứ hai (IndexedDB)");
  assert.deepEqual(await page.axe(), []);
  await page.reload();
  await route(page, "/du-lieu");
  assert.ok((await exported(page)).includes(text), "the local storage has it");
  await page.see(ONE_HOME);
  await leave(page);
  await page.click("button", "Lưu lại");
  await page.seeNot(ONE_HOME);
  await page.until(() => isSame(page), "both homes to have the change");
}, 600_000);

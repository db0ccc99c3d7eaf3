// Damage: whatever happened to the stored bytes, intact parts open, damaged ones are reported and kept, and nothing is
// cleared.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exported, openSample, route, sample } from "./books.mjs";
import { onDay, withoutLocal, withoutMirror } from "./chromium.mjs";
import { ENGINE, LOCKED, oneBrowserEach, start, test } from "./harness.mjs";
import { homes, keyWritten, setHomes } from "./homes.mjs";

oneBrowserEach();

// The names of a locked book's parts do not tell its communes from its frame.
const PART = LOCKED ? "binh-yen.sealed." : "binh-yen.shard.";
const only = (t) => ENGINE === "chromium" || void t.skip("only Chromium's driver can put a script before the page's");

/** Renames Việt Thành as a person does. Waits until it is saved, or until the page says why not. */
async function rename(page, name, said = `Đã lưu: đơn vị xã ${name}`) {
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", name);
  await page.click("button", "Lưu");
  await page.see(said);
}

/** The open book, as its data file has it. */
async function opened(page) {
  await route(page, "/du-lieu");
  return JSON.parse(await exported(page));
}

const roots = (book) => book.shards.map((shard) => shard.root).sort();
const rootOf = (key) => key.slice(PART.length).split("@")[0];

/** The key of Việt Thành's value. */
const ofVietThanh = (page) => keyWritten(page, () => rename(page, "Việt Thành cũ"));

/** Replaces one character of a text with another of the same kind. */
const flipped = (text) => {
  const at = text.length - 9;
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
};

const WAYS = {
  "a character flipped": (texts, key) => flipped(texts[key]),
  cut: (texts, key) => texts[key].slice(0, texts[key].length / 2),
  emptied: () => "",
  "replaced by another's": (texts, key, others) => texts[others[(others.indexOf(key) + 1) % others.length]],
};

/** Both homes with these values damaged in one home or in both. */
function damaged(whole, keys, where, way) {
  const { local, mirror } = structuredClone(whole);
  const others = Object.keys(whole.local).filter((key) => key.startsWith(PART));
  for (const key of keys) {
    if (where !== "mirror") local[key] = way(whole.local, key, others);
    if (where !== "local") mirror[key] = way(whole.mirror, key, others);
  }
  return { local, mirror };
}

// The ways differ in what the store reads, which is the same in every browser: one of them is enough in the others.
for (const [name, way] of Object.entries(WAYS).slice(0, ENGINE === "chromium" ? 4 : 1)) {
  test(`every commune's value ${name}, in one home and in both: what is whole opens, nothing damaged is cleared`, async (t) => {
    const page = await sample(t);
    const book = await opened(page);
    const whole = await homes(page);
    const parts = Object.keys(whole.local).filter((key) => key.startsWith(PART));
    assert.ok(parts.length > 20);
    const still = async (bad, keys, where) => {
      const now = await homes(page);
      for (const key of keys) {
        if (where !== "mirror") assert.equal(now.local[key], bad.local[key], `${key} stays in the local storage`);
        if (where !== "local") assert.equal(now.mirror[key], bad.mirror[key], `${key} stays in the mirror`);
      }
    };
    for (const where of ["local", "mirror"]) {
      const bad = damaged(whole, parts, where, way);
      await setHomes(page, bad);
      await page.reload();
      assert.deepEqual((await opened(page)).shards, book.shards, `${where}: the other home has all`);
      await page.see("Phần dữ liệu không đọc được");
      await still(bad, parts, where);
    }
    const lost = [];
    for (const rest of [0, 1]) {
      const hit = parts.filter((_, at) => at % 2 === rest);
      const bad = damaged(whole, hit, "both", way);
      await setHomes(page, bad);
      await page.reload();
      const left = roots(await opened(page));
      const gone = roots(book).filter((root) => !left.includes(root));
      if (!LOCKED) assert.deepEqual(gone, hit.map(rootOf).sort(), "the others open");
      lost.push(...gone);
      await page.see("Phần dữ liệu không đọc được");
      await still(bad, hit, "both");
      await page.reload();
      await still(bad, hit, "both");
    }
    assert.deepEqual(lost.sort(), roots(book), "each commune opens but where its own value is damaged");
  }, 300_000);
}

test("the bytes of a damaged value can be downloaded as they are", async (t) => {
  if (ENGINE === "webkit") return t.skip("WebKit's driver keeps no downloaded file");
  const page = await sample(t);
  const key = await ofVietThanh(page);
  const whole = await homes(page);
  const bad = damaged(whole, [key], "both", (texts, key) => texts[key].slice(0, 500));
  await setHomes(page, bad);
  await route(page, "/du-lieu");
  await page.reload();
  await page.see("Phần viet-thanh");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Tải về");
  // The open page knows the name that a lock hides.
  const revision = whole.local[key].split(":")[2];
  const path = join(page.downloads, `binh-yen.shard.viet-thanh@${revision}.txt`);
  const file = () => readFile(path, "utf8").catch(() => undefined);
  await page.until(async () => (await file()) === bad.local[key], "the file with the bytes");
});

test("all manifests damaged in both homes: the newest values are the book", async (t) => {
  const page = await sample(t);
  await rename(page, "Việt Thành mới");
  const book = await opened(page);
  const whole = await homes(page);
  const manifests = Object.keys(whole.local).filter((key) => key.startsWith("binh-yen.book"));
  await setHomes(
    page,
    damaged(whole, manifests, "both", (texts, key) => flipped(texts[key])),
  );
  await page.reload();
  assert.deepEqual((await opened(page)).shards, book.shards);
});

/** The texts as a build with a newer format writes them. The checksum covers its number too. */
const newerText = (text) => text.replace(/^BY\d+:(\w+)/, (_, sum) => `BY99:${[...sum].reverse().join("")}`);
const newer = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, newerText(text)]));

/** The copy of the store that the data page makes. */
async function copied(page) {
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải bản sao kho lưu trữ");
  return page.run(() => {
    const create = URL.createObjectURL;
    return new Promise((done) => {
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = create;
        blob.text().then(done);
        return create(blob);
      };
      [...document.querySelectorAll("button")]
        .find((button) => button.textContent === "Tải bản sao kho lưu trữ")
        .click();
    });
  });
}

/** The texts of both homes in a copy, but for the header of a lock. */
function textsIn(copy) {
  const { local, mirror } = JSON.parse(copy);
  const isOfBook = ([key]) => !key.startsWith("binh-yen.lock@");
  return { local: Object.fromEntries(Object.entries(local).filter(isOfBook)), mirror };
}

/** Opens a file in the page of files. */
async function give(page, text) {
  await route(page, "/du-lieu");
  await page.field("Chọn tệp");
  await page.run((text) => {
    const files = new DataTransfer();
    files.items.add(new File([text], "kho.json"));
    const field = document.querySelector("input[type=file]");
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
}

test("a newer build's book is said to be one, stays as it is, and can be taken as a file", async (t) => {
  const page = await sample(t);
  const whole = await homes(page);
  const of = { local: newer(whole.local), mirror: newer(whole.mirror) };
  await setHomes(page, of);
  await page.reload();
  await page.see("Sổ này do bản Bình Yên mới hơn ghi");
  await route(page, "/du-lieu");
  await page.see("Bản sao kho lưu trữ");
  await page.seeNot("Phần dữ liệu không đọc được");
  assert.deepEqual(await page.axe(), []);
  assert.deepEqual(textsIn(await copied(page)), of);
  await openSample(page);
  await page.reload();
  await page.see("Sổ này do bản Bình Yên mới hơn ghi");
  assert.deepEqual(await homes(page), of, "nothing was written");
});

test("of a book that a newer build wrote in part, the rest is shown and nothing is written", async (t) => {
  const page = await sample(t);
  const key = await ofVietThanh(page);
  const whole = await homes(page);
  const of = damaged(whole, [key], "both", (texts, key) => newerText(texts[key]));
  await setHomes(page, of);
  await page.reload();
  await page.see("Sổ này do bản Bình Yên mới hơn ghi");
  const left = await opened(page);
  assert.ok(!roots(left).includes("viet-thanh") && left.shards.length > 20);
  assert.deepEqual(await homes(page), of);
});

/** Raises the database's version, as a newer build does when it first opens it. */
const raiseDatabase = (page) =>
  page.run(
    () =>
      new Promise((done, failed) => {
        const opened = indexedDB.open("binh-yen", 99);
        opened.onerror = failed;
        opened.onsuccess = () => done(void opened.result.close());
      }),
  );

test("a page that is open while a newer build changes the database brings nothing into it any more, and says so", async (t) => {
  const page = await sample(t);
  await raiseDatabase(page);
  const { mirror } = await homes(page);
  await rename(page, "Việt Thành mới", "Sổ này do bản Bình Yên mới hơn ghi");
  assert.deepEqual((await homes(page)).mirror, mirror);
  await page.reload();
  await page.see("Sổ này do bản Bình Yên mới hơn ghi");
  assert.ok(JSON.stringify(await opened(page)).includes("Việt Thành mới"), "what was typed is there");
});

test("a newer build's database is read and not written", async (t) => {
  const page = await sample(t);
  const book = await opened(page);
  await raiseDatabase(page);
  const before = await homes(page);
  await page.reload();
  await page.see("Sổ này do bản Bình Yên mới hơn ghi");
  assert.deepEqual((await opened(page)).shards, book.shards);
  assert.deepEqual(await homes(page), before);
});

test("the copy of a store opens on another device as the book that it holds", async (t) => {
  const page = await sample(t);
  const book = await opened(page);
  const copy = await copied(page);
  assert.deepEqual(textsIn(copy), await homes(page));
  let there = await start(t);
  await there.go("/du-lieu");
  await give(there, copy);
  if (LOCKED) {
    await there.see("bản sao kho lưu trữ của một sổ đã khóa");
    // It opens where its key is.
    there = page;
    await rename(page, "Việt Thành mới");
    await give(page, copy);
  }
  await there.click("button", "Thay cả sổ bằng tệp này");
  await there.see("Đã lưu: mở tệp kho.json");
  assert.deepEqual((await opened(there)).shards, book.shards);
});

test("a clock that is set back a year changes nothing in what is newest", async (t) => {
  if (!only(t)) return;
  const page = await sample(t);
  for (const [day, name] of [
    ["2027-03-01", "Việt Thành một"],
    ["2026-03-01", "Việt Thành hai"],
    ["2028-03-01", "Việt Thành ba"],
    ["2027-03-01", "Việt Thành bốn"],
  ]) {
    await onDay(page, day);
    await page.reload();
    assert.equal(await page.run(() => new Date().toISOString().slice(0, 10)), day);
    await rename(page, name);
    await page.reload();
    await page.see(`Xã ${name}`);
  }
  await page.run(() =>
    localStorage.removeItem(Object.keys(localStorage).find((key) => key.startsWith("binh-yen.book"))),
  );
  await page.reload();
  await page.see("Xã Việt Thành bốn");
});

test("where the local storage is blocked the book lives in the mirror, and a warning stands", async (t) => {
  if (!only(t)) return;
  const page = await start(t);
  await withoutLocal(page);
  await page.go("/tong-quan");
  await openSample(page);
  await page.see("Trình duyệt chặn bộ nhớ chính của trang");
  await rename(page, "Việt Thành mới", "Xã Việt Thành mới");
  await page.see("Trình duyệt chặn bộ nhớ chính của trang");
  assert.deepEqual(await page.axe(), []);
  await page.reload();
  await page.see("Trình duyệt chặn bộ nhớ chính của trang");
  const book = await opened(page);
  assert.ok(JSON.stringify(book).includes("Việt Thành mới"));
});

test("where IndexedDB is blocked the book lives in the local storage, and a warning stands", async (t) => {
  if (!only(t)) return;
  const page = await start(t);
  await withoutMirror(page);
  await page.go("/tong-quan");
  await openSample(page);
  await page.see("Trình duyệt này không cho giữ bản thứ hai");
  await rename(page, "Việt Thành mới");
  await page.reload();
  await page.see("Trình duyệt này không cho giữ bản thứ hai");
  assert.deepEqual(await page.axe(), []);
  assert.ok(JSON.stringify(await opened(page)).includes("Việt Thành mới"));
});

test("where both are blocked the app works from memory, says so, and the book can be downloaded", async (t) => {
  if (!only(t)) return;
  const page = await start(t);
  await withoutLocal(page);
  await withoutMirror(page);
  await page.go("/tong-quan");
  await page.see("Chưa lưu được vào máy này");
  await openSample(page);
  await rename(page, "Việt Thành mới", "Xã Việt Thành mới");
  await page.see("Trình duyệt không cho trang này lưu dữ liệu");
  assert.deepEqual(await page.axe(), []);
  assert.ok(JSON.stringify(await opened(page)).includes("Việt Thành mới"));
});

test("in a browser that is set to keep no data of sites the app works from memory and says so", async (t) => {
  if (ENGINE === "webkit") return t.skip("WebKitGTK's browser has no such setting");
  const page = await start(t, { keepsNothing: true });
  await page.go("/tong-quan");
  await page.see("Chưa lưu được vào máy này");
  await openSample(page);
  await rename(page, "Việt Thành mới", "Xã Việt Thành mới");
  await page.see("Trình duyệt không cho trang này lưu dữ liệu");
  assert.ok(JSON.stringify(await opened(page)).includes("Việt Thành mới"));
});

// Files that arrive by email, in any order and some twice: the page previews their changes, loses nothing, and
// conflicts wait for a choice.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exported, route, sample, texts } from "./books.mjs";
import { Key, ROOT, test } from "./harness.mjs";

const read = async () => JSON.parse(await readFile(join(ROOT, "samples/tran-yen-2019.json"), "utf8"));
const AT = Date.UTC(2020, 5, 1);

/** A new revision of a record of the sample. */
function revise(book, list, id, change, { by = "Công an xã Việt Thành", device = "may-xa", at = AT } = {}) {
  const record = book.shards.flatMap((shard) => shard[list] ?? []).find((record) => record.id === id);
  const { stamp } = record;
  Object.assign(record, change, {
    stamp: { at, device, by, after: [...(stamp.after ?? []), `${stamp.at}@${stamp.device}`] },
  });
  return book;
}

/** A book with some communes of another. */
const part = (book, ...roots) => ({ ...book, shards: book.shards.filter((shard) => roots.includes(shard.root)) });

async function save(page, name, book) {
  const path = join(page.downloads, name);
  await writeFile(path, typeof book === "string" ? book : JSON.stringify(book));
  return path;
}

/** Opens the sample on the page of files. */
async function open(t, width) {
  const page = await sample(t);
  if (width) await page.driver.manage().window().setRect({ width, height: 740 });
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  return page;
}

const give = (page, ...paths) => page.upload("Chọn tệp", paths.join("\n"));
const incidentOf = async (page, id) =>
  JSON.parse(await exported(page))
    .shards.flatMap((shard) => shard.incidents ?? [])
    .find((record) => record.id === id);

test("a commune's file shows what it changes, field by field, goes into the book and can be taken back", async (t) => {
  const page = await open(t);
  const file = part(
    revise(await read(), "incidents", "viet-thanh.vu-viec-2", { people: 9 }),
    "viet-thanh",
    "tran-yen",
    "yen-bai",
  );
  const before = await exported(page);
  await give(page, await save(page, "xã Việt Thành.json", file));
  await page.see("Nếu nhập, sổ sẽ thay đổi như sau");
  const counts = await texts(page, "#import-result table tbody td");
  assert.deepEqual(counts.slice(0, 5), ["0", "1", "0", "0", "0"], "new, changed, deleted, to review, older");
  assert.match(counts[5], /^[1-9][\d.]*$/);
  await page.click("button", "Xem từng mục");
  await page.see("Sổ đang mở: Sổ mẫu");
  await page.see("Trong tệp: Công an xã Việt Thành");
  const marked = await texts(page, "#import-result .side-by-side mark");
  assert.deepEqual(marked, ["2", "9"]);
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập tệp xã Việt Thành.json");
  await page.see("Đã nhập: 0 mục mới, 1 mục sửa, 0 mục xóa.");
  assert.equal((await incidentOf(page, "viet-thanh.vu-viec-2")).people, 9);
  await route(page, "/du-lieu/ban-luu");
  await page.see("trước khi gộp tệp xã Việt Thành.json");
  await route(page, "/du-lieu");
  await page.click("button", "Hoàn tác: nhập tệp xã Việt Thành.json");
  await page.see("Đã hoàn tác: nhập tệp xã Việt Thành.json");
  assert.equal(await exported(page), before);
});

test("what two places changed waits for a choice; one is taken, and the other side gets it by the next file", async (t) => {
  const page = await open(t);
  const id = "viet-thanh.vu-viec-2";
  const a = await save(page, "a.json", revise(await read(), "incidents", id, { people: 9 }, { at: AT }));
  const b = await save(
    page,
    "b.json",
    revise(
      await read(),
      "incidents",
      id,
      { people: 4, note: "theo biên bản" },
      { by: "Công an huyện", device: "may-huyen", at: AT + 60_000 },
    ),
  );
  await give(page, a);
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập tệp a.json");
  await give(page, b);
  await page.see("Cần xem lại");
  await page.click("button", "Nhập vào sổ");
  await page.see("1 mục có hai bản, cần xem lại.");
  await page.click("link", "Xem lại");
  await page.see("Công an xã Việt Thành");
  await page.see("Công an huyện");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Lấy bản 2");
  await page.see("Không có mục nào cần xem lại.");
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  const chosen = await incidentOf(page, id);
  assert.equal(chosen.people, 9);
  assert.equal(chosen.stamp.after.length, 3, "the choice follows the first and both revisions");
  await give(page, b);
  await page.see("Tệp không có gì mới");
});

test("a revision that is edited in the review is the choice: nothing waits beside it, and what comes again changes nothing", async (t) => {
  const page = await open(t);
  const id = "viet-thanh.vu-viec-2";
  const a = await save(page, "a.json", revise(await read(), "incidents", id, { people: 9 }, { at: AT }));
  const b = await save(
    page,
    "b.json",
    revise(await read(), "incidents", id, { people: 4 }, { by: "Công an huyện", device: "may-huyen", at: AT + 60_000 }),
  );
  await give(page, a, b);
  await page.click("button", "Nhập vào sổ");
  await page.see("1 mục có hai bản, cần xem lại.");
  await page.click("link", "Xem lại");
  await page.click("link", "Sửa bản đang hiện");
  await page.see("Lưu tại đây là chọn bản này làm bản cuối");
  await page.fill("Số người liên quan", "7");
  await page.click("button", "Lưu");
  await page.see("Không có mục nào cần xem lại.");
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  const chosen = await incidentOf(page, id);
  assert.deepEqual([chosen.people, chosen.stamp.after.length], [7, 3]);
  await give(page, a, b);
  await page.see("Tệp không có gì mới");
});

test("many choices are made at once by the place that made the revisions, and taken back at once", async (t) => {
  const page = await open(t);
  const change = (by, device, people) => async () => {
    const book = await read();
    for (const number of [1, 2, 3])
      revise(book, "incidents", `viet-thanh.vu-viec-${number}`, { people }, { by, device, at: AT + people });
    return book;
  };
  await give(
    page,
    await save(page, "xã.json", await change("Công an xã", "may-xa", 11)()),
    await save(page, "huyện.json", await change("Công an huyện", "may-huyen", 12)()),
  );
  await page.click("button", "Nhập vào sổ");
  await page.see("3 mục có hai bản, cần xem lại.");
  await page.click("link", "Xem lại");
  await page.click("button", "Lấy theo Công an xã (3 mục)");
  await page.see("Không có mục nào cần xem lại.");
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  assert.equal((await incidentOf(page, "viet-thanh.vu-viec-3")).people, 11);
  await page.click("button", "Hoàn tác: lấy theo Công an xã");
  await page.see("3 mục có nhiều bản được sửa ở nhiều nơi.");
});

test("ten files come in at once, a bad one does not stop the others, and one step takes them back", async (t) => {
  const page = await open(t);
  const book = await read();
  const communes = book.shards.filter((shard) => shard.incidents).map((shard) => shard.root);
  const paths = [];
  for (let number = 0; number < 9; number += 1) {
    const root = communes[number % communes.length];
    const file = part(structuredClone(book), root, "tran-yen", "yen-bai");
    const [first] = file.shards.find((shard) => shard.root === root).incidents;
    file.shards
      .find((shard) => shard.root === root)
      .incidents.push({ ...first, id: `them-${number}`, stamp: { at: AT, device: `may-${number}`, by: root } });
    paths.push(await save(page, `${number}.json`, file));
  }
  paths.push(await save(page, "hỏng.json", "{"));
  const before = await exported(page);
  await give(page, ...paths);
  await page.see("9 tệp dùng được");
  await page.see("1 tệp không dùng được");
  await page.see("hỏng.json chưa dùng được");
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập 9 tệp");
  await page.see("Đã nhập: 9 mục mới");
  const added = JSON.parse(await exported(page))
    .shards.flatMap((shard) => shard.incidents ?? [])
    .filter((record) => record.id.startsWith("them-"));
  assert.equal(added.length, 9);
  await page.click("button", "Hoàn tác: nhập 9 tệp");
  await page.see("Đã hoàn tác");
  assert.equal(await exported(page), before);
});

test("of a file only the chosen communes are taken, with the keyboard alone and on a phone's width", async (t) => {
  const page = await open(t, 360);
  const book = await read();
  revise(book, "incidents", "viet-thanh.vu-viec-2", { people: 9 });
  revise(book, "incidents", "bao-dap.vu-viec-2", { people: 8 });
  await give(page, await save(page, "huyện.json", book));
  await page.see("Nếu nhập, sổ sẽ thay đổi như sau");
  const box = await page.field("Nhập Xã Báo Đáp");
  await page.untilFocus("#import-result");
  await page.focus(box);
  await page.press(Key.SPACE);
  await page.see("Nhập 1 đơn vị đã chọn");
  const width = await page.run(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} px wide`);
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await page.run(() => document.activeElement.textContent)).startsWith("Nhập 1 đơn vị")) break;
    await page.press(Key.TAB);
  }
  await page.press(Key.ENTER);
  await page.see("Đã lưu: nhập tệp huyện.json");
  assert.equal((await incidentOf(page, "viet-thanh.vu-viec-2")).people, 9);
  assert.equal(
    (await incidentOf(page, "bao-dap.vu-viec-2")).people,
    JSON.parse(await readFile(join(ROOT, "samples/tran-yen-2019.json"), "utf8"))
      .shards.flatMap((shard) => shard.incidents ?? [])
      .find((record) => record.id === "bao-dap.vu-viec-2").people,
  );
});

test("a file's text can be pasted", async (t) => {
  const page = await open(t);
  const file = JSON.stringify(
    part(revise(await read(), "incidents", "viet-thanh.vu-viec-2", { people: 9 }), "viet-thanh", "tran-yen", "yen-bai"),
  );
  await page.run((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, file);
  await page.see("nội dung dán vào");
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập tệp nội dung dán vào");
});

/** Drops a file on the element of a selector. Returns whether the page kept the browser from opening it. */
const drop = (page, selector, name, text) =>
  page.run(
    (selector, name, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      return ["dragover", "drop"].map((kind) => {
        const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(selector).dispatchEvent(event);
        return event.defaultPrevented;
      });
    },
    selector,
    name,
    text,
  );

test("a file that is dropped anywhere is taken in once, and never takes the place of the page", async (t) => {
  const page = await open(t);
  const file = JSON.stringify(
    part(revise(await read(), "incidents", "viet-thanh.vu-viec-2", { people: 9 }), "viet-thanh", "tran-yen", "yen-bai"),
  );
  assert.deepEqual(await drop(page, ".drop", "trên khung.json", file), [true, true]);
  await page.see("Tệp trên khung.json có");
  assert.deepEqual(await drop(page, "main h1", "bên cạnh.json", file), [true, true]);
  await page.see("Tệp bên cạnh.json có");
  await route(page, "/vu-viec");
  assert.deepEqual(await drop(page, "main h1", "trang khác.json", file), [true, true]);
  await page.see("Tệp trang khác.json có");
  assert.match(await page.run(() => location.hash), /^#\/du-lieu/);
  assert.deepEqual(
    await drop(page, "main h1", "vụ việc.csv", "Ngày xảy ra;Thôn;Loại vụ việc\n15/03/2016;Trúc Đình;Cháy\n"),
    [true, true],
  );
  await page.see("Tệp vụ việc.csv: cách đọc");
  assert.match(await page.run(() => location.hash), /^#\/bang-tinh/);
});

const kind = (group, name) => ({ code: "x-trom-ga", group, label: { vi: name, en: name }, source: "thử" });
const withKind = (book, kind) => ({ ...book, frame: { ...book.frame, kinds: [kind] } });

test("what a file replaces of the book's own kinds is shown, and can be kept", async (t) => {
  const page = await open(t);
  const kinds = async () => JSON.parse(await exported(page)).frame.kinds.map((kind) => kind.label.vi);
  await give(page, await save(page, "một.json", withKind(await read(), kind("incident", "Trộm gà"))));
  await page.see("được thêm vào sổ");
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã nhập:");
  const two = await save(page, "hai.json", withKind(await read(), kind("incident", "Trộm vặt")));
  await give(page, two);
  await page.see("sẽ thay bản của sổ");
  await page.see("«Trộm gà» thành «Trộm vặt»");
  assert.deepEqual(await page.axe(), []);
  await page.click("checkbox", "Thay bằng bản trong tệp");
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã nhập:");
  assert.deepEqual(await kinds(), ["Trộm gà"]);
});

test("a hamlet that two devices entered is joined when a person says so, and what comes later for the other one is not lost", async (t) => {
  const page = await open(t);
  const book = await read();
  const shard = book.shards.find((shard) => shard.root === "viet-thanh");
  const hamlet = shard.units.find((unit) => unit.name === "Trúc Đình");
  const stamp = { at: AT, device: "may-thon", by: "Thôn Trúc Đình" };
  shard.units.push({ ...hamlet, id: "truc-dinh-2", stamp });
  const incident = (id) => ({
    id,
    unit: "truc-dinh-2",
    date: "2019-07-01",
    kind: "theft",
    severity: "less_serious",
    stamp,
  });
  shard.incidents.push(incident("vu-1"));
  const early = await save(page, "thôn.json", part(book, "viet-thanh", "tran-yen", "yen-bai"));
  shard.incidents.push(incident("vu-2"));
  const late = await save(page, "thôn, sau.json", part(book, "viet-thanh", "tran-yen", "yen-bai"));
  await give(page, early);
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập tệp thôn.json");
  await route(page, "/can-xem-lai");
  await page.see("Đơn vị có thể đã nhập hai lần");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Là một đơn vị: gộp lại");
  await page.see("Đã lưu: gộp đơn vị");
  await page.see("Không có mục nào cần xem lại.");
  await route(page, "/du-lieu");
  await give(page, late);
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã lưu: nhập tệp thôn, sau.json");
  await route(page, "/can-xem-lai");
  await page.click("button", "Chuyển sang đơn vị đã gộp");
  await page.see("Không có mục nào cần xem lại.");
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  assert.deepEqual(
    [(await incidentOf(page, "vu-1")).unit, (await incidentOf(page, "vu-2")).unit],
    [hamlet.id, hamlet.id],
  );
});

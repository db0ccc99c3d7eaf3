// A book is locked: passphrases, people, the recovery sheet, what is half typed, and what can be read without the key.
import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";
import { book } from "./books.mjs";
import { test } from "./harness.mjs";
import { pictures } from "./pictures.mjs";

const AN = "ruộng bậc thang mùa nước đổ";
const BINH = "suối Nậm Kim trong veo";
const NEW = "mùa cốm mới Tú Lệ thơm";
const NOTE = "bản nháp chưa ai được đọc";

/** Every key and value that the browser keeps for the page, in all places. */
async function everything(page) {
  const stored = await page.run(async () => {
    const all = Object.entries(localStorage).map(([key, text]) => ["local", key, text]);
    const database = await new Promise((done, failed) => {
      const opened = indexedDB.open("binh-yen");
      opened.onerror = failed;
      opened.onsuccess = () => done(opened.result);
    });
    for (const name of [...database.objectStoreNames].filter((name) => name !== "keys")) {
      const space = database.transaction(name).objectStore(name);
      const [keys, texts] = await Promise.all(
        [space.getAllKeys(), space.getAll()].map(
          (asked) =>
            new Promise((done) => {
              asked.onsuccess = () => done(asked.result);
            }),
        ),
      );
      keys.forEach((key, at) => all.push([name, key, texts[at]]));
    }
    database.close();
    return all;
  });
  return [...stored, ...(await pictures(page)).map((text) => ["picture", "", text])];
}

/** The bytes that a value's dense characters stand for. */
const unpacked = (text) => {
  const radix = 55_109n;
  const characters = [...text].map((character) => BigInt(character.codePointAt(0)) - (0xd800n - radix));
  let bits = "";
  for (let at = 0; at + 4 <= characters.length; at += 4) {
    const group = characters.slice(at, at + 4).reduce((sum, digit) => sum * radix + digit, 0n);
    bits += group.toString(2).padStart(63, "0");
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** What inflates from a place on, or nothing. */
const inflated = (bytes) => {
  try {
    return [inflateRawSync(bytes).toString("utf8")];
  } catch {
    return [];
  }
};

/** The deflated parts of a pressed value, each after its length, see `crates/press`. */
const columns = (bytes) => {
  let at = 1;
  const number = () => {
    let [sum, shift] = [0, 0];
    do sum += (bytes[at] & 127) * 2 ** (7 * shift++);
    while (bytes[at++] > 127);
    return sum;
  };
  number();
  return Array.from({ length: 4 }, () => {
    const length = number();
    at += length;
    return bytes.subarray(at - length, at);
  });
};

/** A value as a finder would read it: as it is, and all that inflates from where something could begin. */
const readings = (text) => {
  const content = /^BY\d:[0-9a-f]{16}:\d+:(.*)$/s.exec(text)?.[1];
  if (!content) return [text];
  const bytes = unpacked(content);
  const starts = [0, 8, 32].map((at) => bytes.subarray(at));
  const parts = starts.flatMap((start) => [start, start.subarray(1), ...columns(start)]);
  return [text, bytes.toString("utf8"), ...parts.flatMap(inflated)];
};

/** The places in which any of the words can be read. */
const told = (all, words) =>
  all.filter(([, key, text]) => {
    const said = [key, ...readings(String(text))].join("\n").toLowerCase();
    return words.some((word) => said.includes(word.toLowerCase()));
  });

const WORDS = ["tran-yen", "trấn yên", "incident", "2026-0", '"households":142', "thôn", "commune", "Nguyễn Thị", NOTE];

const unlock = async (page, typed) => {
  await page.fill("Mật khẩu", typed);
  await page.click("button", "Mở khóa");
};

test("a locked book is read by nobody without a passphrase, and nothing is lost", async (t) => {
  const page = await book(t, "tran-yen-2026");
  await page.route("/tong-quan");
  await page.until(async () => (await pictures(page)).length > 0, "the picture of the overview");
  assert.ok(told(await everything(page), WORDS).length > 10, "without a lock, a finder reads the book");

  await page.route("/cai-dat/khoa-so");
  await page.see("Tờ khôi phục");
  assert.deepEqual(await page.axe(), []);
  const code = await page.run(() => document.querySelector("#sheet-code").textContent);
  await page.fill("Tên anh chị", "Nguyễn Thị An");
  await page.fill("Mật khẩu", AN);
  await page.fill("Nhập lại mật khẩu", AN);
  await page.click("button", "Khóa sổ");
  await page.see("Hãy in hoặc chép tờ khôi phục trước");
  await page.run(() => document.querySelector("#has-sheet").click());
  await page.click("button", "Khóa sổ");
  await page.see("Ai mở được sổ");
  await page.see("Đã khóa sổ");
  await page.screenshot("lock-people");

  // A second person.
  await page.run(() => document.querySelector("#add-name").focus());
  await page.press("Bình");
  await page.run(() => document.querySelector("#add-first").focus());
  await page.press(BINH);
  await page.run(() => document.querySelector("#add-second").focus());
  await page.press(BINH);
  await page.click("button", "Thêm người");
  await page.until(() => page.run(() => document.querySelector("#people").textContent.includes("Bình")), "the person");

  // A half-typed entry is kept sealed.
  await page.route("/vu-viec/moi");
  await page.run(() => document.querySelectorAll("main details").forEach((more) => (more.open = true)));
  await page.fill("Ghi chú", NOTE);
  await page.until(() => page.run(() => localStorage.getItem("binh-yen.unfinished")), "the draft");
  const all = await everything(page);
  assert.deepEqual(told(all, WORDS).map(([place, key]) => `${place} ${key}`), []);
  await page.run(() => document.querySelector("#lock-now").click());
  await page.until(() => page.run(() => document.querySelector("#unlock")), "the unlock screen");
  await page.screenshot("lock-unlock");
  assert.ok(!(await page.text()).includes("Trấn Yên"));
  assert.deepEqual(await page.axe(), []);
  await unlock(page, "sai rồi, sai rồi");
  await page.see("Mật khẩu không đúng");
  await page.until(
    () => page.run(() => !document.querySelector("#unlock button[type=submit]").hasAttribute("aria-disabled")),
    "the wait after a wrong passphrase",
  );
  await unlock(page, BINH);
  await page.see("Vụ việc");
  await page.until(() => page.run((note) => document.body.innerHTML.includes(note) || [...document.querySelectorAll("textarea, input")].some((field) => field.value === note), NOTE), "the draft");

  // Beside a change stands who unlocked the book, whatever name the settings have.
  await page.route("/cai-dat");
  await page.fill("Tên bộ phận", "Người khác");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: cài đặt");
  await page.route("/don-vi/tran-yen/sua");
  await page.fill("Số hộ", "1234");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị xã Trấn Yên");
  await page.route("/don-vi/tran-yen/lich-su");
  await page.see("máy này · Bình");

  // The sheet opens it too.
  await page.run(() => document.querySelector("#lock-now").click());
  await page.until(() => page.run(() => document.querySelector("#unlock")), "the unlock screen");
  await unlock(page, code.toLowerCase().replaceAll("-", " "));
  await page.until(() => page.run(() => document.querySelector("#lock-now")), "the open book");

  // A person who forgot the passphrase sets another one; the sheet stays as it is.
  await page.route("/cai-dat/khoa-so");
  await page.see("Đặt lại mật khẩu");
  assert.ok(await page.run(() => !document.querySelector("#remove, #change-old")), "the sheet is no person");
  await page.run(() => document.querySelector("#change-first").focus());
  await page.press(NEW);
  await page.run(() => document.querySelector("#change-second").focus());
  await page.press(NEW);
  await page.click("button", "Đặt mật khẩu mới");
  await page.until(() => page.run(() => document.querySelector("#change-first").value === ""), "the new passphrase");
  await page.run(() => document.querySelector("#lock-now").click());
  await page.until(() => page.run(() => document.querySelector("#unlock")), "the unlock screen");
  await unlock(page, NEW);
  await page.until(() => page.run(() => document.querySelector("#lock-now")), "the open book");

  // A wrong passphrase leaves the form, with its sheet, as it is; the sheet's code is nobody's passphrase.
  await page.route("/cai-dat/khoa-so");
  await page.see("Bỏ người và thay khóa");
  await page.run(() => document.querySelector("#remove").click());
  const sheet = () => page.run(() => document.querySelector("#new-key #sheet-code").textContent);
  const printed = await sheet();
  await page.run(() => document.querySelector("#remove-own").focus());
  await page.press(code);
  await page.click("button", "Đã in tờ mới – thay khóa");
  await page.see("Việc này cần mật khẩu của anh chị");
  assert.equal(await sheet(), printed);

  // A person who was removed can no longer open the book.
  await page.run(() => document.querySelector("#remove-own").select());
  await page.press(NEW);
  await page.click("button", "Đã in tờ mới – thay khóa");
  await page.until(() => page.run(() => !document.querySelector("#people").textContent.includes("Bình")), "the removal");
  await page.run(() => document.querySelector("#lock-now").click());
  await page.until(() => page.run(() => document.querySelector("#unlock")), "the unlock screen");
  await unlock(page, BINH);
  await page.see("Mật khẩu không đúng");
  await page.until(
    () => page.run(() => !document.querySelector("#unlock button[type=submit]").hasAttribute("aria-disabled")),
    "the wait after a wrong passphrase",
  );
  await unlock(page, NEW);
  await page.until(() => page.run(() => document.querySelector("#lock-now")), "the open book");
  await page.route("/cai-dat/khoa-so");

  // Everything goes.
  await page.fill("Gõ chữ XÓA", "xóa");
  await page.click("button", "Xóa khỏi máy này");
  await page.see("Dùng thử sổ mẫu");
  const left = (await everything(page)).filter(([, key]) => !/device|language/.test(key));
  assert.deepEqual(left, []);
});

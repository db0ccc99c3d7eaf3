// Room: how full the storage is, what happens when it is full, and how long the browser keeps it.
import assert from "node:assert/strict";
import { exported, route, sample } from "./books.mjs";
import { agent, refusingDirectory } from "./chromium.mjs";
import { ENGINE, LOCKED, oneBrowserEach, start, test } from "./harness.mjs";
import { fill, homes, unfill } from "./homes.mjs";

oneBrowserEach();

/** A text that hardly compresses. */
const noise = (length) =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20000))).join("");

/** Opens a changed copy of the page's book as a file. */
async function change(page, alter, name = "sổ khác.json") {
  await route(page, "/du-lieu");
  const book = JSON.parse(await exported(page));
  // A current file states its sender and checksum; this one has neither.
  for (const said of ["sent", "checksum"]) delete book[said];
  alter(book);
  await page.run(
    (text, name) => {
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      const field = document.querySelector("input[type=file]");
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    JSON.stringify(book),
    name,
  );
  await page.click("button", "Thay cả sổ bằng tệp này");
}

test("a storage that another page of the address fills: the edit lives in the mirror, and the page says what to do", async (t) => {
  const page = await sample(t);
  await fill(page, 300);
  const note = noise(3000);
  await change(page, (book) => void (book.shards.find((shard) => shard.root === "viet-thanh").units[0].note = note));
  await page.see("Mới lưu được ở một nơi");
  await page.see("Bộ nhớ dành cho trang này đã đầy");
  assert.deepEqual(await page.axe(), []);
  await page.click("link", "Tải tệp dữ liệu");
  await page.run(() =>
    [...document.querySelectorAll("details")]
      .find((fold) => fold.textContent.includes("chiếm chỗ"))
      .setAttribute("open", ""),
  );
  await page.see("Trang khác trên cùng địa chỉ");
  await page.see("Để có thêm chỗ");
  await page.reload();
  assert.ok((await exported(page)).includes(note), "the mirror has it");
  await page.see("Mới lưu được ở một nơi");

  await unfill(page);
  await page.click("button", "Lưu lại");
  await page.seeNot("Mới lưu được ở một nơi");
  const { local, mirror } = await homes(page);
  assert.deepEqual(local, mirror);
});

test("a whole book takes the place of another where there is no room for both, once the mirror has it", async (t) => {
  const page = await sample(t);
  const size = (texts) => Object.entries(texts).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  await fill(page, Math.round(size((await homes(page)).local) / 3));
  await change(page, (book) => book.shards.forEach((shard) => void (shard.units[0].note = "lần hai")));
  await page.see("Đã lưu: mở tệp sổ khác.json");
  await page.seeNot("Mới lưu được ở một nơi");
  const { local, mirror } = await homes(page);
  assert.deepEqual(local, mirror);
  await page.reload();
  assert.equal(
    JSON.parse(await exported(page)).shards.filter((shard) => shard.units[0].note === "lần hai").length,
    // The names of a locked book's parts are hidden; one of them is its frame.
    Object.keys(local).filter((key) => /^binh-yen\.(shard|sealed)\./.test(key)).length - (LOCKED ? 1 : 0),
  );
});

test("a storage that is four fifths full is said to be, with the way to what takes the room", async (t) => {
  const page = await sample(t);
  await page.seeNot("Bộ nhớ dành cho trang này đã dùng");
  const length = await fill(page, 0);
  await fill(page, Math.round(length * 0.18));
  await page.reload();
  await page.see("Bộ nhớ dành cho trang này đã dùng 8");
  await page.click("link", "Xem phần chiếm chỗ");
  await page.see("Để có thêm chỗ");
  await page.run(() =>
    [...document.querySelectorAll("details")]
      .find((fold) => fold.textContent.includes("chiếm chỗ"))
      .setAttribute("open", ""),
  );
  await page.see("Xã Báo Đáp");
  assert.deepEqual(await page.axe(), []);
});

test("the page asks the browser to keep the data at the first edit and shows the answer", async (t) => {
  if (ENGINE !== "chromium") return t.skip("other browsers ask the person");
  const page = await sample(t);
  await route(page, "/du-lieu");
  await page.see("Trang sẽ xin trình duyệt giữ dữ liệu lâu dài");
  await page.see("mà trình duyệt cho phép");
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị xã Việt Thành mới");
  await route(page, "/du-lieu");
  await page.see("Trình duyệt chưa nhận giữ dữ liệu của trang này");
  await page.see("Xin trình duyệt giữ dữ liệu");
  await page.see("Trong cửa sổ ẩn danh");
  await page.seeNot("Safari");
});

test("Safari's seven days are explained in Safari alone, and a window that may be private is said to be", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can give the browser another name");
  const page = await start(t);
  await agent(
    page,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/604.1",
  );
  await refusingDirectory(page);
  await page.go("/du-lieu");
  await page.see("Safari xóa dữ liệu của trang");
  await page.see("Có thể đây là cửa sổ riêng tư");
  assert.deepEqual(await page.axe(), []);
});

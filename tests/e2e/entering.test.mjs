// An officer's daily work: entering incidents, finding units, undoing a slip, filling the year's grid.
import assert from "node:assert/strict";
import { endForm, route, sample } from "./books.mjs";
import { Key, test } from "./harness.mjs";

test("an incident is entered with the keyboard alone and the next one begins where it ended", async (t) => {
  const page = await sample(t);
  await route(page, "/vu-viec/moi");
  await page.see("Thêm vụ việc");
  await page.until(() => page.run(() => document.activeElement?.tagName === "H1"), "the heading to have the keyboard");
  // The other kinds are folded, so the form is two steps away.
  await page.press(Key.TAB, Key.TAB);
  await page.press("15/3/2019");
  await page.press(Key.TAB, Key.TAB, Key.TAB);
  await page.press("viet thanh");
  await page.see("Huyện Trấn Yên");
  await page.press(Key.ENTER);
  await page.press(Key.TAB);
  await page.press("Trộm cắp tài", Key.ENTER);
  const active = () => page.run(() => document.activeElement.textContent);
  for (let steps = 0; steps < 40 && (await active()) !== "Lưu"; steps += 1) await page.press(Key.TAB);
  await page.press(Key.ENTER);
  await page.see("Đã lưu: thêm vụ việc");
  await page.until(() => page.run(() => !location.hash.includes("moi")), "the form to go when it is saved");
  await route(page, "/vu-viec?nam=2019&don-vi=viet-thanh&tu=2019-03-15&den=2019-03-15");
  await page.see("Trộm cắp tài sản");
  await page.see("15/03/2019");
});

test("a slip is taken back and done again, and the line says what it was", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await page.click("button", "Lưu");
  await page.see("Xã Việt Thành mới");
  await page.run(() => document.activeElement.blur());
  await page.press(Key.chord(Key.CONTROL, "z"));
  await page.see("Đã hoàn tác: đơn vị xã Việt Thành mới");
  await page.until(() => page.run(() => document.querySelector("h1").textContent === "Xã Việt Thành"), "the old name");
  await page.press(Key.chord(Key.CONTROL, "y"));
  await page.until(
    () => page.run(() => document.querySelector("h1").textContent === "Xã Việt Thành mới"),
    "the new name again",
  );
});

test("what was saved is there after the page is loaded again", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh");
  await page.see("Xã Việt Thành");
  await page.reload();
  await page.see("Xã Việt Thành");
});

test("a form that misses something says what, and leads to the field", async (t) => {
  const page = await sample(t);
  await route(page, "/mo-hinh/moi?don-vi=viet-thanh");
  await page.fill("Ngày thành lập", "31/02/2019");
  await page.click("button", "Lưu");
  await page.see("Chưa lưu được");
  await page.until(
    () => page.run(() => document.activeElement?.className === "summary"),
    "the summary to have the keyboard",
  );
  await page.click("link", "Ngày thành lập: không phải ngày có thật");
  assert.equal(await page.run(() => document.activeElement.id), "f-founded");
  assert.equal(await page.run(() => document.activeElement.value), "31/02/2019", "what was typed stays");
  assert.deepEqual(await page.axe(), []);
});

test("what a file could not bring back is not saved, and the form says where", async (t) => {
  const page = await sample(t);
  await route(page, "/vu-viec/viet-thanh.vu-viec-2");
  await page.fill("Số vụ", "0");
  await page.click("button", "Lưu");
  await page.click("link", "Số vụ: số «0» ngoài giới hạn");
  assert.equal(await page.run(() => document.activeElement.id), "f-count");
  await page.fill("Số vụ", "3");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: sửa vụ việc");
});

test("a unit is found without accents and the exact accents come first", async (t) => {
  const page = await sample(t);
  await page.fill("Tìm đơn vị", "minh quan");
  await page.see("Xã Minh Quán");
  await page.see("Xã Minh Quân");
  await page.fill("Tìm đơn vị", "Minh Qua\u0302n");
  await page.until(
    () =>
      page.run(() => document.querySelector("#unit-search-list [role=option]")?.textContent.startsWith("Xã Minh Quân")),
    "Minh Quân before Minh Quán",
  );
  await page.fill("Tìm đơn vị", "dinh xay");
  await page.see("Đình Xây");
  await page.press(Key.ENTER);
  await page.until(
    () => page.run(() => document.querySelector("h1").textContent === "Thôn Đình Xây"),
    "the hamlet's page",
  );
});

test("in the grid of totals arrows and Enter move, blank takes a figure away, and a copied column fills down", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh/so-lieu?nam=2019");
  const cell = (row) => page.run((row) => document.getElementById(`cell-${row}-0`)?.value, row);
  const active = () => page.run(() => document.activeElement.id);
  await page.until(() => cell(0).then((value) => value !== null), "the grid");
  await page.run(() => document.getElementById("cell-0-0").select());
  await page.press("7", Key.ENTER);
  await page.until(() => active().then((id) => id === "cell-1-0"), "the next row");
  await page.press(Key.ARROW_UP);
  assert.equal(await active(), "cell-0-0");
  assert.equal(await cell(0), "7");
  await page.press(Key.BACK_SPACE, Key.ARROW_DOWN);
  await page.until(() => cell(0).then((value) => value === ""), "the figure to go");
  await page.run(() => {
    const data = new DataTransfer();
    data.setData("text", "3\n4\n5\n");
    document
      .getElementById("cell-0-0")
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.until(() => cell(2).then((value) => value === "5"), "the pasted column");
  assert.deepEqual([await cell(0), await cell(1), await cell(2)], ["3", "4", "5"]);
  assert.deepEqual(await page.axe(), []);
});

test("what was typed in a form that was left is there again", async (t) => {
  const page = await sample(t);
  await route(page, "/van-ban/moi?don-vi=viet-thanh");
  await page.fill("Trích yếu", "Kế hoạch chưa xong");
  await page.click("link", "Mô hình");
  await page.see("Đang duy trì");
  await route(page, "/van-ban/moi?don-vi=viet-thanh");
  await page.see("Đây là những gì anh chị nhập dở lần trước.");
  const typed = () => page.run(() => document.getElementById("f-subject").value);
  assert.equal(await typed(), "Kế hoạch chưa xong");
  await page.click("button", "Nhập lại từ đầu");
  await page.until(() => typed().then((text) => text === ""), "an empty form");
});

test("rows that were added to a form that was left are there again too", async (t) => {
  const page = await sample(t);
  await route(page, "/mo-hinh/moi?don-vi=viet-thanh");
  await page.click("button", "Thêm điểm");
  await page.until(
    () => page.run(() => document.activeElement.id === "f-points-0-place"),
    "the keyboard in the new row",
  );
  await page.press("Nhà văn hóa thôn Lan Đình");
  await page.click("link", "Vụ việc");
  await page.until(() => page.run(() => location.hash.startsWith("#/vu-viec")), "the list of incidents");
  await route(page, "/mo-hinh/moi?don-vi=viet-thanh");
  await page.see("Đây là những gì anh chị nhập dở lần trước.");
  assert.equal(await page.run(() => document.getElementById("f-points-0-place").value), "Nhà văn hóa thôn Lan Đình");
});

test("a device that can keep no more says so at once, and what was entered stays on the screen", async (t) => {
  const page = await sample(t);
  await page.run(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await page.click("button", "Lưu");
  await page.see("Mới lưu được ở một nơi");
  await page.see("Bộ nhớ dành cho trang này đã đầy.");
  await page.see("Xã Việt Thành mới");
  assert.deepEqual(await page.axe(), []);

  // The second copy is intact.
  await page.reload();
  await page.see("Xã Việt Thành mới");
  await page.seeNot("Mới lưu được ở một nơi");
});

test("where neither copy takes an edit, the page says that it is on the screen only", async (t) => {
  const page = await sample(t);
  await page.run(() => {
    Storage.prototype.setItem = IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await page.click("button", "Lưu");
  await page.see("Chưa lưu được vào máy này");
  await page.see("Xã Việt Thành mới");
});

test("text typed in pieces is kept composed, so that the same name is one name", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/moi?don-vi=viet-thanh");
  await page.fill("Tên", "Phúc Đình".normalize("NFD"));
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị thôn Phúc Đình".normalize("NFC"));
});

test("a record is deleted and comes back by taking it back", async (t) => {
  const page = await sample(t);
  await route(page, "/mo-hinh?don-vi=viet-thanh");
  const names = () =>
    page.run(() => [...document.querySelectorAll(".table tbody th a")].map((link) => link.textContent));
  await page.until(() => names().then((found) => found.length > 0), "the models");
  const before = await names();
  await page.click("link", before[0]);
  await endForm(page, "Xóa", "Đã lưu: xóa mô hình");
  await page.until(() => names().then((found) => found.length === before.length - 1), "the list without it");
  await page.click("button", "Hoàn tác: xóa mô hình");
  await page.until(() => names().then((found) => found.length === before.length), "the model again");
});

test("a hamlet without a unit above it is refused at that field, in the field's words", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh-thon-2/sua");
  await page.fill("Đơn vị cấp trên", "không có xã này");
  await page.click("button", "Lưu");
  await page.see("Chưa lưu được: cần sửa các ô sau");
  await page.see("Đơn vị cấp trên: chưa có trong sổ");
  await page.see("Sổ chưa có đơn vị “không có xã này”.");
  assert.equal(await (await page.field("Đơn vị cấp trên")).getAttribute("aria-invalid"), "true");
});

/** Scrolls to a link in a long page, follows it, waits for the next page and comes back. */
async function comeBack(page, links, number, untilNext) {
  await page.until(() => page.run((links) => document.querySelectorAll(links).length, links).then((n) => n > number), "links");
  const place = (link) => ({
    top: Math.round(link.getBoundingClientRect().top),
    hasKeyboard: document.activeElement === link,
    scrolled: scrollY,
  });
  const now = () => page.run(`(links, at) => (${place})(document.querySelectorAll(links)[at])`, links, number);
  await page.run((links, at) => document.querySelectorAll(links)[at].scrollIntoView({ block: "center" }), links, number);
  await page.until(async () => (await now()).scrolled > 500, "the page to be scrolled");
  await page.drawn();
  const before = await now();
  await page.run(
    (links, at) => {
      const link = document.querySelectorAll(links)[at];
      link.focus({ preventScroll: true });
      link.click();
    },
    links,
    number,
  );
  await untilNext();
  await page.driver.navigate().back();
  const isAsLeft = async () => {
    const { top, hasKeyboard } = await now();
    return hasKeyboard && Math.abs(top - before.top) < 3;
  };
  await page.until(isAsLeft, "the place in the page, with the keyboard on the link");
  for (let frames = 0; frames < 3; frames += 1) await page.drawn();
  assert.ok(await isAsLeft(), "it stays there");
}

test("who comes back to a list or to the overview finds it as it was left", async (t) => {
  const page = await sample(t);
  await route(page, "/vu-viec?nam=2019");
  await comeBack(page, ".table tbody th a", 38, async () => {
    await page.see("Sửa vụ việc");
    assert.equal(await page.run(() => scrollY), 0, "the form from its beginning");
  });
  // A page that is opened anew begins at its top.
  await page.click("link", "Mô hình");
  await page.until(() => page.run(() => scrollY === 0), "the top of another page");
  await route(page, "/tong-quan?nam=2019");
  await comeBack(page, ".matrix__cell a", 72, () => page.see("Từng điều kiện"));
});

// A locked book in tests. LOCKED=1 locks the sample book of every test that opens it, so a test of what a store
// promises runs on a locked book too; its page opens the lock by itself whenever it is loaded.

export const PASSPHRASE = "ruộng bậc thang mùa nước đổ";

/** Locks the open book for one person, and returns to where the page was. Returns the code of the recovery sheet. */
export async function lock(page, person = "An") {
  const before = await page.run(() => location.hash.slice(1));
  await page.route("/cai-dat/khoa-so");
  await page.see("Tờ khôi phục");
  const code = await page.run(() => document.querySelector("#sheet-code").textContent);
  await page.fill("Tên anh chị", person);
  await page.fill("Mật khẩu", PASSPHRASE);
  await page.fill("Nhập lại mật khẩu", PASSPHRASE);
  await page.run(() => document.querySelector("#has-sheet").click());
  await page.click("button", "Khóa sổ");
  await page.see("Ai mở được sổ");
  await page.see("Đã khóa sổ");
  page.passphrase = PASSPHRASE;
  await page.route(before);
  return code;
}

/** Opens the lock if the page asks for the passphrase. */
export async function unlock(page) {
  if (!(await page.run(() => Boolean(document.querySelector("#unlock"))))) return;
  await page.fill("Mật khẩu", page.passphrase);
  await page.click("button", "Mở khóa");
  await page.until(() => page.run(() => document.querySelector("#lock-now")), "the open book");
}

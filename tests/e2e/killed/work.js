// Runs in a page beside the app, which is in a frame. Tells the server which state of the book is there, and then works
// as a person does until the browser is killed. Of four states, one is a file that replaces the book, undone and
// redone, one is a file that is merged, and the others are edits of one commune. Its messages:
//   held WHAT    what the browser holds, if the book is not in the state that the page's address gives (?N)
//   open N       the book is there, in state N; 0 is an empty one
//   begun N      it is about to bring the book to state N
//   saved N      the page says that state N is saved
//   back N       it is about to undo state N + 1
//   lost WHY     the book is there, but not intact
//   locked N     state N is locked, or was when the page began; the address ends with #locked if the book is to be
//   failed WHY   it cannot go on
const PASSPHRASE = "ruộng bậc thang mùa nước đổ";
const frame = document.querySelector("iframe");
const tell = (what, more) => fetch(`/told?${encodeURIComponent(`${what} ${more}`)}`);
const get = (selector) => frame.contentDocument?.querySelector(selector);
const button = (text) =>
  [...frame.contentDocument.querySelectorAll("main button")].find((button) => button.textContent === text);
const goTo = (route) => (frame.contentWindow.location.hash = route);
const change = (field, type) => field.dispatchEvent(new frame.contentWindow.Event(type, { bubbles: true }));

async function until(find) {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 2));
  }
}

/** The text that the app offers for download. The download itself is not made. */
async function exported() {
  const app = frame.contentWindow;
  app.HTMLAnchorElement.prototype.click = () => {};
  const blob = await new Promise((done) => {
    app.URL.createObjectURL = (blob) => {
      done(blob);
      return "#";
    };
    if (isUnlocked()) get("main form button[type=submit]").click();
    else button("Tải tệp về máy").click();
  });
  return blob.text();
}

const isUnlocked = () => Boolean(get("#lock-now"));

const number = (text) => Number(/\d+$/.exec(text ?? "")?.[0] ?? -1);

/** A locked book leaves the lock only on the page that sends. */
async function openExport() {
  goTo("/du-lieu");
  await until(() => get("input[type=file]"));
  if (!isUnlocked()) return until(() => button("Tải tệp về máy"));
  goTo("/du-lieu/gui");
  return until(() => get("#leaves-lock")).then((check) => check.click());
}

async function opened() {
  await openExport();
  return JSON.parse(await exported());
}

/**
 * The state of the open book, from the name that every state changes and the notes that every second state changes in
 * all parts.
 */
async function stateNow() {
  const { shards } = await opened();
  if (frame.contentDocument.body.innerText.includes("Phần dữ liệu không đọc được"))
    await tell("lost", "a part of the book is damaged");
  if (shards.length === 0) return 0;
  const state = number(shards.flatMap((shard) => shard.units).find((unit) => unit.id === "viet-thanh")?.name);
  const notes = [...new Set(shards.map((shard) => number(shard.units[0].note)))];
  if (`${notes}` !== `${state - (state % 2)}`) await tell("lost", `state ${state} has parts of the states ${notes}`);
  return state;
}

const says = (what) => until(() => get(".toast")?.textContent.startsWith(what));
const saved = (what) => says(`Đã lưu: ${what}`);

async function edit(state) {
  goTo("/don-vi/viet-thanh/sua");
  const field = await until(() => get("form #f-name"));
  field.value = `Việt Thành ${state}`;
  change(field, "input");
  button("Lưu").click();
  await saved(`đơn vị xã Việt Thành ${state}`);
}

/** Changes every commune of a book to bring it into this state. */
function bring(book, state, stamp = (unit) => unit.stamp) {
  const first = book.shards.map((shard) => shard.units[0]);
  for (const unit of first) Object.assign(unit, { note: `lần ${state}`, stamp: stamp(unit) });
  first.find((unit) => unit.id === "viet-thanh").name = `Việt Thành ${state}`;
}

async function give(book, name, press) {
  goTo("/du-lieu");
  const field = await until(() => get("input[type=file]"));
  const files = new DataTransfer();
  files.items.add(new File([JSON.stringify(book)], name));
  field.files = files.files;
  change(field, "change");
  (await until(() => button(press))).click();
}

const pressUndo = (redo) =>
  frame.contentWindow.dispatchEvent(
    new frame.contentWindow.KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: redo, bubbles: true }),
  );

async function replace(state, sample) {
  const book = JSON.parse(sample);
  bring(book, state);
  await give(book, `sổ ${state}.json`, "Thay cả sổ bằng tệp này");
  await saved(`mở tệp sổ ${state}.json`);
  if (state === 4) return;
  await tell("back", state - 1);
  pressUndo(false);
  await says(`Đã hoàn tác: mở tệp sổ ${state}.json`);
  pressUndo(true);
  await says(`Đã làm lại: mở tệp sổ ${state}.json`);
}

/** A file from another device that follows the open book. */
async function merge(state) {
  const { shards, ...book } = await opened();
  const theirs = { format: book.format, version: book.version, frame: book.frame, shards };
  const after = ({ at, device, after = [] }) => ({
    at: at + 1,
    device: "may-khac",
    after: [...after, `${at}@${device}`],
  });
  bring(theirs, state, (unit) => after(unit.stamp));
  await give(theirs, `gộp ${state}.json`, "Nhập vào sổ");
  await saved(`nhập tệp gộp ${state}.json`);
}

/** What this browser holds of the book, for the report if the book is missing. */
async function held() {
  const databases = (await indexedDB.databases?.())?.map(({ name, version }) => `${name} ${version}`) ?? "not told";
  const keys = await new Promise((done) => {
    const request = indexedDB.open("binh-yen");
    request.onerror = () => done(`${request.error}`);
    request.onupgradeneeded = (event) =>
      request.transaction.abort(done(`none; loss of data: ${event.dataLoss} ${event.dataLossMessage ?? ""}`));
    request.onsuccess = () => {
      const asked = request.result.transaction("values").objectStore("values").getAllKeys();
      asked.onsuccess = () => done(asked.result);
    };
  });
  return JSON.stringify({
    local: Object.keys(localStorage),
    databases,
    keys,
    page: frame.contentDocument.body.innerText,
  });
}

function type(selector, text) {
  get(selector).value = text;
  change(get(selector), "input");
}

async function unlock() {
  type("#passphrase", PASSPHRASE);
  get("#unlock button[type=submit]").click();
  await until(isUnlocked);
}

async function lock() {
  goTo("/cai-dat/khoa-so");
  await until(() => get("#lock"));
  type("#lock-name", "An");
  type("#lock-first", PASSPHRASE);
  type("#lock-second", PASSPHRASE);
  get("#has-sheet").click();
  get("#lock button[type=submit]").click();
  await until(() => get("#people"));
}

async function work() {
  await until(() => frame.contentDocument?.readyState === "complete" && get("main") && !get("#boot"));
  const isLocked = Boolean(get("#unlock"));
  if (isLocked) await unlock();
  const sample = await (await fetch("/samples/tran-yen-2019.json")).text();
  const there = await stateNow();
  if (there < Number(location.search.slice(1))) await tell("held", await held());
  await tell("open", there);
  if (isLocked) tell("locked", there);
  const lockOnce = async (state) => {
    if (location.hash !== "#locked" || isUnlocked()) return;
    await lock();
    tell("locked", state);
  };
  if (there > 0) await lockOnce(there);
  // The first state is an import, and no two states share a number.
  for (let state = there || 4; ; state += 1) {
    if (state === there) continue;
    await tell("begun", state);
    await [replace, edit, merge, edit][state % 4](state, sample);
    tell("saved", state);
    await lockOnce(state);
  }
}

work().catch((error) => tell("failed", `${error} ${error.stack}`));

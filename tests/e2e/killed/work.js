// Runs in a page beside the app, which is in a frame: tells the server which state of the book is there, and then works as a person
// does, edit after edit and import after import, until the browser is killed. What it tells:
//   held WHAT    what the browser holds, where the book is not in the state that the page's address says (?N)
//   open N       the book is there, in state N; 0 is an empty one
//   begun N      it is about to bring the book to state N
//   saved N      the page says that state N is saved
//   lost WHY     the book that is there is not whole
//   failed WHY   it cannot go on
const frame = document.querySelector("iframe");
const tell = (what, more) => fetch(`/told?${encodeURIComponent(`${what} ${more}`)}`);
const get = (selector) => frame.contentDocument?.querySelector(selector);
const button = (text) => [...frame.contentDocument.querySelectorAll("main button")].find((button) => button.textContent === text);
const goTo = (route) => (frame.contentWindow.location.hash = route);
const change = (field, type) => field.dispatchEvent(new frame.contentWindow.Event(type, { bubbles: true }));

async function until(find) {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 2));
  }
}

/** What the app writes into the file that it gives for download; the download itself is not made. */
async function exported() {
  const app = frame.contentWindow;
  app.HTMLAnchorElement.prototype.click = () => {};
  const blob = await new Promise((done) => {
    app.URL.createObjectURL = (blob) => {
      done(blob);
      return "#";
    };
    button("Tải tệp về máy").click();
  });
  return blob.text();
}

const number = (text) => Number(/\d+$/.exec(text ?? "")?.[0] ?? -1);

/** The state of the open book, by the name that edits change and the notes that imports change; an import is every fourth state. */
async function stateNow() {
  goTo("/du-lieu");
  await until(() => button("Tải tệp về máy"));
  if (frame.contentDocument.body.innerText.includes("Phần dữ liệu không đọc được")) await tell("lost", "a part of the book is damaged");
  const { shards } = JSON.parse(await exported());
  if (shards.length === 0) return 0;
  const state = number(shards.flatMap((shard) => shard.units).find((unit) => unit.id === "viet-thanh")?.name);
  const notes = [...new Set(shards.map((shard) => number(shard.units[0].note)))];
  if (`${notes}` !== `${state - (state % 4)}`) await tell("lost", `state ${state} has parts of the imports ${notes}`);
  return state;
}

const saved = (what) => until(() => get(".toast")?.textContent.startsWith(`Đã lưu: ${what}`));

async function edit(state) {
  goTo("/don-vi/viet-thanh/sua");
  const field = await until(() => get("form #f-name"));
  field.value = `Việt Thành ${state}`;
  change(field, "input");
  button("Lưu").click();
  await saved(`đơn vị Xã Việt Thành ${state}`);
}

async function open(state, sample) {
  goTo("/du-lieu");
  const field = await until(() => get("input[type=file]"));
  const book = JSON.parse(sample);
  for (const shard of book.shards) shard.units[0].note = `lần ${state}`;
  book.shards.flatMap((shard) => shard.units).find((unit) => unit.id === "viet-thanh").name = `Việt Thành ${state}`;
  const files = new DataTransfer();
  files.items.add(new File([JSON.stringify(book)], `sổ ${state}.json`));
  field.files = files.files;
  change(field, "change");
  (await until(() => button("Thay cả sổ bằng tệp này"))).click();
  await saved(`mở tệp sổ ${state}.json`);
}

/** What this browser holds of the book, for when it is not there. */
async function held() {
  const databases = (await indexedDB.databases?.())?.map(({ name, version }) => `${name} ${version}`) ?? "not told";
  const keys = await new Promise((done) => {
    const request = indexedDB.open("binh-yen");
    request.onerror = () => done(`${request.error}`);
    request.onupgradeneeded = (event) => request.transaction.abort(done(`none; loss of data: ${event.dataLoss} ${event.dataLossMessage ?? ""}`));
    request.onsuccess = () => {
      const asked = request.result.transaction("values").objectStore("values").getAllKeys();
      asked.onsuccess = () => done(asked.result);
    };
  });
  return JSON.stringify({ local: Object.keys(localStorage), databases, keys, page: frame.contentDocument.body.innerText });
}

async function work() {
  await until(() => frame.contentDocument?.readyState === "complete" && get("main") && !get("#boot"));
  const sample = await (await fetch("/samples/tran-yen-2019.json")).text();
  const there = await stateNow();
  if (there < Number(location.search.slice(1))) await tell("held", await held());
  await tell("open", there);
  // The first of all is an import, and no state has the number of another.
  for (let state = there || 4; ; state += 1) {
    if (state === there) continue;
    await tell("begun", state);
    await (state % 4 === 0 ? open : edit)(state, sample);
    tell("saved", state);
  }
}

work().catch((error) => tell("failed", `${error} ${error.stack}`));

// Shows the overview as it was last drawn while the program starts, and keeps a picture of it for that. web/boot.js
// fetches this for a device that has a book. A picture is shown only if the stored book, the build and the language are
// the same as when it was made; of another day, it says its day. Nothing in it can be pressed. A locked book has none.

const CACHE = `picture of binh-yen ${new URL("./", document.baseURI)}`;
const ADDRESS = new URL("picture.json", document.baseURI);
const PREFIX = "binh-yen.";
// The width below which pages are drawn for a phone (src/app/shell/browser.rs).
const NARROW = 768;

// crates/store/src/keys.rs
const isLocked = () => Object.keys(localStorage).some((key) => /^binh-yen\.(lock(@|$)|sealed\.)/.test(key));

// A key with a revision names a value that never changes (crates/store/src/manifest.rs).
function shownState() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const stored = keys.sort().map((key) => (key.includes("@") ? key : [key, localStorage.getItem(key)]));
  const build = document.querySelector("script[data-wasm]").dataset.wasm;
  return JSON.stringify([build, innerWidth < NARROW, stored]);
}

// Each day has one name, whatever the language.
const today = () => new Date().toLocaleDateString("en-GB");

/** The picture of what is stored now, if there is one for this address. */
async function kept() {
  const answer = await (await caches.open(CACHE)).match(ADDRESS);
  const picture = await answer?.json();
  const isOfAddress = ["", picture?.hash].includes(location.hash);
  return isOfAddress && picture.state === shownState() ? picture : undefined;
}

const WORDS = {
  vi: ["Đang mở sổ…", (day) => `Đang mở sổ… Trên màn hình là lần xem ngày ${day}.`],
  en: ["Opening the book…", (day) => `Opening the book… This is what was seen on ${day}.`],
};

/** Puts the picture in the place of the shell, unless the program was faster. Waits until it is drawn. */
export async function show() {
  if (isLocked()) return forgetLocked();
  const [picture, shell, boot] = [await kept(), document.getElementById("shell"), document.getElementById("boot")];
  if (!picture || !shell || !boot || boot.classList.contains("is-failed")) return;
  const drawn = document.createElement("div");
  drawn.inert = true;
  drawn.innerHTML = picture.html;
  const [now, earlier] = WORDS[picture.language] ?? WORDS.vi;
  boot.className = "";
  boot.textContent = picture.day === today() ? now : earlier(picture.day);
  const foot = document.createElement("main");
  foot.className = "opening";
  foot.append(boot, document.getElementById("too-old"));
  document.documentElement.lang = picture.language;
  shell.replaceChildren(drawn, foot);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** The window as HTML: a choice in a list is no attribute by itself, and messages are of their moment. */
function drawnWindow() {
  const body = document.body.cloneNode(true);
  body.querySelectorAll("script, #main > :not(.page), .toast").forEach((element) => element.remove());
  const lists = document.body.querySelectorAll("select");
  body.querySelectorAll("select").forEach((list, at) => {
    list.options[lists[at].selectedIndex]?.setAttribute("selected", "");
  });
  return body.innerHTML;
}

/** What the latest picture of this page is of. */
let latest = "";

async function keep() {
  const hash = location.hash;
  const idle = globalThis.requestIdleCallback ?? ((done) => setTimeout(done, 1000));
  await new Promise((done) => idle(done, { timeout: 2000 }));
  // Another page is shown by now, or the program stopped.
  if (location.hash !== hash || !document.querySelector("#main .today")) return;
  const picture = { hash, day: today(), language: document.documentElement.lang, state: shownState() };
  const now = JSON.stringify(picture);
  if (now !== latest && !isLocked()) {
    const content = new Blob([JSON.stringify({ ...picture, html: drawnWindow() })], { type: "application/json" });
    await (await caches.open(CACHE)).put(ADDRESS, new Response(content));
    latest = now;
  }
  await forgetLocked();
}

// The book may have been locked in another tab.
async function forgetLocked() {
  if (isLocked()) await caches.delete(CACHE);
}

const isSkipped = (error) => console.warn("No picture of the overview:", error);

// The overview of the first year is drawn and saved (src/app/today/overview/picture.rs).
window.addEventListener("binh-yen:overview", () => keep().catch(isSkipped));

// Starts the app and keeps it up to date. Trunk names the built files on this script's tag, because an inline script
// would need a weaker policy.

async function start() {
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  // On a first visit, a slow line brings what is read first and then the program.
  if (!navigator.serviceWorker?.controller) await Promise.race([frame().then(frame), wait(100)]);
  const program = fetch(new URL(wasm, document.baseURI));
  const [app] = await Promise.all([import(new URL(js, document.baseURI)), introduce().catch(() => {})]);
  await app.default({ module_or_path: program });
}

const wait = (time) => new Promise((done) => setTimeout(done, time));
// A hidden page draws none.
const frame = () => new Promise(requestAnimationFrame);

// The words about the program are for who has no book yet (crates/store/src/keys.rs). Who has one sees it as it was.
// The program starts after that, since it would keep the page from drawing.
async function introduce() {
  const keys = Object.keys(localStorage);
  if (keys.some((key) => key.startsWith("binh-yen.shard."))) document.querySelector("#shell .head__lead")?.remove();
  if (keys.length === 0) return;
  await Promise.race([wait(300), import("./picture.js").then(({ show }) => show())]);
}

// The page itself says which browsers it takes (index.html).
function sayFailed(error) {
  const message = document.getElementById("boot");
  if (!message) return;
  message.setAttribute("role", "alert");
  message.className = "is-failed";
  message.textContent = `Không mở được Bình Yên trên trình duyệt này. The app could not start. (${error})`;
}

// Tells the app (src/app/shell/pwa.rs) about a waiting build, by an event and a mark on the root. The app asks for the
// build by an event.
function announce() {
  document.documentElement.dataset.newBuild = "waiting";
  window.dispatchEvent(new Event("binh-yen:new-build"));
}

// Files from outside the page wait here for the app (src/app/exchange/incoming_files.rs). An event announces them.
window.binhYenFiles = [];
function arrive(files) {
  if (files.length === 0) return;
  window.binhYenFiles.push(...files);
  window.dispatchEvent(new Event("binh-yen:files"));
}

// If nothing took a dropped file, the browser would show it instead of the page. So the app takes it.
function takeDropped() {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  window.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  window.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    if (!isTaken) arrive([...event.dataTransfer.files]);
  });
}

// The system opened files with this app.
function takeLaunched() {
  window.launchQueue?.setConsumer(async ({ files }) =>
    arrive(await Promise.all([...files].map((handle) => handle.getFile()))),
  );
}

// Another app shared files. The service worker kept them and opened the page at ?shared.
async function takeShared() {
  const address = new URL(location.href);
  if (!address.searchParams.has("shared")) return;
  history.replaceState(null, "", address.pathname + address.hash);
  for (const name of await caches.keys()) {
    if (name !== `shared with binh-yen ${new URL("./", document.baseURI)} `) continue;
    const cache = await caches.open(name);
    const kept = await cache.keys();
    const answers = await Promise.all(kept.map((request) => cache.match(request)));
    const file = async (answer) => new File([await answer.blob()], decodeURIComponent(answer.headers.get("X-Name")));
    // Another website's form can post there too, so the page says that nobody chose the file here.
    window.binhYenFromOutside = kept.length > 0;
    arrive(await Promise.all(answers.map(file)));
    await caches.delete(name);
  }
}

/** Waits until the page is there and has nothing else to do. Safari has no word for that. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  const wait = globalThis.requestIdleCallback ?? ((done) => setTimeout(done, 1000));
  await new Promise((done) => wait(done, { timeout: 5000 }));
}

// A first visit fetches the copy for offline use, which is the larger part of the program, when nothing waits for it.
async function keepUpToDate() {
  await idle();
  await import("./picture.js");
  const workers = navigator.serviceWorker;
  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  const isUpdate = () => workers.controller !== null;

  if (registration.waiting && isUpdate()) announce();
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && isUpdate()) announce();
    });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });

  let asked = false;
  let isControlled = isUpdate();
  window.addEventListener("binh-yen:activate", () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("activate");
    else location.reload();
  });
  // Another tab may have asked for the new build. Then this tab is told, and reloads only when its user says so. On a
  // first visit, the page only gets its first worker.
  workers.addEventListener("controllerchange", () => {
    const isFirst = !isControlled;
    isControlled = true;
    if (asked) location.reload();
    else if (!isFirst) announce();
  });
}

try {
  takeDropped();
  takeLaunched();
  await start();
  await takeShared();
} catch (error) {
  sayFailed(error);
  throw error;
} finally {
  // This also runs after a failed start, because a newer build may fix it.
  if ("serviceWorker" in navigator) keepUpToDate().catch((error) => console.warn("No offline use:", error));
}

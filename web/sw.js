// Keeps one whole build of the site in the browser, so that the page opens without a network. After each build,
// scripts/precache.mjs writes the list below: every file with its checksum. The browser verifies the checksums, so
// files of two builds never mix. If one does not match, the old build stays.
const BUILD = "";
const FILES = {};

// One host may have several copies of the site, each in its own folder and with its own cache.
const OURS = `binh-yen ${self.registration.scope} `;
const CACHE = OURS + BUILD;
const SCOPE = new URL(self.registration.scope);
// Files that another app shared with this one, until the page has taken them (web/boot.js).
const SHARED = `shared with ${OURS}`;

self.addEventListener("install", (event) => {
  const requests = Object.entries(FILES).map(
    ([path, integrity]) => new Request(path, { integrity, cache: "no-cache", priority: "low" }),
  );
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
      // On a first visit there is no older build. Claiming the page lets it work offline even before its first reload.
      return old.length ? Promise.all(old.map((name) => caches.delete(name))) : self.clients.claim();
    }),
  );
});

// The page asks, once its user chose the new build.
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});

// The system posts shared files here (share_target in the manifest). They stay on the device, for the page that opens
// next.
async function takeShared(request) {
  const form = await request.formData();
  const files = form.getAll("files").filter((file) => file instanceof File);
  const text = form.get("text");
  if (files.length === 0 && typeof text === "string" && text)
    files.push(new File([text], "shared.txt", { type: "text/plain" }));
  const cache = await caches.open(SHARED);
  const keep = (file, at) =>
    cache.put(
      new URL(`share/${Date.now()}-${at}`, SCOPE),
      new Response(file, { headers: { "X-Name": encodeURIComponent(file.name) } }),
    );
  await Promise.all(files.map(keep));
  return Response.redirect(new URL("./?shared", SCOPE), 303);
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "POST" && url.href === new URL("share", SCOPE).href) {
    event.respondWith(takeShared(event.request));
    return;
  }
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = decodeURI(url.pathname.slice(SCOPE.pathname.length)) || "index.html";
  if (!Object.hasOwn(FILES, path)) return;
  const cached = caches.open(CACHE).then((cache) => cache.match(new URL(encodeURI(path), SCOPE)));
  event.respondWith(cached.then((response) => response ?? fetch(event.request)));
});

// How a part of the program is fetched; scripts/split.mjs puts it behind the loader of the parts.
/* exported fetchPart */

// Milliseconds until another way is tried beside the first.
const LATE = 5000;

// A browser may leave a request without an answer: WebKitGTK was seen to, once in hundreds. Then the part is taken from where the
// service worker keeps it, or asked for again.
async function fetchPart(address) {
  const asked = fetch(address);
  let timer;
  const late = new Promise((isLate) => (timer = setTimeout(isLate, LATE, "late")));
  const first = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  if (first !== "late") return first;
  const again = Promise.resolve(globalThis.caches?.match(address)).then((kept) => kept ?? fetch(address));
  return Promise.any([asked, again]);
}

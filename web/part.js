// How a part of the program is fetched and started; scripts/split.mjs puts it behind the loader of the parts.
/* exported fetchPart, startPart */

// Milliseconds until a further way is tried beside the first. Each later wait is twice as long.
const LATE = 5000;

/** The bytes of a response. Its body may stall as a request may. */
async function bytesOf(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** The bytes from the service worker's cache; else requests them again, bypassing the browser's own cache. */
async function again(address) {
  const kept = await globalThis.caches?.match(address).catch(() => undefined);
  return bytesOf(kept ?? fetch(address, { cache: "reload" }));
}

// A browser may leave a request unanswered, as WebKitGTK sometimes does.
async function fetchPart(address) {
  const tries = [bytesOf(fetch(address))];
  for (let wait = LATE; ; wait *= 2) {
    let timer;
    const late = new Promise((isLate) => (timer = setTimeout(isLate, wait, "late")));
    const first = await Promise.race([Promise.any(tries), late])
      .catch((fault) => Promise.reject(fault.errors?.[0] ?? fault))
      .finally(() => clearTimeout(timer));
    if (first !== "late") return first;
    tries.push(again(address));
  }
}

// Waits for all bytes, because a stalled stream could not be requested again.
async function startPart(bytes, imports) {
  return WebAssembly.instantiate(await bytes, imports);
}

// How a part of the program is fetched and started; scripts/split.mjs puts it behind the loader of the parts.
/* exported fetchPart, startPart */

// Milliseconds until another way is tried beside the first; twice as long before each further one.
const LATE = 5000;

/** The bytes of an answer: its body may stall as a request may. */
async function bytesOf(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** The bytes that the service worker keeps; else they are asked for again, past the browser's own cache. */
async function again(address) {
  const kept = await globalThis.caches?.match(address).catch(() => undefined);
  return bytesOf(kept ?? fetch(address, { cache: "reload" }));
}

// A browser may leave a request without an answer: WebKitGTK does now and then.
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

// Not while it streams in: then what stalls could not be asked for again.
async function startPart(bytes, imports) {
  return WebAssembly.instantiate(await bytes, imports);
}

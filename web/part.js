// How a part of the program is fetched; scripts/split.mjs puts it behind the loader of the parts.
/* exported fetchPart */

// Milliseconds until another way is tried beside the first; twice as long before each further one.
const LATE = 5000;

/** An answer with its whole body: a body may stall as a request may. */
async function whole(asked) {
  const answer = await asked;
  return new Response(await answer.arrayBuffer(), answer);
}

/** From where the service worker keeps it; else asked for again, past the browser's own cache. */
async function again(address) {
  const kept = await globalThis.caches?.match(address).catch(() => undefined);
  return kept ?? whole(fetch(address, { cache: "reload" }));
}

// A browser may leave a request without an answer: WebKitGTK does now and then.
async function fetchPart(address) {
  const tries = [whole(fetch(address))];
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

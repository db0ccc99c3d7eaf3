// The two homes of a book in a browser: reads all texts, and changes them behind the page's back.

/** Waits until the app is not writing. */
const idle = (page) =>
  page.until(
    () => page.run(() => document.querySelector(".toast").textContent !== "Đang lưu…"),
    "the app to have written",
  );

/** All texts of the book in both homes: `{ local: { key: text }, mirror: { key: text } }`. */
export const homes = async (page) => {
  await idle(page);
  return page.run(async () => {
    const isOfBook = (key) => /^binh-yen\.(frame|book|shard\.|aside\.|sealed\.)/.test(key);
    const local = Object.fromEntries(Object.entries(localStorage).filter(([key]) => isOfBook(key)));
    const mirror = await new Promise((done, failed) => {
      const opened = indexedDB.open("binh-yen");
      opened.onerror = failed;
      opened.onsuccess = () => {
        const values = opened.result.transaction("values").objectStore("values");
        const [keys, texts] = [values.getAllKeys(), values.getAll()];
        texts.onsuccess = () => {
          opened.result.close();
          done(Object.fromEntries(keys.result.map((key, at) => [key, texts.result[at]])));
        };
      };
    });
    return { local, mirror };
  });
};

/**
 * The key of the part of the book that an edit writes, in the local storage. In a locked book names do not tell which
 * part is which.
 */
export async function keyWritten(page, edit) {
  const keys = async () => Object.keys((await homes(page)).local).filter((key) => !key.startsWith("binh-yen.book"));
  const before = await keys();
  await edit();
  return (await keys()).find((key) => !before.includes(key));
}

/** Replaces the texts in both homes. */
export const setHomes = async (page, homes) => {
  await idle(page);
  await page.run(({ local, mirror }) => {
    for (const key of Object.keys(localStorage))
      if (/^binh-yen\.(frame|book|shard\.|aside\.|sealed\.)/.test(key)) localStorage.removeItem(key);
    for (const [key, text] of Object.entries(local)) localStorage.setItem(key, text);
    return new Promise((done, failed) => {
      const opened = indexedDB.open("binh-yen");
      opened.onerror = failed;
      opened.onsuccess = () => {
        const change = opened.result.transaction("values", "readwrite");
        change.objectStore("values").clear();
        for (const [key, text] of Object.entries(mirror)) change.objectStore("values").put(text, key);
        change.onabort = failed;
        change.oncomplete = () => done(void opened.result.close());
      };
    });
  }, homes);
};

/**
 * Fills the local storage with a text of another page of the same origin, except for `left` UTF-16 units. Returns the
 * text's length.
 */
export const fill = (page, left) =>
  page.run((left) => {
    let text = "";
    for (let step = 1 << 22; step >= 1; step /= 2) {
      try {
        localStorage.setItem("of a neighbour", text + "x".repeat(step));
        text += "x".repeat(step);
      } catch {
        // This much does not fit.
      }
    }
    localStorage.setItem("of a neighbour", text.slice(left));
    return text.length - left;
  }, left);

/** Removes the other page's text. */
export const unfill = (page) => page.run(() => localStorage.removeItem("of a neighbour"));

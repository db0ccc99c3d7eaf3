// The pictures of the overview that a device keeps (web/picture.js).

/** The texts of all pictures that the browser keeps for the page's site. */
export const pictures = (page) =>
  page.run(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("picture of "));
    const texts = names.map(async (name) => {
      const cache = await caches.open(name);
      const kept = (await cache.keys()).map(async (request) => (await cache.match(request)).text());
      return Promise.all(kept);
    });
    return (await Promise.all(texts)).flat();
  });

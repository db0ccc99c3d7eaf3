// What a person waits for in an open page. The functions below run in the page and are sent there as text, so each is
// self-contained or uses `bench`, which `install` makes.

/**
 * Makes `bench` in the page. `J` is the milliseconds that the browser's own `JSON.parse` takes for the same file;
 * `until` waits until the page has drawn what a function finds and is ready for the next press.
 */
export async function install() {
  const file = await (await fetch("/province.json")).text();
  const J = () => {
    const start = performance.now();
    JSON.parse(file);
    return performance.now() - start;
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const task = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  // What is there before a frame is drawn with it, and a task after that finds it on the screen.
  const until = async (isThere) => {
    let tries = 0;
    do {
      if ((tries += 1) > 10_000) throw new Error(`never there: ${isThere}`);
      await frame();
    } while (!isThere());
    await task();
    return performance.now();
  };
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const all = (...selectors) => selectors.every((selector) => document.querySelector(selector));
  const goto = (hash) => void (location.hash = hash);
  globalThis.bench = { J, until, rest, all, goto };
}

const OVERVIEW = [".today__list, .today p", ".figure__value", ".strip__squares li", ".trend__picture", ".matrix tbody td"];

/**
 * Runs before the page's own scripts: notes when the overview has been drawn, as it was or as it is, and when it is and
 * can be pressed.
 */
export const watchOpening = `{
  const seen = (isThere) => new Promise((done) => {
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
  const isDrawn = () => ${JSON.stringify(OVERVIEW)}.every((selector) => document.querySelector(selector));
  globalThis.drawn = seen(isDrawn);
  globalThis.opened = seen(() => isDrawn() && !document.getElementById("boot"));
}`;

const overview = JSON.stringify(OVERVIEW);

/** Fills the form of an incident in the commune UNIT. */
export const FILL_INCIDENT = `
  bench.goto('#/vu-viec/moi?nam=2025&don-vi=UNIT');
  await bench.until(() => bench.all('.form #f-kind'));
  const set = (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  set('f-kind', document.querySelector('#f-kind option[value]:not([value=""])')?.value ?? 'minor_theft');
  set('f-date', '2025-03-04');
`;

/** Each wait: the address to begin at, what to do before, what a person does, and what is there then. */
export const WAITS = [
  {
    name: "overview, from another page",
    at: "#/don-vi?nam=2025",
    isReady: "document.querySelector('main h1')?.textContent.includes('Đơn vị')",
    act: "bench.goto('#/tong-quan?nam=2025')",
    isThere: `bench.all(...${overview})`,
    reach: [0.6, 0.8],
  },
  {
    name: "another year on the overview",
    at: "#/tong-quan?nam=2025",
    isReady: `bench.all(...${overview}, '.trend__year.is-chosen')`,
    act: `
      bench.years ??= ['2024', '2023', '2022', '2021'];
      bench.year = bench.years.shift() ?? '2024';
      const select = document.querySelector('.year__select');
      select.value = bench.year;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    `,
    isThere: `bench.all(...${overview}) && document.querySelector('.trend__year.is-chosen .trend__label').textContent === bench.year`,
    reach: [1.5, 2],
  },
  {
    name: "matrix",
    at: "#/tong-quan?nam=2025",
    isReady: `bench.all(...${overview})`,
    act: "bench.goto('#/danh-gia?nam=2025')",
    isThere: "bench.all('.filters__rules', '.matrix tbody td')",
    reach: [0.5, 0.5],
  },
  {
    name: "save an incident → next page",
    at: "#/vu-viec?nam=2025",
    isReady: "bench.all('main .count', 'main table td')",
    before: `
      ${FILL_INCIDENT}
      await bench.rest(300);
      bench.form = location.hash;
    `,
    act: "document.querySelector('.form__foot button[type=submit]').click()",
    isThere: "location.hash !== bench.form && !document.querySelector('.form') && document.querySelector('main h1')",
    reachSeconds: [0.1, 0.3],
  },
  {
    name: "99 files chosen → preview",
    at: "#/du-lieu?nam=2025",
    isReady: "bench.all('.drop input[type=file]')",
    before: `
      document.querySelector('.preview .quiet-button')?.click();
      await bench.until(() => !bench.all('.preview'));
      bench.files ??= await (async () => {
        const province = await (await fetch('/province.json')).json();
        const more = (incident, at) => at % 10 ? incident
          : { ...incident, count: (incident.count ?? 1) + 1, stamp: { ...incident.stamp, at: incident.stamp.at + 1 } };
        const changed = (shard) => ({ ...shard, incidents: shard.incidents.map(more) });
        const above = province.shards.filter((shard) => !shard.incidents?.length);
        const file = (shard) => new File(
          [JSON.stringify({ ...province, shards: [...above, changed(shard)] })], shard.root + '.json');
        return province.shards.filter((shard) => shard.incidents?.length).map(file);
      })();
      const given = new DataTransfer();
      bench.files.forEach((file) => given.items.add(file));
    `,
    act: `
      const field = document.querySelector('.drop input[type=file]');
      field.files = given.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    `,
    isThere: "bench.all('.preview .button--main')",
    reach: [4, 4],
  },
];

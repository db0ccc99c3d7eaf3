// Serves a folder on this machine, with the headers that the README asks a host for: node static-server.mjs FOLDER
// [PORT] [BASE]
import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// A file with a hash in its name never changes. Browsers must ask for all others again each time.
const HASHED = /-[0-9a-f]{10,16}(_bg)?\.\w+$/;

/** The media type of a file by its name. */
export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";

function headers(path) {
  return {
    "Content-Type": typeOf(path),
    "Cache-Control": HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
}

/** The content security policy that a site's page carries. */
export function policyOf(folder) {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
    readFileSync(join(folder, "index.html"), "utf8"),
  )?.[1];
  if (!policy) throw new Error(`${folder}/index.html has no content security policy`);
  return policy;
}

/** The file that an address names; nothing if the address leaves the folder. */
function locate(root, base, url) {
  const path = decodeURIComponent(new URL(url, "http://host").pathname);
  if (!path.startsWith(base)) return undefined;
  const file = normalize(join(root, path.slice(base.length)));
  if (file !== root && !file.startsWith(root + "/")) return undefined;
  return path.endsWith("/") ? join(file, "index.html") : file;
}

/** Answers requests with the files of `folder` under the path `base`; `more` are headers to add. */
export function site(folder, base = "/", more = {}) {
  const root = resolve(folder);
  return async (request, response) => {
    try {
      const file = locate(root, base, request.url);
      if (!file || !(await stat(file)).isFile()) throw new Error("no such file");
      response.writeHead(200, { ...headers(file), ...more });
      if (request.method === "HEAD") response.end();
      else createReadStream(file).pipe(response);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("404");
    }
  };
}

/** Starts a server for this machine only. Port 0 takes a free port. */
export function listen(handler, port = 0) {
  const server = createServer(handler);
  // If the server closes a connection just as a browser reuses it, the request may be lost.
  server.keepAliveTimeout = 120_000;
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [folder = "dist", port = "8080", base = "/"] = argv.slice(2);
  try {
    // Only a header can forbid other sites to frame the page.
    const more = { "Content-Security-Policy": `${policyOf(folder)}; frame-ancestors 'none'` };
    const server = await listen(site(folder, base, more), Number(port));
    console.log(`http://127.0.0.1:${server.address().port}${base}`);
  } catch (error) {
    const hint = error.code === "EADDRINUSE" ? " Give another port: scripts/serve.sh 8090" : "";
    console.error(`Cannot serve ${folder} on port ${port}: ${error.message}.${hint}`);
    process.exit(1);
  }
}

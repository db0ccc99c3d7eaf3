// The site's server in end-to-end tests.
import { setTimeout as pause } from "node:timers/promises";
import { listen, policyOf, site } from "../../scripts/static-server.mjs";
import { DIST, PATIENCE } from "./settings.mjs";

/** A server that can be stopped and started again, like a network that comes and goes. */
export class Server {
  #server;
  #port = 0;
  /** The browser's reports of violations of the content security policy. */
  reports = [];
  /** The messages that pages sent by fetching «/told?…», in order. */
  told = [];

  constructor(base, host = "127.0.0.1") {
    Object.assign(this, { base, host });
  }

  async start(folder = DIST) {
    const more = { "Content-Security-Policy-Report-Only": `${policyOf(folder)}; report-uri /csp-report` };
    const answer = site(folder, this.base, more);
    const take = (request, response) => {
      const { url } = request;
      if (url === "/csp-report") {
        request.on("data", (data) => this.reports.push(data.toString())).on("end", () => response.end());
      } else if (url.startsWith("/told?")) {
        this.told.push(decodeURIComponent(url.slice(6)));
        response.end();
      } else if (url === "/stalled") response.writeHead(200).write("a beginning");
      else answer(request, response);
    };
    // While the server was stopped, a connection of another process may have taken its port for a moment.
    for (const end = Date.now() + PATIENCE; !this.#server;) {
      this.#server = await listen(take, this.#port).catch((error) => {
        if (error.code !== "EADDRINUSE" || Date.now() > end) throw error;
        return pause(100);
      });
    }
    this.#port = this.#server.address().port;
  }

  async stop() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  get url() {
    return `http://${this.host}:${this.#port}${this.base}`;
  }
}

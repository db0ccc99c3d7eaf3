// Displays for browsers that cannot run without one.
import { spawn } from "node:child_process";

/** Starts a virtual display with an unused number. Returns its name and a function that ends it. */
export async function startDisplay() {
  const args = ["-displayfd", "3", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"];
  const child = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const end = () => child.kill();
  process.once("exit", end);
  const number = await new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", () => fail(new Error("Xvfb ended before it had a screen")));
    child.stdio[3].once("data", (data) => done(data.toString().trim()));
  });
  return {
    name: `:${number}`,
    end: () => {
      process.removeListener("exit", end);
      end();
    },
  };
}

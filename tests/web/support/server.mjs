// The sync server, as a process of its own, so that tests can stop it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.env.SIMPATI_SERVER;
const dist = process.env.SIMPATI_DIST;
if (!program || !dist) throw new Error("run these tests with `cargo xtask web-test`");

// Starts a server with an empty database on any free port, or on the one given, and waits until it listens.
export async function startServer({ port = 0, folder = dist } = {}) {
  const place = mkdtempSync(join(tmpdir(), "simpati-web-test-"));
  const child = spawn(program, ["serve"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      SIMPATI_DATABASE: join(place, "test.db"),
      SIMPATI_LISTEN: `127.0.0.1:${port}`,
      SIMPATI_LOG: "warn",
      SIMPATI_WEB: folder,
    },
  });
  const ended = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    ended.then(([code]) => { throw new Error(`the server ended with ${code}`); }),
  ]);
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(place, { recursive: true, force: true });
  };
  return { url: line.replace("listening on ", "http://"), stop };
}

// Makes another version of the app out of the one that was built, as a deployment would.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// A copy of `dist` under the version `name`. With `broken`, a file that the service worker wants is missing.
export function anotherVersion(name, { broken = false } = {}) {
  const folder = join(mkdtempSync(join(tmpdir(), "simpati-version-")), "dist");
  cpSync(process.env.SIMPATI_DIST, folder, { recursive: true });
  const [old] = readdirSync(join(folder, "v"));
  renameSync(join(folder, "v", old), join(folder, "v", name));
  for (const file of ["index.html", "sw.js"]) {
    const text = readFileSync(join(folder, file), "utf8").replaceAll(old, name);
    writeFileSync(join(folder, file), text);
    // The compressed copies still hold the old text; without them the server gives out the file itself.
    for (const ending of ["br", "gz"]) rmSync(join(folder, `${file}.${ending}`));
  }
  if (broken) {
    for (const ending of ["", ".br", ".gz"]) rmSync(join(folder, "v", name, `simpati-app_bg.wasm${ending}`));
  }
  return { folder, remove: () => rmSync(join(folder, ".."), { recursive: true, force: true }) };
}

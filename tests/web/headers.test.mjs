// What the server says beside each file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "./support/server.mjs";

let server;
before(async () => { server = await startServer(); });
after(async () => { await server?.stop(); });

const get = (path, encoding) => fetch(server.url + path, { headers: { "accept-encoding": encoding ?? "identity" } });

test("the page, the service worker and the manifest are always asked for anew", async () => {
  for (const [path, type] of [
    ["/", "text/html"],
    ["/cek", "text/html"],
    ["/sw.js", "text/javascript"],
    ["/manifest.webmanifest", "application/manifest+json"],
  ]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get("cache-control"), "no-cache", path);
    assert.equal(answer.headers.get("content-type").split(";")[0], type, path);
    assert.match(answer.headers.get("content-security-policy"), /default-src 'self'/);
  }
});

test("what carries its version in its address is kept for ever, and wasm is named as such", async () => {
  const page = await (await get("/")).text();
  const wasm = page.match(/\.(\/v\/[0-9a-f]{12}\/simpati-app_bg\.wasm)/)[1];
  for (const encoding of ["br", "gzip"]) {
    const answer = await get(wasm, encoding);
    assert.equal(answer.headers.get("content-encoding"), encoding);
    assert.equal(answer.headers.get("content-type"), "application/wasm");
    assert.equal(answer.headers.get("cache-control"), "public, max-age=31536000, immutable");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 4)], [0, 0x61, 0x73, 0x6d], "wasm's first bytes");
  }
});

test("nothing outside the app is given out", async () => {
  for (const path of ["/Cargo.toml", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/v/", "/.gitignore"]) {
    const answer = await get(path);
    const body = await answer.text();
    assert.ok(answer.status === 404 || body.startsWith("<!doctype html>"), path);
    assert.ok(!body.includes("[workspace]"), path);
  }
  assert.equal((await fetch(server.url, { method: "POST" })).status, 405);
});

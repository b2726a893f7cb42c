// Once opened, the app works without the network and without the server; and it can be installed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alive, installed, launch, open, picture, visit } from "./support/browser.mjs";
import { ask, fillIn, scores } from "./support/calculator.mjs";
import { startServer } from "./support/server.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

test("after the first visit the whole calculator works with no network and no server", async (t) => {
  const server = await startServer();
  t.after(server.stop);
  const { context, page } = await open(browser, "tablet");
  await visit(page, `${server.url}/`);
  await page.getByRole("heading", { name: "Setiap anak tumbuh baik" }).waitFor();
  await installed(page);
  await context.setOffline(true);
  await server.stop();

  await page.reload();
  await alive(page);
  await page.getByRole("link", { name: "Cek pertumbuhan anak" }).click();
  await fillIn(page, { sex: "L", birth: "2025-01-01", day: "2026-01-01", weight: "8", length: "71", position: "lying" });
  await ask(page);
  assert.equal((await scores(page))["Panjang menurut umur (PB/U)"], "−1,99");

  // A deep link, a picture and the font are there as well; an unknown page answers for itself.
  await visit(page, `${server.url}/cek`);
  await page.getByRole("heading", { name: "Cek pertumbuhan anak" }).waitFor();
  assert.equal(await page.evaluate(() => document.fonts.load("700 16px 'Plus Jakarta Sans'").then((f) => f.length)), 1);
  assert.ok(await page.locator(".brand img").evaluate((image) => image.naturalWidth > 0));
  await visit(page, `${server.url}/tidak/ada`);
  await page.getByRole("heading", { name: "Halaman tidak ada" }).waitFor();
  await picture(page, "not-found-offline-tablet");
  await context.close();
});

test("nothing leaves the page for another host, and what is typed is in no request", async (t) => {
  const server = await startServer();
  t.after(server.stop);
  const { context, page, quiet } = await open(browser, "phone");
  const asked = [];
  context.on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
  await visit(page, `${server.url}/cek`);
  await installed(page);
  await fillIn(page, { sex: "P", birth: "2024-05-17", day: "2026-01-03", weight: "10,37", length: "81,9", position: "lying" });
  await ask(page);
  await page.getByRole("heading", { name: "Hasil cek" }).waitFor();
  assert.ok(asked.every((request) => request.startsWith(server.url)), "only our own host is asked");
  const files = /^\/($|cek$|sw\.js$|manifest\.webmanifest$|icons\/|v\/[0-9a-f]{12}\/)/;
  const others = asked.map((request) => request.slice(server.url.length)).filter((path) => !files.test(path));
  assert.deepEqual(others, [], "only files of the app are asked for");
  for (const typed of ["10,37", "10.37", "81,9", "81.9", "2024", "cek/hasil"]) {
    assert.ok(!asked.some((request) => request.includes(typed)), typed);
  }
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)), "{}{}");
  quiet();
  await context.close();
});

test("the browser finds nothing that stands against installing it", async (t) => {
  const server = await startServer();
  t.after(server.stop);
  const { context, page } = await open(browser, "phone");
  await visit(page, `${server.url}/`);
  await installed(page);
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A fresh context of the test is a private window, which is the one thing the browser holds against it.
  const errors = installabilityErrors.filter((error) => error.errorId !== "in-incognito");
  assert.deepEqual(errors, []);
  const { errors: manifestErrors } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(manifestErrors, []);
  await context.close();
});

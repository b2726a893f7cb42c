// What a person sees before the app is there, and when it does not come.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, picture } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";

let server, browser;
before(async () => { [server, browser] = await Promise.all([startServer(), launch()]); });
after(async () => { await browser?.close(); await server?.stop(); });

// Holds the wasm back until told, as a slow network does.
async function holdBack(page) {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => { await released; await route.continue(); });
  return release;
}

test("the public pages can be read before the app is there, and their form wakes up with it", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  const release = await holdBack(page);
  await page.goto(`${server.url}/cek`, { waitUntil: "commit" });
  await page.getByRole("heading", { name: "Cek pertumbuhan anak" }).waitFor();
  assert.equal(await page.locator("#boot form").evaluate((form) => form.inert), true);
  await page.getByText("Sedang dibuka…").waitFor();
  await picture(page, "start-before-the-app-phone");

  release();
  await page.locator("#main form").waitFor();
  assert.equal(await page.locator("#boot, #boot-state").count(), 0);
  await page.locator("#weight").fill("8,4");
  quiet();
  await context.close();
});

test("who reads another language is not shown Indonesian first", async () => {
  const { context, page } = await open(browser, "phone", { language: "su" });
  const release = await holdBack(page);
  await page.goto(`${server.url}/`, { waitUntil: "commit" });
  await page.locator(".boot-name").waitFor();
  assert.equal(await page.getByRole("heading").count(), 0);
  release();
  await page.getByRole("heading", { name: "Unggal murangkalih tumuwuh saé" }).waitFor();
  await context.close();
});

test("an app that does not come says what to do", async () => {
  const { context, page } = await open(browser, "phone");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${server.url}/`);
  await page.getByText("Aplikasi belum bisa dibuka. Periksa sinyal, lalu muat ulang halaman ini.").waitFor();
  await picture(page, "start-without-the-app-phone");
  await context.close();
});

// A new version takes over when the person says so, never in the middle of a form, and never by halves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { alive, installed, launch, open, picture, visit } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { anotherVersion } from "./support/version.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const OFFER = "Versi baru sudah siap.";

// The version that the page runs, read off its style sheet.
const running = (page) =>
  page.evaluate(() => document.querySelector("link[rel=stylesheet]").href.match(/\/v\/(\w+)\//)[1]);

// Opens the app in its first version, then puts `next` in its place on the same address.
async function deploy(t, next) {
  const first = await startServer();
  t.after(first.stop);
  t.after(next.remove);
  const opened = await open(browser, "phone");
  t.after(() => opened.context.close());
  const { page } = opened;
  await visit(page, `${first.url}/`);
  await installed(page);
  const old = await running(page);
  await first.stop();
  const second = await startServer({ port: new URL(first.url).port, folder: next.folder });
  t.after(second.stop);
  return { ...opened, url: second.url, old };
}

// Asks the browser to look for a new version, as it does by itself at each visit.
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
  });

test("the old version runs on until the person takes the new one", async (t) => {
  const { page, url, old } = await deploy(t, anotherVersion("aaaaaaaaaaaa"));
  await page.reload();
  await alive(page);
  assert.equal(await running(page), old);
  await page.getByText(OFFER).waitFor();
  await picture(page, "update-offered-phone");
  await page.getByRole("button", { name: "Pakai sekarang" }).click();
  await page.waitForFunction(() => document.querySelector("link[rel=stylesheet]").href.includes("/v/aaaaaaaaaaaa/"));
  await page.getByRole("heading", { name: "Setiap anak tumbuh baik" }).waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), ["app-aaaaaaaaaaaa"]);
  assert.equal(page.url(), `${url}/`);
});

test("a form is never disturbed: the offer waits until there is nothing to lose", async (t) => {
  const { page } = await deploy(t, anotherVersion("bbbbbbbbbbbb"));
  await page.getByRole("link", { name: "Cek pertumbuhan anak" }).click();
  await page.locator("#weight").fill("8,4");
  await look(page);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
  assert.equal(await page.getByText(OFFER).isVisible(), false);
  assert.equal(await page.locator("#weight").inputValue(), "8,4");
  await page.goBack();
  await page.getByText(OFFER).waitFor();
  // Back in the form it steps aside again, with what was typed.
  await page.goForward();
  await page.getByText(OFFER).waitFor({ state: "hidden" });
  assert.equal(await page.locator("#weight").inputValue(), "8,4");
});

test("taken in one tab, it does not pull another tab's form away", async (t) => {
  const { context, page, url, old } = await deploy(t, anotherVersion("cccccccccccc"));
  await page.getByRole("link", { name: "Cek pertumbuhan anak" }).click();
  await page.locator("#weight").fill("8,4");
  const other = await context.newPage();
  await visit(other, `${url}/`);
  await other.getByRole("button", { name: "Pakai sekarang" }).click();
  await other.waitForFunction(() => document.querySelector("link[rel=stylesheet]").href.includes("/v/cccccccccccc/"));
  assert.equal(await running(page), old);
  assert.equal(await page.locator("#weight").inputValue(), "8,4");
});

test("half a deployment changes nothing", async (t) => {
  const { page, old } = await deploy(t, anotherVersion("dddddddddddd", { broken: true }));
  await page.reload();
  await alive(page);
  await look(page);
  // The new worker was tried and thrown away.
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  assert.equal(await running(page), old);
  assert.equal(await page.getByText(OFFER).isVisible(), false);
  await page.getByRole("link", { name: "Cek pertumbuhan anak" }).click();
  await page.locator("#weight").fill("8,4");
});

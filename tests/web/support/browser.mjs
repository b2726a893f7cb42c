// Chromium as people hold it: a small phone, a posyandu's tablet, a laptop.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const DEVICES = {
  phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 800, height: 1280 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1280, height: 800 } },
};

const PICTURES = fileURLToPath(new URL("../../../target/web-pictures/", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

// A page on a device; whatever the browser complains about is kept, and must be nothing in the end.
export async function open(browser, device, { language } = {}) {
  const context = await browser.newContext({ ...DEVICES[device], locale: "id-ID", timezoneId: "Asia/Jakarta" });
  if (language) await context.addInitScript((code) => localStorage.setItem("simpati.language", code), language);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const quiet = () => assert.deepEqual(complaints, [], "the browser has nothing to complain about");
  return { context, page, quiet };
}

// Opens an address and waits until the app itself is there, not only the page that is read before.
export async function visit(page, url) {
  await page.goto(url);
  await alive(page);
}

export async function alive(page) {
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.locator("#main h1").waitFor();
}

// Keeps a picture of the whole page for people to look at.
export async function picture(page, name) {
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: true });
}

// Waits until the service worker holds the whole app.
export async function installed(page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

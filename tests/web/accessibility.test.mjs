// axe on every page in every language; large text; small targets; no motion for those who ask for none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { DEVICES, launch, open, picture, visit } from "./support/browser.mjs";
import { ask, fillIn } from "./support/calculator.mjs";
import { startServer } from "./support/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server, browser;
before(async () => { [server, browser] = await Promise.all([startServer(), launch()]); });
after(async () => { await browser?.close(); await server?.stop(); });

const CHILD = {
  sex: "P", birth: "2025-01-01", day: "2025-10-02", weight: "6", length: "70", position: "lying", head: "43", arm: "11,2",
};

// Every page as a person can meet it, by name.
const PAGES = {
  home: (page) => visit(page, `${server.url}/`),
  questions: (page) => visit(page, `${server.url}/cek`),
  "questions with problems": async (page) => {
    await visit(page, `${server.url}/cek`);
    await page.locator("#weight").fill("x");
    await ask(page);
  },
  answer: async (page) => {
    await visit(page, `${server.url}/cek`);
    await fillIn(page, CHILD);
    await ask(page);
    for (const how of await page.locator(".how > summary").all()) await how.click();
  },
  "not found": (page) => visit(page, `${server.url}/x`),
};

for (const [name, reach] of Object.entries(PAGES)) {
  test(`axe finds nothing serious: ${name}`, async () => {
    for (const language of ["id", "su", "en"]) {
      const { context, page } = await open(browser, "phone", { language });
      await reach(page);
      await page.locator("main h1").first().waitFor();
      // Through the protocol, because the page's own policy forbids foreign scripts.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const found = violations
        .filter(({ impact }) => ["serious", "critical", "moderate"].includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
      assert.deepEqual(found, [], language);
      await context.close();
    }
  });
}

test("with text at 200 % nothing is cut off or slides sideways", async () => {
  for (const device of Object.keys(DEVICES)) {
    for (const [name, reach] of Object.entries(PAGES)) {
      const { context, page } = await open(browser, device);
      await reach(page);
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      await page.locator("main h1").first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await picture(page, `large-text-${name.replaceAll(" ", "-")}-${device}`);
      assert.ok(wide <= 0, `${name} on a ${device} is ${wide} px too wide`);
      await context.close();
    }
  }
});

test("whatever can be tapped is at least 48 pixels high and wide, or part of a larger label", async () => {
  const { context, page } = await open(browser, "phone");
  for (const [name, reach] of Object.entries(PAGES)) {
    await reach(page);
    await page.locator("main h1").first().waitFor();
    const small = await page.evaluate(() => {
      const targets = document.querySelectorAll("a.button, .brand, button, input, select, summary, label.choice");
      return [...targets]
        .filter((target) => target.checkVisibility() && !(target.matches("input") && target.closest("label.choice")))
        .map((target) => [target, target.getBoundingClientRect()])
        .filter(([, box]) => box.width < 48 || box.height < 48)
        .map(([target, box]) => `${target.outerHTML.slice(0, 80)} ${box.width}×${box.height}`);
    });
    assert.deepEqual(small, [], name);
  }
  await context.close();
});

test("the whole form can be filled in with the keyboard alone", async () => {
  const { context, page, quiet } = await open(browser, "laptop");
  await visit(page, `${server.url}/cek`);
  await page.locator("#sex-girl").focus();
  await page.keyboard.press("Space");
  const answers = ["17", "Mei", "2024"];
  for (const answer of answers) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(answer);
  }
  await page.keyboard.press("Tab"); // today
  await page.keyboard.press("Tab");
  await page.keyboard.type("10,4");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Hasil cek" }).waitFor();
  assert.ok((await page.locator(".summary").innerText()).includes("10,4 kg"));
  quiet();
  await context.close();
});

// The parents' calculator on a phone, a tablet and a laptop: known answers, kind messages, three languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEVICES, alive, launch, open, picture, visit } from "./support/browser.mjs";
import { ask, fillDate, fillIn, scores } from "./support/calculator.mjs";
import { startServer } from "./support/server.mjs";

let server, browser;
before(async () => { [server, browser] = await Promise.all([startServer(), launch()]); });
after(async () => { await browser?.close(); await server?.stop(); });

// Known answers, computed with an independent script on WHO's daily tables.
const KNOWN = [
  {
    name: "a girl of 609 days measured standing gets 0.7 cm",
    child: { sex: "P", birth: "2024-01-01", day: "2025-09-01", weight: "9,1", length: "77,7", position: "standing" },
    scores: {
      "Berat menurut umur (BB/U)": "−1,30",
      "Panjang menurut umur (PB/U)": "−1,43",
      "Berat menurut panjang (BB/PB)": "−0,81",
      "Indeks massa tubuh menurut umur (IMT/U)": "−0,60",
    },
    verdict: "Pertumbuhannya baik",
  },
  {
    name: "a boy of 365 days and 70.9 cm must be measured again",
    child: { sex: "L", birth: "2025-01-01", day: "2026-01-01", weight: "8.0", length: "70.9", position: "lying" },
    scores: {
      "Berat menurut umur (BB/U)": "−1,70",
      "Panjang menurut umur (PB/U)": "−2,04",
      "Berat menurut panjang (BB/PB)": "−0,93",
      "Indeks massa tubuh menurut umur (IMT/U)": "−0,68",
    },
    verdict: "Perlu diperiksa petugas",
  },
  {
    name: "a girl of 274 days who is very thin goes to the Puskesmas today",
    child: { sex: "P", birth: "2025-01-01", day: "2025-10-02", weight: "6", length: "70", position: "lying", arm: "11,2" },
    scores: {
      "Berat menurut umur (BB/U)": "−2,65",
      "Panjang menurut umur (PB/U)": "−0,06",
      "Berat menurut panjang (BB/PB)": "−3,55",
      "Indeks massa tubuh menurut umur (IMT/U)": "−3,61",
    },
    verdict: "Datang ke Puskesmas hari ini",
  },
];

for (const device of Object.keys(DEVICES)) {
  for (const [number, known] of KNOWN.entries()) {
    test(`${device}: ${known.name}`, async () => {
      const { context, page, quiet } = await open(browser, device);
      await visit(page, `${server.url}/`);
      await page.getByRole("link", { name: "Cek pertumbuhan anak" }).click();
      await fillIn(page, known.child);
      if (number === 0) await picture(page, `calculator-filled-${device}`);
      await ask(page);
      await page.getByRole("heading", { name: "Hasil cek" }).waitFor();
      assert.deepEqual(await scores(page), known.scores);
      assert.equal(await page.locator(".verdict h2").innerText(), known.verdict);
      await picture(page, `calculator-answer-${number + 1}-${device}`);

      // Nothing that was typed stands in the address, and the device's back button returns to it.
      assert.equal(page.url(), `${server.url}/cek/hasil`);
      await page.goBack();
      assert.equal(await page.locator("#weight").inputValue(), known.child.weight);
      quiet();
      await context.close();
    });
  }
}

test("the charts of all indices can be chosen, and a dot says its value", async () => {
  const { context, page, quiet } = await open(browser, "tablet");
  await visit(page, `${server.url}/cek`);
  await fillIn(page, { ...KNOWN[0].child, head: "45" });
  await ask(page);
  for (const [tab, value] of [
    ["BB/U", "9,1 kg, z −1,30"],
    ["PB/U", "78,4 cm, z −1,43"],
    ["BB/PB", "9,1 kg, z −0,81"],
    ["IMT/U", "14,8 kg/m², z −0,60"],
    ["LK/U", "45 cm, z −1,14"],
  ]) {
    await page.getByRole("button", { name: tab, exact: true }).click();
    await page.locator(".child-dot").first().click();
    assert.equal(await page.locator(".chart-value").innerText(), `1 September 2025: ${value}`);
    await page.locator(".charts").screenshot({ path: `../../target/web-pictures/chart-${tab.replace("/", "-")}.png` });
  }
  quiet();
  await context.close();
});

test("the answer can be printed: all of it, and nothing to press", async () => {
  const { context, page, quiet } = await open(browser, "laptop");
  await visit(page, `${server.url}/cek`);
  await fillIn(page, KNOWN[1].child);
  await ask(page);
  await page.getByRole("heading", { name: "Hasil cek" }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Cetak" }).isVisible(), false);
  assert.ok(await page.locator(".chart").isVisible());
  await picture(page, "calculator-answer-printed");
  quiet();
  await context.close();
});

test("a schoolchild is asked less and answered with the tables of 5 to 19 years", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  await visit(page, `${server.url}/cek`);
  await fillIn(page, { sex: "L", birth: "2017-01-01", day: "2026-01-01", weight: "22,5", length: "127" });
  assert.equal(await page.locator("#position-lying").count(), 0);
  await ask(page);
  const titles = Object.keys(await scores(page));
  assert.deepEqual(titles, ["Tinggi menurut umur (TB/U)", "Indeks massa tubuh menurut umur (IMT/U)"]);
  await picture(page, "calculator-schoolchild-phone");
  quiet();
  await context.close();
});

// What is typed where, and the exact words at that field.
const SLIPS = [
  ["#weight", "delapan", "Tulis angka saja, contoh 8,4."],
  ["#weight", "0", "Tidak mungkin 0. Kosongkan kalau tidak diukur, atau tulis seperti 8,4."],
  ["#weight", "8400", "Ini sepertinya dalam gram. Kalau maksudnya 8,4 kg, tulis 8,4."],
  ["#weight", "99999", "99999 kg tidak mungkin untuk umur ini. Tulis antara 0,9 dan 58 kg."],
  ["#weight", "8,4 👶", "Tulis angka saja, contoh 8,4."],
  ["#length", "999", "Ini sepertinya dalam milimeter. Kalau maksudnya 99,9 cm, tulis 99,9."],
  ["#length", "20", "20 cm tidak mungkin untuk umur ini. Tulis antara 38 dan 150 cm."],
  ["#length", "Panjang anak saya 74,5 sentimeter menurut bidan", "Tulis angka saja, contoh 74,5."],
];

test("each slip of the hand is answered kindly at its field, and nothing typed is lost", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  await visit(page, `${server.url}/cek`);
  for (const [field, typed, said] of SLIPS) {
    await page.locator(field).fill(typed);
    await page.locator(field).blur();
    assert.equal(await page.locator(`${field}-problem`).innerText(), said, `${field}: ${typed}`);
    assert.equal(await page.locator(field).inputValue(), typed);
    await page.locator(field).fill("");
  }
  quiet();
  await context.close();
});

test("dates that cannot be are answered at the date", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  await visit(page, `${server.url}/cek`);
  const nextYear = new Date().getFullYear() + 1;
  for (const [date, said] of [
    ["2025-02-31", "Februari 2025 hanya sampai tanggal 28."],
    [`${nextYear}-12-01`, "Tanggal ini belum terjadi. Periksa bulan dan tahunnya."],
    ["1990-01-01", "Standar WHO hanya sampai umur 19 tahun."],
  ]) {
    await fillDate(page, "birth", date);
    assert.equal(await page.locator("#birth-problem").innerText(), said);
  }
  quiet();
  await context.close();
});

test("an empty form leads to its first question and says how much is missing", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  await visit(page, `${server.url}/cek`);
  await ask(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "sex-girl");
  assert.equal(await page.locator(".send .problem").innerText(), "Masih ada 3 isian yang perlu diperbaiki.");
  await picture(page, "calculator-empty-asked-phone");
  quiet();
  await context.close();
});

test("the chosen language is remembered, also for the page's own language mark", async () => {
  const { context, page, quiet } = await open(browser, "phone");
  await visit(page, `${server.url}/`);
  for (const [name, code, title] of [
    ["Sunda", "su", "Unggal murangkalih tumuwuh saé"],
    ["English", "en", "Every child grows well"],
    ["Indonesia", "id", "Setiap anak tumbuh baik"],
  ]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await page.reload();
    await alive(page);
    await page.getByRole("heading", { name: title }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), code);
    await page.waitForFunction((title) => document.title === `${title} · SIMPATI`, title);
    await picture(page, `home-${code}-phone`);
  }
  quiet();
  await context.close();
});

for (const [language, title] of [["su", "Hasil mariksa"], ["en", "Result"]]) {
  test(`the whole way in ${language}`, async () => {
    const { context, page, quiet } = await open(browser, "phone", { language });
    await visit(page, `${server.url}/cek`);
    await fillIn(page, KNOWN[2].child);
    await picture(page, `calculator-filled-${language}-phone`);
    await ask(page);
    await page.getByRole("heading", { name: title, exact: true }).waitFor();
    await picture(page, `calculator-answer-${language}-phone`);
    quiet();
    await context.close();
  });
}

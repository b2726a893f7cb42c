// Fills in the calculator as a parent does.

// `child`: sex "L" or "P", birth and day as YYYY-MM-DD, weight, length, position "lying" or "standing", head, arm, oedema.
export async function fillIn(page, child) {
  await page.locator(child.sex === "P" ? "#sex-girl" : "#sex-boy").check();
  await fillDate(page, "birth", child.birth);
  if (child.day) {
    await page.locator("#day-other").check();
    await fillDate(page, "measured", child.day);
  }
  if (child.weight) await page.locator("#weight").fill(child.weight);
  if (child.length) await page.locator("#length").fill(child.length);
  if (child.position) await page.locator(`#position-${child.position}`).check();
  if (child.head || child.arm || child.oedema) await page.locator("details.more > summary").click();
  if (child.head) await page.locator("#head").fill(child.head);
  if (child.arm) await page.locator("#arm").fill(child.arm);
  if (child.oedema) await page.locator("#oedema").check();
}

export async function fillDate(page, id, date) {
  const [year, month, day] = date.split("-").map(Number);
  await page.locator(`#${id}-day`).fill(String(day));
  await page.locator(`#${id}-month`).selectOption(String(month));
  await page.locator(`#${id}-year`).fill(String(year));
}

export async function ask(page) {
  await page.locator("button[type=submit]").click();
}

// The answer as { title of the card: z as shown }.
export async function scores(page) {
  const cards = await page.locator(".finding:has(.z)").all();
  const pairs = cards.map(async (card) => [
    await card.locator(".finding-title").innerText(),
    (await card.locator(".z").innerText()).replace("z ", ""),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

// What was saved is remembered, and what would give a small group away together with it is
// refused with a choice that works; what is for own eyes only cannot be saved or printed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { choose, openDemo, screenshot, site, textFile } from "./support.mjs";

const peilglas = site();

const DEMO = new URL("../../www/demo/voorbeeld-antwoorden-synthetisch.csv", import.meta.url);

/** So few of the demo's rows that many organisations are small. */
async function few() {
  const [head, ...rows] = (await readFile(DEMO, "utf8")).trimEnd().split("\n");
  return textFile("klein.csv", [head, ...rows.slice(0, 260), ""].join("\n"));
}

async function openFew(page, ...beside) {
  await choose(page, await few(), ...beside);
  await page.locator("svg.figure").first().waitFor();
  await page.getByRole("radio", { name: /^Organisatie/ }).check();
  // Of every question: there are some that few of an organisation answered.
  await page.getByRole("tab", { name: "Alles", exact: true }).click();
  await page.locator("svg.figure").nth(3).waitFor();
  await idle(page);
}

/** Waits until what was asked for has come. */
const idle = (page) => page.locator('#panel[aria-busy="false"]').waitFor();

const saved = async (page, press) => {
  const download = page.waitForEvent("download");
  await press();
  return readFile(await (await download).path(), "utf8");
};

const saveCsv = (page) =>
  saved(page, () => page.getByRole("button", { name: /CSV/ }).first().click());

const recordText = (page) => page.locator("#record").textContent();

test("what would give a small group away is refused, and the choice that is offered works", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openFew(page);
  assert.match(await recordText(page), /nog niets opgeslagen/);
  await saveCsv(page);
  await page.getByText("Eén keer is iets anders opgeslagen").waitFor();
  await page.locator("#minimum-base").fill("5");
  await page.getByRole("heading", { name: "Dit wordt niet getoond" }).waitFor();
  assert.equal(await page.locator("svg.figure").count(), 0, "no figure of what is refused");
  // Which of several reasons comes first depends on which question is looked at first.
  const why = /geen groep kleiner dan 10|hetzelfde antwoordde/;
  assert.match(await page.locator("#panel").textContent(), why);
  await screenshot(page, "refused");
  await assertAccessible(page, "a refusal");
  await page.getByRole("button", { name: "kleinste groep 10" }).click();
  await page.locator("svg.figure").first().waitFor();
  assert.equal(await page.locator("#minimum-base").inputValue(), "10");
  // The same again is nothing new.
  await saveCsv(page);
  await page.getByText("Eén keer is iets anders opgeslagen").waitFor();
  await visit.assertQuiet();
  await visit.close();
});

test("the record is saved without numbers of anybody, and opened with the file", async () => {
  const first = await peilglas.visit();
  await openFew(first.page);
  await saveCsv(first.page);
  await first.page.getByText("Eén keer is iets anders opgeslagen").waitFor();
  const json = await saved(first.page, () =>
    first.page.getByRole("button", { name: "Verslag bewaren" }).click(),
  );
  const record = JSON.parse(json);
  assert.equal(record.schema, "peilglas/record/1");
  assert.equal(record.exports.length, 1);
  const hidden = record.exports[0].splits[0].hidden;
  assert.ok(hidden.length > 0, "small organisations are hidden");
  await first.close();

  const visit = await peilglas.visit();
  const { page } = visit;
  const file = { name: "verslag.json", mimeType: "application/json", buffer: Buffer.from(json) };
  await openFew(page, file);
  await page.getByText("Eén keer is iets anders opgeslagen").waitFor();
  await page.locator("#minimum-base").fill("5");
  await page.getByRole("heading", { name: "Dit wordt niet getoond" }).waitFor();
  await visit.assertQuiet();
  await visit.close();

  // Beside the whole demo, which has the same columns and other rows.
  const whole = await peilglas.visit();
  await openDemo(whole.page);
  await whole.page.locator("#record-file").setInputFiles(file);
  await whole.page.getByRole("heading", { name: "Dit wordt niet getoond" }).waitFor();
  await whole.page.getByRole("button", { name: /begin een nieuw verslag/ }).click();
  await whole.page.locator("svg.figure").first().waitFor();
  assert.match(await recordText(whole.page), /nog niets opgeslagen/);
  // What is no record is told apart.
  const broken = { ...file, buffer: Buffer.from(json.replace("record/1", "record/9")) };
  await whole.page.locator("#record-file").setInputFiles(broken);
  await whole.page.getByText("andere versie van Peilglas").first().waitFor();
  await whole.close();
});

test("what is for own eyes only is marked, and cannot be saved or printed", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openFew(page);
  const marks = () => page.locator(".own-eyes-mark").count();
  const words = () => page.locator("#panel details.words p").first().textContent();
  assert.equal(await marks(), 0);
  const protectedWords = await words();
  const eyes = page.getByRole("checkbox", { name: /te klein is om te delen/ });
  assert.ok(!(await eyes.isChecked()), "off unless it is put on");
  await eyes.check();
  await page.locator(".own-eyes-mark").first().waitFor();
  await idle(page);
  // Figures come one by one; in the end every figure says so.
  await page.waitForFunction(() => {
    const count = (what) => document.querySelectorAll(what).length;
    return count("#panel article") > 0 && count("#panel article") === count(".own-eyes-mark");
  });
  assert.notEqual(await words(), protectedWords, "more is shown");
  await screenshot(page, "own-eyes");
  await assertAccessible(page, "own eyes");
  const panel = page.locator("#panel");
  assert.equal(await panel.getByRole("button", { name: /CSV|SVG|PNG/ }).count(), 0);
  assert.ok(await page.getByRole("button", { name: /hele analyse|analyse opslaan|Alles opslaan/i }).first().isDisabled());
  // On paper there is a sentence instead.
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText("wordt niet afgedrukt").isVisible());
  assert.ok(!(await page.locator("svg.figure").first().isVisible()), "no figure on paper");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "screen" });
  assert.match(await recordText(page), /nog niets opgeslagen/);
  await eyes.uncheck();
  await page.locator(".own-eyes-mark").first().waitFor({ state: "detached" });
  assert.equal(await words(), protectedWords);
  // What is printed then is remembered.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.getByText("Eén keer is iets anders opgeslagen").waitFor();
  await visit.assertQuiet();
  await visit.close();
});

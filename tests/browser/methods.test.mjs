// From a number to how it is computed, and back to where the reader was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, openDemo, screenshot, site } from "./support.mjs";

const peilglas = site();

const focused = (page) =>
  page.evaluate(() => ({
    tag: document.activeElement.localName,
    id: document.activeElement.id,
    words: document.activeElement.textContent.trim(),
  }));

/** Presses Tab until what has the focus is as wanted. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    if (wanted(await focused(page))) return;
  }
  assert.fail("it cannot be reached by Tab");
}

/** Whether the element with the focus can be seen in the panel, below the bar on top. */
const inSight = (page) =>
  page.evaluate(() => {
    const heading = document.activeElement.getBoundingClientRect();
    const panel = document.querySelector("dialog.methods").getBoundingClientRect();
    const bar = document.querySelector(".methods-top").getBoundingClientRect();
    return heading.top >= bar.bottom - 1 && heading.bottom <= panel.bottom;
  });

test("a number leads to its paragraph by keyboard, and back to where the reader was", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await tabTo(page, ({ tag, words }) => tag === "button" && words === "Tabel");
  await page.keyboard.press("Enter");
  await page.getByRole("table").first().waitFor();
  await tabTo(page, ({ tag, words }) => tag === "button" && words === "Gemiddelde");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: "Zo is het berekend" });
  await panel.waitFor();
  await page.waitForFunction(() => document.activeElement.id === "methods-moments");
  assert.equal((await focused(page)).words, "Gemiddelde en standaardafwijking");
  assert.ok(await inSight(page), "the paragraph is in sight");
  await assertAccessible(page);
  await screenshot(page, "methods", panel);
  // A link within the text goes on to another paragraph.
  await panel.getByRole("link", { name: "Holms" }).first().press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "methods-adjusted");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  assert.deepEqual(await focused(page), { tag: "button", id: "", words: "Gemiddelde" });
  // The test's row leads to another paragraph; the button closes as Escape does.
  await page.getByRole("rowheader", { name: "Verschil", exact: true }).first().getByRole("button").press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "methods-welch");
  assert.ok(await inSight(page));
  await panel.getByRole("button", { name: "Terug naar de uitkomsten" }).press("Enter");
  await panel.waitFor({ state: "hidden" });
  assert.equal((await focused(page)).words, "Verschil");
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("every table leads only to paragraphs that are there, in either language, on any screen", async () => {
  for (const options of [{}, { viewport: NARROW, locale: "en-GB" }]) {
    const visit = await peilglas.visit(options);
    const { page } = visit;
    const english = options.locale === "en-GB";
    await openDemo(page);
    if (english) await page.getByRole("button", { name: "Change choices" }).click();
    await page.getByRole("radio", { name: /^Dom(e|a)in/ }).check();
    await page.getByRole("button", { name: english ? /^Table of/ : /^Tabel bij/ }).first().click();
    await page.getByRole("button", { name: english ? /^Pairs of groups/ : /^Paren van groepen/ }).first().click();
    await page.getByRole("table").nth(1).waitFor();
    const names = await page.locator("thead .why").allTextContents();
    assert.ok(names.length > 15, `only ${names}`);
    for (let at = 0; at < names.length; at += 1) {
      await page.locator("thead .why").nth(at).press("Enter");
      await page.waitForFunction(() => document.activeElement.id.startsWith("methods-"));
      assert.ok(await inSight(page), `${names[at]} is in sight`);
      await page.keyboard.press("Escape");
    }
    await assertAccessible(page);
    await screenshot(page, `tables-${options.locale ?? "nl-NL"}`);
    await visit.close();
  }
});

test("letters or arrows stand behind the values when they are chosen", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await page.getByRole("radio", { name: /^Domein/ }).check();
  await page.getByRole("radio", { name: /^Letters/ }).check();
  const figure = page.locator("article.figure").first();
  await figure.getByText("Letters achter een waarde").waitFor();
  assert.match(await figure.locator("svg.figure").innerHTML(), />A Beleid</);
  await screenshot(page, "letters", figure);
  await page.getByRole("radio", { name: /^Pijlen/ }).check();
  await figure.getByText("driehoek omhoog of omlaag").waitFor();
  await screenshot(page, "arrows", figure);
  // Words for screen readers in a table's last columns must not widen the page.
  await page.setViewportSize({ width: 900, height: 900 });
  await figure.getByRole("button", { name: /^Tabel/ }).click();
  await figure.locator("table").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels stick out`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("checkbox", { name: /Tukey-Kramer/ }).check();
  await page.getByRole("button", { name: /^Paren van groepen/ }).first().click();
  await page.getByText("Gemiddelden: per paar de toets van Tukey-Kramer").first().waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Paren van groepen: .* CSV$/ }).click();
  assert.match((await download).suggestedFilename(), /paren.*\.csv$/);
  await assertAccessible(page);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

// The batteries as scales: a figure of mean scores with its table, and the table of scales.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, openDemo, screenshot, site } from "./support.mjs";

const peilglas = site();

test("scale scores have a part of their own, with figure, table and files", async () => {
  for (const options of [{}, { viewport: NARROW, locale: "en-GB" }]) {
    const visit = await peilglas.visit(options);
    const { page } = visit;
    const english = options.locale === "en-GB";
    await openDemo(page);
    await page.getByRole("tab", { name: english ? "Scale scores" : "Schaalscores", exact: true }).click();
    const figure = page.locator("article.figure");
    await figure.getByRole("heading", { name: english ? /^Scale scores, by/ : /^Schaalscores, naar/ }).waitFor();
    assert.equal(await figure.count(), 1);
    const drawing = await page.locator("svg.figure").innerHTML();
    assert.match(drawing, english ? />4\.18</ : />4,18</);
    const scales = page.getByRole("article", { name: english ? /^Scales:/ : /^Schalen:/ });
    const row = scales.getByRole("row").filter({ hasText: english ? "Values" : "Waarden" });
    const cells = await row.getByRole("cell").allTextContents();
    assert.deepEqual(cells.slice(0, 3), english ? ["18", "3,119", "0.91"] : ["18", "3.119", "0,91"]);
    await page.getByRole("button", { name: english ? /^Table/ : /^Tabel/ }).first().click();
    await figure.getByRole("table").waitFor();
    await assertAccessible(page);
    await screenshot(page, `scales-${english ? "narrow" : "wide"}`);
    const download = page.waitForEvent("download");
    await figure.getByRole("button", { name: /CSV$/ }).click();
    assert.match((await download).suggestedFilename(), /schaalscores-leiding.*\.csv$/);
    await visit.assertQuiet();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  }
});

test("an item that runs the other way is turned round on the page", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  const scores = page.getByRole("tab", { name: "Schaalscores", exact: true });
  await scores.click();
  const items = page.getByRole("article", { name: "Stellingen van de schalen" });
  await items.waitFor();
  assert.equal(await items.getByText("(omgedraaid)").count(), 0);
  await page.getByRole("button", { name: "Kolommen bekijken" }).click();
  const row = page.locator("table.columns > tbody > tr").filter({ has: page.getByRole("rowheader", { name: "Q8_2", exact: true }) });
  await row.locator("[id^=change-]").click();
  const turned = page.getByLabel(/^Deze stelling is andersom gesteld/);
  await turned.check();
  await page.locator("p[role=status].unseen", { hasText: "Gewijzigd" }).waitFor();
  assert.ok(await turned.isChecked());
  await assertAccessible(page);
  await page.getByRole("button", { name: "Terug naar de uitkomsten" }).click();
  await scores.click();
  await items.getByText("(omgedraaid)").waitFor();
  assert.equal(await items.getByText("(omgedraaid)").count(), 1);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

// This file beside an earlier one, and beside what the report states: dropped, shown
// with its differences, let go of again, and nothing requested.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, NOTHING, openDemo, screenshot, site, stored, textFile } from "./support.mjs";

const peilglas = site();

const DEMO = new URL("../../www/demo/voorbeeld-antwoorden-synthetisch.csv", import.meta.url);
const tabs = (page) => page.getByRole("tab").allTextContents();
const tab = (page, name) => page.getByRole("tab", { name, exact: true });

/** The demo as it could have been before: fewer people, less agreement on one statement. */
async function earlier() {
  const [head, ...rows] = (await readFile(DEMO, "utf8")).trimEnd().split("\n");
  const at = head.split(";").indexOf("Q8_1");
  const lower = (row, i) => {
    const values = row.split(";");
    if (i % 3 === 0 && "2345".includes(values[at])) values[at] = String(Number(values[at]) - 1);
    return values.join(";");
  };
  return [head, ...rows.filter((_, i) => i % 2 === 0).map(lower), ""].join("\n");
}

/** Lets a file go on the element: what a reader's mouse does. */
async function drop(page, on, { name, buffer }) {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "text/csv" }));
      return transfer;
    },
    [name, buffer.toString()],
  );
  await page.locator(on).dispatchEvent("dragover", { dataTransfer: transfer });
  await page.locator(on).dispatchEvent("drop", { dataTransfer: transfer });
}

/** The cells of the row `heading` below the section `section` of an open table. */
async function cells(page, caption, section, heading) {
  const table = page.getByRole("table", { name: caption });
  const rows = await table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  const start = rows.findIndex((row) => row.length === 1 && row[0] === section);
  return rows.slice(start).find((row) => row[0] === heading);
}

test("an earlier file that is dropped is compared, and let go of again", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  assert.ok(!(await tabs(page)).includes("Eerder en nu"), "nothing to compare with yet");
  await drop(page, "#earlier", textFile("per-2020.csv", await earlier()));
  const first = page.getByRole("article", { name: "Opvattingen: deze en de eerdere meting" });
  await first.waitFor();
  assert.equal(await page.getByRole("tab", { selected: true }).textContent(), "Eerder en nu");
  await page.getByText("64 stellingen en vragen").or(page.getByText("65 stellingen en vragen")).first().waitFor();
  await screenshot(page, "trend-wide");
  await first.getByRole("button", { name: /^Tabel/ }).click();
  const caption = /Opvattingen: deze en de eerdere meting/;
  const statement = "Discussies over ambtelijk vakmanschap gaan ook over mijn werk";
  await page.getByRole("table", { name: caption }).waitFor();
  const all = await cells(page, caption, statement, "Totaal");
  const [now, before, shareNow, shareBefore, points] = all.slice(1);
  assert.ok(Number(now.replace(".", "")) > 3000 && Number(before.replace(".", "")) > 1500, all.join(" | "));
  const number = (text) => Number(text.replace(/[\s%]/g, "").replace(",", "."));
  assert.ok(Math.abs(number(shareNow) - number(shareBefore) - number(points)) < 0.11, all.join(" | "));
  assert.ok(number(points) > 2, all.join(" | "));
  assert.equal(all.at(-1), "***");
  assert.ok(await cells(page, caption, statement, "Leidinggevend"), "the groups of the split are there");
  await screenshot(page, "trend-table", first);
  await assertAccessible(page, "the comparison with an earlier file");
  await page.getByRole("button", { name: "Niet meer vergelijken" }).click();
  await page.getByText("Zet hier het bestand van een eerdere meting neer").waitFor();
  assert.ok(!(await tabs(page)).includes("Eerder en nu"));
  await visit.assertQuiet();
  assert.deepEqual(await stored(page), NOTHING);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("a file of another survey is refused as an earlier one, and changes nothing", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await drop(page, "#earlier", textFile("kantine.csv", "broodje;prijs\nkaas;3\nham;4\n"));
  await page.locator("#earlier .complaint").waitFor();
  assert.match(await page.locator("#earlier .complaint").textContent(), /geen enkele stelling/);
  assert.ok(!(await tabs(page)).includes("Eerder en nu"));
  assert.equal(await page.locator("svg.figure").count(), 1);
  await visit.close();
});

test("the demo stands beside what the report states", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await tab(page, "Naast het rapport").click();
  const dissent = page.getByRole("article", { name: "Dilemma's en tegenspraak: deze antwoorden en het rapport" });
  await dissent.waitFor();
  await screenshot(page, "benchmark-wide");
  await dissent.getByRole("button", { name: /^Tabel/ }).click();
  const caption = /Dilemma's en tegenspraak: deze antwoorden en het rapport/;
  await page.getByRole("table", { name: caption }).waitFor();
  const top = await cells(page, caption, "Bereikt tegenspraak eenvoudig de top van de organisatie: mee eens", "Iedereen");
  assert.deepEqual([top[2], top[3]].map((text) => text.replace(/\s/g, "")), ["12,8%", "12,8%"]);
  await page.setViewportSize(NARROW);
  await page.waitForTimeout(500);
  await screenshot(page, "benchmark-narrow");
  await assertAccessible(page, "the comparison with the report");
  await visit.assertQuiet();
  await visit.close();
});

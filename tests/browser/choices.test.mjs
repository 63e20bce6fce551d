// What can be chosen of how results are computed: from which difference on stars stand,
// and of whom percentages are. The figure says it, and what is saved has it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openDemo, site } from "./support.mjs";

const peilglas = site();

async function saved(page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /JSON/ }).click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

/** What stands under the first figure's title and below its drawing. */
const said = (page) => page.locator("article.figure").first().textContent();
const stars = (page) =>
  page.locator("svg.figure text").evaluateAll((texts) => texts.filter(({ textContent }) => /^\*+$/.test(textContent.trim())).length);

const waitFor = (page, words) => page.waitForFunction(
  (words) => document.querySelector("article.figure")?.textContent.includes(words), words);

/** The items with stars, each with how far its highest and lowest share lie apart. */
function starred({ items }, split) {
  const scales = items.filter(({ kind, by }) => kind === "scale" && by[split].tests.stars);
  return scales.map(({ by }) => {
    const shares = Object.values(by[split].cells).filter(({ n }) => n).map(({ agree }) => agree.share);
    return Math.max(...shares) - Math.min(...shares);
  });
}

test("a smallest difference that is chosen leaves only large ones marked, and is said", async () => {
  const { page, assertQuiet, complaints, close } = await peilglas.visit();
  await openDemo(page);
  const [before, all] = [await stars(page), starred(await saved(page), "leiding")];
  assert.ok(before > 0 && all.some((apart) => apart < 0.1) && all.some((apart) => apart >= 0.1));
  await page.getByLabel("Sterren pas vanaf een verschil van").selectOption({ label: "10 procentpunt" });
  await waitFor(page, "10 procentpunt of meer");
  assert.ok((await stars(page)) < before);
  const document = await saved(page);
  assert.equal(document.least_difference, 10);
  const left = starred(document, "leiding");
  assert.equal(left.length, all.filter((apart) => apart >= 0.1 - 1e-12).length);
  assert.ok(left.length > 0 && left.every((apart) => apart >= 0.1 - 1e-12), left.join(" "));
  await page.getByLabel("Sterren pas vanaf een verschil van").selectOption({ label: "elk aantoonbaar verschil" });
  await page.waitForFunction(() => !document.querySelector("article.figure").textContent.includes("procentpunt of meer"));
  assert.equal(await stars(page), before);
  await assertQuiet();
  assert.deepEqual(complaints, []);
  await close();
});

test("'no opinion' counts in percentages when that is chosen, and the page says so", async () => {
  const { page, assertQuiet, complaints, close } = await peilglas.visit();
  await openDemo(page);
  const answered = await saved(page);
  assert.equal(answered.share_base, "answered");
  assert.match(await said(page), /onder wie een mening gaf(?! of)/);
  await page.getByRole("radio", { name: "Ook ‘geen mening’", exact: true }).check();
  await waitFor(page, "onder wie een mening gaf of geen mening had");
  await waitFor(page, "Percentages zijn van wie een mening gaf of geen mening had");
  await page.getByRole("button", { name: /^Tabel/ }).first().click();
  await page.getByRole("columnheader", { name: "Basis van aandeel" }).first().waitFor();
  const more = await saved(page);
  assert.equal(more.share_base, "with_no_opinion");
  let others = 0;
  for (const [at, { kind, total, by }] of more.items.entries()) {
    if (kind !== "scale") continue;
    const before = answered.items[at];
    for (const [cell, was] of [[total, before.total], ...Object.entries(by.leiding.cells).map(([id, cell]) => [cell, before.by.leiding.cells[id]])]) {
      assert.equal(cell.agree.base, cell.n + cell.missing.no_opinion);
      assert.equal(cell.agree.share, cell.agree.n / cell.agree.base);
      assert.deepEqual([cell.n, cell.mean, cell.sd, cell.agree.n], [was.n, was.mean, was.sd, was.agree.n]);
      others += cell.missing.no_opinion;
    }
  }
  assert.ok(others > 0, "somebody in the demo has no opinion");
  await assertQuiet();
  assert.deepEqual(complaints, []);
  await close();
});

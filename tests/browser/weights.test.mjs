// Weighting: offered where the file has something to weight by, the unweighted base stays
// beside the weighted one, and the document has the values of other programs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./accessible.mjs";
import { choose, screenshot, site } from "./support.mjs";

const peilglas = site();

const at = (name) => fileURLToPath(new URL(`../weights/${name}`, import.meta.url));
const ANSWERS = at("answers.csv");
const PEOPLE = at("population.csv");
const EXPECTED = JSON.parse(await readFile(at("expected.json"), "utf8"));

const weighting = (page) => page.getByRole("group", { name: "Weging" });
const drawn = (page, words) => page.locator("svg.figure", { hasText: words }).first().waitFor();

async function saved(page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /JSON|andere programma/i }).first().click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

/** How many weighted values of a document are those of R survey, to 1e-9. */
function agreeing(document, name) {
  let count = 0;
  for (const item of document.items) {
    const key = `${name}.${item.id}`;
    const { cells, tests } = item.by.Team;
    const parts = { ...cells, total: item.total, team: tests };
    for (const [part, { weighted }] of Object.entries(parts)) compare(`${key}.${part}`, weighted);
  }
  return count;
  function compare(key, value) {
    if (value !== null && typeof value === "object") {
      for (const [inner, of] of Object.entries(value)) compare(`${key}.${inner}`, of);
    } else if (key in EXPECTED.r) {
      const off = value === EXPECTED.r[key] ? 0 : Math.abs(value / EXPECTED.r[key] - 1);
      assert.ok(off <= 1e-9, `${key}: ${value}, R ${EXPECTED.r[key]}`);
      count += 1;
    }
  }
}

test("weights of the file and of the sample are offered, said and used", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, ANSWERS);
  await drawn(page, "n = 124");
  assert.equal(await page.locator("svg.figure").first().innerHTML().then((svg) => svg.includes("gewogen")), false);
  await weighting(page).getByText("Kolom met gewichten").click();
  await drawn(page, "n = 124 (gewogen 157)");
  await page.getByText(/5 respondenten hebben geen gewicht/).first().waitFor();
  assert.equal(await weighting(page).getByRole("radio").count(), 2);

  // With the numbers of people there is more to choose.
  await page.locator("#sample-file").setInputFiles(PEOPLE);
  await weighting(page).getByText("Achteraf, per kenmerk").click();
  await page.getByText(/voor elk kenmerk apart; n telt mensen/).first().waitFor();
  assert.equal(await weighting(page).getByRole("radio").count(), 5);
  await assertAccessible(page);
  await screenshot(page, "weights-raked");
  assert.ok(agreeing(await saved(page), "raked") > 300, "hardly any value was compared");

  await page.getByLabel("Zwaarste gewicht (keer het gemiddelde)").fill("0,5");
  await page.getByText("Vul een getal boven 1 in, of niets.").waitFor();
  await page.getByLabel("Zwaarste gewicht (keer het gemiddelde)").fill("1,3");
  await page.getByText(/gewichten van \d+ respondenten zijn afgekapt/).first().waitFor();
  const document = await saved(page);
  assert.equal(document.weighting.by, "raked");
  assert.ok(document.weighting.trimmed > 0);
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("where there is nothing to weight by, nothing is offered", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, fileURLToPath(new URL("../ingest/fixtures/quirks.xlsx", import.meta.url)));
  await page.locator(".choices").waitFor();
  assert.equal(await weighting(page).count(), 0);
  await visit.close();
});

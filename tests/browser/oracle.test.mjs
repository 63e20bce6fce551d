// The analysis that the page offers to save, held against results that R computed of the
// same files: every number of the contract, by the table that the native tests use
// (tests/analysis/contract.json). The files lie outside the project.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { choose, site } from "./support.mjs";

const peilglas = site();
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const REFERENCE = at("../../../shared/oracle");
const TABLE = json(at("../analysis/contract.json"));
const AGREES = 1e-9;
const AGREES_RANGE = 1e-8;
const SEARCHED = 2e-4;

const pick = (value, path) => path.split(".").reduce((value, key) => value?.[key], value);

/** Compares one document with the reference results; gives how many numbers agree. */
function check(document, method, meta, expected) {
  let compared = 0;
  const near = (place, found, expected, relative = AGREES) => {
    assert.equal(typeof found, "number", `${place} is ${found}, expected ${expected}`);
    const apart = Math.abs(found - expected);
    assert.ok(apart <= relative * Math.abs(expected), `${place} is ${found}, expected ${expected}`);
    compared += 1;
  };
  const number = (place, found, expected, how) => {
    if (typeof expected !== "number") return assert.equal(found ?? null, null, place);
    if (how === "percent") return near(place, found, expected / 100);
    if (how === "range") return near(place, found, expected, AGREES_RANGE);
    if (how === "searched") {
      compared += 1;
      return assert.ok(Math.abs(found - expected) <= SEARCHED, place);
    }
    near(place, found, expected);
  };
  const fields = (place, part, found, expected) => {
    for (const [path, other, how] of TABLE[part]) {
      const [one, two] = [pick(found, path), pick(expected, other)];
      if (!Array.isArray(two)) number(`${place}: ${path}`, one, two, how);
      else {
        assert.equal(one?.length, two.length, `${place}: ${path}`);
        two.forEach((two, index) => number(`${place}: ${path}`, one[index], two, how));
      }
    }
  };
  assert.equal(document.source.respondents, expected.n_rows);
  assert.equal(document.method, method);
  assert.deepEqual(document.items.map(({ id }) => id), meta.items);
  assert.deepEqual(document.splits.map(({ id }) => id), meta.splits);
  const test = method === "report" ? "anova" : "welch_anova";
  for (const split of meta.splits) {
    const adjusted = expected.adjusted_across_items[split][test];
    const marked = method === "report" ? adjusted.p : withinBatteries(document.items, adjusted.p);
    document.items.forEach((item, index) => {
      const place = `${item.id} by ${split}`;
      const [{ cells, tests }, wanted] = [item.by[split], expected.items[item.id][split]];
      assert.deepEqual(Object.keys(cells).map((id) => `g${id}`), Object.keys(wanted.groups), place);
      for (const [id, cell] of Object.entries(cells)) fields(place, "cell", cell, wanted.groups[`g${id}`]);
      fields(place, "tests", tests, wanted);
      if (tests.mann_whitney) near(`${place}: z²`, tests.mann_whitney.z ** 2, wanted.kruskal.H);
      const { tukey = [], games_howell: howell = [] } = wanted;
      assert.deepEqual(tests.pairwise.map(({ a, b }) => [a, b]), tukey.map(({ a, b }) => [`${a}`, `${b}`]), place);
      tests.pairwise.forEach((pair, at) =>
        fields(place, "pairs", pair, { tukey: tukey[at], games_howell: howell[at] }));
      for (const name of ["holm", "bh"]) near(`${place}: ${name}`, tests.adjusted[name], adjusted[name][index]);
      assert.equal(tests.adjusted.family, meta.items.length);
      assert.equal(tests.stars, stars(marked[index]), place);
    });
  }
  for (const { id, total } of document.items) {
    const wanted = expected.univariate[id];
    fields(id, "cell", total, wanted);
    const { no_opinion, refused, not_answered, not_asked } = total.missing;
    const beside = [wanted.n_dk ?? 0, wanted.n_refused ?? 0, wanted.n_system_missing, 0];
    assert.deepEqual([no_opinion, refused, not_answered, not_asked], beside, id);
    compared += 4;
  }
  return compared;
}

/** Holm's p among the items of the same battery. */
function withinBatteries(items, p) {
  const adjusted = p.map(() => 0);
  for (const battery of new Set(items.map(({ battery }) => battery))) {
    const mine = [...p.keys()].filter((at) => items[at].battery === battery).toSorted((a, b) => p[a] - p[b]);
    let highest = 0;
    mine.forEach((at, rank) => {
      highest = Math.min(1, Math.max(highest, (mine.length - rank) * p[at]));
      adjusted[at] = highest;
    });
  }
  return adjusted;
}

const stars = (p) => (p <= 0.001 ? "***" : p <= 0.01 ? "**" : p <= 0.05 ? "*" : "");

async function saved(page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /JSON/ }).click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

for (const name of ["bfi", "beps", "beps_dk"]) {
  test(`what the page saves of ${name} agrees with R's results, number by number`, async (context) => {
    if (!existsSync(REFERENCE)) return context.skip(`no reference results in ${REFERENCE}`);
    const meta = json(`${REFERENCE}/data/meta.json`)[name.replace("_dk", "")];
    const expected = json(`${REFERENCE}/expected/${name}.json`);
    for (const form of ["csv", "sav"]) {
      const { page, assertQuiet, complaints, close } = await peilglas.visit();
      await choose(page, `${REFERENCE}/data/${name}.${form}`);
      await page.locator("svg.figure").first().waitFor();
      const careful = check(await saved(page), "careful", meta, expected);
      await page.getByRole("radio", { name: "Als in het rapport" }).check();
      const report = check(await saved(page), "report", meta, expected);
      assert.ok(careful > 1200 && report === careful, `${careful} and ${report} numbers`);
      context.diagnostic(`${name}.${form}: ${careful} numbers agree, and ${report} by the report's method`);
      await assertQuiet();
      assert.deepEqual(complaints, []);
      await close();
    }
  });
}

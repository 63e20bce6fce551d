// A file with many splits: what they tell together takes long to find out. Meanwhile the page
// says what it does and how far that is, stays awake, and can be told to stop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { personnel } from "./personnel.mjs";
import { choose, screenshot, site, textFile } from "./support.mjs";

const peilglas = site();

const FILE = textFile("personeel.csv", personnel(500));

const DUTCH = {
  locale: "nl-NL",
  respondents: "Respondenten",
  all: "Alles",
  title: "Er wordt nagegaan wat uitsplitsingen samen vertellen",
  steps: /^(\d+) van de (\d+) stappen gedaan$/,
  stop: "Stoppen",
  stopped: "Er is gestopt voordat dit onderdeel klaar was",
  goOn: "Verdergaan",
};
const ENGLISH = {
  locale: "en-GB",
  respondents: "Respondents",
  all: "All",
  title: "Looking at what splits tell together",
  steps: /^(\d+) of (\d+) steps done$/,
  stop: "Stop",
  stopped: "This part was stopped before it was ready",
  goOn: "Go on",
};

const tab = (page, name) => page.getByRole("tab", { name, exact: true }).click();

/** Opens the file and asks who responded, of which the tables cross two splits. */
async function begin(words) {
  const visit = await peilglas.visit({ locale: words.locale });
  const { page } = visit;
  await choose(page, FILE);
  await page.locator("svg.figure").first().waitFor();
  await page.evaluate(watchFrames);
  await tab(page, words.respondents);
  await page.getByRole("heading", { name: words.title }).waitFor();
  return visit;
}

/** How many steps are done, and how many there are. */
async function steps(page, words) {
  const said = await page.locator(".working .soft").textContent();
  const [, done, all] = said.match(words.steps) ?? assert.fail(said);
  return [Number(done), Number(all)];
}

/** Runs in the page: writes down the longest time between two frames. */
function watchFrames() {
  window.longest = 0;
  let last = performance.now();
  const frame = (now) => {
    window.longest = Math.max(window.longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

for (const words of [DUTCH, ENGLISH]) {
  test(`the page says how far it is, and stops when told to (${words.locale})`, async () => {
    const visit = await begin(words);
    const { page } = visit;
    const [first, all] = await steps(page, words);
    // Eighteen splits make 153 pairs.
    assert.ok(all > 153 && first < all, `${first} of ${all}`);
    const bar = page.locator(".working progress");
    assert.equal(Number(await bar.getAttribute("max")), all);
    await page.waitForFunction(
      (first) => Number(document.querySelector(".working progress")?.value) > first,
      first,
    );
    await page.getByRole("button", { name: words.stop, exact: true }).click();
    await page.getByRole("heading", { name: words.stopped }).waitFor();
    assert.equal(await bar.count(), 0);
    await assertAccessible(page);
    await screenshot(page, `stopped-${words.locale}`);
    // It was stopped, and nothing comes after all.
    await page.waitForTimeout(1000);
    assert.equal(await page.getByRole("table").count(), 0);
    await page.getByRole("button", { name: words.goOn }).click();
    await page.getByRole("heading", { name: words.title }).waitFor();
    const [again] = await steps(page, words);
    assert.ok(again > first, `it begins anew, with ${again} after ${first}`);
    await page.getByRole("table").first().waitFor();
    const longest = await page.evaluate(() => window.longest);
    assert.ok(longest < 1000, `the page was asleep for ${longest} ms`);
    await visit.assertQuiet();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });
}

test("another part needs not wait, and what was found out needs not be again", async () => {
  const visit = await begin(DUTCH);
  const { page } = visit;
  await assertAccessible(page);
  await screenshot(page, "working");
  await tab(page, DUTCH.all);
  await page.locator("svg.figure").first().waitFor();
  assert.equal(await page.locator(".working").count(), 0);
  await tab(page, DUTCH.respondents);
  await page.getByRole("table").first().waitFor();
  await tab(page, DUTCH.all);
  await page.locator("svg.figure").first().waitFor();
  const start = Date.now();
  await tab(page, DUTCH.respondents);
  await page.getByRole("table").first().waitFor();
  const again = Date.now() - start;
  assert.ok(again < 1000, `the second time takes ${again} ms`);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

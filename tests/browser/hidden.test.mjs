// A survey with small groups: what is hidden has the same mark wherever the reader looks,
// how much it is is said, and the whole promise is a step away.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, WIDE, choose, openDemo, screenshot, site } from "./support.mjs";

const peilglas = site();

const SMALL_TEAMS = fileURLToPath(new URL("../disclosure/small-teams.csv", import.meta.url));

/** 200 % zoom: half the room, every dot four. */
const ZOOMED = { width: WIDE.width / 2, height: WIDE.height / 2 };

const DUTCH = {
  choices: "Keuzes wijzigen",
  counted: /waarden verborgen \(gestippeld\): \d+ te klein, \d+ beschermd\./,
  rows: /Op \d+ van \d+ regels is iets verborgen: \d+ te klein, \d+ beschermd\./,
  small: "te klein",
  said: { "te klein": "verborgen (te klein)", beschermd: "verborgen (beschermd)" },
  table: /^Tabel bij/,
  parts: ["Schaalscores", "Respondenten"],
  promise: "De hele belofte",
  about: "Zo worden mensen beschermd",
  close: "Sluiten",
  begins: /Uit alles wat van de uitsplitsingen/,
};
const ENGLISH = {
  choices: "Change choices",
  counted: /values hidden \(dashed\): \d+ too small, \d+ protected\./,
  rows: /On \d+ of \d+ rows something is hidden: \d+ too small, \d+ protected\./,
  small: "too small",
  said: { "too small": "hidden (too small)", protected: "hidden (protected)" },
  table: /^Table of/,
  parts: ["Scale scores", "Respondents"],
  promise: "The whole promise",
  about: "How people are protected",
  close: "Close",
  begins: /From all that was exported of the splits/,
};

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function openSmallTeams(page, words) {
  await choose(page, SMALL_TEAMS);
  await page.locator(".choices").waitFor();
  const narrow = page.getByRole("button", { name: words.choices });
  if (await narrow.isVisible()) await narrow.click();
  await page.getByRole("radio", { name: /^Team/ }).check();
  if (await narrow.isVisible()) await narrow.click();
  await page.locator("svg.figure", { hasText: words.small }).first().waitFor();
}

/** That a table's first marks of whole rows are in its part that is in sight. */
async function checkInSight(page) {
  const [mark, scroller] = await page.locator("td[colspan] .hidden-mark").first().evaluate((mark) =>
    [mark, mark.closest(".scroller")].map((element) => element.getBoundingClientRect().toJSON()),
  );
  assert.ok(mark.left >= scroller.left && mark.right <= scroller.right, "a mark is out of sight");
}

/** Every mark of the tables in sight: what is seen and what is heard. Fails without any. */
async function checkMarks(page, words) {
  const marks = await page.locator("td:has(.hidden-mark)").evaluateAll((cells) =>
    cells.map((cell) => ({
      seen: cell.querySelector(".hidden-mark").textContent,
      heard: cell.querySelector(".unseen").textContent,
      dashed: getComputedStyle(cell.querySelector(".hidden-mark")).borderTopStyle,
      silent: cell.querySelector(".hidden-mark").getAttribute("aria-hidden"),
    })),
  );
  assert.ok(marks.length > 0, "nothing is marked");
  for (const { seen, heard, dashed, silent } of marks) {
    assert.equal(words.said[seen], heard);
    assert.equal(dashed, "dashed");
    assert.equal(silent, "true");
  }
}

test("what is hidden has the same mark in figure and table, on every screen, in either language", async () => {
  for (const [name, words, options] of [
    ["wide-nl", DUTCH, {}],
    ["narrow-en", ENGLISH, { viewport: NARROW, locale: "en-GB" }],
    ["narrow-nl", DUTCH, { viewport: NARROW }],
    ["zoomed-en", ENGLISH, { viewport: ZOOMED, locale: "en-GB" }],
  ]) {
    const visit = await peilglas.visit(options);
    const { page } = visit;
    await openSmallTeams(page, words);
    const figure = page.locator("article.figure").first();
    await figure.locator("p.small", { hasText: words.counted }).first().waitFor();
    const drawing = await figure.locator("svg.figure").innerHTML();
    for (const [seen, heard] of Object.entries(words.said)) {
      assert.ok(drawing.includes(`>${seen}<`), `${seen} is not drawn`);
      assert.ok(drawing.includes(heard), `${heard} is not heard`);
    }
    await figure.getByRole("button", { name: words.table }).click();
    await figure.getByRole("table").waitFor();
    await checkMarks(page, words);
    await checkInSight(page);
    // Of the staff, who are four, there is nothing but the mark.
    const staff = figure.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Staf", exact: true }) });
    for (const row of await staff.all()) {
      const cells = await row.getByRole("cell").allTextContents();
      assert.equal(cells.join("").replace(words.small, ""), words.said[words.small]);
    }
    await figure.locator("p.small", { hasText: words.rows }).first().waitFor();
    await assertAccessible(page);
    await screenshot(page, `hidden-${name}`);
    assert.ok((await sideways(page)) <= 0, "the page scrolls sideways");
    for (const part of words.parts) {
      await page.getByRole("tab", { name: part, exact: true }).click();
      if (part === words.parts[0]) {
        await page.locator("article.figure p.small", { hasText: words.counted }).first().waitFor();
        await page.getByRole("button", { name: words.table }).first().click();
        await page.getByRole("table").nth(2).waitFor();
      } else {
        await page.locator("td:has(.hidden-mark)").nth(10).waitFor();
      }
      await checkMarks(page, words);
      await assertAccessible(page);
      await screenshot(page, `hidden-${part}-${name}`);
      assert.ok((await sideways(page)) <= 0, "the page scrolls sideways");
    }
    await visit.assertQuiet();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  }
});

test("dots mark what is hidden too, and files end with how much it is and the promise", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openSmallTeams(page, DUTCH);
  await page.getByRole("radio", { name: "Punten" }).check();
  await page.locator("svg.figure", { hasText: "verborgen" }).first().waitFor();
  await screenshot(page, "hidden-dots");
  const save = async (name) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).first().click();
    return readFile(await (await download).path(), "utf8");
  };
  const csv = await save(/CSV$/);
  assert.match(csv, /\nStaf(;verborgen \(te klein\))+\r/);
  assert.match(csv, /\n"?# Op \d+ van \d+ regels is iets verborgen: [^]*belofte[^]*\r\n$/);
  const svg = await save(/SVG$/);
  assert.match(svg, /<desc>[^<]*waarden verborgen[^<]*De grenzen van die belofte[^<]*<\/desc>/);
  const { disclosure } = JSON.parse(await save(/JSON/));
  assert.ok(disclosure.hidden.hidden > 0 && disclosure.hidden.cells > disclosure.hidden.hidden);
  assert.match(disclosure.promise, DUTCH.begins);
  await visit.assertQuiet();
  await visit.close();
});

test("the whole promise is a step away, from the start and from every figure, and on paper", async () => {
  for (const [words, options] of [
    [DUTCH, {}],
    [ENGLISH, { viewport: NARROW, locale: "en-GB" }],
  ]) {
    const visit = await peilglas.visit(options);
    const { page } = visit;
    const panel = page.getByRole("dialog", { name: words.about });
    await page.getByRole("button", { name: words.promise }).press("Enter");
    await panel.getByText(words.begins).waitFor();
    await page.waitForFunction(() => document.activeElement.id === "protection-promise");
    await assertAccessible(page);
    await screenshot(page, `promise-${words === DUTCH ? "wide" : "narrow"}`);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), words.promise);
    await openDemo(page);
    await page.locator("article.figure").getByRole("button", { name: words.about }).first().click();
    await panel.getByText(words.begins).waitFor();
    await panel.getByRole("button", { name: words.close }).click();
    await panel.waitFor({ state: "hidden" });
    // Paper has no way to a panel: the promise in brief stands on it.
    assert.equal(await page.locator(".on-paper").isVisible(), false);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".on-paper").isVisible(), true);
    await page.emulateMedia({ media: "screen" });
    await visit.assertQuiet();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  }
});

test("small groups on paper", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openSmallTeams(page, DUTCH);
  await page.getByRole("button", { name: DUTCH.table }).first().click();
  await page.getByRole("table").first().waitFor();
  await page.emulateMedia({ media: "print" });
  await checkMarks(page, DUTCH);
  assert.equal(await page.locator(".on-paper").isVisible(), true);
  await screenshot(page, "hidden-print");
  await visit.close();
});

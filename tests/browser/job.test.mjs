// The whole job, as a reader does it: from a file to fourteen figures and four tables,
// with nothing requested, nothing stored, and the page awake.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { inWords } from "./labels.mjs";
import {
  NARROW,
  NOTHING,
  choose,
  openDemo,
  screenshot,
  site,
  stored,
  textFile,
} from "./support.mjs";

const peilglas = site();

const figures = (page) => page.locator("article.figure");
const titles = (page) => figures(page).getByRole("heading").allTextContents();
const tab = (page, name) => page.getByRole("tab", { name, exact: true }).click();
const split = (page, name) => page.getByRole("radio", { name }).check();

/** Every figure of the split that is chosen, on one page. */
async function allFigures(page, first) {
  await tab(page, "Alles");
  await page.waitForFunction(
    (first) => {
      const headings = [...document.querySelectorAll("article.figure h2")];
      return headings.length === 8 && headings[0].textContent.startsWith(first);
    },
    `Figuur ${first} ·`,
  );
  // Behind the report's figures stands the question with separate answers.
  return (await titles(page)).filter((title) => title.startsWith("Figuur "));
}

/** Both splits of the report, and its tables: asserts what must be there. */
async function checkReport(page) {
  const leiding = await allFigures(page, 1);
  await split(page, /^Domein/);
  const domein = await allFigures(page, 8);
  const numbers = [...leiding, ...domein].map((title) => Number(title.match(/^Figuur (\d+) · /)[1]));
  assert.deepEqual(numbers, Array.from({ length: 14 }, (_, i) => i + 1));
  await tab(page, "Respondenten");
  await page.getByRole("table").nth(3).waitFor();
  const captions = await page.getByRole("table").locator("caption").allTextContents();
  for (const caption of [/Organisatie/, /Kenmerken/, /Thema/]) {
    assert.ok(captions.some((found) => caption.test(found)), `${caption} in ${captions}`);
  }
}

test("the demo data give the report's figures and tables; nothing leaves, nothing is kept", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await screenshot(page, "figure-1-wide");
  await checkReport(page);
  await screenshot(page, "respondents-wide");
  const response = page.getByRole("table").filter({ hasText: "Steekproef en respons" });
  const cells = await response.getByRole("row").filter({ hasText: "Beleid" }).getByRole("cell").allTextContents();
  assert.deepEqual(cells.slice(0, 3), ["559", "2.914", "3.473"]);
  await visit.assertQuiet();
  assert.deepEqual(await stored(page), NOTHING);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("an export in words with semicolons gives the same figures", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, textFile("uit-limesurvey.csv", await inWords()));
  await figures(page).first().waitFor();
  await page.getByText("64 van 64 stellingen").first().waitFor();
  await checkReport(page);
  await tab(page, "Dilemma's en tegenspraak");
  await split(page, /Leidinggevende functie/);
  await page.waitForFunction(() => document.querySelector("article.figure h2")?.textContent.startsWith("Figuur 7 ·"));
  const inLabels = await page.locator("svg.figure").innerHTML();
  await visit.assertQuiet();
  await visit.close();
  const demo = await peilglas.visit();
  await openDemo(demo.page);
  await tab(demo.page, "Dilemma's en tegenspraak");
  await demo.page.waitForFunction(() => document.querySelector("article.figure h2")?.textContent.startsWith("Figuur 7 ·"));
  assert.equal(await demo.page.locator("svg.figure").innerHTML(), inLabels);
  await demo.close();
});

test("axe finds nothing on any state, wide or narrow, in Dutch or English", async () => {
  for (const options of [{}, { viewport: NARROW, locale: "en-GB" }]) {
    const visit = await peilglas.visit(options);
    const { page } = visit;
    const name = options.locale ?? "nl-NL";
    await openDemo(page);
    await assertAccessible(page);
    await screenshot(page, `figure-${name}`);
    const english = name === "en-GB";
    await tab(page, english ? "All" : "Alles");
    await figures(page).nth(6).waitFor();
    await page.getByRole("button", { name: english ? /^Table/ : /^Tabel/ }).first().click();
    await page.getByRole("table").first().waitFor();
    await assertAccessible(page);
    await screenshot(page, `all-${name}`);
    await tab(page, english ? "Respondents" : "Respondenten");
    await page.getByRole("table").nth(3).waitFor();
    await assertAccessible(page);
    await screenshot(page, `respondents-${name}`);
    assert.equal(await page.locator("html").getAttribute("lang"), english ? "en" : "nl");
    await visit.close();
  }
});

test("a figure is saved as SVG, PNG and CSV, the analysis as JSON, that are what they say", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  const save = async (format) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: new RegExp(`${format}$`) }).first().click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await save("SVG");
  assert.match(svg.name, /\.svg$/);
  assert.match(svg.bytes.toString(), /^<svg [^]*Figuur 1 ·[^]*<\/svg>\s*$/);
  const png = await save("PNG");
  assert.match(png.name, /\.png$/);
  assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(png.bytes.readUInt32BE(16) >= 1800, "twice the drawing's width");
  const csv = await save("CSV");
  assert.match(csv.name, /\.csv$/);
  assert.match(csv.bytes.toString(), /Leidinggevend;837;1;45;84;426;281/);
  const all = page.waitForEvent("download");
  await page.getByRole("button", { name: /JSON/ }).click();
  const document = JSON.parse(await readFile(await (await all).path(), "utf8"));
  assert.equal(document.schema, "peilglas/analysis/1");
  assert.equal(document.items.filter(({ kind }) => kind === "scale").length, 64);
  assert.deepEqual(document.items[0].by.leiding.cells.ja.counts, [1, 45, 84, 426, 281]);
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("the keyboard alone opens the demo, changes the split and opens the table", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const focus = async (wanted) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const at = document.activeElement;
        const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent;
        return `${at.localName} ${label ?? at.textContent.trim()}`;
      });
      if (wanted.test(name)) return;
    }
    assert.fail(`${wanted} cannot be reached by Tab`);
  };
  await focus(/^button .*voorbeeldgegevens/);
  await page.keyboard.press("Enter");
  await page.locator("svg.figure").waitFor();
  await focus(/^input Leidinggevende functie/);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelector("article.figure h2")?.textContent.startsWith("Figuur 8 ·"));
  await focus(/^button Tabel/);
  await page.keyboard.press("Enter");
  await page.getByRole("table").first().waitFor();
  await visit.close();
});

test("what was changed meanwhile is not overwritten by a late answer", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  const names = [/^Domein/, /^Salarisschaal/, /^Leeftijd/, /^Dienstjaren/, /^Organisatie/];
  for (let round = 0; round < 3; round += 1) {
    for (const name of names) await split(page, name);
  }
  await split(page, /^Domein/);
  await page.waitForFunction(() => document.querySelector("article.figure h2")?.textContent.startsWith("Figuur 8 ·"));
  await page.waitForTimeout(500);
  assert.match((await titles(page))[0], /^Figuur 8 ·/);
  await visit.close();
});

test("a minimum base hides groups everywhere and says so", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await openDemo(page);
  await split(page, /^Organisatie/);
  await page.getByLabel(/Kleinste groep/).fill("60");
  await page.getByText(/1 groep verborgen|groepen verborgen/).first().waitFor();
  const drawing = await page.locator("svg.figure").first().innerHTML();
  assert.match(drawing, /verborgen \(te klein\)/);
  await screenshot(page, "hidden-groups");
  await visit.close();
});

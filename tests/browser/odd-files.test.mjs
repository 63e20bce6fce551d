// Files that are not what the page hopes for: a clear word, and a way on.

import assert from "node:assert/strict";
import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { choose, screenshot, site, textFile } from "./support.mjs";

const peilglas = site();

const HEADINGS = [
  "Q8_1. Discussies over ambtelijk vakmanschap gaan ook over mijn werk",
  "Q8_2. Ambtelijk vakmanschap is alleen iets voor leidinggevenden",
  "Q8_3. Ambtelijk vakmanschap is in de afgelopen 20 jaar nauwelijks veranderd",
  "Q8_4. Ambtelijk vakmanschap zou voor iedereen hetzelfde moeten zijn",
];

const REFUSED = [
  ["leeg", textFile("leeg.csv", ""), /leeg/],
  ["alleen koppen", textFile("koppen.csv", "Q2;Q8_1\r\n"), /geen enkele rij/],
  ["een afbeelding", textFile("foto.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10])), /afbeelding/],
  ["een webpagina", textFile("export.csv", "<!DOCTYPE html><html></html>"), /webpagina/],
  ["zomaar tekst", textFile("brief.txt", "Geachte heer\nHierbij de cijfers\n"), /kolommen/],
];

for (const [what, file, words] of REFUSED) {
  test(`${what}: says what it is and offers another file`, async () => {
    const visit = await peilglas.visit();
    const { page } = visit;
    await choose(page, file);
    await page.getByText(words).first().waitFor();
    await page.getByRole("heading", { level: 1, name: /kan niet worden gelezen/ }).waitFor();
    await assertAccessible(page);
    await screenshot(page, `refused-${file.name}`);
    // The way on works.
    await choose(page, textFile("goed.csv", rows(40)));
    await page.locator("svg.figure").first().waitFor();
    await visit.assertQuiet();
    assert.deepEqual(visit.complaints, []);
    await visit.close();
  });
}

test("one row: nothing of that person is shown", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, textFile("een.csv", rows(1)));
  await page.getByText(/te weinig respondenten/i).first().waitFor();
  const figures = await page.locator("svg.figure").allTextContents();
  assert.ok(figures.every((text) => !/\d\s*%.*\d\s*%.*n = 1/.test(text)));
  await assertAccessible(page);
  await screenshot(page, "one-row");
  await visit.close();
});

test("a file of another survey leads to the columns", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, textFile("anders.csv", "kleur;smaak\nrood;zoet\nblauw;zuur\n"));
  await page.getByText(/geen enkele kolom|0 van 64/i).first().waitFor();
  await assertAccessible(page);
  await screenshot(page, "another-survey");
  await visit.close();
});

test("a column can be corrected, and everything follows", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, textFile("kolommen.csv", rows(40).replace(HEADINGS[1], "Vreemd")));
  await page.locator("svg.figure").first().waitFor();
  await page.getByText("3 van 64").first().waitFor();
  await page.getByRole("button", { name: /Kolommen/ }).or(page.getByRole("link", { name: /Kolommen/ })).first().click();
  await page.getByRole("button", { name: /Vreemd/ }).click();
  await page.locator("#holds").selectOption({ label: "Opvattingen · Alleen iets voor leidinggevenden" });
  await page.getByRole("button", { name: "Toepassen" }).first().click();
  await page.getByRole("button", { name: /Terug naar de uitkomsten/ }).click();
  await page.getByText("4 van 64").first().waitFor();
  await assertAccessible(page);
  await screenshot(page, "columns");
  await visit.assertQuiet();
  await visit.close();
});

test("reading a large file shows progress and can be stopped", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const folder = await mkdtemp(join(tmpdir(), "peilglas-large-"));
  const large = join(folder, "groot.csv");
  const some = rows(100_000);
  await writeFile(large, some);
  const more = some.slice(some.indexOf("\n") + 1);
  for (let times = 0; times < 400; times += 1) await appendFile(large, more);
  await choose(page, large);
  await page.getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Stoppen" }).click();
  await rm(folder, { recursive: true });
  await page.getByText(/gestopt/).first().waitFor();
  await choose(page, textFile("klein.csv", rows(40)));
  await page.locator("svg.figure").first().waitFor();
  await visit.assertQuiet();
  await visit.close();
});

test("script in a heading is text", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const hostile = '"<img src=x onerror=""window.ran=1""><script>window.ran=1</script>"';
  await choose(page, textFile("<b>x</b>.csv", rows(40).replace(HEADINGS[3], hostile)));
  await page.locator("svg.figure").first().waitFor();
  await page.getByRole("button", { name: /Kolommen/ }).or(page.getByRole("link", { name: /Kolommen/ })).first().click();
  await page.getByText("<script>window.ran=1</script>").first().waitFor();
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await visit.close();
});

function rows(count) {
  const lines = [`Q2;${HEADINGS.join(";")}`];
  for (let i = 0; i < count; i += 1) lines.push(`${(i % 2) + 1};${(i % 5) + 1};3;${(i % 4) + 1};2`);
  return `${lines.join("\n")}\n`;
}

// Every kind of file opens on the page and gives what the command line gives: the
// demo's responses in every form, and samples of other surveys where they are at hand.
// `cargo xtask test browser` writes the forms and sets PEILGLAS_FORMS and PEILGLAS.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { keepWorker, prepareAsking } from "./bench/worker.mjs";
import { choose, site } from "./support.mjs";

const peilglas = site();
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const FORMS = process.env.PEILGLAS_FORMS ?? at("../../target/forms/demo");
const COMMAND_LINE = process.env.PEILGLAS ?? at("../../target/release/peilglas");
const ORIGINAL = at("../../www/demo/voorbeeld-antwoorden-synthetisch.csv");
const SAMPLES = ["../../../shared/data", "../../../shared/oracle/data"].map(at);
const READABLE = /\.(csv|tsv|gz|zip|xlsx|xls|ods|sav|zsav)$/;

const visit = () =>
  peilglas.visit({ prepare: (page) => page.addInitScript(keepWorker) });

/** Opens a file and waits until the page shows what it made of it. */
async function open(page, path) {
  const start = await page.getByRole("heading", { level: 1 }).first().textContent();
  await choose(page, path);
  await page.waitForFunction(
    (start) => {
      const heading = document.querySelector("h1")?.textContent;
      return heading && heading !== start && !document.querySelector("[role=progressbar], progress");
    },
    start,
    { timeout: 60_000 },
  );
}

/** The seven figures of both of the report's splits, as they stand on the page. */
async function figures(page) {
  await page.locator("svg.figure").first().waitFor();
  await page.getByRole("tab", { name: "Alles", exact: true }).click();
  const all = [];
  for (const [name, first] of [["Leidinggevend", 1], ["Domein", 8]]) {
    await page.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
    await page.waitForFunction((first) => {
      const figures = [...document.querySelectorAll("article.figure")];
      const heading = (figure) => figure.querySelector("h2").textContent;
      const report = figures.filter((figure) => heading(figure).startsWith("Figuur "));
      const drawn = report.filter((figure) => figure.querySelector("svg.figure")).length === 7;
      return drawn && heading(report[0]).startsWith(`Figuur ${first} ·`);
    }, first);
    // A question with a list of answers has a figure besides, without a number.
    const report = page.locator("article.figure").filter({ has: page.getByRole("heading", { name: /^Figuur \d/ }) });
    all.push(...(await report.locator("svg.figure").evaluateAll((svg) => svg.map((one) => one.outerHTML))));
  }
  return all;
}

/** The analysis document of every split, by the page's worker. */
async function documentOf(page, splits) {
  await page.evaluate(prepareAsking);
  return page.evaluate(async (splits) => {
    const asked = { splits, selection: [], language: "nl", minimum_base: 10 };
    return (await window.askWorker({ document: asked })).document;
  }, splits);
}

async function byCommandLine(path) {
  const run = promisify(execFile);
  const { stdout } = await run(COMMAND_LINE, ["analyse", path], { maxBuffer: 1 << 30 });
  return stdout;
}

/** Where two values differ, as a path; undefined where they do not. */
function difference(found, expected, path = "") {
  if (!found || !expected || typeof found !== "object" || typeof expected !== "object") {
    return found === expected ? undefined : `${path}: ${found}, ${expected}`;
  }
  const names = Object.keys(expected);
  if (Object.keys(found).join("|") !== names.join("|")) return `${path}: other fields`;
  return names.map((name) => difference(found[name], expected[name], `${path}/${name}`)).find(Boolean);
}

/** The page's document is the command line's, byte for byte; returns it. */
async function checkDocument(page, path) {
  const written = (await byCommandLine(path)).trimEnd();
  const expected = JSON.parse(written);
  const found = await documentOf(page, expected.splits.map(({ id }) => id));
  assert.equal(difference(JSON.parse(found), expected), undefined);
  assert.ok(found.trimEnd() === written, "the same values are written in another way");
  return expected;
}

test("every form of the demo gives the same figures on the page", async (context) => {
  if (!existsSync(FORMS)) return context.skip(`no ${FORMS}: \`cargo xtask forms\` writes it`);
  const original = await visit();
  await open(original.page, ORIGINAL);
  const expected = await figures(original.page);
  assert.equal(expected.length, 14);
  await original.close();
  const names = readdirSync(FORMS).toSorted();
  assert.ok(names.length >= 10, names.join(" "));
  for (const name of names) {
    await context.test(name, async () => {
      const { page, assertQuiet, complaints, close } = await visit();
      await open(page, join(FORMS, name));
      const found = await figures(page);
      assert.equal(found.length, 14);
      expected.forEach((svg, number) => assert.ok(found[number] === svg, `figure ${number + 1} differs`));
      if (existsSync(COMMAND_LINE)) await checkDocument(page, join(FORMS, name));
      await assertQuiet();
      assert.deepEqual(complaints, []);
      await close();
    });
  }
});

/** What a sample's folder and name say of it. */
function known(path) {
  const format = basename(path).match(/\.(\w+)$/)[1].replace("tsv", "csv");
  const [producer] = path.match(/limesurvey|qualtrics|surveymonkey/) ?? [];
  return { format, producer: producer ?? (/^z?sav$/.test(format) ? "spss" : "unknown") };
}

for (const folder of SAMPLES) {
  test(`samples of ${folder.match(/shared.*/)[0]} open as on the command line`, async (context) => {
    if (!existsSync(folder)) return context.skip(`no samples in ${folder}`);
    if (!existsSync(COMMAND_LINE)) return context.skip(`no ${COMMAND_LINE}`);
    const names = readdirSync(folder, { recursive: true }).filter((name) => READABLE.test(name));
    assert.ok(names.length > 10, names.join(" "));
    for (const name of names.toSorted()) {
      await context.test(name, async () => {
        const { page, assertQuiet, complaints, close } = await visit();
        await open(page, join(folder, name));
        const { source } = await checkDocument(page, join(folder, name));
        const { format, producer } = source;
        assert.deepEqual({ format, producer }, known(join(folder, name)));
        await assertQuiet();
        assert.deepEqual(complaints, []);
        await close();
      });
    }
  });
}

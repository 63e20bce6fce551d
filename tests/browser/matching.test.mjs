// The matching screen: why a column was taken for what it is, and how a reader
// corrects that, saves it, and uses it again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, choose, openDemo, screenshot, site, textFile } from "./support.mjs";

const peilglas = site();

const AGREEMENT = ["Zeer mee eens", "Mee eens", "Neutraal", "Mee oneens", "Zeer mee oneens", "Geen mening"];
const HOSTILE = "<img src=x onerror=window.ran=1><script>window.ran=1</script>";
const WORKBOOK = fileURLToPath(new URL("../ingest/fixtures/quirks.xlsx", import.meta.url));

/** An export of which no questionnaire is known. */
function survey(rows = 120) {
  const headings = [
    "Response ID", "Date submitted", "Last page", "Start language",
    "Ik werk hier graag", "Mijn werk is nuttig", "Ik leer hier veel",
    "Afdeling", "Leeftijd", "Ploeg", "Toelichting", "E-mail", HOSTILE,
  ];
  const lines = [headings.join(",")];
  for (let i = 0; i < rows; i += 1) {
    lines.push([
      1000 + i, "2024-01-02 10:00:00", 5, "nl",
      AGREEMENT[i % 6], AGREEMENT[(i * 7 + 1) % 5], AGREEMENT[(i * 5) % 6],
      ["Noord", "Zuid", "Oost"][i % 3], 20 + ((i * 7) % 45), (i % 4) + 1,
      `geheim antwoord ${i}`, `persoon${i}@example.org`, [`${HOSTILE} a`, "b"][i % 2],
    ].join(","));
  }
  return textFile("enquete.csv", `${lines.join("\n")}\n`);
}

async function open(page, ...files) {
  await choose(page, ...files);
  await page.locator("svg.figure").first().waitFor();
}

const columns = async (page) => {
  const button = page.getByRole("button", { name: /^(Kolommen bekijken|View columns)$/ });
  if (!(await button.isVisible())) await page.locator(".choices-line").click();
  await button.click();
  await page.locator("table.columns [id^=change-]").first().waitFor();
};

const row = (page, heading) => page.locator("table.columns > tbody > tr").filter({ has: page.getByRole("rowheader", { name: heading, exact: true }) });

const results = async (page) => {
  await page.getByRole("button", { name: "Terug naar de uitkomsten" }).click();
  await page.locator("svg.figure").first().waitFor();
};

/** Goes by Tab alone to the element whose id or name this is. */
async function focus(page, wanted) {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      return `#${at.id} ${at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent.trim()}`;
    });
    if (wanted.test(name)) return;
  }
  assert.fail(`${wanted} cannot be reached by Tab`);
}

const told = (page, words) => page.locator("p[role=status].unseen", { hasText: words }).waitFor();

async function saved(page, button) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("every column says what it was taken for and why; the producer is named; nobody's answers are there", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await open(page, survey());
  await page.getByText("LimeSurvey · CSV").waitFor();
  await columns(page);
  await page.getByText(/13 kolommen, CSV van LimeSurvey/).waitFor();
  await row(page, "Mijn werk is nuttig").getByText(/bekende schaal van 5 punten/).waitFor();
  await row(page, "Leeftijd").getByText(/verdeeld in \d klassen/).waitFor();
  await row(page, "E-mail").getByText("Opzij gelegd: kan iemand herkenbaar maken").waitFor();
  await row(page, "Last page").getByText("Opzij gelegd: van het enquêteprogramma").waitFor();
  await row(page, "Toelichting").getByText("Open tekst, wordt niet getoond").waitFor();
  const text = await page.locator("body").innerText();
  assert.ok(!/geheim|persoon\d|2024-01-02/.test(text), "an answer is on the page");
  await assertAccessible(page);
  await screenshot(page, "matching-wide");
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("with the keyboard alone a column gets another role, a scale is turned, a group is renamed, and it is taken back", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await open(page, survey());
  await focus(page, /^# Kolommen bekijken$/);
  await page.keyboard.press("Enter");
  await page.locator("#change-9").waitFor();

  // Ploeg: from split to not used.
  await focus(page, /^#change-9 /);
  await page.keyboard.press("Enter");
  await focus(page, /^#holds /);
  await page.keyboard.type("Niet gebruiken");
  await focus(page, /^# Toepassen$/);
  await page.keyboard.press("Enter");
  await told(page, "Gewijzigd");
  await row(page, "Ploeg").getByText("Niet gebruikt").waitFor();
  await row(page, "Ploeg").getByText("door u aangewezen").waitFor();

  // The scale of three items at once.
  await page.locator("#change-4").focus();
  await page.keyboard.press("Enter");
  await page.getByText("geldt voor alle 3 stellingen").waitFor();
  await assertAccessible(page);
  await screenshot(page, "matching-scale-wide");
  await focus(page, /^# Draai om$/);
  await page.keyboard.press("Enter");
  await focus(page, /^# Schaal toepassen$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("table.answers input").value === "Zeer mee eens");

  // A group of a split.
  await page.locator("#change-7").focus();
  await page.keyboard.press("Enter");
  await focus(page, /^# Naam van groep Noord$/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Het noorden");
  await focus(page, /^# Groepen toepassen$/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("table.answers input").value === "Het noorden");
  await screenshot(page, "matching-groups-wide");

  await results(page);
  const figure = await page.locator("svg.figure").first().textContent();
  assert.match(figure, /Het noorden/);
  await page.getByText(/Aandeel 'Mee oneens' en 'Zeer mee oneens'/).first().waitFor();

  await columns(page);
  await focus(page, /^# Begin opnieuw$/);
  await page.keyboard.press("Enter");
  await row(page, "Ploeg").getByText("Uitsplitsing").first().waitFor();
  await results(page);
  // The figure stays until the one that takes its place is drawn.
  await page.waitForFunction(() => {
    const figure = document.querySelector("svg.figure");
    return figure && !figure.textContent.includes("Het noorden");
  });
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("a saved questionnaire gives the same figures in a fresh page: dropped before, along, or after", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await open(page, survey());
  await columns(page);
  await page.locator("#change-8").click();
  await page.locator("#bounds").fill("30 45");
  await page.locator("#bounds").press("Tab");
  await page.getByRole("button", { name: "Groepen toepassen" }).click();
  await told(page, "Gewijzigd");
  await page.locator("#change-4").click();
  await page.locator("#battery-name").fill("Werk & plezier");
  await page.locator("#battery-name + button").click();
  await page.getByText("Werk & plezier · Ik leer hier veel").waitFor();
  const file = await saved(page, "Vragenlijst opslaan");
  assert.equal(file.name, "vragenlijst.json");
  assert.ok(!/geheim|persoon\d/.test(file.text), "answers are in the questionnaire file");
  const own = await drawings(page);
  await visit.close();

  const questionnaire = { name: "bewaard.json", mimeType: "application/json", buffer: Buffer.from(file.text) };
  const ways = {
    before: async (page) => {
      await choose(page, questionnaire);
      await page.getByText(/Kies nu het bestand met de antwoorden/).first().waitFor();
      await open(page, survey());
    },
    along: (page) => open(page, questionnaire, survey()),
    after: async (page) => {
      await open(page, survey());
      await columns(page);
      await page.locator("#questionnaire-file").setInputFiles(questionnaire);
      await page.getByText("Werk & plezier · Ik leer hier veel").waitFor();
    },
  };
  for (const [way, load] of Object.entries(ways)) {
    const fresh = await peilglas.visit();
    await load(fresh.page);
    if (way !== "after") await columns(fresh.page);
    assert.deepEqual(await drawings(fresh.page), own, way);
    await fresh.assertQuiet();
    assert.deepEqual(fresh.complaints, []);
    await fresh.close();
  }
});

/** From the columns: the first figure by department and by age. */
async function drawings(page) {
  await results(page);
  const all = [];
  for (const split of [/^Afdeling/, /^Leeftijd/]) {
    await page.getByRole("radio", { name: split }).check();
    const name = split.source.slice(1).toLowerCase();
    await page.locator("article.figure h2", { hasText: `naar ${name}` }).first().waitFor();
    all.push(await page.locator("svg.figure").first().innerHTML());
  }
  return all;
}

test("a file that is no questionnaire says where it is wrong, and what was there stays", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const broken = textFile("stuk.json", '{\n "schema": "peilglas/questionnaire/1",\n "id": 3 }');
  await choose(page, broken);
  await page.getByText(/geen vragenlijstbestand/).first().waitFor();
  await page.getByText(/Plaats: rij 3/).waitFor();
  await open(page, survey());
  await columns(page);
  await page.locator("#questionnaire-file").setInputFiles(textFile("analyse.json", '{"schema": "peilglas/analysis/1"}'));
  await page.locator("#change-problem").getByText(/analyse van Peilglas, geen vragenlijst/).waitFor();
  await row(page, "Mijn werk is nuttig").getByText("Stelling").first().waitFor();
  await visit.assertQuiet();
  await visit.close();
});

test("what people wrote cannot be made a list, whatever is asked", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await open(page, survey());
  await columns(page);
  for (const position of [10, 11]) {
    await page.locator(`#change-${position}`).click();
    await page.locator("#holds").selectOption({ label: "Uitsplitsing: een lijst" });
    await page.locator("#holds + button").click();
    await page.locator(".editing").getByText(/is geen lijst te maken/).waitFor();
  }
  assert.ok(!/geheim|persoon\d/.test(await page.locator("body").innerText()));
  await visit.close();
});

test("a known questionnaire takes a column of one's own as a split", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const demo = await readFile(new URL("../../www/demo/voorbeeld-antwoorden-synthetisch.csv", import.meta.url), "utf8");
  const lines = demo.trimEnd().split(/\r?\n/).map((line, at) => `${line};${at ? ["A", "B", "C"][at % 3] : "afdeling"}`);
  await open(page, textFile("eigen.csv", lines.join("\n")));
  await columns(page);
  const change = row(page, "afdeling").getByRole("button");
  await change.click();
  await page.locator("#holds").selectOption({ label: "Uitsplitsing: een lijst" });
  await page.locator("#holds + button").click();
  await told(page, "Gewijzigd");
  await results(page);
  await page.getByRole("radio", { name: /^afdeling/ }).check();
  await page.locator("article.figure h2", { hasText: "naar afdeling" }).waitFor();
  await page.getByRole("radio", { name: /^Domein/ }).check();
  await page.locator("article.figure h2", { hasText: "Figuur 8" }).waitFor();
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("another sheet of a workbook can be chosen", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await choose(page, WORKBOOK);
  // Whether there is an item in it decides which screen comes.
  const sheet = page.locator("#sheet");
  await page.locator("#sheet, .file-name").first().waitFor();
  if (!(await sheet.isVisible())) await columns(page);
  assert.deepEqual(await sheet.locator("option").allTextContents(), ["Antwoorden", "Toelichting"]);
  await page.getByText("Gelezen is blad ‘Antwoorden’").waitFor();
  await sheet.selectOption("Toelichting");
  await page.getByText("Gelezen is blad ‘Toelichting’").waitFor();
  await page.locator("#sheet").selectOption("Antwoorden");
  await page.getByText(/blad ‘?Antwoorden/).first().waitFor();
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("findings stand together by kind, and are saved as CSV that no spreadsheet computes", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const file = await survey();
  const text = file.buffer.toString().replace(",Ploeg,", ",=1+1,").replace(/(\n\d+,[^\n]*),3,geheim/g, "$1,,geheim");
  await open(page, textFile("=enquete.csv", text));
  await columns(page);
  const findings = page.getByRole("region", { name: "Opmerkingen" });
  const kind = findings.getByRole("listitem").filter({ hasText: "kan iemand herkenbaar maken" });
  assert.equal(await kind.count(), 1, "one line for all columns of the kind");
  await findings.getByText(/^3 kolommen: Response ID, Date submitted, E-mail$/).click();
  await findings.getByText(/kolom 'E-mail'/).waitFor();
  await assertAccessible(page);
  await screenshot(page, "findings");
  const { name, text: csv } = await saved(page, "Alle opmerkingen opslaan (CSV)");
  assert.equal(name, "opmerkingen.csv");
  assert.match(csv, /^\u{feff}bestand;blad;rij;kolom;ernst;code;opmerking\r\n/u);
  assert.match(csv, /'=enquete\.csv;;1;E-mail;ter informatie;column-identifies;Deze kolom is opzij gelegd/);
  assert.ok(csv.split("\r\n").slice(1, -1).every((line) => /^'=enquete/.test(line)));
  assert.ok(!/geheim|persoon\d/.test(csv));
  await visit.assertQuiet();
  await visit.close();
});

test("a file without a split shows everybody", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const lines = ["Ik werk hier graag;Mijn werk is nuttig"];
  for (let i = 0; i < 60; i += 1) lines.push(`${AGREEMENT[i % 5]};${AGREEMENT[(i * 3) % 5]}`);
  await open(page, textFile("alleen-stellingen.csv", lines.join("\n")));
  await page.getByText("Alle respondenten samen").waitFor();
  const figure = await page.locator("svg.figure").first().textContent();
  assert.match(figure, /Iedereen/);
  assert.match(figure, /n = 60/);
  await page.getByRole("button", { name: /^Tabel/ }).first().click();
  await page.getByRole("row").filter({ hasText: "Ik werk hier graag" }).getByRole("cell", { name: "60" }).waitFor();
  await assertAccessible(page);
  await screenshot(page, "everybody");
  await visit.close();
  const demo = await peilglas.visit();
  await openDemo(demo.page);
  await demo.page.getByRole("radio", { name: "Geen uitsplitsing" }).check();
  await demo.page.locator("svg.figure", { hasText: "n = 3.724" }).waitFor();
  await demo.close();
});

test("script and markup in headings and answers are text, also in the editors", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  await open(page, survey());
  await columns(page);
  await page.getByRole("rowheader", { name: HOSTILE }).waitFor();
  await page.locator("#change-12").click();
  await page.waitForFunction(() => document.querySelectorAll("table.answers input").length === 2);
  await page.locator("#holds").selectOption({ label: "Stelling met een eigen schaal" });
  await page.locator("#holds + button").click();
  await page.getByRole("button", { name: "Schaal toepassen" }).waitFor();
  await screenshot(page, "matching-hostile");
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("axe finds nothing on a narrow screen in English, and nothing sticks out", async () => {
  const visit = await peilglas.visit({ viewport: NARROW, locale: "en-GB" });
  const { page } = visit;
  await open(page, survey());
  await columns(page);
  for (const [position, name] of [[4, "scale"], [8, "bands"]]) {
    await page.locator(`#change-${position}`).click();
    await page.locator("table.answers").waitFor();
    await assertAccessible(page);
    await screenshot(page, `matching-${name}-narrow-en`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels stick out`);
  }
  await visit.close();
});

test("two thousand columns do not hold up the page", async () => {
  const visit = await peilglas.visit();
  const { page } = visit;
  const headings = Array.from({ length: 2000 }, (_, i) => `blok${Math.floor(i / 20)}_${i % 20}`);
  const lines = [`${headings.join(";")};Afdeling`];
  for (let row = 0; row < 60; row += 1) {
    lines.push(`${headings.map((_, i) => ((row * 3 + i) % 5) + 1).join(";")};${["A", "B"][row % 2]}`);
  }
  await open(page, textFile("breed.csv", lines.join("\n")));
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: "longtask", buffered: false });
  });
  await columns(page);
  await page.locator("#change-3").click();
  await page.locator("#item-name").fill("Anders");
  await page.locator("#item-name + button").click();
  await told(page, "Gewijzigd");
  await page.getByText(/Anders/).first().waitFor();
  const longest = await page.evaluate(() => window.longest);
  console.log(`longest task: ${longest} ms`);
  assert.ok(longest < 1500, `the page stood still for ${longest} ms`);
  await visit.close();
});

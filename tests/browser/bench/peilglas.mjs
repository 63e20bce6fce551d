// Peilglas itself: the built page's own worker, asked as the page asks it, from the
// file to all fourteen figures with their tables.

import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";
import { CODES, ITEMS, SPLITS } from "./responses.mjs";
import { keepWorker, prepareAsking } from "./worker.mjs";

export const name = "Peilglas, 14 figures";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Has a new page read the file at `path`. Returns `{ ms, counts, memory }`. */
export async function run(browser, path) {
  const host = await serve(DIST);
  const page = await browser.newPage();
  await page.addInitScript(keepWorker);
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await page.evaluate(prepareAsking);
  await page.evaluate(prepare);
  await page.setInputFiles("#bench-input", path);
  const { ms, parts, memory, document } = await page.evaluate(() => window.result);
  await page.close();
  await host.close();
  return { ms, parts, memory, counts: counts(JSON.parse(document)) };
}

/** Runs in the page: an input whose file goes to the worker, with a clock around it. */
function prepare() {
  const ask = window.askWorker;
  const shared = { language: "nl", minimum_base: 10 };
  const view = (split) => ({
    view: {
      split,
      part: "all_batteries",
      order: "questionnaire",
      chart: "bars",
      on_request: true,
      width: 900,
      selection: [],
      ...shared,
    },
  });
  const input = document.createElement("input");
  input.type = "file";
  input.id = "bench-input";
  document.body.append(input);
  window.result = new Promise((done) => {
    input.onchange = async () => {
      const file = input.files[0];
      const start = performance.now();
      const open = { open: { role: "responses", name: file.name, size: file.size } };
      const { opened } = await ask(open, file);
      const read = performance.now();
      const figures = [];
      for (const split of ["leiding", "domein"]) figures.push(await ask(view(split)));
      const end = performance.now();
      const drawn = figures.flatMap(({ view }) => view.figures).length;
      if (drawn !== 14) throw new Error(`${drawn} figures`);
      const all = { splits: ["leiding", "domein"], selection: [], ...shared };
      const { document } = await ask({ document: all });
      const parts = { reading: read - start, figures: end - read };
      done({ ms: end - start, parts, memory: Number(opened.memory), document });
    };
  });
}

/** The document's counts in the order that all participants use. */
function counts(document) {
  const splits = { Q2: ["leiding", ["nee", "ja"]], Q3: ["domein", null] };
  return Object.fromEntries(
    Object.entries(SPLITS).map(([column, size]) => {
      const [id, order] = splits[column];
      const groups = order ?? document.splits.find((split) => split.id === id).groups.map((g) => g.id);
      const all = new Array(ITEMS.length * size * CODES).fill(0);
      document.items.forEach(({ by }, item) =>
        groups.forEach((group, position) => {
          const { counts, missing } = by[id].cells[group];
          const at = (item * size + position) * CODES;
          [missing.not_answered, ...counts, missing.no_opinion].forEach((n, code) => {
            all[at + code] = n;
          });
        }),
      );
      return [column, all];
    }),
  );
}

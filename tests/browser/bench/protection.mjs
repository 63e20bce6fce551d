// What hiding costs in the page's own worker: of the demo's fourteen figures, and of every two
// of its splits crossed, with word on how far that has come.

import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";
import { keepWorker, prepareAsking } from "./worker.mjs";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));
const DEMO = fileURLToPath(
  new URL("../../../www/demo/voorbeeld-antwoorden-synthetisch.csv", import.meta.url),
);
const RUNS = 5;
const FIGURES = 100;
const CROSSINGS = 5000;

/** Prints the times beside their limits. */
export async function protection(browser) {
  const host = await serve(DIST);
  const page = await browser.newPage();
  await page.addInitScript(keepWorker);
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await page.evaluate(prepareAsking);
  await page.evaluate(prepare, RUNS);
  await page.setInputFiles("#bench-input", DEMO);
  const { respondents, figures, crossings, words } = await page.evaluate(() => window.result);
  await page.close();
  await host.close();
  console.log(`\nprotection of ${respondents} respondents, in the page's worker`);
  console.log(line("fourteen figures: counted, protected and drawn", figures, FIGURES));
  const pairs = `every two of six splits crossed, ${words} words on progress`;
  console.log(line(pairs, crossings, CROSSINGS));
}

/** Runs in the page: an input whose file goes to the worker, and is then asked about. */
function prepare(runs) {
  const ask = window.askWorker;
  const shared = { language: "nl", minimum_base: 10, selection: [] };
  const view = (split) => {
    const look = { order: "questionnaire", chart: "bars", on_request: false, width: 900 };
    return { view: { split, part: "all_batteries", ...look, ...shared } };
  };
  const input = document.createElement("input");
  input.type = "file";
  input.id = "bench-input";
  document.body.append(input);
  window.result = new Promise((done, fail) => {
    const timed = async (work) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    input.onchange = async () => {
      const [file] = input.files;
      const open = { open: { role: "responses", name: file.name, size: file.size } };
      let respondents = 0;
      let words = 0;
      window.peilglasWorker.addEventListener("message", ({ data }) => {
        words += data[0]?.response?.progress ? 1 : 0;
      });
      const figures = [];
      const crossings = [];
      for (let run = 0; run < runs; run += 1) {
        // What was found out of a file stays known, so each time it is opened anew.
        const { opened } = await ask(open, file);
        respondents = Number(opened.respondents);
        const splits = opened.splits.map((split) => split.id);
        figures.push(
          await timed(async () => {
            for (const split of ["leiding", "domein"]) await ask(view(split));
          }),
        );
        crossings.push(await timed(() => ask({ crossings: { splits, ...shared } })));
      }
      done({ respondents, figures, crossings, words: words / runs });
    };
    window.addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  });
}

function line(what, times, limit) {
  const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  return `${what.padEnd(66)} ${ms.toFixed(1).padStart(8)} ms, ${(ms / limit).toFixed(3)} × the limit`;
}

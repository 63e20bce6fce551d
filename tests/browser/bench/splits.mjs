// What many splits cost in the page's own worker, beside few: opening, the first figures, the
// first selection, and every two splits crossed; and how long the worker says nothing meanwhile.

import { fileURLToPath } from "node:url";
import { personnel } from "../personnel.mjs";
import { serve } from "../server.mjs";
import { textFile } from "../support.mjs";
import { keepWorker, prepareAsking } from "./worker.mjs";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));
const FEW = 6;
const MANY = 18;
const RESPONDENTS = [500, 4000];

/** Prints the times of many splits beside those of few. */
export async function splits(browser) {
  const host = await serve(DIST);
  console.log(`\n${MANY} splits over ${FEW}, in the page's worker; silence is between two words on progress`);
  for (const respondents of RESPONDENTS) {
    const few = await measure(browser, host, respondents, FEW);
    const many = await measure(browser, host, respondents, MANY);
    for (const what of Object.keys(many)) {
      const { ms, silence, words } = many[what];
      const ratio = ms / few[what].ms;
      const said = words > 0 ? `, ${words} words, longest silence ${silence.toFixed(0)} ms` : "";
      console.log(
        `${`${respondents} respondents, ${what}`.padEnd(48)} ${ms.toFixed(0).padStart(6)} ms, ` +
          `${ratio.toFixed(1)} × few${said}`,
      );
    }
  }
  await host.close();
}

async function measure(browser, host, respondents, splits) {
  const page = await browser.newPage();
  await page.addInitScript(keepWorker);
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await page.evaluate(prepareAsking);
  await page.evaluate(prepare);
  await page.setInputFiles("#bench-input", textFile("personeel.csv", personnel(respondents, splits)));
  const result = await page.evaluate(() => window.result);
  await page.close();
  return result;
}

/** Runs in the page: an input whose file goes to the worker, and is then asked about. */
function prepare() {
  const ask = window.askWorker;
  const shared = { language: "nl", minimum_base: 10 };
  const look = { order: "questionnaire", chart: "bars", on_request: false, width: 900 };
  const view = (split, selection = []) => ({
    view: { split, part: "all_batteries", ...look, ...shared, selection },
  });
  const input = document.createElement("input");
  input.type = "file";
  input.id = "bench-input";
  document.body.append(input);
  window.result = new Promise((done, fail) => {
    const timed = async (work) => {
      const start = performance.now();
      let [last, silence, words] = [start, 0, 0];
      const hear = ({ data }) => {
        const now = performance.now();
        words += data[0]?.response?.progress ? 1 : 0;
        [last, silence] = [now, Math.max(silence, now - last)];
      };
      window.peilglasWorker.addEventListener("message", hear);
      const answer = await work();
      window.peilglasWorker.removeEventListener("message", hear);
      return { ms: performance.now() - start, silence, words, answer };
    };
    input.onchange = async () => {
      const [file] = input.files;
      const open = { open: { role: "responses", name: file.name, size: file.size } };
      const opened = await timed(() => ask(open, file));
      const splits = opened.answer.opened.splits.map((split) => split.id).filter((id) => id !== "none");
      const selection = [{ split: splits[1], groups: [await firstGroup(splits[1])] }];
      const result = {
        "opening": opened,
        "the first figures": await timed(() => ask(view(splits[0]))),
        "figures by another split": await timed(() => ask(view(splits[2]))),
        "the first selection": await timed(() => ask(view(splits[0], selection))),
        "a second one": await timed(() => ask(view(splits[2], selection))),
        "the whole analysis": await timed(() => ask({ document: { splits, ...shared, selection: [] } })),
        "every two splits crossed": await timed(() => ask({ crossings: { splits, ...shared, selection: [] } })),
      };
      for (const timing of Object.values(result)) delete timing.answer;
      done(result);
    };
    /** The first group of a split, from the questionnaire. */
    const firstGroup = async (split) => {
      const { document } = await ask("questionnaire");
      const asked = JSON.parse(document).background.find((background) => background.id === split);
      return asked.answers[0].id;
    };
    window.addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  });
}

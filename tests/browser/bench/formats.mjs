// Every kind of file, from the drop to the table in the worker: time, and how much the
// page's process grows. Beside each a peer that makes rows of it, where there is one.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";
import { resident } from "./page.mjs";
import { keepWorker, prepareAsking } from "./worker.mjs";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));
const HERE = fileURLToPath(new URL("..", import.meta.url));
const RUNS = 3;

/** Reads every file of the folder and prints a line for it. */
export async function formats(browser, folder) {
  console.log(
    `\n${"browser".padEnd(12)}${["rows", "MB", "s", "rows/s", "MB/s", "+MB"].map(right).join("")}  peer`,
  );
  for (const name of (await readdir(folder)).toSorted()) {
    const path = join(folder, name);
    const megabytes = (await stat(path)).size / 1e6;
    const own = await median(() => peilglas(browser, path));
    const other = peerOf(name) && (await median(() => peer(browser, path, peerOf(name))).catch(ended));
    if (other?.rows && other.rows !== own.rows) throw new Error(`${name}: ${other.rows}, ${own.rows}`);
    const seconds = own.ms / 1000;
    const cells = [
      own.rows,
      megabytes.toFixed(1),
      seconds.toFixed(2),
      (own.rows / seconds).toFixed(0),
      (megabytes / seconds).toFixed(1),
      (own.grown / 1e6).toFixed(0),
    ];
    const beside = other?.ended
      ? `${peerOf(name)}: its page ended (${other.ended})`
      : other
      ? `${peerOf(name)}: ${(other.ms / 1000).toFixed(2)} s, ${(own.ms / other.ms).toFixed(2)} × its time, +${(other.grown / 1e6).toFixed(0)} MB`
      : "–";
    console.log(`${name.replace(/^\w+\./, "").padEnd(12)}${cells.map(right).join("")}  ${beside}`);
  }
}

/** A peer that takes more memory than a page may have ends its page, and that is its result. */
function ended(problem) {
  if (!String(problem).includes("crashed")) throw problem;
  return { ended: "out of memory" };
}

const right = (cell) => String(cell).padStart(10);

function peerOf(name) {
  if (name.endsWith(".csv")) return "PapaParse";
  return /\.(xlsx|xls|ods)$/.test(name) ? "SheetJS" : undefined;
}

/** The run with the median time, with the most that any run grew. */
async function median(run) {
  const all = [];
  for (let times = 0; times < RUNS; times += 1) all.push(await run());
  const grown = Math.max(...all.map((one) => one.grown));
  return { ...all.toSorted((a, b) => a.ms - b.ms)[Math.floor(RUNS / 2)], grown };
}

async function peilglas(browser, path) {
  return inPage(browser, DIST, "/", path, async (page) => {
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    await page.evaluate(prepareAsking);
    await page.evaluate(() => {
      const input = document.createElement("input");
      input.type = "file";
      input.id = "bench-input";
      document.body.append(input);
      window.result = new Promise((done, fail) => {
        input.onchange = async () => {
          const [file] = input.files;
          const start = performance.now();
          const open = { open: { role: "responses", name: file.name, size: file.size } };
          const { opened } = await window.askWorker(open, file).catch(fail);
          done({ ms: performance.now() - start, rows: Number(opened.respondents) });
        };
      });
    });
    return "#bench-input";
  });
}

async function peer(browser, path, name) {
  return inPage(browser, HERE, `/bench/peer/rows.html?${name}`, path, async (page) => {
    await page.waitForFunction(() => window.ready);
    return "input";
  });
}

/** Opens a page, has `prepare` name its input, and gives it the file. */
async function inPage(browser, folder, address, path, prepare) {
  const host = await serve(folder);
  const page = await browser.newPage();
  try {
    await page.addInitScript(keepWorker);
    await page.goto(`${host.origin}${address}`);
    const input = await prepare(page);
    const before = await resident();
    await page.setInputFiles(input, path);
    const result = await page.evaluate(() => window.result);
    const grown = (await resident()) - before;
    if (result.failed) throw new Error(result.failed);
    return { ...result, grown };
  } finally {
    await page.close();
    await host.close();
  }
}

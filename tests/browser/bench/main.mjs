// `cargo xtask bench`: everybody does the same job, each time in a new page, and the
// counts have to be right. Prints medians, and how they compare to the peer.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "../support.mjs";
import { open } from "./page.mjs";
import { formats } from "./formats.mjs";
import * as papaparse from "./papaparse.mjs";
import { protection } from "./protection.mjs";
import * as peilglas from "./peilglas.mjs";
import { COLUMNS, write } from "./responses.mjs";
import { splits } from "./splits.mjs";

const RESPONDENTS = 100_000;
const MANY = 1_000_000;
const RUNS = 5;

const peer = papaparse;
const participants = [papaparse, peilglas];

const folder = await mkdtemp(join(tmpdir(), "peilglas-bench-"));
const browser = await launch();
try {
  const path = join(folder, "responses.csv");
  const expected = await write(path, RESPONDENTS);
  console.log(
    `${RESPONDENTS.toLocaleString("en")} respondents × ${COLUMNS.length} columns, numeric codes; ` +
      `file to all counts (Peilglas: to all figures); Chromium ${browser.version()}, ${cpus().length} cores`,
  );
  const times = new Map(participants.map((participant) => [participant, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const participant of participants) {
      const { ms, counts } = await participant.run(browser, path);
      assert.deepEqual(counts, expected, `${participant.name} counts something else`);
      times.get(participant).push(ms);
    }
  }
  for (const [participant, all] of times) console.log(line(participant.name, all, times.get(peer)));
  await page(path, RESPONDENTS);
  await rm(path);
  const large = join(folder, "many.csv");
  const counted = await write(large, MANY);
  const { ms, memory, counts } = await peilglas.run(browser, large);
  assert.deepEqual(counts, counted, "a million respondents are counted differently");
  const each = memory / (MANY * COLUMNS.length);
  console.log(
    `${MANY.toLocaleString("en")} respondents, worker: ${(ms / 1000).toFixed(1)} s to 14 figures, ` +
      `columns ${mb(memory)} MB = ${each.toFixed(2)} bytes per answer`,
  );
  await page(large, MANY);
  await rm(large);
  await protection(browser);
  await splits(browser);
  // `cargo xtask bench` has written these, and measured them natively.
  if (process.env.PEILGLAS_MANY) await formats(browser, process.env.PEILGLAS_MANY);
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}

/** The whole page with the file: time to the first figures, longest task, memory. */
async function page(path, respondents) {
  const { ms, longest, resident } = await open(browser, path);
  console.log(
    `${respondents.toLocaleString("en")} respondents, whole page: ${(ms / 1000).toFixed(2)} s to the ` +
      `first figure, longest main-thread task ${longest.toFixed(0)} ms (0: none over 50), ` +
      `resident memory +${mb(resident)} MB`,
  );
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(0);
}

function line(name, times, peerTimes) {
  const sorted = times.toSorted((a, b) => a - b);
  const ratio = median(times) / median(peerTimes);
  const range = `${sorted[0].toFixed(0)}–${sorted.at(-1).toFixed(0)}`;
  return `${name.padEnd(28)} ${median(times).toFixed(0).padStart(5)} ms  (${range})  ${ratio.toFixed(2)} × the peer`;
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

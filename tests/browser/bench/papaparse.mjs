// The peer: what a good programmer gets from PapaParse and typed arrays in a worker.

import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";
import { CODES, ITEMS, SPLITS } from "./responses.mjs";

export const name = "PapaParse, typed arrays";

/** Has a new page read the file at `path`. Returns `{ ms, counts }`. */
export async function run(browser, path) {
  const host = await serve(fileURLToPath(new URL("..", import.meta.url)));
  const page = await browser.newPage();
  await page.goto(`${host.origin}/bench/peer/`);
  await page.evaluate((job) => window.prepare(job), { items: ITEMS, splits: SPLITS, codes: CODES });
  await page.setInputFiles("input", path);
  const result = await page.evaluate(() => window.result);
  await page.close();
  await host.close();
  return result;
}

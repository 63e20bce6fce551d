// The page as a reader uses it, with a file of any size: does it stay awake, and how
// much memory does its process take?

import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Opens the file on the page. Returns `{ ms, longest, resident }`: ms, ms, bytes. */
export async function open(browser, path) {
  const host = await serve(DIST);
  const page = await browser.newPage();
  await page.addInitScript(watch);
  await page.goto(`${host.origin}/`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  const before = await resident();
  await page.evaluate(() => {
    window.longest = 0;
    window.addEventListener("change", () => (window.start = performance.now()), true);
  });
  await page.setInputFiles("input[type=file]", path);
  await page.waitForSelector("svg.figure", { timeout: 300_000 });
  const result = await page.evaluate(() => ({
    ms: performance.now() - window.start,
    longest: window.longest,
  }));
  const after = await resident();
  await page.close();
  await host.close();
  return { ...result, resident: after - before };
}

/** Runs before the page: the longest task of the main thread, in ms. */
function watch() {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.longest = Math.max(window.longest, duration);
    }
  }).observe({ type: "longtask", buffered: true });
}

/** Resident memory of all renderer processes in bytes; 0 where there is no /proc. */
export async function resident() {
  let bytes = 0;
  for (const process of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(process)) continue;
    const read = (file) => readFile(`/proc/${process}/${file}`, "utf8").catch(() => "");
    if (!(await read("cmdline")).includes("--type=renderer")) continue;
    const kilobytes = (await read("status")).match(/VmRSS:\s+(\d+)/)?.[1] ?? 0;
    bytes += Number(kilobytes) * 1024;
  }
  return bytes;
}

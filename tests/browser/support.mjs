// What every browser test shares: a host, a browser, and a visit that writes down
// all that the page does. `cargo xtask test browser` sets CHROME.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = at("../../dist");
const SCREENSHOTS = at("screenshots");

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/**
 * For the test file that calls it: a host of the built page, a second host to be
 * tempted by, and a browser. All three end with the file.
 */
export function site() {
  const site = {};
  before(async () => {
    site.host = await serve(DIST);
    site.elsewhere = await serve(DIST);
    site.browser = await launch();
  });
  after(async () => {
    await site.browser?.close();
    await site.host?.close();
    await site.elsewhere?.close();
  });
  site.visit = (options) => visit(site, options);
  return site;
}

/**
 * Opens the page in a profile of its own and waits until it is ready.
 * `prepare(page)` runs before it loads; `ready: false` does not wait.
 */
async function visit(site, { viewport = WIDE, locale = "nl-NL", prepare, ready = true } = {}) {
  const context = await site.browser.newContext({ viewport, locale, acceptDownloads: true });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  const note = (url, began) => {
    const heard = Date.now();
    // A busy machine tells of a request some time after it; the browser knows when it began.
    const at = () => (began?.() > 0 ? began() : heard);
    if (/^(http|ws)/.test(url)) requests.push({ url, get at() { return at(); } });
  };
  // workers' requests included
  context.on("request", (request) => note(request.url(), () => request.timing().startTime));
  page.on("websocket", (socket) => note(socket.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (problem) => complaints.push(String(problem)));
  await page.addInitScript(watch);
  await prepare?.(page);
  const asked = site.host.seen.length;
  await page.goto(`${site.host.origin}/`);
  if (ready) {
    await page.waitForFunction(
      () => window.watched.readyAt || document.querySelector("#failed:not([hidden])"),
    );
    assert.ok(await page.evaluate(() => window.watched.readyAt), complaints.join("\n"));
  }
  return {
    page,
    /** Everything requested over a network so far: `{ url, at }`. */
    requests,
    /** Errors and warnings of the console, and uncaught errors. */
    complaints,
    assertQuiet: () => assertQuiet(site, page, requests, asked),
    close: () => context.close(),
  };
}

/** Runs in the page, before anything of the page does. */
function watch() {
  window.watched = { readyAt: 0 };
  new MutationObserver(() => {
    if (document.documentElement?.dataset.ready === "true") window.watched.readyAt ||= Date.now();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/** No request since the page was ready, none to another origin at any time. */
async function assertQuiet(site, page, requests, asked) {
  await page.waitForTimeout(300); // what is on its way arrives
  const readyAt = await page.evaluate(() => window.watched.readyAt);
  assert.ok(readyAt, "the page never became ready");
  const elsewhere = requests.filter(({ url }) => new URL(url).origin !== site.host.origin);
  assert.deepEqual(elsewhere, [], "requests to another origin");
  assert.deepEqual(site.elsewhere.seen, [], "another host was reached");
  const late = requests.filter((request) => request.at > readyAt);
  assert.deepEqual(late, [], "requests after the page was ready");
  const reached = site.host.seen.slice(asked).filter((request) => request.at > readyAt);
  assert.deepEqual(reached, [], "the host was reached after the page was ready");
}

/** Everything the browser keeps for the page: all empty when nothing is stored. */
export const stored = (page) =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));

/** What `stored` gives for a page that keeps nothing. */
export const NOTHING = { local: {}, session: {}, cookies: "", databases: [], caches: [] };

/** Opens a file on the start screen: `{ name, mimeType, buffer }` or a path. */
export const choose = (page, ...files) =>
  page.locator("input[type=file]").first().setInputFiles(files.length > 1 ? files : files[0]);

/** Opens the demo data and waits for its first figure. */
export async function openDemo(page) {
  await page.getByRole("button", { name: /voorbeeldgegevens|example data|demo/i }).click();
  await page.locator("svg.figure").first().waitFor();
}

/** A small text file. */
export const textFile = (name, text) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.isBuffer(text) ? text : Buffer.from(text),
});

/** Writes screenshots/NAME.png: the whole page, or `part` (a locator) of it. */
export async function screenshot(page, name, part) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = `${SCREENSHOTS}/${name}.png`;
  await (part ? part.screenshot({ path }) : page.screenshot({ path, fullPage: true }));
}

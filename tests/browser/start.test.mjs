// The page starts, its worker answers, and the door is closed behind them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.mjs";
import { NARROW, NOTHING, screenshot, site, stored } from "./support.mjs";

const peilglas = site();

test("the page starts: what it does, what it promises, a file or the demo", async () => {
  const visit = await peilglas.visit();
  await visit.page.getByRole("heading", { level: 1, name: /Zie wat uw medewerkers zeggen/ }).waitFor();
  await visit.page.getByRole("button", { name: /voorbeeldgegevens/ }).waitFor();
  await visit.page.getByText("Niets verlaat uw computer").waitFor();
  await screenshot(visit.page, "start-wide");
  await visit.assertQuiet();
  assert.deepEqual(visit.complaints, []);
  await visit.close();
});

test("axe finds nothing, wide or narrow", async () => {
  for (const options of [{}, { viewport: NARROW }]) {
    const visit = await peilglas.visit(options);
    await visit.page.getByRole("heading", { level: 1 }).waitFor();
    await assertAccessible(visit.page);
    await screenshot(visit.page, `start-${visit.page.viewportSize().width}`);
    await visit.close();
  }
});

test("once ready, neither page nor worker can reach anything, their own host included", async () => {
  const visit = await peilglas.visit();
  const reach = (address) => fetch(address).then(() => "reached", () => "refused");
  const [worker] = visit.page.workers();
  const before = peilglas.host.seen.length;
  for (const address of [`${peilglas.host.origin}/`, `${peilglas.elsewhere.origin}/`]) {
    assert.equal(await visit.page.evaluate(reach, address), "refused", `page to ${address}`);
    assert.equal(await worker.evaluate(reach, address), "refused", `worker to ${address}`);
  }
  const picture = (address) =>
    new Promise((done) => {
      const image = new Image();
      image.onload = () => done("shown");
      image.onerror = () => done("refused");
      image.src = address;
    });
  assert.equal(await visit.page.evaluate(picture, `${peilglas.host.origin}/a.png`), "refused");
  assert.deepEqual(peilglas.host.seen.slice(before), []);
  assert.deepEqual(peilglas.elsewhere.seen, []);
  await visit.close();
});

test("a script that is not the page's own does not run", async () => {
  const visit = await peilglas.visit();
  const ran = await visit.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    return window.ran === true;
  });
  assert.equal(ran, false);
  assert.match(visit.complaints.join("\n"), /Content Security Policy/);
  await visit.close();
});

test("loading stores nothing", async () => {
  const visit = await peilglas.visit();
  assert.deepEqual(await stored(visit.page), NOTHING);
  await visit.close();
});

test("a program that does not arrive is said, in words", async () => {
  for (const missing of ["app.js", "app_bg.wasm", "worker.js", "worker_bg.wasm"]) {
    const visit = await peilglas.visit({
      ready: false,
      prepare: (page) => page.route(`**/${missing}`, (route) => route.abort()),
    });
    await visit.page.getByRole("alert").getByText("Peilglas kan niet starten").waitFor();
    assert.equal(await visit.page.locator("#loading").isVisible(), false);
    await visit.close();
  }
});

test("the harness notices a request after loading", async () => {
  const visit = await peilglas.visit();
  await visit.page.waitForTimeout(5);
  await visit.page.evaluate(() => import("/www/start.js?late").catch(() => {}));
  await assert.rejects(visit.assertQuiet(), /after the page was ready/);
  await visit.close();
});

// axe-core in the page as it stands.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

// Evaluated, not added as a script: the page's policy stays as it is.
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with rule and element for every violation, and when axe checked nothing. */
export async function assertAccessible(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => axe.run(document));
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}`),
  );
  assert.deepEqual(found, []);
  assert.ok(passes.length > 5, "axe hardly checked anything");
}

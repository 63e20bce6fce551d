// A survey's response file of any length: the same bytes for the same length, everywhere.

import { createWriteStream } from "node:fs";
import { once } from "node:events";

// Batteries 8 to 14 of the questionnaire, with their numbers of items; 64 in all.
const BATTERIES = { 8: 4, 9: 11, 10: 18, 11: 9, 12: 9, 13: 4, 14: 9 };

export const ITEMS = Object.entries(BATTERIES).flatMap(([battery, items]) =>
  Array.from({ length: items }, (_, i) => `Q${battery}_${i + 1}`),
);

// Column and number of groups; group 1 is code 1, and so on.
export const SPLITS = { Q2: 2, Q3: 5 };

export const COLUMNS = ["Q1", ...Object.keys(SPLITS), ...ITEMS];

/** Answers 1 to 5, and 6: no opinion. Code 0 stands for an empty cell. */
export const CODES = 7;

/**
 * Writes `respondents` rows of numeric codes to `path`.
 * Returns their counts, `counts[split][(item * groups + group) * CODES + code]`.
 */
export async function write(path, respondents) {
  const random = mulberry32(respondents);
  const counts = Object.fromEntries(
    Object.entries(SPLITS).map(([split, groups]) => [
      split,
      new Array(ITEMS.length * groups * CODES).fill(0),
    ]),
  );
  const file = createWriteStream(path);
  file.write(`${COLUMNS.join(",")}\n`);
  for (let done = 0; done < respondents; done += 1000) {
    const rows = Math.min(1000, respondents - done);
    const text = Array.from({ length: rows }, () => row(random, counts)).join("");
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return counts;
}

function row(random, counts) {
  const whole = (n) => Math.floor(random() * n);
  const cells = [1 + whole(18)];
  const groups = Object.entries(SPLITS).map(([split, size]) => {
    const group = whole(size);
    cells.push(group + 1);
    return { size, group, counts: counts[split] };
  });
  for (let item = 0; item < ITEMS.length; item += 1) {
    const code = whole(CODES);
    cells.push(code || "");
    for (const { size, group, counts } of groups) {
      counts[(item * size + group) * CODES + code] += 1;
    }
  }
  return `${cells.join(",")}\n`;
}

/** Numbers from 0 to 1 that depend on the seed alone (Tommy Ettinger's mulberry32). */
export function mulberry32(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

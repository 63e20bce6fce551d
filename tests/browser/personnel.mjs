// A response file to which an employer has joined what it knows of its people: many splits of
// some groups each, one of them in years, and a few dozen statements. The same bytes every time.

import { mulberry32 } from "./bench/responses.mjs";

const SPLITS = {
  Afdeling: 4,
  Geslacht: 3,
  Locatie: 9,
  Contract: 3,
  Dienstjaren: 5,
  Schaal: 8,
  Uren: 4,
  Opleiding: 5,
  Functie: 11,
  Rooster: 4,
  Regio: 7,
  Thuiswerken: 3,
  Instroom: 6,
  Reistijd: 5,
  Vakgroep: 10,
  Gezin: 4,
  Loopbaan: 6,
};

const ITEMS = 40;

/** So many respondents by so many splits, as CSV. */
export function personnel(respondents, splits = Object.keys(SPLITS).length + 1) {
  const random = mulberry32(respondents);
  const whole = (n) => Math.floor(random() * n);
  // With years.
  const names = Object.keys(SPLITS).slice(0, splits - 1);
  const items = Array.from({ length: ITEMS }, (_, at) => `Stelling_${at + 1}`);
  const rows = [[...names, "Leeftijd", ...items].join(";")];
  for (let row = 0; row < respondents; row += 1) {
    // Few are in the last groups, most in the first.
    const groups = names.map((name) => `${name} ${1 + Math.min(whole(SPLITS[name]), whole(SPLITS[name]))}`);
    const mood = whole(3);
    const answers = items.map((_, at) => 1 + Math.min(4, mood + whole(3) + (at % 2)));
    rows.push([...groups, 22 + whole(43), ...answers].join(";"));
  }
  return `${rows.join("\n")}\n`;
}

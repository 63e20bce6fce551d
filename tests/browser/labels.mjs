// The demo data as a survey program exports them with labels: questions and answers in
// words, `;` between them, a byte order mark, CRLF.

import { readFile } from "node:fs/promises";

const at = (path) => new URL(`../../${path}`, import.meta.url);

export async function inWords() {
  const survey = JSON.parse(
    await readFile(at("src/questionnaire/ambtelijk-vakmanschap.json"), "utf8"),
  );
  const [codes, ...rows] = parse(
    await readFile(at("www/demo/voorbeeld-antwoorden-synthetisch.csv"), "utf8"),
  );
  const columns = codes.map((code) => column(survey, code));
  const lines = [columns.map(({ heading }) => heading)];
  for (const row of rows) lines.push(row.map((value, i) => columns[i].words.get(value) ?? value));
  const quoted = (value) => `"${value.replaceAll('"', '""')}"`;
  return `\uFEFF${lines.map((line) => line.map(quoted).join(";")).join("\r\n")}\r\n`;
}

function column(survey, code) {
  const number = code.replace(/^Q/, "");
  const [question, part] = number.split("_");
  const words = (answers) => new Map(answers.map(([value, text]) => [String(value), text.nl]));
  const outside = (list = []) =>
    list.flatMap(({ codes = [], label }) => codes.map((value) => [value, label]));
  if (part) {
    const battery = survey.batteries.find((battery) => battery.number === question);
    const scale = survey.scales.find(({ id }) => id === battery.scale);
    const points = scale.points.map(({ code, label }) => [code, label]);
    return {
      heading: `${battery.question.nl} [${battery.items[part - 1].label.nl}]`,
      words: words([...points, ...outside(scale.outside)]),
    };
  }
  const asked = survey.background.find((background) => background.number === number);
  if (!asked) return { heading: code, words: new Map() };
  const answers = (asked.answers ?? []).map(({ code, label }) => [code, label]);
  return { heading: asked.question.nl, words: words([...answers, ...outside(asked.outside)]) };
}

/** Rows of a file with `;` and quotation marks. */
function parse(text) {
  const rows = text.trimEnd().split("\n");
  return rows.map((row) =>
    [...row.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) =>
      (quoted ?? plain).replaceAll('""', '"'),
    ),
  );
}

// Makes rows of a file with a library that is known for it, and says how many.

const LIBRARIES = {
  PapaParse: "../../node_modules/papaparse/papaparse.min.js",
  SheetJS: "../../node_modules/xlsx/dist/xlsx.full.min.js",
};

onmessage = async ({ data: { library, file } }) => {
  if (library) {
    importScripts(LIBRARIES[library]);
    postMessage("ready");
    return;
  }
  try {
    postMessage({ rows: self.Papa ? await text(file) : await workbook(file) });
  } catch (problem) {
    postMessage({ failed: String(problem) });
  }
};

function text(file) {
  let rows = -1; // the headings
  return new Promise((done, fail) => {
    Papa.parse(file, {
      fastMode: true,
      skipEmptyLines: true,
      chunk: ({ data }) => (rows += data.length),
      complete: () => done(rows),
      error: fail,
    });
  });
}

async function workbook(file) {
  const book = XLSX.read(await file.arrayBuffer(), { dense: true });
  const rows = book.SheetNames.map((name) => {
    const { "!data": data } = book.Sheets[name];
    return data ? data.length - 1 : XLSX.utils.sheet_to_json(book.Sheets[name]).length;
  });
  return Math.max(...rows);
}

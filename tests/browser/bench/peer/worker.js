// Reads a file of numeric codes with PapaParse into a byte per answer, then counts
// every item in every group of every split.

importScripts("../../node_modules/papaparse/papaparse.min.js");

let job;

onmessage = async ({ data }) => {
  if (data.job) {
    job = data.job;
    postMessage("ready");
  } else {
    const columns = await read(data.file);
    postMessage(count(columns));
  }
};

function read(file) {
  let names;
  let columns;
  let rows = 0;
  let room = 1 << 16;
  const grow = (column) => {
    const larger = new Uint8Array(room);
    larger.set(column);
    return larger;
  };
  const take = (row) => {
    if (rows === room) {
      room *= 2;
      columns = columns.map(grow);
    }
    for (let i = 0; i < columns.length; i += 1) {
      const cell = row[i];
      columns[i][rows] = cell.length === 1 ? cell.charCodeAt(0) - 48 : Number(cell);
    }
    rows += 1;
  };
  return new Promise((done, fail) => {
    Papa.parse(file, {
      fastMode: true, // the file has no quotes
      skipEmptyLines: true,
      chunk: ({ data }) => {
        if (!names) {
          names = data.shift();
          columns = names.map(() => new Uint8Array(room));
        }
        data.forEach(take);
      },
      complete: () =>
        done(Object.fromEntries(names.map((name, i) => [name, columns[i].subarray(0, rows)]))),
      error: fail,
    });
  });
}

function count(columns) {
  const { items, splits, codes } = job;
  return Object.fromEntries(
    Object.entries(splits).map(([split, groups]) => {
      const counts = new Uint32Array(items.length * groups * codes);
      const group = columns[split];
      items.forEach((item, i) => {
        const answers = columns[item];
        for (let row = 0; row < answers.length; row += 1) {
          counts[(i * groups + group[row] - 1) * codes + answers[row]] += 1;
        }
      });
      return [split, Array.from(counts)];
    }),
  );
}

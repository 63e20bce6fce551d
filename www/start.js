// Loads everything the page will ever need, closes the door, then starts worker and page.
// When `<html data-ready="true">` is set, nothing can be requested any more.

// Handed to the page as files, as if they had been picked: the demo data, and the fonts,
// which also go into pictures. (Not preloaded by <link>: in Chromium 156 a fetch of a
// preloaded file of this size fails now and then.)
const BUNDLED = [
  "demo/voorbeeld-antwoorden-synthetisch.csv",
  "demo/voorbeeld-steekproef-synthetisch.csv",
  "fonts/peilglas-sans-regular.woff2",
  "fonts/peilglas-sans-semibold.woff2",
];

const WEIGHTS = { "peilglas-sans-regular.woff2": "400", "peilglas-sans-semibold.woff2": "600" };

const at = (path) => new URL(path, document.baseURI).href;

async function download(path) {
  const response = await fetch(at(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// Not compileStreaming: that refuses the file of a host that does not know wasm's media type.
const compile = async (path) => WebAssembly.compile(await (await download(path)).arrayBuffer());

async function bundled(path) {
  return new File([await (await download(`www/${path}`)).blob()], path.split("/").pop());
}

// The fonts come from the files: a stylesheet's address would be fetched when first used,
// which can be after the door was closed.
async function useFonts(files) {
  for (const file of files.filter(({ name }) => name in WEIGHTS)) {
    const font = new FontFace("Peilglas Sans", await file.arrayBuffer(), { weight: WEIGHTS[file.name] });
    document.fonts.add(await font.load());
  }
}

// A policy can only be narrowed: this one holds beside the one in index.html.
function closeTheDoor() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'; font-src data:; img-src blob: data:";
  document.head.append(policy);
}

// A worker loaded by its address obeys only headers, which not every host can send;
// one that starts from a Blob inherits the page's policies on any host.
function startWorker(program) {
  const source = `
    import init from ${JSON.stringify(at("worker.js"))};
    onmessage = async ({ data }) => {
      onmessage = null;
      try {
        await init({ module_or_path: data });
        postMessage("started");
      } catch (problem) {
        setTimeout(() => { throw problem; }); // reaches the page as the worker's error
      }
    };`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  const started = new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
  });
  worker.postMessage(program);
  return started.finally(() => {
    URL.revokeObjectURL(address);
    worker.onmessage = worker.onerror = null;
  });
}

async function run() {
  const [app, appProgram, workerProgram, files] = await Promise.all([
    import(at("app.js")),
    compile("app_bg.wasm"),
    compile("worker_bg.wasm"),
    Promise.all(BUNDLED.map(bundled)),
  ]);
  await useFonts(files);
  closeTheDoor();
  const worker = await startWorker(workerProgram);
  await app.default({ module_or_path: appProgram });
  document.getElementById("starting").remove();
  app.start(worker, files);
  document.documentElement.dataset.ready = "true";
}

run().catch((problem) => {
  console.error(problem);
  document.getElementById("loading").hidden = true;
  document.getElementById("failed").hidden = false;
});

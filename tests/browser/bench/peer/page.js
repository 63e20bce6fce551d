// Hands the picked file to the worker; measures from there until the counts are back.

const worker = new Worker("worker.js");
const heard = () => new Promise((hear) => (worker.onmessage = ({ data }) => hear(data)));

window.prepare = (job) => {
  worker.postMessage({ job });
  return heard(); // script and library are loaded before the clock starts
};

window.result = new Promise((done) => {
  document.querySelector("input").onchange = async ({ target }) => {
    const start = performance.now();
    worker.postMessage({ file: target.files[0] });
    const counts = await heard();
    done({ ms: performance.now() - start, counts });
  };
});

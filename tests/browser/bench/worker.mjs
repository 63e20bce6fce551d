// The built page's own worker, asked as the page asks it.

/** Runs before the page: remembers the worker that the page starts. */
export function keepWorker() {
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...rest) {
      super(...rest);
      window.peilglasWorker = this;
    }
  };
}

/** Runs in the page: `askWorker(request, file)` gives the worker's last word on it. */
export function prepareAsking() {
  const worker = window.peilglasWorker;
  let serial = 1_000_000;
  window.askWorker = (request, file) =>
    new Promise((done, fail) => {
      const mine = (serial += 1);
      const hear = ({ data }) => {
        const answer = data[0];
        if (answer?.serial !== mine || answer.response.progress) return;
        worker.removeEventListener("message", hear);
        if (answer.response.failed) fail(new Error(answer.response.failed.code));
        else done(answer.response);
      };
      worker.addEventListener("message", hear);
      worker.postMessage(file ? [{ serial: mine, request }, file] : [{ serial: mine, request }]);
    });
}

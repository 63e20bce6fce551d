// The one static file server: behind `cargo xtask serve` and below every browser test.
// It sends no policy of its own: the page has to keep its promise on any host.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const MEDIA_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const HOST = "127.0.0.1";

/**
 * Serves `folder` on the first port of `ports` that is free (0: any).
 * `seen` grows by `{ path, at }` (`at` in ms since 1970) with every request.
 */
export async function serve(folder, ports = [0]) {
  const seen = [];
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    seen.push({ path: request.url, at: Date.now() });
    const file = fileAt(root, request.url);
    const body = await readFile(file).catch(() => undefined); // no such file, or a folder
    if (!body || !["GET", "HEAD"].includes(request.method)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": body.length,
      "Cache-Control": "no-cache",
    });
    response.end(request.method === "GET" ? body : undefined);
  });
  const origin = `http://${HOST}:${await listen(server, ports)}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { origin, seen, close };
}

function fileAt(root, address) {
  const path = address.replace(/[?#].*/, "").replace(/\/$/, "/index.html");
  return join(root, normalize(`/${path}`)); // normalised from the top, `..` cannot leave it
}

async function listen(server, ports) {
  for (const port of ports) {
    try {
      await new Promise((done, fail) => {
        server.once("error", fail);
        server.listen(port, HOST, () => {
          server.off("error", fail);
          done();
        });
      });
      return server.address().port;
    } catch (problem) {
      if (problem.code !== "EADDRINUSE") throw problem;
    }
  }
  throw new Error(`no free port among ${ports.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const near8080 = Array.from({ length: 20 }, (_, i) => 8080 + i);
  const { origin } = await serve(process.argv[2], [...near8080, 0]);
  console.log(`Peilglas is at ${origin}/ (Ctrl+C stops it)`);
}

// Chromium, and a server that serves a folder below a path, with `404.html` for what is not there.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json" };

export const launch = () => chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--no-first-run",
  ],
});

/** Serves a folder; the result has its address, which ends with the path, and `close`. */
export async function serve(folder, path) {
  const answer = async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const within = asked.startsWith(path) ? normalize(asked.slice(path.length - 1)) : "/not/there";
    const name = within.endsWith("/") ? `${within}index.html` : within;
    const found = await readFile(join(folder, name)).catch(() => null);
    const body = found ?? await readFile(join(folder, "404.html"));
    const type = TYPES[found ? extname(name) : ".html"] ?? "text/plain";
    response.writeHead(found ? 200 : 404, { "content-type": `${type}; charset=utf-8` }).end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((listening) => server.listen(0, "localhost", listening));
  return { url: `http://localhost:${server.address().port}${path}`, close: () => server.close() };
}

import { createServer, type Server } from "node:http";
import path from "node:path";
import { buildGuide } from "../../guide/build-guide.ts";
import { formatFaults } from "../../guide/fault.ts";
import { loadGuide } from "../../guide/load-guide.ts";
import { guideAssets } from "../../guide/write-guide.ts";
import { told } from "../configured.ts";
import { untilStopped } from "../until-stopped.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export type ServeOptions = { readonly port: string };

/** Shows the guide on this machine until somebody stops it; each page is made anew when it is asked for, faults and all, for whoever writes. */
export async function serveGuide(folder: string, { port }: ServeOptions): Promise<void> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    told(`longwatch: --port ${port}\n  → Write a number from 0 to 65535.`);
    process.exitCode = 2;
    return;
  }
  const server = guideServer(folder);
  const at = await listening(server, number);
  if (at === undefined) {
    told(`longwatch: port ${port} cannot be listened on\n  → Name another with --port.`);
    process.exitCode = 2;
    return;
  }
  told(`The guide is at http://127.0.0.1:${at}/. Ctrl-C ends it.`);
  await untilStopped({
    ended: new Promise(() => {}),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  });
}

/** Answers whatever is asked, be it no address at all; it listens once it is told to. */
export const guideServer = (folder: string): Server =>
  createServer((request, response) => {
    const asked = /^\/+([\w./-]*)(?:\?|$)/.exec(request.url ?? "")?.[1] ?? "no-address";
    const name = asked === "" || asked.endsWith("/") ? `${asked}index.html` : asked;
    const { text, status, type } = answer(folder, name);
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(text);
  });

function answer(
  folder: string,
  name: string,
): { readonly text: string; readonly status: number; readonly type: string } {
  const plain = { type: "text/plain; charset=utf-8" };
  const loaded = loadGuide(folder);
  if (!loaded.ok) return { text: "The protocols or the evidence cannot be read.\n", status: 500, ...plain };
  const { guide, shelf, faults } = loaded.value;
  if (faults.length > 0) return { text: formatFaults(faults), status: 500, ...plain };
  const text = buildGuide(guide, shelf, guideAssets()).get(name);
  return text === undefined
    ? { text: "There is no such page.\n", status: 404, ...plain }
    : { text, status: 200, type: types[path.extname(name)] ?? plain.type };
}

/** The port on which it listens; nothing where it cannot. */
const listening = (server: Server, port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : undefined);
    });
  });

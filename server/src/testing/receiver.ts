import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call that arrived whole. `body` is "" where there was none. */
export type Arrived = {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** `take`: 204; `fail`: 500; `redirect`: 302 to another of its paths; `hang-up`: the line is cut after the call was read; `silent`: it never answers. */
export type ReceiverBehaviour = "take" | "fail" | "redirect" | "hang-up" | "silent";

export type Receiver = {
  readonly origin: string;
  readonly arrived: Arrived[];
  /** How the next calls to a path are met, in order; then all are taken. */
  readonly behave: (path: string, ...how: readonly ReceiverBehaviour[]) => void;
  readonly close: () => Promise<void>;
};

/** A real receiver of notifications on a free port of this machine that can behave badly. */
export async function receiver(): Promise<Receiver> {
  const arrived: Arrived[] = [];
  const planned = new Map<string, ReceiverBehaviour[]>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { url: path = "", method = "", headers } = request;
      arrived.push({ path, method, headers, body: Buffer.concat(parts).toString("utf8") });
      answer(planned.get(path)?.shift() ?? "take", response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    behave: (path, ...how) => void planned.set(path, [...how]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(how: ReceiverBehaviour, response: ServerResponse): void {
  switch (how) {
    case "take":
      return void response.writeHead(204).end();
    case "fail":
      return void response.writeHead(500).end("no");
    case "redirect":
      return void response.writeHead(302, { location: "/elsewhere" }).end();
    case "hang-up":
      return void response.destroy();
    case "silent":
      return;
  }
}

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".md": "text/plain; charset=utf-8",
  ".html": "text/html; charset=utf-8",
};

/** What a built file is given as; undefined for what is not given out, such as its compressed forms. */
export const typeOf = (name: string): string | undefined => types[path.extname(name)];

/** One built file at its address, compressed where the browser takes it so. It is read once, holds nothing of anybody, and is given to whoever asks. */
export function giveFile(
  app: FastifyInstance,
  address: string,
  whole: string,
  headers: Readonly<Record<string, string>>,
): void {
  const plain = readFileSync(whole);
  const packed = (["br", "gzip"] as const).flatMap((encoding) => {
    const file = `${whole}.${encoding === "br" ? "br" : "gz"}`;
    return existsSync(file) ? [{ encoding, content: readFileSync(file) }] : [];
  });
  const type = typeOf(whole) ?? "application/octet-stream";
  app.get(address, { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const taken = String(request.headers["accept-encoding"] ?? "");
    const one = packed.find(({ encoding }) => new RegExp(`\\b${encoding}\\b`).test(taken));
    if (one !== undefined) reply.header("content-encoding", one.encoding);
    return reply
      .type(type)
      .headers({ vary: "accept-encoding", ...headers })
      .send(one?.content ?? plain);
  });
}

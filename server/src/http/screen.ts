import { randomBytes } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { screenFolder } from "../server-folder.ts";
import { contentPolicyWithStyles } from "./content-policy.ts";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".md": "text/plain; charset=utf-8",
};
/** Addresses at which the screen finds its way by itself. What a clinic's pages show, they ask for with the person's session. */
const places = ["/", "/sign-in", "/join/passkey", "/clinics/:clinic", "/clinics/:clinic/*"];

/**
 * The clinic's screen: one page for all its addresses, and the files that it loads. They are read once, hold nothing of
 * anybody, and are given to whoever asks.
 */
export function serveScreen(app: FastifyInstance): void {
  const folder = screenFolder();
  for (const name of globSync("**/*", { cwd: folder })) {
    const type = types[path.extname(name)];
    if (type !== undefined) serveFile(app, folder, name, type);
  }
  const page = path.join(folder, "index.html");
  const shell = existsSync(page) ? readFileSync(page, "utf8") : undefined;
  for (const place of places)
    app.get(place, { schema: { hide: true }, config: { rateLimit: false } }, async (_, reply) =>
      shell === undefined ? notBuilt(reply) : sendShell(reply, shell),
    );
}

/** The page, with a word of its own by which the kit's styles are let through, and no others. */
function sendShell(reply: FastifyReply, shell: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64url");
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-security-policy", contentPolicyWithStyles(nonce))
    .send(shell.replaceAll("LONGWATCH-NONCE", nonce));
}

const notBuilt = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .type("text/plain; charset=utf-8")
    .send(
      'The screen has not been built: run "npm run build". The worklist on paper is at /clinics/<id>/worklist/print.\n',
    );

/** It speaks for the pages of clinics when no server can be heard. */
const offline = "offline.js";

/** A name with a digest in it never changes its content: browsers keep it for good. */
const isForGood = (name: string): boolean => name.startsWith("assets");

function serveFile(app: FastifyInstance, folder: string, name: string, type: string): void {
  const whole = path.join(folder, name);
  const plain = readFileSync(whole);
  const packed = (["br", "gzip"] as const).flatMap((encoding) => {
    const file = `${whole}.${encoding === "br" ? "br" : "gz"}`;
    return existsSync(file) ? [{ encoding, content: readFileSync(file) }] : [];
  });
  const keep = isForGood(name) ? "public, max-age=31536000, immutable" : "public, max-age=300";
  const address = `/screen/${name.split(path.sep).join("/")}`;
  app.get(address, { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    const taken = String(request.headers["accept-encoding"] ?? "");
    const one = packed.find(({ encoding }) => new RegExp(`\\b${encoding}\\b`).test(taken));
    if (one !== undefined) reply.header("content-encoding", one.encoding);
    if (name === offline) reply.header("service-worker-allowed", "/clinics/");
    return reply
      .type(type)
      .header("cache-control", keep)
      .header("vary", "accept-encoding")
      .send(one?.content ?? plain);
  });
}

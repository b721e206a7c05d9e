import { randomBytes } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { screenFolder } from "../server-folder.ts";
import { contentPolicyWithStyles } from "./content-policy.ts";
import { giveFile, typeOf } from "./given-file.ts";

const shellName = "index.html";
/** Addresses at which the screen finds its way by itself. What a clinic's pages show, they ask for with the person's session. */
const places = ["/", "/sign-in", "/join/passkey", "/clinics/:clinic", "/clinics/:clinic/*"];

/**
 * The clinic's screen: one page for all its addresses, and the files that it loads. They are read once, hold nothing of
 * anybody, and are given to whoever asks.
 */
export function serveScreen(app: FastifyInstance): void {
  const folder = screenFolder();
  for (const name of globSync("**/*", { cwd: folder })) {
    if (typeOf(name) === undefined || name === shellName) continue;
    const keep = isForGood(name) ? "public, max-age=31536000, immutable" : "public, max-age=300";
    giveFile(app, `/screen/${name.split(path.sep).join("/")}`, path.join(folder, name), {
      "cache-control": keep,
      ...(name === offline ? { "service-worker-allowed": "/clinics/" } : {}),
    });
  }
  const page = path.join(folder, shellName);
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

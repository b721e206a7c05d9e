import { globSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import { builtGuide, guideFolder } from "../guide/folder.ts";
import { giveFile, typeOf } from "./given-file.ts";
import { languageOf } from "./language.ts";

const keep = { "cache-control": "public, max-age=300" };

/**
 * The guide for patients and families, as it was built: open to whoever asks, without sign-in, because it holds nothing of
 * anybody. Its first address leads to the language that the reader asks for.
 */
export function serveGuidePages(app: FastifyInstance): void {
  const folder = builtGuide(guideFolder());
  const names = globSync("**/*", { cwd: folder }).filter((name) => typeOf(name) !== undefined);
  for (const name of names) giveFile(app, `/guide/${name.split(path.sep).join("/")}`, path.join(folder, name), keep);
  for (const address of ["/guide", "/guide/"])
    app.get(address, { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) =>
      names.length === 0
        ? reply.code(503).type("text/plain; charset=utf-8").send('The guide has not been built: run "npm run build".\n')
        : reply
            .header("vary", "accept-language")
            .header("cache-control", "no-store")
            .redirect(`/guide/${languageOf(request.headers["accept-language"])}/index.html`, 302),
    );
}

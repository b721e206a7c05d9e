import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import { assetsFolder } from "../server-folder.ts";

const types = {
  "pages.css": "text/css; charset=utf-8",
  "lists.css": "text/css; charset=utf-8",
  "forms.css": "text/css; charset=utf-8",
  "adapt.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
};
type Asset = keyof typeof types;

/** Files that the pages use, read once. Their addresses name their content, so that browsers keep them for good. */
const assets = new Map(
  Object.entries(types).map(([name, type]) => {
    const content = readFileSync(path.join(assetsFolder(), name));
    const digest = createHash("sha256").update(content).digest("base64url").slice(0, 10);
    return [name, { content, type, address: `/assets/${digest}/${name}` }];
  }),
);

/** Where a page finds a file. */
export const assetAddress = (name: Asset): string => assets.get(name)!.address;

/** Many people may come from one source, each with some files at once: they cost nothing, and are not counted. */
export function serveAssets(app: FastifyInstance): void {
  for (const { address, content, type } of assets.values())
    app.get(address, { schema: { hide: true }, config: { rateLimit: false } }, async (_, reply) =>
      reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(content),
    );
}

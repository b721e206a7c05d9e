import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";

/** The OpenAPI 3.1 description, made from the schemas that requests and answers are really read and checked with. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Longwatch",
        version: "1",
        description: "The clinic's memory over HTTP. Conventions: docs/api.md.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "__Host-longwatch" },
          service: { type: "http", scheme: "bearer" },
        },
      },
      security: [{ session: [] }, { service: [] }],
    },
    transform: jsonSchemaTransform as never,
    transformObject: ((document: never) => withoutUnused(jsonSchemaTransformObject(document) as Described)) as never,
  });
  app.get("/api/v1/openapi.json", { schema: { hide: true } }, async (_, reply) =>
    reply.header("cache-control", "public, max-age=300").send(app.swagger()),
  );
}

type Described = { readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> } };

/** Every schema is offered for reading and for answering; only those that a route really names stay. */
function withoutUnused(document: Described): Described {
  const { components = {}, ...rest } = document;
  const schemas = components.schemas ?? {};
  const used = new Set<string>();
  const look = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      look(schemas[name!]);
    }
  };
  look(rest);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return {
    ...rest,
    components: { ...components, schemas: Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

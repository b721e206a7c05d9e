import fastify from "fastify";
import { serializerCompiler } from "fastify-type-provider-zod";
import { allRoutes } from "./all-routes.ts";
import { describeApi } from "./openapi.ts";
import { readRequest } from "./serve/compilers.ts";
import { schemaOf } from "./serve/route-schema.ts";

/** The description of the API without a server behind it: for the reference pages. */
export async function openApiDocument(): Promise<object> {
  const app = fastify();
  app.setValidatorCompiler(readRequest as never);
  app.setSerializerCompiler(serializerCompiler);
  await describeApi(app);
  for (const route of allRoutes)
    app.route({ method: route.method, url: route.path, schema: schemaOf(route), handler: async () => undefined });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

import type { Instant, Language } from "@longwatch/core";
import type { Caller, Standing } from "../../access/standing.ts";
import type { Route } from "../route.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; undefined until it is known, and where nobody is signed in. */
    caller: Caller | undefined;
    /** What they are at the clinic of the path, where they are something. */
    standing: Standing | undefined;
    /** The one moment of this request. */
    at: Instant;
    /** The language of whoever reads the answer. */
    language: Language;
    /** The id of a fault of ours, once there was one. */
    incident: string | undefined;
  }
  interface FastifyContextConfig {
    route?: Route;
  }
}

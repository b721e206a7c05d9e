import { type Issue, issuesOf } from "@longwatch/core";
import type { FastifySchemaCompiler } from "fastify";
import { type $ZodType, safeParse } from "zod/v4/core";

/** A part of a request that its schema refuses, with every complaint. */
export class RequestInvalid extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super("request invalid");
    this.issues = issues;
  }
}

/** Reads a part of a request by its schema. Complaints of a query are placed after `?`. */
export const readRequest: FastifySchemaCompiler<$ZodType> =
  ({ schema, httpPart }) =>
  (part: unknown) => {
    const read = safeParse(schema, part);
    if (read.success) return { value: read.data };
    const issues = issuesOf(read.error as never, part);
    return { error: new RequestInvalid(httpPart === "querystring" ? issues.map(inQuery) : issues) };
  };

const inQuery = (issue: Issue): Issue => ({ ...issue, at: `?${issue.at.slice(1)}` });

import { problemKinds } from "@longwatch/api";
import { permissions, roles } from "../../server/src/access/permissions.ts";
import { allRoutes } from "../../server/src/http/all-routes.ts";
import type { Route } from "../../server/src/http/route.ts";
import { generated, table } from "./schema-words.ts";

type Named = { readonly $ref?: string };
type Content = Readonly<Record<string, { readonly schema?: Named }>>;
type Operation = {
  readonly tags: readonly string[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type ApiDocument = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** Every address of the API in one readable list, beside the document that programs read. */
export function apiPage(document: object): string {
  const { paths } = document as ApiDocument;
  const described = allRoutes.filter(({ summary }) => summary !== undefined);
  const groups = Map.groupBy(described, (route) => operationOf(paths, route).tags[0]!);
  const sections = [...groups].map(([group, all]) => {
    const rows = all.map((route) => {
      const { requestBody, responses } = operationOf(paths, route);
      const answers = Object.entries(responses).filter(([status]) => status !== "default");
      return [
        `\`${route.method} ${inBraces(route.path)}\``,
        route.summary!,
        permissionsOf(route),
        requestBody === undefined ? "" : nameOf(requestBody.content),
        answers.map(([status, { content }]) => `${status} ${nameOf(content)}`.trim()).join(", "),
      ];
    });
    return `## ${group}\n\n${table(["address", "what", "permission", "body", "answer"], rows)}\n`;
  });
  const problems = Object.entries(problemKinds).map(([kind, { status, title }]) => [`\`${kind}\``, `${status}`, title]);
  return `${generated}
# The HTTP API

Every address, with the permission that opens it and the names of its body and its answer in the [OpenAPI 3.1 document](openapi.json), which a
running server gives at \`/api/v1/openapi.json\`. How it behaves as a whole: [conventions](../api.md).

${sections.join("\n")}
## Problems

${table(["kind", "status", "title"], problems)}

## Permissions

${table(
  ["permission", "to", "roles"],
  Object.entries(permissions).map(([name, to]) => [
    `\`${name}\``,
    to,
    Object.entries(roles)
      .filter(([, { may }]) => (may as readonly string[]).includes(name))
      .map(([role]) => role)
      .join(", "),
  ]),
)}
`;
}

const inBraces = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}");
const operationOf = (paths: ApiDocument["paths"], { path, method }: Route): Operation =>
  paths[inBraces(path)]![method.toLowerCase()]!;

function permissionsOf(route: Route): string {
  if (route.area === "public") return "nobody need be signed in";
  if (route.area === "account") return "a session";
  return route.needs.length === 0 ? "any member" : route.needs.map((one) => `\`${one}\``).join(" or ");
}

function nameOf(content: Content | undefined): string {
  const [type, body] = Object.entries(content ?? {})[0] ?? [];
  const name = body?.schema?.$ref?.split("/").at(-1);
  return name ?? (type === undefined ? "" : type === "application/json" ? "JSON" : type);
}

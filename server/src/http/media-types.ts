import type { FastifyRequest } from "fastify";

/** Workbooks of Excel; the second has macros, which nobody runs. */
export const workbookTypes = [
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-excel.sheet.macroenabled.12",
] as const;

/** What a request says that its body is, without what follows the type. */
export const mediaTypeOf = ({ headers }: Pick<FastifyRequest, "headers">): string =>
  (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();

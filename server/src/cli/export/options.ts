import { type Day, type Issue, parseDay } from "@longwatch/core";
import { type ExportShape, exportShapes } from "@longwatch/interop";
import { type ExportFormat, exportFormats } from "../../care/export/table-files.ts";
import { type FileResult, read, unread } from "../../files/file-result.ts";
import { readExportKey } from "./key-file.ts";

/** As they stand on the command line. */
export type ExportOptions = {
  readonly shape: string;
  readonly format: string;
  readonly key?: string;
  readonly makeKey?: boolean;
  readonly identified?: boolean;
  readonly asOf?: string;
  readonly from?: string;
  readonly data?: string;
  readonly clinic?: string;
  readonly policy?: string;
  readonly json?: boolean;
};

export type ExportWish = {
  readonly shape: ExportShape;
  readonly format: ExportFormat;
  /** Undefined: people are identified. */
  readonly key: Buffer | undefined;
  /** Undefined: today. */
  readonly asOf: Day | undefined;
};

/** What is asked for, or every option that does not fit. */
export function readExportOptions(folder: string, options: ExportOptions): FileResult<ExportWish> {
  const shape = exportShapes.find((one) => one === options.shape);
  const format = exportFormats.find((one) => one === options.format);
  const asOf = options.asOf === undefined ? undefined : parseDay(options.asOf);
  const key = keyFor(folder, options);
  const issues = [
    ...(shape === undefined ? [notOneOf("--shape", options.shape, exportShapes)] : []),
    ...(format === undefined ? [notOneOf("--format", options.format, exportFormats)] : []),
    ...(options.asOf !== undefined && asOf === undefined ? [impossibleDay(options.asOf)] : []),
    ...(options.from !== undefined && (options.data ?? options.clinic) !== undefined
      ? [refusal("--from", "a folder of records and a database", "Name one of the two.")]
      : []),
    ...(options.from === undefined && options.policy !== undefined
      ? [
          refusal(
            "--policy",
            "a policy for a clinic's database",
            "Leave it out: a clinic's own rules are in its database.",
          ),
        ]
      : []),
    ...(key.ok ? [] : key.issues),
  ];
  if (shape === undefined || format === undefined || !key.ok || issues.length > 0)
    return unread(issues.map((issue) => ({ file: issue.at, issues: [{ ...issue, at: "/" }] })));
  return read({ shape, format, key: key.value, asOf });
}

function keyFor(
  folder: string,
  { key, makeKey, identified }: ExportOptions,
): { ok: true; value: Buffer | undefined } | { ok: false; issues: readonly Issue[] } {
  if (identified !== true) return readExportKey(key, folder, makeKey === true);
  if (key === undefined) return { ok: true, value: undefined };
  return {
    ok: false,
    issues: [refusal("--key", "a key and --identified", "Name one of the two: a key makes pseudonyms.")],
  };
}

const notOneOf = (option: string, saw: string, allowed: readonly string[]): Issue =>
  refusal(option, JSON.stringify(saw) ?? "nothing", `Write one of: ${allowed.join(", ")}.`);

const impossibleDay = (saw: string): Issue => ({
  code: "date-impossible",
  severity: "error",
  at: "--as-of",
  saw: JSON.stringify(saw),
  remedy: "Write a date that exists as YYYY-MM-DD.",
});

const refusal = (at: string, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw,
  remedy,
});

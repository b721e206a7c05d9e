import { addDays, type Day, formatDay } from "../../base/calendar.ts";
import { protocolName } from "../protocol.ts";
import { type Finding, problem, type ReadProtocol, type SetCheck } from "./check.ts";

/** Of one protocol exactly one version is in force on each day from its first, and each lives in its own file. */
export const checkVersions: SetCheck = (protocols) => [
  ...protocols.flatMap(misplaced),
  ...[...Map.groupBy(protocols, ({ protocol }) => protocol.protocol).values()].flatMap(brokenSequence),
];

function misplaced({ file, protocol }: ReadProtocol): readonly Finding[] {
  const expected = `${protocol.protocol}/${protocol.version}`;
  const path = file.replaceAll("\\", "/").replace(/\.(ya?ml|json)$/, "");
  if (path === expected || path.endsWith(`/${expected}`)) return [];
  const saw = `${protocolName(protocol)} in ${path.split("/").slice(-2).join("/")}`;
  return [
    {
      file,
      issue: problem(
        "protocol-name-mismatch",
        "/protocol",
        saw,
        `Move the file to ${expected}.yaml, or correct protocol and version.`,
      ),
    },
  ];
}

function brokenSequence(versions: readonly ReadProtocol[]): readonly Finding[] {
  const inOrder = versions.toSorted((a, b) => startOf(a) - startOf(b) || (a.file < b.file ? -1 : 1));
  return inOrder.flatMap((version, i) => {
    const before = inOrder[i - 1];
    return before === undefined ? [] : [...sameName(before, version), ...badSeam(before, version)];
  });
}

function sameName(before: ReadProtocol, { file, protocol }: ReadProtocol): readonly Finding[] {
  if (before.protocol.version !== protocol.version) return [];
  const saw = `${protocolName(protocol)} again`;
  return [
    {
      file,
      issue: problem(
        "protocol-version-overlap",
        "/version",
        saw,
        `Give it a version of its own; ${before.file} has the same.`,
      ),
    },
  ];
}

function badSeam(before: ReadProtocol, { file, protocol }: ReadProtocol): readonly Finding[] {
  const { from } = protocol.effective;
  const { through } = before.protocol.effective;
  const name = protocolName(before.protocol);
  if (startOf(before) === from) {
    const remedy = `Let it begin on another day: ${name} begins on the same.`;
    return [{ file, issue: problem("protocol-version-overlap", "/effective/from", formatDay(from), remedy) }];
  }
  const wanted = formatDay(addDays(from, -1));
  if (through === null || through >= from) {
    const saw = through === null ? "no last day" : `through ${formatDay(through)}`;
    const remedy = `Write ${wanted}, the day before ${protocolName(protocol)} begins.`;
    return [{ file: before.file, issue: problem("protocol-version-overlap", "/effective/through", saw, remedy) }];
  }
  if (through === addDays(from, -1)) return [];
  const saw = `from ${formatDay(from)}, while ${name} ends on ${formatDay(through)}`;
  const remedy = `Begin on ${formatDay(addDays(through, 1))}, or let ${name} last through ${wanted}: no day may be without a version.`;
  return [{ file, issue: problem("protocol-version-gap", "/effective/from", saw, remedy) }];
}

const startOf = ({ protocol }: ReadProtocol): Day => protocol.effective.from;

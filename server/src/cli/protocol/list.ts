import { formatDay, protocolName } from "@longwatch/core";
import { isForUse, type ShelvedProtocol } from "../../protocols/library.ts";
import { loadLibrary } from "../../protocols/load.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { columns } from "./columns.ts";

/** Every protocol version in use, in order of jurisdiction, layer and day. */
export const list = ({ json }: { readonly json?: boolean }): Outcome =>
  using(loadLibrary(), (library) => {
    const entries = library.protocols.filter(isForUse).map(entryOf).toSorted(inOrder);
    if (json) return printedJson({ protocols: entries });
    const head = ["PROTOCOL", "WHERE", "LAYER", "FROM", "THROUGH", "RULES", "STATUS"];
    const rows = entries.map((one) => [
      one.id,
      one.jurisdiction,
      one.layer,
      `${one.from}${one.precision === "day" ? "" : ` (${one.precision})`}`,
      one.through ?? "-",
      `${one.rules}`,
      one.signedBy === 0 ? `${one.status}, not signed` : `${one.status}, signed by ${one.signedBy}`,
    ]);
    return printed(columns(head, rows));
  });

function entryOf({ protocol }: ShelvedProtocol) {
  const { from, through, precision } = protocol.effective;
  return {
    id: protocolName(protocol),
    title: protocol.title,
    jurisdiction: protocol.jurisdiction,
    layer: protocol.layer,
    from: formatDay(from),
    precision,
    through: through === null ? null : formatDay(through),
    status: protocol.status,
    signedBy: protocol.signedBy.length,
    rules: protocol.rules.length,
    digest: protocol.digest,
  };
}

type Entry = ReturnType<typeof entryOf>;

const inOrder = (a: Entry, b: Entry): number =>
  a.jurisdiction.localeCompare(b.jurisdiction, "en") ||
  a.id.split("@")[0]!.localeCompare(b.id.split("@")[0]!, "en") ||
  (a.from < b.from ? -1 : 1);

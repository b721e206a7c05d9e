import { formatDay } from "../../base/calendar.ts";
import type { Language } from "../../text/message.ts";
import { type Protocol, protocolName } from "../protocol.ts";
import { blocks, facts, table } from "./markdown.ts";
import { phrase } from "./words.ts";

/** Title, what and where the protocol is, and the block that people sign. */
export function headOf(protocol: Protocol, language: Language): string {
  const say = (id: Parameters<typeof phrase>[0]): string => phrase(id, language);
  return blocks(
    `# ${protocol.title}`,
    say("sheet.untranslated"),
    facts([
      [say("sheet.protocol"), `\`${protocolName(protocol)}\``],
      [say("sheet.jurisdiction"), say(`jurisdiction.${protocol.jurisdiction}`)],
      [say("sheet.layer"), say(`layer.${protocol.layer}`)],
      [say("sheet.in-force"), inForceInWords(protocol.effective, language)],
      [say("sheet.status"), say(`status.${protocol.status}`)],
      [say("sheet.fingerprint"), `\`${protocol.digest}\``],
    ]),
    `## ${say("sheet.signatures")}`,
    protocol.signedBy.length === 0 ? say("sheet.not-signed") : "",
    table(
      [say("sheet.role"), say("sheet.initials"), say("sheet.day")],
      protocol.signedBy.length === 0
        ? [["", "", ""]]
        : protocol.signedBy.map(({ role, initials, on }) => [role, initials, formatDay(on)]),
    ),
  );
}

/** First and last day, and how exactly the first is known. */
export function inForceInWords(
  { from, through, precision, note }: Protocol["effective"],
  language: Language = "en",
): string {
  if (language === "es") return inForceInSpanish({ from, through, precision, note });
  const first = formatDay(from);
  const beginning = {
    day: `from ${first}`,
    month: `from a day in ${first.slice(0, 7)}, taken as ${first}`,
    year: `from a day in ${first.slice(0, 4)}, taken as ${first}`,
    unknown: `from a day that is not known, taken as ${first}`,
  }[precision];
  const end = through === null ? "until further notice" : `through ${formatDay(through)}`;
  return `${beginning}, ${end}${note === undefined ? "" : `. ${note}`}`;
}

function inForceInSpanish({ from, through, precision, note }: Protocol["effective"]): string {
  const first = formatDay(from);
  const beginning = {
    day: `desde el ${first}`,
    month: `desde un día de ${first.slice(0, 7)}, contado como ${first}`,
    year: `desde un día de ${first.slice(0, 4)}, contado como ${first}`,
    unknown: `desde un día que no se conoce, contado como ${first}`,
  }[precision];
  const end = through === null ? "hasta nuevo aviso" : `hasta el ${formatDay(through)}`;
  return `${beginning}, ${end}${note === undefined ? "" : `. ${note}`}`;
}

import { identifier, one, type ServedType, status } from "./served-type.ts";

const id = one("_id", "token", "id");
const named = [one("url", "uri", "url"), status, one("name", "string", "name"), one("title", "string", "title")];
const version = one("version", "token", "version");

/** What a protocol is written as. It is the same for every patient, and no data of any. */
export const definitionTypes: readonly ServedType[] = [
  {
    type: "PlanDefinition",
    from: "definitions",
    isTaken: false,
    parameters: [
      id,
      ...named,
      version,
      identifier,
      one("type", "token", "type"),
      one("topic", "token", "topic"),
      one("jurisdiction", "token", "jurisdiction"),
      one("effective", "date", "effectivePeriod"),
    ],
    says: "Every version of every protocol that the clinic has, its own among them. Active: signed; draft: nobody has signed it.",
  },
  {
    type: "Library",
    from: "definitions",
    isTaken: false,
    parameters: [
      id,
      ...named,
      version,
      one("type", "token", "type"),
      one("content-type", "token", "content.contentType"),
    ],
    says: "The periodic rules of a protocol version as CQL.",
  },
  {
    type: "ActivityDefinition",
    from: "definitions",
    isTaken: false,
    parameters: [id, ...named],
    says: "A test that protocols ask for.",
  },
  {
    type: "ValueSet",
    from: "definitions",
    isTaken: false,
    parameters: [id, ...named, version],
    says: "The numbers under which a test arrives; the CQL refers to it.",
  },
];

import { type Protocol, type ProtocolFile, type ReadProtocol, type Reference, templateId } from "@longwatch/core";

/** One shipped protocol: parsed, and as written. */
export type ShelvedProtocol = ReadProtocol & { readonly content: ProtocolFile };

/** All protocols of a folder, linted together, with their bibliography. */
export type Library = {
  readonly folder: string;
  readonly protocols: readonly ShelvedProtocol[];
  readonly references: readonly Reference[];
  /** What the protocols say in English, and its Spanish. */
  readonly words: Words;
};

export type Words = Readonly<Record<string, string>>;

export const referenceIds = (library: Pick<Library, "references">): ReadonlySet<string> =>
  new Set(library.references.map(({ id }) => id));

/** The template teaches how a protocol is written; nobody is treated by it. */
export const isForUse = ({ protocol }: ReadProtocol): boolean => protocol.protocol !== templateId;

export const protocolsForUse = (library: Library): readonly Protocol[] =>
  library.protocols.filter(isForUse).map(({ protocol }) => protocol);

import { type Issue, protocolName } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../../files/file-result.ts";
import type { Library, ShelvedProtocol } from "../../protocols/library.ts";
import { loadLibrary } from "../../protocols/load.ts";

/** A protocol by its `protocol@version`; where it is not there, the names that come nearest. */
export function findShelved(id: string, library: Library): FileResult<ShelvedProtocol> {
  const found = library.protocols.find(({ protocol }) => protocolName(protocol) === id);
  return found === undefined ? unreadFor("protocols", unknownProtocol(id, library)) : read(found);
}

export function loadShelved(id: string): FileResult<{ readonly library: Library; readonly shelved: ShelvedProtocol }> {
  const library = loadLibrary();
  if (!library.ok) return library;
  const shelved = findShelved(id, library.value);
  return shelved.ok ? read({ library: library.value, shelved: shelved.value }) : shelved;
}

function unknownProtocol(id: string, library: Library): Issue {
  const names = library.protocols.map(({ protocol }) => protocolName(protocol));
  const near = names.filter((name) => name.startsWith(`${id.split("@")[0]}@`));
  return {
    code: "protocol-reference-unknown",
    severity: "error",
    at: "/",
    saw: JSON.stringify(id),
    remedy: `Write one of ${(near.length > 0 ? near : names).join(", ")}.`,
  };
}

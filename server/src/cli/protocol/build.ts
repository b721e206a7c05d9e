import { buildLibrary } from "../../protocols/build-library.ts";
import { writeBuilt } from "../../protocols/built-library.ts";
import { protocolsFolder } from "../../protocols/folder.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";

/** YAML → `dist/protocols.json`, only when nothing is wrong with any file. */
export const build = ({ json }: { readonly json?: boolean }, folder: string = protocolsFolder()): Outcome =>
  using(buildLibrary(folder), (library) => {
    const file = writeBuilt(library);
    const counts = { protocols: library.protocols.length, references: library.references.length };
    return json
      ? printedJson({ file, ...counts })
      : printed(`${file}: ${counts.protocols} protocols, ${counts.references} references.`);
  });

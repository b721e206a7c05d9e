import { describeDiff, diffProtocols } from "@longwatch/core";
import { loadLibrary } from "../../protocols/load.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { findShelved } from "./find.ts";

/** What changes from one version to another. */
export const diff = (before: string, after: string, { json }: { readonly json?: boolean }): Outcome =>
  using(loadLibrary(), (library) =>
    using(findShelved(before, library), (old) =>
      using(findShelved(after, library), (now) => {
        const difference = diffProtocols(old.protocol, now.protocol);
        return json ? printedJson({ diff: 1, ...difference }) : printed(describeDiff(difference));
      }),
    ),
  );

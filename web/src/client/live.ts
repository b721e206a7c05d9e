import { useEffect, useState } from "react";
import { listen } from "../api.ts";
import { askAgain } from "./queries.ts";

type Live = {
  /** False: the server has not been heard since `lastHeardAt`, and the browser keeps trying. */
  readonly isHeard: boolean;
  readonly lastHeardAt: Date;
};

/**
 * Keeps what is shown of a clinic true while it is shown: the server says that something changed, and it is asked again.
 *
 * @param mayListen whether the person may see the worklist, of whose changes word is given
 */
export function useLive(clinic: string, mayListen: boolean): Live {
  const [live, setLive] = useState<Live>({ isHeard: true, lastHeardAt: new Date() });
  useEffect(() => {
    if (!mayListen) return;
    const changed = (): void => void askAgain(`/clinics/${clinic}`);
    const heard = (isHeard: boolean): void => {
      setLive((before) => {
        if (isHeard && !before.isHeard) changed();
        return isHeard
          ? { isHeard, lastHeardAt: new Date() }
          : { isHeard, lastHeardAt: before.isHeard ? new Date() : before.lastHeardAt };
      });
    };
    return listen(clinic, changed, heard);
  }, [clinic, mayListen]);
  return live;
}

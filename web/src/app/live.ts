import { useEffect, useState } from "react";
import { listen } from "../api.ts";
import { askAgain } from "./queries.ts";

type Live = {
  /** False: the server has not been heard since `lastHeardAt`, and the browser keeps trying. */
  readonly isHeard: boolean;
  readonly lastHeardAt: Date;
};

/** Keeps what is shown of a clinic true while it is shown: the server says that something changed, and it is asked again. */
export function useLive(clinic: string): Live {
  const [live, setLive] = useState<Live>({ isHeard: true, lastHeardAt: new Date() });
  useEffect(() => {
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
  }, [clinic]);
  return live;
}

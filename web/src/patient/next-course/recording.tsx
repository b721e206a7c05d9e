import { createContext, type ReactElement, type ReactNode, useContext, useState } from "react";
import { FormDialog, type Wanted } from "../../acting/index.ts";
import { useHere } from "../../client/session.ts";

type Open = { readonly write: boolean; readonly sign: boolean; readonly open: (wanted: Wanted) => void };
const Within = createContext<Open>({ write: false, sign: false, open: () => undefined });
/** What this person may write down here, and how the form is opened. */
export const useRecording = (): Open => useContext(Within);

/** Around what can be written down from where it is missing; nothing of the past can be. */
export function Recording({
  patient,
  version,
  isNow,
  children,
}: {
  readonly patient: string;
  readonly version: number;
  readonly isNow: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { may } = useHere();
  const [wanted, open] = useState<Wanted>();
  return (
    <Within value={{ write: isNow && may("record-facts"), sign: isNow && may("sign-off"), open }}>
      {children}
      <FormDialog
        patient={patient}
        version={version}
        wanted={wanted}
        close={() => open(undefined)}
        saved={() => undefined}
      />
    </Within>
  );
}

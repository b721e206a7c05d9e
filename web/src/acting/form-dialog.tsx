import type { PatientPageJson } from "@longwatch/api";
import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ReactElement, Suspense } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { calledOf } from "../look/called.ts";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { useFormWords } from "./form-words.ts";
import { type FormName, forms } from "./forms.ts";

/** A form that is to be opened, and what it is opened for. */
export type Wanted = {
  readonly form: FormName;
  readonly about?: string | undefined;
  /** Further ones of the same form, as the other results of a group. */
  readonly also?: readonly string[] | undefined;
};

/** A form over the page, under the name of whose record it is; nothing where none is wanted. */
export function FormDialog({
  patient,
  version,
  wanted,
  close,
  saved,
}: {
  readonly patient: string;
  readonly version: number;
  readonly wanted: Wanted | undefined;
  readonly close: () => void;
  readonly saved: () => void;
}): ReactElement {
  const { path } = useHere();
  const say = useFormWords();
  const common = useCommon();
  const isNarrow = useMediaQuery("(max-width: 48rem)");
  const { data } = useAsked<PatientPageJson>(`${path}/patients/${encodeURIComponent(patient)}`);
  const Shown = wanted === undefined ? undefined : forms[wanted.form];
  return (
    <Modal
      opened={wanted !== undefined && data !== undefined}
      onClose={close}
      size="52rem"
      fullScreen={isNarrow === true}
      title={wanted === undefined || data === undefined ? "" : `${say(wanted.form)} · ${calledOf(data) ?? patient}`}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <Suspense fallback={<Waiting />}>
        {Shown === undefined || data === undefined ? undefined : (
          <Shown
            patient={patient}
            version={version}
            today={data.page.asOf}
            about={wanted?.about}
            also={wanted?.also}
            close={close}
            saved={saved}
          />
        )}
      </Suspense>
    </Modal>
  );
}

import type { PatientPageJson } from "@longwatch/api";
import { Button, Menu, Modal, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { type ComponentType, lazy, type ReactElement, Suspense, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import type { FormOf } from "./fact-form.tsx";
import { useFormWords } from "./form-words.ts";

const form = (load: () => Promise<{ readonly Form: ComponentType<FormOf> }>) =>
  lazy(async () => ({ default: (await load()).Form }));
/** Each form is loaded when it is opened. */
const forms = {
  result: form(() => import("./forms/result-form.tsx")),
  symptoms: form(() => import("./forms/symptoms-form.tsx")),
  contact: form(() => import("./forms/contact-form.tsx")),
  infusion: form(() => import("./forms/infusion-form.tsx")),
  medicines: form(() => import("./forms/medicines-form.tsx")),
  history: form(() => import("./forms/history-form.tsx")),
  exam: form(() => import("./forms/exam-form.tsx")),
  step: form(() => import("./forms/step-form.tsx")),
  vaccine: form(() => import("./forms/vaccine-form.tsx")),
  relapse: form(() => import("./forms/relapse-form.tsx")),
  correct: form(() => import("./forms/correct-form.tsx")),
} as const;
type Name = keyof typeof forms;
const names = Object.keys(forms) as readonly Name[];

/** Whose record it is stands over every form. */
const calledOf = ({ details }: PatientPageJson, patient: string): string =>
  [details?.familyName, details?.givenName].filter((part) => part !== undefined && part !== "").join(", ") || patient;

type MenuOf = { readonly patient: string; readonly version: number };

/** Everything that can be written into a record by hand; nothing where the person may not. A form never changes its patient. */
export const AddFactMenu = (of: MenuOf): ReactElement => <MenuOfOne key={of.patient} {...of} />;

function MenuOfOne({ patient, version }: MenuOf): ReactElement | null {
  const { may, path } = useHere();
  const say = useFormWords();
  const common = useCommon();
  const [name, setName] = useState<Name>();
  const [isSaved, setSaved] = useState(false);
  const isNarrow = useMediaQuery("(max-width: 48rem)");
  const { data } = useAsked<PatientPageJson>(`${path}/patients/${encodeURIComponent(patient)}`);
  if (!may("record-facts") || data === undefined) return null;
  const Shown = name === undefined ? undefined : forms[name];
  return (
    <>
      <Menu position="bottom-end" width={240} keepMounted={false}>
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            rightSection={<IconChevronDown size={16} aria-hidden="true" />}
            onClick={() => setSaved(false)}
          >
            {say("add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {names.map((one) => (
            <Menu.Item key={one} onClick={() => setName(one)}>
              {say(one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Text span size="sm" role="status">
        {isSaved ? say("saved") : ""}
      </Text>
      <Modal
        opened={name !== undefined}
        onClose={() => setName(undefined)}
        size="52rem"
        fullScreen={isNarrow === true}
        title={name === undefined ? "" : `${say(name)} · ${calledOf(data, patient)}`}
        closeButtonProps={{ "aria-label": common("close") }}
      >
        <Suspense fallback={<Waiting />}>
          {Shown === undefined ? undefined : (
            <Shown
              patient={patient}
              version={version}
              today={data.page.asOf}
              close={() => setName(undefined)}
              saved={() => setSaved(true)}
            />
          )}
        </Suspense>
      </Modal>
    </>
  );
}

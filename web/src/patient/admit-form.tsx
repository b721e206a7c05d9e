import { Button, Group, Modal, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement, SubmitEvent } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { DayInput } from "../look/day-input.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { useListWords } from "./list-words.ts";

const empty = {
  id: "",
  givenName: "",
  familyName: "",
  bornOn: "",
  sex: "unknown",
  jurisdiction: "",
  system: "",
  number: "",
  telephone: "",
  email: "",
};
type Given = typeof empty;
/** Where there are rules of a country's own; anywhere else the general policy holds, and the server says so. */
const jurisdictions = ["AU", "CA", "CH", "EU", "GB", "US"];

/** Takes a patient in with what is known of the person; what has happened is entered on their page. */
export function AdmitForm({ close }: { readonly close: () => void }): ReactElement {
  const here = useHere();
  const say = useListWords();
  const common = useCommon();
  const navigate = useNavigate();
  const [given, change, forget] = useDraft<Given>([here.me, here.clinic, "admit"], empty);
  const admit = useAct<{ readonly patient: string }>(here.path, forget);
  const field = (name: keyof Given) => ({
    label: say(labels[name]),
    value: given[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: value }),
  });
  const needed = { required: true, withAsterisk: false };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    admit.mutate(
      { path: `${here.path}/patients`, body: admissionOf(given) },
      {
        onSuccess: ({ patient }) =>
          void navigate({ to: "/clinics/$clinic/patients/$patient", params: { clinic: here.clinic, patient } }),
      },
    );
  };
  return (
    <Modal opened onClose={close} title={say("admit")} size="lg" closeButtonProps={{ "aria-label": common("close") }}>
      <form onSubmit={submit}>
        <p className="quiet">{say("admit-why")}</p>
        {admit.error === null ? undefined : <Trouble error={admit.error} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput {...field("familyName")} autoComplete="off" {...needed} data-autofocus />
          <TextInput {...field("givenName")} autoComplete="off" {...needed} />
          <DayInput {...field("bornOn")} {...needed} />
          <Select
            label={say("sex")}
            allowDeselect={false}
            data={(["female", "male", "other", "unknown"] as const).map((value) => ({
              value,
              label: say(value === "unknown" ? "sex-unknown" : value),
            }))}
            value={given.sex}
            onChange={(sex) => change({ sex: sex ?? "unknown" })}
          />
          <Select
            label={say("jurisdiction")}
            description={say("jurisdiction-note")}
            data={jurisdictions}
            searchable
            value={given.jurisdiction === "" ? null : given.jurisdiction}
            onChange={(jurisdiction) => change({ jurisdiction: jurisdiction ?? "" })}
            {...needed}
          />
          <TextInput {...field("id")} description={say("id-note")} autoComplete="off" {...needed} />
          <TextInput {...field("number")} autoComplete="off" />
          <TextInput
            {...field("system")}
            description={say("system-note")}
            autoComplete="off"
            required={given.number !== ""}
            withAsterisk={false}
          />
          <TextInput {...field("telephone")} type="tel" autoComplete="off" />
          <TextInput {...field("email")} type="email" autoComplete="off" />
        </SimpleGrid>
        <Group mt="md">
          <Button type="submit" loading={admit.isPending}>
            {say("admit-go")}
          </Button>
          <Button variant="default" onClick={close}>
            {common("cancel")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

const labels = {
  id: "id",
  givenName: "given-name",
  familyName: "family-name",
  bornOn: "born",
  sex: "sex",
  jurisdiction: "jurisdiction",
  system: "system",
  number: "number",
  telephone: "telephone",
  email: "email",
} as const;

function admissionOf({ id, bornOn, sex, jurisdiction, system, number, ...details }: Given) {
  const identifiers = number === "" ? {} : { identifiers: [{ system, value: number }] };
  const said = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ""));
  return {
    record: { record: 1, patient: { id, sex, bornOn, jurisdiction, ...identifiers }, facts: [] },
    details: said,
  };
}

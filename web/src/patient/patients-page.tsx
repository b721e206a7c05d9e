import type { PatientListJson } from "@longwatch/api";
import { Button, Group, Table, Title } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Day } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Urgency } from "../look/urgency.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { usePlaceWords } from "../words/places.ts";
import { AdmitForm } from "./admit-form.tsx";
import { useListWords } from "./list-words.ts";
import styles from "./patients.module.css";

/** Everybody of the clinic by name, with where their watch stands. */
export function Page(): ReactElement {
  const say = useListWords();
  const app = usePlaceWords();
  const { may } = useHere();
  const [isAdmitting, setAdmitting] = useState(false);
  useTitle(app("patients"));
  return (
    <>
      <Group justify="space-between" mb="md">
        <Title order={1}>{app("patients")}</Title>
        {may("record-facts") ? (
          <Button leftSection={<IconUserPlus size={18} aria-hidden="true" />} onClick={() => setAdmitting(true)}>
            {say("admit")}
          </Button>
        ) : undefined}
      </Group>
      <Pages />
      {isAdmitting ? <AdmitForm close={() => setAdmitting(false)} /> : undefined}
    </>
  );
}

function Pages(): ReactElement {
  const say = useListWords();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className={styles["list"]}>
      <Table highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("patient")}</Table.Th>
            <Table.Th scope="col">{say("to-do")}</Table.Th>
            <Table.Th scope="col">{say("watch")}</Table.Th>
            <Table.Th scope="col" className={styles["wide"] ?? ""}>
              {say("courses")}
            </Table.Th>
            <Table.Th scope="col" className={styles["wide"] ?? ""}>
              {say("last-infusion")}
            </Table.Th>
            <Table.Th scope="col" className={styles["wide"] ?? ""}>
              {say("watch-ends")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {cursors.map((cursor, index) => (
          <PageOfPatients
            key={cursor ?? "first"}
            cursor={cursor}
            more={index === cursors.length - 1 ? (next) => setCursors((before) => [...before, next]) : undefined}
          />
        ))}
      </Table>
    </div>
  );
}

type Shown = { readonly cursor: string | undefined; readonly more: ((next: string) => void) | undefined };

function PageOfPatients({ cursor, more }: Shown): ReactElement {
  const here = useHere();
  const say = useListWords();
  const common = useCommon();
  const { data, error } = useAsked<PatientListJson>(`${here.path}/patients`, { limit: 100, cursor });
  if (data === undefined || data.patients.length === 0)
    return (
      <Table.Tbody>
        <Table.Tr>
          <Table.Td colSpan={6}>
            {error !== null ? <Trouble error={error} /> : data === undefined ? <Waiting /> : say("empty")}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    );
  const { next } = data;
  return (
    <Table.Tbody>
      {data.patients.map((one) => (
        <Row key={one.patient} of={one} clinic={here.clinic} />
      ))}
      {next === null || more === undefined ? undefined : (
        <Table.Tr>
          <Table.Td colSpan={6}>
            <Button variant="default" onClick={() => more(next)}>
              {common("more")}
            </Button>
          </Table.Td>
        </Table.Tr>
      )}
    </Table.Tbody>
  );
}

const states = ["not-started", "active", "review-due", "handed-over", "declined", "ended"] as const;

function Row({
  of,
  clinic,
}: {
  readonly of: PatientListJson["patients"][number];
  readonly clinic: string;
}): ReactElement {
  const say = useListWords();
  const state = states.find((one) => one === of.followUp) ?? "unknown";
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Link
          to="/clinics/$clinic/patients/$patient"
          params={{ clinic, patient: of.patient }}
          className={styles["name"]}
        >
          {of.called ?? of.patient}
        </Link>
        {of.called === null ? undefined : <span className={styles["id"]}>{of.patient}</span>}
      </Table.Th>
      <Table.Td>
        {of.urgency === null ? (
          <span className="quiet">{say("nothing")}</span>
        ) : (
          <Group gap="xs">
            <Urgency of={of.urgency} />
            <span>{say("lines", { count: of.open })}</span>
          </Group>
        )}
      </Table.Td>
      <Table.Td>{say(state)}</Table.Td>
      <Table.Td className={styles["wide"] ?? ""}>{of.courses}</Table.Td>
      <Table.Td className={styles["wide"] ?? ""}>
        <Day of={of.lastInfusionOn} />
      </Table.Td>
      <Table.Td className={styles["wide"] ?? ""}>
        <Day of={of.endsOn} />
      </Table.Td>
    </Table.Tr>
  );
}

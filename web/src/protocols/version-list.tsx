import { Switch, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import shared from "./protocols.module.css";
import type { ListedVersion } from "./protocols-page.tsx";
import { Confidences, Signed } from "./version-marks.tsx";
import styles from "./versions.module.css";
import { useProtocolWords } from "./words.ts";

/** Every version, one table for each place. */
export function VersionList({ versions }: { readonly versions: readonly ListedVersion[] }): ReactElement {
  const say = useProtocolWords();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? versions : versions.filter(({ inForceIn }) => inForceIn.length > 0);
  const places = [...new Set(shown.map(({ jurisdiction }) => jurisdiction))];
  return (
    <>
      <p className="quiet">{say("intro")}</p>
      <Switch
        mb="md"
        label={say("in-force-only")}
        checked={!isAll}
        onChange={({ currentTarget }) => setAll(!currentTarget.checked)}
      />
      <div className={shared["stack"]}>
        {places.map((place) => (
          <Card key={place} title={say(`place-${place as "any"}`)}>
            <div className={shared["scroll"]}>
              <Versions of={shown.filter(({ jurisdiction }) => jurisdiction === place)} />
            </div>
          </Card>
        ))}
      </div>
    </>
  );
}

function Versions({ of }: { readonly of: readonly ListedVersion[] }): ReactElement {
  const say = useProtocolWords();
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{say("protocol")}</Table.Th>
          <Table.Th scope="col">{say("layer")}</Table.Th>
          <Table.Th scope="col">{say("from")}</Table.Th>
          <Table.Th scope="col">{say("through")}</Table.Th>
          <Table.Th scope="col">{say("signed")}</Table.Th>
          <Table.Th scope="col">{say("known")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map((one) => (
          <Row key={one.name} of={one} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ of }: { readonly of: ListedVersion }): ReactElement {
  const { clinic } = useHere();
  const say = useProtocolWords();
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles["named"] ?? ""}>
        <Link to="/clinics/$clinic/protocols" params={{ clinic }} search={{ protocol: of.name }}>
          {of.title}
        </Link>
        <span className={styles["under"]}>
          <code>{of.name}</code>
          {of.inForceIn.length > 0 ? <span className={styles["force"]}>● {say("in-force")}</span> : undefined}
          {of.isOwn ? <span>{say("own-version")}</span> : undefined}
        </span>
        {of.adopted === null ? undefined : (
          <span className={styles["under"]}>{say("adopted-from", { day: of.adopted.from, by: of.adopted.by })}</span>
        )}
      </Table.Th>
      <Table.Td>{say(`layer-${of.layer}`)}</Table.Td>
      <Table.Td>
        <Day of={of.effectiveFrom} />
        {of.precision === "day" ? undefined : (
          <span className={styles["under"]}>{say(`precision-${of.precision}`)}</span>
        )}
      </Table.Td>
      <Table.Td>
        {of.effectiveThrough === null ? (
          <span className="quiet">{say("until-further")}</span>
        ) : (
          <Day of={of.effectiveThrough} />
        )}
      </Table.Td>
      <Table.Td>
        <Signed of={of} />
      </Table.Td>
      <Table.Td>
        <Confidences of={of.confidences} />
      </Table.Td>
    </Table.Tr>
  );
}

import {
  IconChartHistogram,
  IconChecklist,
  IconInbox,
  IconListDetails,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { ClinicOfMine } from "../client/session.ts";
import { usePlaceWords } from "../words/places.ts";
import styles from "./frame.module.css";

const places = [
  { to: "/clinics/$clinic/worklist", word: "worklist", Icon: IconChecklist, needs: "read-worklist" },
  { to: "/clinics/$clinic/patients", word: "patients", Icon: IconUsers, needs: "read-patient" },
  { to: "/clinics/$clinic/intake", word: "intake", Icon: IconInbox, needs: "handle-intake" },
  { to: "/clinics/$clinic/protocols", word: "protocols", Icon: IconListDetails, needs: undefined },
  { to: "/clinics/$clinic/cohort", word: "cohort", Icon: IconChartHistogram, needs: "read-reports" },
  { to: "/clinics/$clinic/settings", word: "settings", Icon: IconSettings, needs: undefined },
] as const;

/** The places that the person may go to. */
export function Navigation({ here }: { readonly here: ClinicOfMine }): ReactElement {
  const say = usePlaceWords();
  return (
    <nav className={styles["side"]} aria-label={say("clinic")}>
      <ul>
        {places
          .filter(({ needs }) => needs === undefined || here.permissions.includes(needs))
          .map(({ to, word, Icon }) => (
            <li key={to}>
              <Link to={to} params={{ clinic: here.clinic }} activeProps={{ "aria-current": "page" }}>
                <Icon size={20} stroke={1.75} aria-hidden="true" />
                {say(word)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

import type { ChartJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { IconDropletHalf2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useHere } from "../client/session.ts";
import type { Shown } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/** The way to the page beside the chair, where a course is planned or under way, or had its infusion today. */
export function InfusionLink({
  shown,
  chart,
}: {
  readonly shown: Shown;
  readonly chart: ChartJson | undefined;
}): ReactElement | undefined {
  const say = usePatientWords();
  const { clinic } = useHere();
  const last = chart?.courses.at(-1);
  const isNear =
    chart !== undefined &&
    (chart.planned !== null ||
      last?.state === "in-progress" ||
      (last !== undefined && last.lastOn === shown.page.asOf));
  return isNear ? (
    <Button
      renderRoot={(props) => (
        <Link
          {...props}
          to="/clinics/$clinic/patients/$patient/infusion"
          params={{ clinic, patient: shown.patient.id }}
        />
      )}
      variant="default"
      leftSection={<IconDropletHalf2 size={18} aria-hidden="true" />}
    >
      {say("infusion-day")}
    </Button>
  ) : undefined;
}

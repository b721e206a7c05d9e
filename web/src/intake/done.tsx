import { Alert } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useHere } from "../client/session.ts";
import { useIntakeWords } from "./words.ts";

export type FiledOutcome = {
  readonly patient: string;
  readonly called: string;
  readonly added: number;
  readonly isLeft: boolean;
};

/** What became of it, with the way to the patient. */
export function Done({ of }: { readonly of: FiledOutcome }): ReactElement {
  const { clinic } = useHere();
  const say = useIntakeWords();
  return (
    <Alert color="sea" role="status">
      {say("filed", { name: of.called, count: of.added })} {of.isLeft ? say("filed-left") : ""}{" "}
      <Link to="/clinics/$clinic/patients/$patient" params={{ clinic, patient: of.patient }}>
        {of.called}
      </Link>
    </Alert>
  );
}

import { Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTitle } from "../client/title.ts";
import { usePlaceWords } from "../words/places.ts";

export function Page(): ReactElement {
  const say = usePlaceWords();
  useTitle(say("cohort"));
  return <Title order={1}>{say("cohort")}</Title>;
}

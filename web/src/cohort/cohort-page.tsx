import { Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTitle } from "../app/title.ts";
import { useAppWords } from "../app/words.ts";

export function Page(): ReactElement {
  const say = useAppWords();
  useTitle(say("cohort"));
  return <Title order={1}>{say("cohort")}</Title>;
}

import { Alert, Button, Container } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { usePlaceWords } from "../words/places.ts";

/** A part of the screen that the server no longer has in this version is no mistake of anybody: loading again mends it. */
const isOldPart = (error: unknown): boolean => error instanceof TypeError && /import|module|fetch/i.test(error.message);

export function Failed({ error, reset }: { readonly error: unknown; readonly reset?: () => void }): ReactElement {
  const say = useCommon();
  return (
    <Container size="sm" py="xl">
      {isOldPart(error) ? (
        <Alert role="alert" color="yellow">
          {say("chunk-old")}{" "}
          <Button size="xs" variant="default" onClick={() => location.reload()}>
            {say("reload")}
          </Button>
        </Alert>
      ) : (
        <Trouble error={error} again={reset} />
      )}
    </Container>
  );
}

export function NotHere(): ReactElement {
  const say = usePlaceWords();
  return (
    <Container size="sm" py="xl">
      <h1>{say("not-here")}</h1>
      <p>{say("not-here-why")}</p>
      <Button component={Link} to="/">
        {say("to-start")}
      </Button>
    </Container>
  );
}

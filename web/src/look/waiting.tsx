import { Center, Loader } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { useCommon } from "../words/common.ts";

/** That something is under way: only once it has taken long enough to be wondered about. */
export function Waiting(): ReactElement | null {
  const say = useCommon();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <Center p="xl" role="status">
      <Loader size="sm" mr="sm" aria-hidden="true" /> {say("loading")}
    </Center>
  );
}

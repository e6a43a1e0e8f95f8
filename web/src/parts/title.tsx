// What a proposal or a vote is called.
import type { VNode } from "preact";
import { givenTitle, saysMatter } from "../text/titles.ts";
import { named } from "../words/words.tsx";
import { Given } from "./given.tsx";

export function MatterTitle({ matter, title }: { matter: string | null; title: string }): VNode {
  const given = matter ? givenTitle(matter, title) : title;
  if (!matter || !saysMatter(matter)) return <Given text={given || title} />;
  return (
    <>
      {named("matter", matter)}
      {given && <>: <Given text={given} /></>}
    </>
  );
}

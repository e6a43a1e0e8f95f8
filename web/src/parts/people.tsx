// Names of members: views name people by their ids, the roll says who they are.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { hrefOf } from "../router.ts";
import { t } from "../words/words.tsx";
import { Given } from "./given.tsx";

export function useNames(): (member: string | null | undefined) => string {
  const members = useAsk("/members");
  return (member) => {
    if (!member) return t("person-unknown");
    const found = members.told?.members.find((one) => one.member === member);
    return found?.name || member.slice(0, 8);
  };
}

export function Person({ member, name }: { member: string; name: string }): VNode {
  return (
    <a href={hrefOf("person", member)}>
      <Given text={name || member.slice(0, 8)} />
    </a>
  );
}

/** Names with commas between them. */
export function Names({ of }: { of: readonly { member: string; name: string }[] }): VNode {
  return (
    <>
      {of.map((one, index) => (
        <>
          {index > 0 && ", "}
          <Person member={one.member} name={one.name} />
        </>
      ))}
    </>
  );
}

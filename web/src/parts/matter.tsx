// A proposal or a vote in a list: what it is, how far it is, who has answered, until when.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { hrefOf } from "../router.ts";
import { fromNow, moment } from "../words/times.ts";
import { t, w } from "../words/words.tsx";
import { Icon } from "./icons.tsx";
import { StateTag, Tag } from "./marks.tsx";
import { MatterTitle } from "./title.tsx";

export interface Line {
  readonly id: string;
  readonly href: string;
  /** Nothing: a proposal. */
  readonly matter: string | null;
  readonly title: string;
  readonly state: string;
  readonly until: string | null;
  readonly answered: number;
  readonly electorate: number;
  readonly blocks: number;
  readonly mine: boolean;
}

export function proposalLine(one: Schemas["ProposalLine"]): Line {
  return { ...one, href: hrefOf("p", one.id), matter: null, mine: one.waits_for_me };
}
export function voteLine(one: Schemas["VoteLine"]): Line {
  return { ...one, href: hrefOf("v", one.id), until: one.cast_until, blocks: 0, mine: one.waits_for_me };
}

export function MatterLine({ of }: { of: Line }): VNode {
  return (
    <a class="item" href={of.href}>
      <span class="title"><MatterTitle matter={of.matter} title={of.title} /></span>
      <span class="row">
        {!(of.mine && of.state === "open") && <StateTag state={of.state} />}
        {of.mine && <Tag look="good" icon="hand">{w("line-mine")}</Tag>}
        {of.blocks > 0 && <Tag look="bad" icon="warning">{w("line-blocks", { count: of.blocks })}</Tag>}
      </span>
      <span class="quiet row">
        <span>{w("line-answered", { answered: of.answered, all: of.electorate })}</span>
        {of.state === "open" && of.until && (
          <span class="row" title={moment(of.until)}>
            <Icon name="clock" />
            {t("line-until", { when: fromNow(of.until) })}
          </span>
        )}
      </span>
    </a>
  );
}

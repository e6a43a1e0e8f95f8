import "../../parts/rest.ts";
export { Proposal } from "../proposal.tsx";
export { Vote } from "../vote.tsx";
export { Result } from "../result.tsx";

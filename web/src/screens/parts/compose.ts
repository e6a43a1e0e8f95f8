import "../../parts/rest.ts";
export { Compose, ComposeOne } from "../compose-one.tsx";
export { Amend } from "../amend.tsx";

import "../../parts/rest.ts";
export { People } from "../roll.tsx";
export { PersonScreen } from "../person.tsx";
export { Commissions } from "../commissions.tsx";
export { Mandates } from "../mandates.tsx";

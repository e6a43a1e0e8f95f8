import "../../parts/rest.ts";
export { Welcome } from "../welcome.tsx";
export { Join } from "../join.tsx";
export { Found } from "../found.tsx";

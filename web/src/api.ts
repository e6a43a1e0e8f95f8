// The node's interface, typed by its contract: `schema.d.ts` is made from api/openapi.yaml. Nothing else in the page
// knows addresses or headers.
import type { components, paths } from "./schema.d.ts";
import { awake, heardTime } from "./way.ts";
import { end, session } from "./session.ts";
import { settings } from "./settings.ts";

export type Schemas = components["schemas"];
export type Stance = Schemas["Stance"];
/** In the order in which they are shown. */
export const kStances: readonly Stance[] = ["agree", "reserve", "pass", "stand_aside", "block"];
type Json<T> = T extends { responses: { 200: { content: { "application/json": infer Answer } } } } ? Answer : never;
type Body<T> = T extends { requestBody: { content: { "application/json": infer Words } } } ? Words : never;
type With<Method extends "get" | "post" | "delete"> = {
  [Path in keyof paths as Json<paths[Path][Method]> extends never ? never : Path]: paths[Path][Method];
};
export type View = keyof With<"get"> & string;
export type Told<Path extends View> = Json<With<"get">[Path]>;
export type ActName = { [Path in keyof With<"post">]: Path extends `/acts/${infer Name}` ? Name : never }[keyof With<"post">];
export type ActWords<Name extends ActName> = Body<With<"post">[`/acts/${Name}`]>;
export type ActAnswer<Name extends ActName> = Json<With<"post">[`/acts/${Name}`]>;
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
export interface Where {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Query;
}

/** What the node could not or would not do. Its code is stable; nothing else is shown to people as it came. */
export class Problem extends Error {
  constructor(readonly code: string, readonly status: number, readonly told: Partial<Schemas["Problem"]> = {}) {
    super(code);
  }
}
/** No answer at all: the node is gone, or the way to it. */
export const kOutOfReach = "web.out_of_reach";

type Named<Method> = Method extends { parameters: { query?: infer Query } } ? ([Query] extends [undefined] ? never : "assembly" extends keyof NonNullable<Query> ? true : never) : never;
type OfHome = { [Path in keyof paths]: true extends Named<paths[Path]["get"]> | Named<paths[Path]["post"]> ? never : Path }[keyof paths];
/** What is asked of the home, whichever assemblies it is in: the node refuses an assembly here. By the contract. */
const kOfHome: Readonly<Record<OfHome, true>> = {
  "/session": true, "/session/codes": true, "/assemblies": true, "/charter/presets": true, "/charter/check": true, "/doctor": true,
  "/events": true, "/acts": true, "/peers": true, "/bundle/import": true, "/backup": true, "/meeting-mode/seat": true,
  "/meeting-mode/seats/{member}": true,
};

export function addressOf(path: string, where: Where = {}): string {
  const filled = path.replaceAll(/\{([a-z_]+)\}/g, (_, name: string) => encodeURIComponent(where.path?.[name] ?? ""));
  const query = { assembly: path in kOfHome ? undefined : settings.value.assembly || undefined, ...where.query };
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return `/api/v1${filled}${text && `?${text}`}`;
}

export async function send(method: string, address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const token = session.value?.token;
  if (token) headers.set("Authorization", `Bearer ${token}`);
  let answer: Response;
  try {
    answer = await fetch(address, { signal: awake.signal, ...init, method, headers, cache: "no-store", referrerPolicy: "no-referrer" });
  } catch {
    throw new Problem(kOutOfReach, 0);
  }
  heardTime(answer.headers.get("Date"));
  if (answer.ok) return answer;
  const told = (await answer.json().catch(() => ({}))) as Partial<Schemas["Problem"]>;
  // A code that was used before says nothing of the session that is there.
  if (answer.status === 401 && told.code !== "web.code") end(token);
  throw new Problem(told.code ?? "web.unknown", answer.status, told);
}

export async function ask<Path extends View>(path: Path, where?: Where): Promise<Told<Path>> {
  return (await send("GET", addressOf(path, where))).json() as Promise<Told<Path>>;
}

export async function post(address: string, words: unknown, key: string): Promise<Response> {
  if (words === null) return send("POST", address, { headers: { "Idempotency-Key": key } });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
  return send("POST", address, { headers, body: JSON.stringify(words) });
}

/** What the node is to do that is no act of the assembly. */
type Wish = Exclude<keyof With<"post"> & string, `/acts/${string}`>;
export async function wish<Path extends Wish>(path: Path, body: Body<With<"post">[Path]> extends never ? null : Body<With<"post">[Path]>, key: string, where?: Where) {
  return (await post(addressOf(path, where), body, key)).json() as Promise<Json<With<"post">[Path]>>;
}

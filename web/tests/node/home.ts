// Real nodes in homes that are thrown away afterwards: what the tests do beside the browser, they do by the command line.
import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Told = Record<string, unknown>;
const program = process.env.MOOT!;
// Nothing of the machine's own settings reaches a test.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MOOT")));

export class Home {
  #server: ChildProcess | null = null;
  /** Where other nodes reach it. */
  address = "";
  /** What its clock says, where it is wrong. */
  clock = "";

  constructor(readonly folder: string, readonly name: string) {}

  get #around(): NodeJS.ProcessEnv {
    return this.clock ? { ...environment, MOOT_CLOCK: this.clock } : environment;
  }
  path(name: string): string {
    return join(this.folder, `${this.name}-${name}`);
  }

  /** What the command line says to these words; they have to succeed. */
  run(...words: string[]): Told {
    const done = spawnSync(program, ["--home", join(this.folder, this.name), "--json", ...words], { env: this.#around, encoding: "utf8" });
    assert.equal(done.status, 0, `${this.name}: moot ${words.join(" ")}: ${done.stdout} ${done.stderr}`);
    return JSON.parse(done.stdout) as Told;
  }
  said(word: string, ...words: string[]): string {
    return String(this.run(...words)[word]);
  }

  /** Whether an act has arrived. */
  knows(id: string): boolean {
    return spawnSync(program, ["--home", join(this.folder, this.name), "--json", "show", id], { env: this.#around }).status === 0;
  }

  /** Serves, and gives the address that lets a browser in. */
  async serve(...peers: Home[]): Promise<string> {
    assert.equal(this.#server, null);
    const met = peers.flatMap((one) => ["--peer", one.address]);
    const words = ["--home", join(this.folder, this.name), "--json", "--quiet", "serve", "--listen", "127.0.0.1:0", "--web", "127.0.0.1:0", ...met];
    const server = spawn(program, words, { env: this.#around, stdio: ["ignore", "pipe", "inherit"] });
    this.#server = server;
    const line = await new Promise<string>((good, bad) => {
      createInterface(server.stdout!).once("line", good);
      server.once("exit", (code) => bad(new Error(`serve ended with ${code}`)));
    });
    const told = JSON.parse(line) as { listening: string; web: string };
    this.address = told.listening;
    return told.web;
  }
  /** One more address that lets a browser in. */
  web(): string {
    return this.said("web", "web");
  }
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
  }
}

export class Homes {
  readonly folder = mkdtempSync(join(tmpdir(), "folkmoot-page-"));
  readonly all: Home[] = [];

  home(name: string): Home {
    const out = new Home(this.folder, name);
    this.all.push(out);
    return out;
  }
  pass(from: Home, to: Home): void {
    const file = from.path("pass.fmb");
    from.run("bundle", "export", file);
    to.run("bundle", "import", file);
  }

  /** Homes that founded an assembly together, by files, and know the same. */
  founded(names: readonly string[], charter = ""): Home[] {
    const homes = names.map((name) => this.home(name));
    const [first, ...others] = homes as [Home, ...Home[]];
    const rules = join(this.folder, "charter");
    writeFileSync(rules, charter);
    let invitation = first.said("invitation", "found", "The Square", "--name", first.name, "--founders", String(names.length), "--charter", rules);
    for (const one of others) {
      one.run("join", invitation, "--name", one.name, "--out", one.path("there.fmb"));
      first.run("bundle", "import", one.path("there.fmb"));
      invitation = one === others.at(-1) ? "" : first.said("invitation", "invite");
    }
    for (const one of others) {
      first.run("bundle", "export", one.path("back.fmb"), "--for", one.name);
      one.run("bundle", "import", one.path("back.fmb"));
    }
    for (const one of others) this.pass(one, first);
    for (const one of others) this.pass(first, one);
    return homes;
  }
  /** All of them serve, and meet each other through the first. */
  async serve(homes: readonly Home[]): Promise<void> {
    const [first, ...others] = homes as [Home, ...Home[]];
    await first.serve();
    for (const one of others) await one.serve(first);
  }
  async end(): Promise<void> {
    for (const one of this.all) await one.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Until something is so: pages close, and acts travel, without anybody waiting for them in a set time. */
export async function until(what: string, is: () => boolean | Promise<boolean>, seconds = 4 * Number(process.env.PAGE_PATIENCE ?? 30)): Promise<void> {
  const end = Date.now() + 1000 * seconds;
  while (!(await is())) {
    assert.ok(Date.now() < end, `it did not come to it: ${what}`);
    await new Promise((done) => setTimeout(done, 400));
  }
}

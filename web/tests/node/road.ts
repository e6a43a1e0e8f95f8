// The way between a browser and nodes, as a proxy of our own (SOCKS 5): what a sleeping phone or a bad Wi-Fi does to
// connections is done here.
import { connect, createServer, type Server, type Socket } from "node:net";

export class Road {
  readonly #server: Server;
  readonly #ends = new Set<{ readonly browser: Socket; readonly node: Socket }>();
  /** Nothing comes back any more, and neither end hears of it; what the browser sends still arrives. */
  #deaf = false;
  /** Whoever begins anew is turned away. */
  #closed = false;

  private constructor() {
    this.#server = createServer((browser) => this.#meet(browser));
  }
  static async open(): Promise<Road> {
    const road = new Road();
    await new Promise<void>((ready) => road.#server.listen(0, "127.0.0.1", ready));
    return road;
  }
  get address(): string {
    return `socks5://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }
  /** How many connections there are. */
  get busy(): number {
    return this.#ends.size;
  }

  #meet(browser: Socket): void {
    browser.on("error", () => browser.destroy());
    if (this.#closed) return void browser.destroy();
    let greeted = false;
    browser.on("data", function hear(this: Socket, bytes: Buffer) {
      if (!greeted) {
        greeted = true;
        browser.write(Buffer.from([5, 0]));
        return;
      }
      browser.off("data", hear);
      browser.pause();
      // Addresses are figures here: the tests know no names.
      const port = bytes.readUInt16BE(bytes[3] === 3 ? 5 + bytes[4]! : 8);
      begin(port);
    });
    const begin = (port: number) => {
      const node = connect(port, "127.0.0.1", () => {
        browser.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
        // Who speaks into a line that is dead hears that it is.
        browser.on("data", (bytes: Buffer) => (this.#ends.has(ends) ? node.write(bytes) : browser.destroy()));
        browser.resume();
        node.on("data", (bytes: Buffer) => {
          if (!this.#deaf && this.#ends.has(ends)) browser.write(bytes);
        });
      });
      const ends = { browser, node };
      this.#ends.add(ends);
      const end = () => {
        // A line that went dead stays open for the browser: nobody tells it.
        if (this.#ends.delete(ends) && !this.#deaf) browser.destroy();
        node.destroy();
      };
      node.on("error", end).on("close", end);
      browser.on("close", end);
    };
  }

  /** As under a phone that falls asleep: what there is stays, and is dead; the node's answers go nowhere. */
  sleep(): void {
    this.#deaf = true;
    this.#closed = true;
  }
  /** New connections work; those of before never will. */
  wake(): void {
    this.#ends.clear();
    this.#deaf = false;
    this.#closed = false;
  }
  end(): void {
    this.#server.close();
    for (const { browser, node } of this.#ends) {
      browser.destroy();
      node.destroy();
    }
  }
}

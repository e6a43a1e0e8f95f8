// Files of the node.
import { addressOf, send, type Where } from "./api.ts";

/** A file from the node, through memory: a link would carry no token. */
export async function download(path: string, name: string, where?: Where, method = "GET"): Promise<void> {
  const bytes = await (await send(method, addressOf(path, where))).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

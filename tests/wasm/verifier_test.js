// The verifier for browsers answers as the native one does, to the letter, and its module imports nothing.
//   node verifier_test.js verifier.wasm proof_vectors.txt
"use strict";
const fs = require("fs");

const [wasm, vectors] = process.argv.slice(2);
const module_ = new WebAssembly.Module(fs.readFileSync(wasm));
const imports = WebAssembly.Module.imports(module_);
if (imports.length !== 0) throw new Error("imports: " + JSON.stringify(imports));
const moot = new WebAssembly.Instance(module_).exports;
moot._initialize();

function put(bytes) {
  const at = moot.moot_alloc(bytes.length);
  new Uint8Array(moot.memory.buffer).set(bytes, at);
  return at;
}

function verify(file, remembered) {
  const given = put(file);
  const id = remembered ? put(remembered) : 0;
  const answer = moot.moot_verify(given, file.length, id);
  const size = new DataView(moot.memory.buffer).getUint32(answer, true);
  const json = Buffer.from(moot.memory.buffer, answer + 4, size).toString();
  for (const pointer of [given, id, answer]) if (pointer) moot.moot_free(pointer);
  return json;
}

let count = 0;
for (const line of fs.readFileSync(vectors, "utf8").trimEnd().split("\n")) {
  const [name, id, hex] = line.split(" ", 3);
  const due = line.slice(name.length + id.length + hex.length + 3);
  const answer = verify(Buffer.from(hex, "hex"), id === "-" ? null : Buffer.from(id, "hex"));
  if (answer !== due) throw new Error(`${name}: ${answer}, not ${due}`);
  count += 1;
}
// Any bytes are refused and do not stop it.
for (let size = 0; size < 200; ++size) {
  const noise = Buffer.alloc(size, (size * 37) & 255);
  if (JSON.parse(verify(noise, null)).valid) throw new Error("noise is valid");
}
console.log(`${count} proofs answered the same, ${fs.statSync(wasm).size} bytes, no imports`);

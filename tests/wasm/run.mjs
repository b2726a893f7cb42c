#!/usr/bin/env -S node --no-warnings
// Runs a test binary that was built for wasm32-wasip1: `node run.mjs PROGRAM.wasm [ARGUMENT …]`.
// Cargo calls it as the runner of that target. Node's WASI needs nothing installed.

import { readFile } from "node:fs/promises";
import { argv, env, exit } from "node:process";
import { WASI } from "node:wasi";

const [program, ...rest] = argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: [program, ...rest],
  // Nothing of the machine reaches a test but the wish to see a trace.
  env: env.RUST_BACKTRACE ? { RUST_BACKTRACE: env.RUST_BACKTRACE } : {},
  returnOnExit: true,
});
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
// A panic traps: `start` throws, and Node ends with an error.
exit(wasi.start(instance));

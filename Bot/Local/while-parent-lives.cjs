// Preloaded into the tools of the local run (node --require).
"use strict";
const net = require("node:net");

// The Playground would listen on every network interface: the chats of a local run concern nobody else.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const wildcard = typeof port === "number" && typeof rest[0] !== "string";
  return wildcard ? listen.call(this, port, "127.0.0.1", ...rest) : listen.call(this, port, ...rest);
};

// A tool ends when the bot does, however that ends: then standard input closes. Ctrl+C reaches all processes of the terminal at
// once, and the bot still needs its storage while it finishes, so the tools leave signals to it.
const signals = new Set(["SIGINT", "SIGTERM", "SIGHUP"]);
signals.forEach((signal) => process.on(signal, () => {}));
for (const method of ["on", "once", "addListener"]) {
  const register = process[method];
  process[method] = function (event, listener) {
    return signals.has(event) ? this : register.call(this, event, listener);
  };
}

function end() {
  // The storage emulator saves its tables when it is told so; nothing else listens.
  if (!process.emit("message", "shutdown")) {
    process.exit(0);
  }

  setTimeout(() => process.exit(1), 8000).unref();
}

process.stdin.on("end", end).on("error", end).resume();

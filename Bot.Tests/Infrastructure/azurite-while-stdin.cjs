// Runs the storage emulator's table service until standard input closes, so that it never outlives the test host, however that ends.
// Says on standard output which free port it got; Azurite itself repeats only the port it was asked for.
const net = require("node:net");
const path = require("node:path");

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  this.once("listening", () => console.log(`port ${this.address().port}`));
  return listen.apply(this, args);
};

process.stdin.on("end", () => process.exit(0)).resume();
require(path.join(process.argv[2], "azurite", "dist", "src", "table", "main.js"));

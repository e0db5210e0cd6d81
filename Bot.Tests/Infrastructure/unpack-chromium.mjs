// Unpacks the headless Chromium of the npm package @sparticuz/chromium into the temporary folder (once) and says where it is.
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

// The package unpacks system libraries too (libnss3 and its like) when it believes to run on a system without them.
process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
const require = createRequire(path.join(process.argv[2], "package.json"));
const { default: chromium } = await import(pathToFileURL(require.resolve("@sparticuz/chromium")));
console.log(JSON.stringify({ program: await chromium.executablePath(), libraries: path.join(tmpdir(), "al2023", "lib") }));

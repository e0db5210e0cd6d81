// Reads or writes rows with Microsoft's own client for JavaScript, so that our client is not only checked against itself.
// node independent-client.mjs read|write <endpoint> <account> <key> <table>
import { AzureNamedKeyCredential, TableClient } from "@azure/data-tables";

const [mode, endpoint, account, key, table] = process.argv.slice(2);
const client = new TableClient(endpoint, table, new AzureNamedKeyCredential(account, key), { allowInsecureConnection: true });

async function read() {
  const rows = [];
  // Without type conversion every property comes as the wire has it: a value and its Edm type.
  for await (const row of client.listEntities({ disableTypeConversion: true })) {
    const properties = Object.entries(row).filter(([name]) => !["etag", "timestamp"].includes(name));
    rows.push(Object.fromEntries(properties.map(([name, property]) => [name, describe(property)])));
  }
  console.log(JSON.stringify(rows));
}

function describe(property) {
  if (typeof property === "object") return `${property.type} ${property.value}`;
  return property;
}

async function write() {
  await client.createEntity({
    partitionKey: "O'Neil",
    rowKey: "every type|über 日本 100%",
    Text: "It's \"quoted\"\r\n\tüber: 日本 🙂",
    Empty: "",
    Whole: -2147483648,
    Long: 9223372036854775807n,
    Fraction: { type: "Double", value: "0.1" },
    WholeDouble: { type: "Double", value: "5" },
    Yes: true,
    Id: { type: "Guid", value: "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3" },
    When: new Date(Date.UTC(2026, 10, 21, 9, 0, 0, 123)),
    Bytes: new Uint8Array([0, 1, 127, 128, 255]),
  });
  await client.createEntity({ partitionKey: "t", rowKey: "merged", Old: "kept" });
  await client.submitTransaction([
    ["create", { partitionKey: "t", rowKey: "created", Text: "It's 🙂" }],
    ["update", { partitionKey: "t", rowKey: "merged", More: 1 }, "Merge"],
    ["upsert", { partitionKey: "t", rowKey: "upserted", Long: 5n }, "Replace"],
  ]);
}

await { read, write }[mode]();

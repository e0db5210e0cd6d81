// Backs up the bot's tables to a file, or restores them. Needs Node.js 20 or newer and nothing else; Azure Cloud Shell has both it and az.
//
//   node tables.mjs backup  <table endpoint>  > tables.jsonl
//   node tables.mjs restore <table endpoint> [--again] < tables.jsonl     (--again goes on with a restore that was cut off)
//
// The endpoint is the output storageEndpoint of the deployment. Whoever runs this needs the role Storage Table Data Contributor on the
// account (Reader is enough to back up); the token comes from az, or from TABLES_TOKEN. TABLE_PREFIX does what Storage:TablePrefix does.
// The file holds what people wrote: keep it as you keep the tables.
import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const names = ['People', 'Programs', 'Agenda', 'Deliveries', 'Released'];
const version = '2019-02-02';
const atOnce = 16;

const [command, given] = process.argv.slice(2);
const endpoint = given?.replace(/\/$/, '');
const prefix = process.env.TABLE_PREFIX ?? '';
const fail = message => {
  console.error(message);
  process.exit(1);
};

if (!['backup', 'restore'].includes(command) || !/^https:\/\//.test(endpoint ?? '')) {
  fail('Usage: node tables.mjs backup|restore https://<account>.table.core.windows.net [--again]');
}

// An hour's token is renewed well before its end.
let token = { text: process.env.TABLES_TOKEN, until: process.env.TABLES_TOKEN ? Infinity : 0 };
const bearer = () => {
  if (Date.now() > token.until) {
    const asked = ['account', 'get-access-token', '--resource', 'https://storage.azure.com', '--query', 'accessToken', '--output', 'tsv'];
    token = { text: execFileSync('az', asked, { encoding: 'utf8' }).trim(), until: Date.now() + 20 * 60_000 };
  }
  return `Bearer ${token.text}`;
};

// Azure Table storage REST API; 429 and 5xx are asked again, as it advises.
const call = async (method, path, body, metadata = 'minimalmetadata') => {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${endpoint}/${path}`, {
      method,
      body,
      headers: {
        Authorization: bearer(), 'x-ms-version': version, 'x-ms-date': new Date().toUTCString(), DataServiceVersion: '3.0',
        Accept: `application/json;odata=${metadata}`, ...(body && { 'Content-Type': 'application/json' }),
      },
    });
    if ((answer.status === 429 || answer.status >= 500) && attempt < 6) {
      await new Promise(done => setTimeout(done, 250 * 2 ** attempt));
    } else {
      return answer;
    }
  }
};

const expect = async (answer, statuses) => {
  if (!statuses.includes(answer.status)) {
    fail(`The tables answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
  return answer;
};

// JSON.parse would read 900.0 as 900, a double as a whole number: numbers with a point or an exponent are kept as they are written.
const parse = text => JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g,
  part => (part[0] !== '"' && /[.eE]/.test(part) ? `{"double":"${part}"}` : part)));

const typed = row => Object.fromEntries(Object.entries(row)
  .filter(([name]) => !name.startsWith('odata.') && name !== 'Timestamp' && name !== 'Timestamp@odata.type')
  .flatMap(([name, value]) => (value?.double === undefined ? [[name, value]] : [[`${name}@odata.type`, 'Edm.Double'], [name, value.double]])));

async function* rows(table, top) {
  let next = {};
  do {
    const query = new URLSearchParams({ ...(top && { $top: top }), ...next });
    const answer = await call('GET', `${prefix}${table}()?${query}`);
    if (answer.status === 404) {
      return;
    }
    yield* parse(await (await expect(answer, [200])).text()).value.map(typed);
    const [partition, row] = ['NextPartitionKey', 'NextRowKey'].map(part => answer.headers.get(`x-ms-continuation-${part}`));
    next = partition === null ? null : { NextPartitionKey: partition, ...(row !== null && { NextRowKey: row }) };
  } while (next && !top);
}

const backup = async () => {
  const counts = {};
  process.stdout.write(`${JSON.stringify({ format: 1, at: new Date().toISOString() })}\n`);
  for (const table of names) {
    counts[table] = 0;
    for await (const row of rows(table)) {
      counts[table]++;
      if (!process.stdout.write(`${JSON.stringify({ table, row })}\n`)) {
        await new Promise(drained => process.stdout.once('drain', drained));
      }
    }
  }
  return counts;
};

// Insert Or Replace Entity: a restore that was cut off can be run again, with --again.
const put = async ({ table, row }) => {
  const key = part => encodeURIComponent(row[part].replaceAll("'", "''"));
  const path = `${prefix}${table}(PartitionKey='${key('PartitionKey')}',RowKey='${key('RowKey')}')`;
  await expect(await call('PUT', path, JSON.stringify(row)), [204]);
};

const restore = async () => {
  for (const table of names) {
    await expect(await call('POST', 'Tables', JSON.stringify({ TableName: prefix + table })), [201, 204, 409]);
    const filled = !(await rows(table, 1).next()).done;
    if (filled && !process.argv.includes('--again')) {
      fail(`Table ${prefix}${table} is not empty. Restore into an empty account, or add --again to go on with a restore that was cut off.`);
    }
  }

  const counts = {};
  const running = new Set();
  let first = true;
  for await (const line of createInterface({ input: process.stdin })) {
    const record = JSON.parse(line);
    if (first) {
      if (record.format !== 1) {
        fail('This is no backup that this script wrote.');
      }
      first = false;
      continue;
    }
    if (!names.includes(record.table)) {
      fail(`The backup names a table that this version does not know: ${record.table}`);
    }
    const writing = put(record).finally(() => running.delete(writing));
    running.add(writing);
    counts[record.table] = (counts[record.table] ?? 0) + 1;
    if (running.size >= atOnce) {
      await Promise.race(running);
    }
  }
  await Promise.all(running);
  return counts;
};

const counts = await (command === 'backup' ? backup() : restore());
console.error(Object.entries(counts).map(([table, count]) => `${table}: ${count}`).join(', '));

// What a month costs, in US dollars: node deploymentTemplates/cost.mjs [name=value ...]
// Every price and assumption below can be given another value: node cost.mjs planPilot=15.5 checkInsPerMentee=4
// Prices are round figures of public price lists, pay as you go, without tax, and differ by region: put in those of your own
// (https://azure.microsoft.com/pricing/calculator).
const values = {
  // Prices a month, or as said.
  planPilot: 13.14,         // App Service, Linux, B1, each instance
  planProduction: 62.05,    // App Service, Linux, P0v3, each instance
  tableRequests: 0.00036,   // ten thousand requests to tables, LRS
  tableRequestsZone: 0.00045, // the same, ZRS
  tableGb: 0.045,           // a GB in tables, LRS
  tableGbZone: 0.0563,      // the same, ZRS
  logGb: 2.76,              // a GB taken into Log Analytics
  logFreeGb: 5,             // of which each billing account has so many free; 0 where others use them up
  metricAlert: 0.10,        // the alert on readiness, each instance
  queryAlert: 0.50,         // the alert on people who cannot be reached

  // What people do. A pair is a mentee and a mentor; of N people half are each.
  checkInsPerMentee: 2,     // a month, prompted, answered, released and read
  reminders: 0.5,           // for each check-in
  otherTurns: 6,            // for each person and month: help, my data, pauses and so on
  kbKept: 60,               // for each check-in, with its deliveries, in all tables
  months: 24,               // of check-ins kept

  // What the bot does for it: requests to tables. The first is held by a test.
  requestsPerCheckIn: 80,   // from the milestone to the mentor's acknowledgement
  requestsPerReminder: 8,
  requestsPerTurn: 2,
  requestsPerPoll: 16,      // the agenda's shards
  pollSeconds: 30,
  requestsPerBeat: 2,
  beatSeconds: 15,
  logKbPerCheckIn: 8,
  logKbPerHour: 20,         // each instance: health, tokens, platform
};

for (const given of process.argv.slice(2)) {
  const [name, value] = given.split('=');
  if (!(name in values) || !Number.isFinite(Number(value)) || value === '') {
    console.error(`${given}: give name=number, with one of ${Object.keys(values).join(', ')}`);
    process.exit(1);
  }
  values[name] = Number(value);
}

const v = values;
const hours = 730;
const gb = kb => kb / 1_000_000;

const month = (people, { instances, plan, requests, stored }) => {
  const checkIns = (people / 2) * v.checkInsPerMentee;
  const done = checkIns * (v.requestsPerCheckIn + v.reminders * v.requestsPerReminder) + people * v.otherTurns * v.requestsPerTurn;
  const idle = instances * hours * 3600 * (v.requestsPerPoll / v.pollSeconds + v.requestsPerBeat / v.beatSeconds);
  const logs = gb(checkIns * v.logKbPerCheckIn + instances * hours * v.logKbPerHour);
  const parts = {
    plan: instances * plan,
    requests: ((done + idle) / 10_000) * requests,
    stored: gb(checkIns * v.months * v.kbKept) * stored,
    logs: Math.max(0, logs - v.logFreeGb) * v.logGb,
    alerts: instances * v.metricAlert + v.queryAlert,
  };
  return { requests: done + idle, parts, sum: Object.values(parts).reduce((one, other) => one + other) };
};

const pilot = { instances: 1, plan: v.planPilot, requests: v.tableRequests, stored: v.tableGb };
const production = { instances: 2, plan: v.planProduction, requests: v.tableRequestsZone, stored: v.tableGbZone };
const money = amount => amount.toFixed(2);

console.log('| People | Set-up | Requests to tables | Plan | Requests | Stored | Logs | Alerts | A month |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const people of [100, 1_000, 10_000]) {
  for (const [name, setUp] of [['pilot', pilot], ['production', production]]) {
    const { requests, parts, sum } = month(people, setUp);
    const shown = [people.toLocaleString('en'), name, `${(requests / 1_000_000).toFixed(1)} million`, ...Object.values(parts).map(money), money(sum)];
    console.log(`| ${shown.join(' | ')} |`);
  }
}

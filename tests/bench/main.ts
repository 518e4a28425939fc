/**
 * Measures what the site promises and prints one line of JSON a figure.
 * `deno task bench [--check] [NAME…]`: `--check` fails on a missed target; a name picks a group.
 */
import { audit } from "./audit.ts";
import { chat } from "./chat.ts";
import { codeStep } from "./code_step.ts";
import { desk } from "./desk.ts";
import { erasure } from "./erasure.ts";
import { instances } from "./instances.ts";
import { million } from "./million.ts";
import { myData } from "./my_data.ts";
import { noticeThroughput } from "./notice.ts";
import { requests } from "./requests.ts";
import { sealing } from "./sealing.ts";
import { start } from "./start.ts";

const GROUPS = {
  sealing,
  "my-data": myData,
  "code-step": codeStep,
  erasure,
  requests,
  million,
  instances,
  audit,
  chat,
  desk,
  start,
  notice: noticeThroughput,
};

const check = Deno.args.includes("--check");
const wanted = Deno.args.filter((argument) => !argument.startsWith("--"));
const unknown = wanted.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}: ${Object.keys(GROUPS).join(", ")}.`);
  Deno.exit(2);
}

let missed = 0;
for (const [name, measure] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await measure()) {
    console.log(JSON.stringify(figure));
    if (figure.ok === false) missed++;
  }
}
if (check && missed > 0) {
  console.error(`${missed} missed.`);
  Deno.exit(1);
}

import assert from "node:assert/strict";
import { networkOf } from "../../../routes/middleware/address.ts";

const cases: [string, string][] = [
  ["192.0.2.7", "192.0.2.7"],
  ["192.0.2.7:51234", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
];

for (const [address, network] of cases) {
  Deno.test(`the network of ${address} is ${network}`, () => {
    assert.equal(networkOf(address), network);
  });
}

Deno.test("two addresses of one /64 count as one, two /64s do not", () => {
  assert.equal(networkOf("2001:db8:1:2::a"), networkOf("2001:db8:1:2:ffff::b"));
  assert.notEqual(networkOf("2001:db8:1:2::a"), networkOf("2001:db8:1:3::a"));
});

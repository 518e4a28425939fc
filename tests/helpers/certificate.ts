const SIGNED_BY = { name: "ECDSA", hash: "SHA-256" } as const;
const KEYS = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A certificate for `localhost` that its own key signed, and that key, both in PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

/** Makes one that holds between two instants, in epoch milliseconds (RFC 5280, RFC 5758). */
export async function selfSigned(from: number, until: number): Promise<SelfSigned> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(KEYS, true, ["sign", "verify"]);
  const ecdsaWithSha256 = sequence(hex("06082a8648ce3d040302"));
  const commonName = sequence(hex("0603550403"), der(0x0c, text("localhost")));
  const name = sequence(der(0x31, commonName));
  const names = der(0x04, sequence(der(0x82, text("localhost"))));
  const extensions = sequence(sequence(hex("0603551d11"), names));
  const toSign = sequence(
    hex("a003020102"),
    hex("020101"),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(until)),
    name,
    new Uint8Array(await crypto.subtle.exportKey("spki", publicKey)),
    der(0xa3, extensions),
  );
  const raw = new Uint8Array(await crypto.subtle.sign(SIGNED_BY, privateKey, toSign));
  const signature = sequence(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  const cert = sequence(toSign, ecdsaWithSha256, der(0x03, new Uint8Array([0]), signature));
  const key = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
  return { cert: pem("CERTIFICATE", cert), key: pem("PRIVATE KEY", key) };
}

type Bytes = Uint8Array<ArrayBuffer>;
const hex = (digits: string): Bytes => Uint8Array.fromHex(digits);
const text = (value: string): Bytes => new TextEncoder().encode(value);
const sequence = (...parts: Bytes[]) => der(0x30, ...parts);
const pem = (what: string, bytes: Bytes) =>
  `-----BEGIN ${what}-----\n${bytes.toBase64()}\n-----END ${what}-----\n`;

/** A value with its tag and length (ITU-T X.690); none here has more than 65,535 bytes. */
function der(tag: number, ...parts: Bytes[]): Bytes {
  const body = parts.flatMap((part) => [...part]);
  const { length } = body;
  const lengthBytes = length < 0x80
    ? [length]
    : length < 0x100
    ? [0x81, length]
    : [0x82, length >> 8, length & 0xff];
  return new Uint8Array([tag, ...lengthBytes, ...body]);
}

/** Positive and as short as it can be written. */
function integer(bytes: Bytes): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.slice(first);
  return short[0]! >= 0x80 ? der(0x02, new Uint8Array([0]), short) : der(0x02, short);
}

/** `20261129120000Z`. */
function time(at: number): Bytes {
  return der(0x18, text(new Date(at).toISOString().replace(/\.\d+|[-:T]/g, "")));
}

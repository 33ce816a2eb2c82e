import { makeCertificate, openSeed, parseCertificates, readCertificates, sign } from "./certificates.ts";
import type { CertKeys, MemberKeys } from "./certificates.ts";
import { receive, send } from "./channel.ts";
import { powerOfG } from "./fixed-base.ts";
import type { SignedMessage, TrusteePublicKey } from "./formats.ts";
import { modQ } from "./group.ts";
import { parseCoefexps, powerAt, readCoefexps, valueAt, verificationKeyAt } from "./polynomial.ts";
import { randomExponent } from "./random.ts";
import { Refused, ensure } from "./refused.ts";
import { provePok, signMessage } from "./schnorr.ts";
import { decimal, list, object, parse, write, type Shape } from "./shapes.ts";
import { certsSignatureText } from "./threshold.ts";

export { makeCertificate };

/** Between members numbers may stand unreduced: the reference's sums of shares do. */
const unreduced: Shape<bigint> = (value, where) => modQ(decimal(value, where));
const rawPolynomial = object({ polynomial: list(unreduced) });
const secretShare = object({ secret: unreduced });
const decryptionKey = object({ decryption_key: unreduced });

/** What a member makes in the second step (specification 4.6.4). */
export interface Polynomial {
  /** The member's coefficients, sent to the member's own later self. */
  polynomial: string;
  /** The member's share for every member, in order, each readable by that one only. */
  secrets: string[];
  /** The signed powers of the coefficients, as JSON. */
  coefexps: string;
}

/** What a member gets in the third step: the own polynomial back, every member's share for this one, all coefficients (4.6.5). */
export interface Vinput {
  polynomial: string;
  secrets: string[];
  coefexps: string[];
}

/** What a member makes in the third step (4.6.6). */
export interface Voutput {
  /** S_j, readable by the member only: later opened with the seed. */
  private_key: string;
  /** X_j = g^(S_j) with its proof of knowledge and its signature, as JSON. */
  public_key: string;
  /** The member's signature over all certificates as this member saw them and its own coefficients, as JSON. */
  signature: string;
}

/** Step 2: having checked every certificate, a random polynomial of `threshold` coefficients and everybody's share of it. */
export async function makePolynomial(seed: string, certificates: string[], threshold: number): Promise<Polynomial> {
  const { own, keys, all } = await sit(seed, parseCertificates(certificates), threshold);
  const coefficients = Array.from({ length: threshold }, randomExponent);
  const secrets: string[] = [];
  for (const [i, { encryption }] of all.entries())
    secrets.push(await send(keys.sk, encryption, write({ secret: valueAt(coefficients, i + 1) })));
  return {
    polynomial: await send(keys.sk, all[own - 1]!.encryption, write({ polynomial: coefficients })),
    secrets,
    coefexps: write(await sign(keys.sk, write({ coefexps: coefficients.map(powerOfG) }))),
  };
}

/**
 * Step 3: checks every share against its maker's coefficients and adds them up. A bad share is refused with its maker's
 * number, so that it is known on receipt and not when the result is due.
 */
export async function makeVerificationKey(seed: string, certificates: string[], threshold: number, vinput: Vinput): Promise<Voutput> {
  const certs = parseCertificates(certificates);
  const coefexps = parseCoefexps(vinput.coefexps);
  const { own, keys, all } = await sit(seed, certs, threshold);
  const powers = await readCoefexps(coefexps, all.map((key) => key.verification), threshold);
  const { polynomial } = parse(rawPolynomial, await receive(keys.dk, all[own - 1]!.verification, vinput.polynomial));
  ensure(write(polynomial.map(powerOfG)) === write(powers[own - 1]), "coefficients-own", own);
  ensure(vinput.secrets.length === all.length, "share");
  let S = 0n;
  for (const [i, sent] of vinput.secrets.entries()) {
    const share = await openShare(keys, all[i]!, sent, i + 1);
    ensure(powerOfG(share) === powerAt(powers[i]!, own), "share", i + 1);
    S = modQ(S + share);
  }
  const X = verificationKeyAt(powers, own);
  const key: TrusteePublicKey = { pok: await provePok(S, X), public_key: X, signature: await signMessage(keys.sk, X.toString()) };
  return {
    private_key: await send(keys.sk, all[own - 1]!.encryption, write({ decryption_key: S })),
    public_key: write(key),
    signature: write(await signMessage(keys.sk, certsSignatureText(certs, powers[own - 1]!))),
  };
}

/** The member's decryption key S_j out of the message to the member's own self, as the file of a private key. */
export async function openDecryptionKey(seed: string, private_key: string): Promise<string> {
  const { sk, dk } = await openSeed(seed);
  return write(parse(decryptionKey, await receive(dk, powerOfG(sk), private_key)).decryption_key);
}

interface Seat {
  own: number;
  keys: MemberKeys;
  all: CertKeys[];
}

/** The member's own number, by the certificate that the seed made; refuses a list without it. */
async function sit(seed: string, certificates: readonly SignedMessage[], threshold: number): Promise<Seat> {
  const keys = await openSeed(seed);
  const all = await readCertificates(certificates, threshold);
  const verification = powerOfG(keys.sk);
  const own = all.findIndex((key) => key.verification === verification) + 1;
  ensure(own > 0 && all[own - 1]!.encryption === powerOfG(keys.dk), "certificate-own");
  return { own, keys, all };
}

async function openShare(keys: MemberKeys, maker: CertKeys, sent: string, number: number): Promise<bigint> {
  try {
    return parse(secretShare, await receive(keys.dk, maker.verification, sent)).secret;
  } catch (error) {
    throw error instanceof Refused ? new Refused("share", String(number)) : error;
  }
}

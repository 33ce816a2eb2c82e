import { parseCertificates, readCertificates } from "./certificates.ts";
import { proof, trusteePublicKey, type SignedMessage, type ThresholdParameters } from "./formats.ts";
import { parseCoefexps, readCoefexps, subKey, verificationKeyAt, type Coefexps } from "./polynomial.ts";
import { ensure } from "./refused.ts";
import { verifyMessage, verifyPok } from "./schnorr.ts";
import { parse, write } from "./shapes.ts";
import type { Voutput } from "./pedersen.ts";

/** What a member signs at the end (later versions' `signatures`): `certs_sig|` and the JSON of all certificates and its own coefficients. */
export function certsSignatureText(certs: readonly SignedMessage[], coefexps: Coefexps): string {
  return `certs_sig|${write({ certs, coefexps })}`;
}

/** Step 4, by whoever relays: the published parameters, checked, as the trustees' item `["Pedersen", parameters]` in JSON. */
export async function assembleThreshold(threshold: number, certificates: string[], coefexps: string[], voutputs: Voutput[]): Promise<string> {
  const parameters: ThresholdParameters = {
    threshold,
    certs: parseCertificates(certificates),
    coefexps: parseCoefexps(coefexps),
    signatures: voutputs.map(({ signature }) => parse(proof, signature)),
    verification_keys: voutputs.map(({ public_key }) => parse(trusteePublicKey, public_key)),
  };
  await verifyThreshold(parameters);
  return write(["Pedersen", parameters]);
}

/**
 * Checks the published part of a ceremony and gives its sub-key: certificates, coefficients, X_j against the coefficients,
 * proofs of knowledge, and the later form's context and signatures, which come together or not at all. Names the first bad member from 1.
 */
export async function verifyThreshold(parameters: ThresholdParameters): Promise<bigint> {
  const { threshold, certs, coefexps, signatures, verification_keys } = parameters;
  const all = await readCertificates(certs, threshold);
  const verifications = all.map((keys) => keys.verification);
  const powers = await readCoefexps(coefexps, verifications, threshold);
  ensure(verification_keys.length === certs.length, "trustee-shape");
  const later = signatures !== undefined;
  ensure(all.every(({ context }) => (context !== undefined) === later), "ceremony-form");
  for (const [i, { pok, public_key, signature }] of verification_keys.entries()) {
    ensure(public_key === verificationKeyAt(powers, i + 1), "verification-key", i + 1);
    ensure(await verifyPok(public_key, pok), "key-possession", i + 1);
    ensure((signature !== undefined) === later, "ceremony-form", i + 1);
    if (signature) ensure(await verifyMessage(verifications[i]!, public_key.toString(), signature), "key-signature", i + 1);
  }
  if (signatures) {
    ensure(signatures.length === certs.length, "ceremony-form");
    for (const [i, signature] of signatures.entries()) {
      const text = certsSignatureText(certs, powers[i]!);
      ensure(await verifyMessage(verifications[i]!, text, signature), "ceremony-signature", i + 1);
    }
  }
  const key = subKey(powers);
  ensure(key !== 1n, "neutral-element");
  return key;
}

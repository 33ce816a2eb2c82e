import { assembleThreshold, makeCertificate, makePolynomial, makeVerificationKey, openDecryptionKey } from "../src/index.ts";

/** A whole key ceremony: the trustees' item, and the private key of every member. */
export async function holdCeremony(threshold: number, size: number): Promise<{ item: string; privateKeys: string[] }> {
  const numbers = Array.from({ length: size }, (_, i) => i + 1);
  const members = await Promise.all(numbers.map((index) => makeCertificate(size, threshold, index)));
  const certificates = members.map(({ certificate }) => certificate);
  const polynomials = await Promise.all(members.map(({ seed }) => makePolynomial(seed, certificates, threshold)));
  const coefexps = polynomials.map((polynomial) => polynomial.coefexps);
  const voutputs = await Promise.all(
    members.map(({ seed }, j) => {
      const secrets = polynomials.map((polynomial) => polynomial.secrets[j]!);
      return makeVerificationKey(seed, certificates, threshold, { polynomial: polynomials[j]!.polynomial, secrets, coefexps });
    }),
  );
  const privateKeys = await Promise.all(members.map(({ seed }, j) => openDecryptionKey(seed, voutputs[j]!.private_key)));
  return { item: await assembleThreshold(threshold, certificates, coefexps, voutputs), privateKeys };
}

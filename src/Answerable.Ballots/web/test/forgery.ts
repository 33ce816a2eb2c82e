import { ballot, parse, powerOfG, secretOf, sha256Base64, signBallot, write, type Election } from "../src/index.ts";

/** Copies another voter's answers into a ballot that is signed as the rules ask. */
export async function makeForgery(election: Election, credential: string, copied: string): Promise<string> {
  const { signature: _, ...unsigned } = parse(ballot, copied);
  const s = await secretOf(credential, election.uuid);
  const own = { ...unsigned, credential: powerOfG(s) };
  const hash = await sha256Base64(write(own));
  return write({ ...own, signature: { hash, proof: await signBallot(s, hash) } });
}

import { readBallot, verifyBallot } from "./ballot.ts";
import { readChain, type Chunks, type Link } from "./chain.ts";
import { readElection, width, type Election } from "./election.ts";
import { encryptedTally, owned, publicCredential, setupData, sizedTally, type Ciphertext, type EncryptedTally } from "./formats.ts";
import { isElement, power } from "./group.ts";
import { productOf } from "./disjunction.ts";
import { ensure } from "./refused.ts";
import { list, parseCanonical, write } from "./shapes.ts";
import { readTrustees, type Trustees } from "./trustees.ts";

/** What a scrutineer demands before decrypting. */
export interface Demands {
  /** The least number of counted ballots, below which counts would give votes away. */
  minimum: number;
  /** The head hash as it was published elsewhere (printed, read out); without it a split view goes unseen. */
  head?: string;
  /** Whether to check the proofs of every ballot here too, at about 0.5 s for 10 x 4 answers; else a verifier must have done so. */
  proofs?: boolean;
}

/** What was found in an archive that met the demands. */
export interface Inspection {
  election: Election;
  trustees: Trustees;
  tally: EncryptedTally;
  /** How many ballots were cast, and how many count (the last of each credential). */
  cast: number;
  counted: number;
  /** Numbers of the trustees who have decrypted already. */
  decrypted: number[];
  head: string;
}

interface Setup {
  election: Election;
  trustees: Trustees;
  weights: Map<bigint, bigint>;
}

/**
 * Reads a closed archive: chain and order of events, the election's key against its trustees, every ballot once, of this
 * election and of a listed credential, the published tally against the product of the counted ballots, their number.
 */
export async function inspect(archive: Chunks, demands: Demands, progress: (cast: number) => void = () => {}): Promise<Inspection> {
  let setup: Setup | undefined;
  let tally: EncryptedTally | undefined;
  const seen = new Set<string>();
  const counted = new Map<bigint, Ciphertext[][]>();
  const decrypted: number[] = [];
  let head = "";
  for await (const link of readChain(archive)) {
    head = link.hash;
    if (link.event.type === "Setup") setup = await readSetup(link);
    else if (link.event.type === "Ballot") {
      ensure(!seen.has(link.event.payload!), "ballot-unique", link.event.height);
      seen.add(link.event.payload!);
      const json = link.record();
      const read = demands.proofs ? await verifyBallot(setup!.election, json) : readBallot(setup!.election, json);
      ensure(setup!.weights.has(read.credential), "ballot-credential", link.event.height);
      counted.set(read.credential, read.answers.map((answer) => answer.choices));
      progress(seen.size);
    } else if (link.event.type === "EncryptedTally") tally = checkTally(link, setup!, counted);
    else if (link.event.type === "PartialDecryption") decrypted.push(parseCanonical(owned, link.record()).owner);
  }
  ensure(tally, "event-order", "EncryptedTally");
  ensure(demands.head === undefined || demands.head === head, "head");
  ensure(Number.isInteger(demands.minimum) && demands.minimum > 0 && counted.size >= demands.minimum, "minimum-ballots", counted.size);
  const { election, trustees } = setup!;
  return { election, trustees, tally, cast: seen.size, counted: counted.size, decrypted, head };
}

async function readSetup(link: Link): Promise<Setup> {
  const setup = parseCanonical(setupData, link.record());
  const election = await readElection(link.record(setup.election));
  const trustees = await readTrustees(link.record(setup.trustees));
  ensure(trustees.product === election.y.base, "election-key");
  const weights = new Map<bigint, bigint>();
  for (const line of parseCanonical(list(publicCredential), link.record(setup.credentials))) {
    const [key, weight] = line.split(",");
    ensure(isElement(BigInt(key!)), "membership", "credentials");
    ensure(!weights.has(BigInt(key!)), "credential-unique");
    weights.set(BigInt(key!), BigInt(weight ?? 1));
  }
  return { election, trustees, weights };
}

/** The published tally must be the product of the counted ballots, each to the power of its weight (specification 4.16). */
function checkTally(link: Link, { election, weights }: Setup, counted: ReadonlyMap<bigint, Ciphertext[][]>): EncryptedTally {
  const sized = parseCanonical(sizedTally, link.record());
  const total = [...counted.keys()].reduce((sum, credential) => sum + weights.get(credential)!, 0n);
  ensure(sized.num_tallied === counted.size, "tally-ballots");
  ensure(BigInt(sized.total_weight) === total, "tally-weight");
  const json = link.record(sized.encrypted_tally);
  const parts = [...counted].map(([credential, choices]) => ({ choices, weight: weights.get(credential)! }));
  const product = election.questions.map((question, i) =>
    Array.from({ length: width(question) }, (_, j) => productOf(parts.map(({ choices, weight }) => weighted(choices[i]![j]!, weight)))),
  );
  ensure(json === write(product), "tally-product");
  return parseCanonical(encryptedTally, json);
}

function weighted({ alpha, beta }: Ciphertext, weight: bigint): Ciphertext {
  return weight === 1n ? { alpha, beta } : { alpha: power(alpha, weight), beta: power(beta, weight) };
}

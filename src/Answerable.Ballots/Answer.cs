namespace Answerable.Ballots;

/// <summary>A sealed answer to one question (section 4.11): a ciphertext a choice, and the proofs that they are a valid answer.</summary>
/// <param name="IndividualProofs">For each choice, that it is 0 or 1.</param>
/// <param name="OverallProof">That the choices sum to what the question allows.</param>
/// <param name="BlankProof">Where the question allows a blank vote: that it is blank or has no choice, never both.</param>
public sealed record Answer(
    IReadOnlyList<Ciphertext> Choices, IReadOnlyList<IReadOnlyList<Proof>> IndividualProofs,
    IReadOnlyList<Proof> OverallProof, IReadOnlyList<Proof>? BlankProof) : ICanonical<Answer>
{
    public static Answer Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"choices\":"u8);
        var choices = reader.List(Ciphertext.Read);
        reader.Expect(",\"individual_proofs\":"u8);
        var individual = reader.List((ref r) => (IReadOnlyList<Proof>)r.List(Proof.Read));
        reader.Expect(",\"overall_proof\":"u8);
        var overall = reader.List(Proof.Read);
        var blank = reader.Next(",\"blank_proof\":"u8) ? reader.List(Proof.Read) : null;
        reader.Expect("}"u8);
        return new(choices, individual, overall, blank);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{\"choices\":"u8).List(Choices).Raw(",\"individual_proofs\":"u8).List(IndividualProofs, p => to.List(p));
        to.Raw(",\"overall_proof\":"u8).List(OverallProof);
        if (BlankProof is not null) to.Raw(",\"blank_proof\":"u8).List(BlankProof);
        to.Raw("}"u8);
    }
}

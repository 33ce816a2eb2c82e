namespace Answerable.Ballots.Tests;

/// <summary>Elections that this library made, for the tests.</summary>
internal sealed class Made : IDisposable
{
    public Made(SimulationPlan plan, int seed = 1, IArithmetic? arithmetic = null)
    {
        Simulation = new(plan, arithmetic, new SeededRandomness(seed));
        var archive = new MemoryStream();
        Simulation.Write(archive);
        Archive = archive.ToArray();
    }

    public Simulation Simulation { get; }

    public byte[] Archive { get; }

    public string Uuid => Simulation.Election.Uuid;

    public void Dispose() => Simulation.Dispose();

    public VerificationReport Verify(VerifierOptions? options = null) => ToolElections.Verify(Archive, options);
}

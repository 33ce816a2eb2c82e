namespace Answerable.Ballots;

/// <summary>The two elements under which an election's proofs are made, with their tables: g, and the election's key y.</summary>
public sealed class Bases(IArithmetic arithmetic, Element y) : IDisposable
{
    public IArithmetic Arithmetic => arithmetic;

    public IFixedBase G { get; } = arithmetic.FixedBase(Group.G);

    public IFixedBase Y { get; } = arithmetic.FixedBase(y);

    public void Dispose()
    {
        G.Dispose();
        Y.Dispose();
    }
}

namespace Answerable.Server.Storage.Checks;

/// <summary>One thing that must be true of what is stored, whoever wrote it; <c>answerable check</c> asks every one.</summary>
internal interface ICheck
{
    /// <summary>Names it: its words stand in the shell's text file under <c>check.NAME</c>.</summary>
    string Name { get; }

    /// <summary>What is not as it must be, a line each, the first <see cref="Checked.MostTold"/> of them; nothing is changed.</summary>
    Task<Checked> Run(CancellationToken cancel);
}

/// <summary>What a check found.</summary>
/// <param name="Looked">How many things it looked at; a check that looked at nothing has shown nothing.</param>
/// <param name="Wrong">How many were not as they must be.</param>
/// <param name="Told">The first of them, as an operator can find them.</param>
internal sealed record Checked(long Looked, long Wrong, IReadOnlyList<string> Told)
{
    public const int MostTold = 20;
}

/// <summary>Counts while a check goes on.</summary>
internal sealed class Findings
{
    private readonly List<string> told = [];
    private long looked;
    private long wrong;

    public void Look(long more = 1) => looked += more;

    public void Say(string what)
    {
        wrong++;
        if (told.Count < Checked.MostTold) told.Add(what);
    }

    public Checked Found => new(looked, wrong, told);
}

namespace Answerable.Domain.Recordings;

/// <summary>In how many days what was recorded from a paper is objected to, and an objection answered: calendar days.</summary>
/// <param name="Objection">In which the signer may object.</param>
/// <param name="Answer">In which the post above answers.</param>
public readonly record struct PaperDays(int Objection, int Answer)
{
    /// <summary>Where no policy says otherwise. The numbers are the product's own; no source was found.</summary>
    public static readonly PaperDays Ours = new(30, 7);

    /// <summary>Bounds of the first: a right to object that nobody can use in time is none.</summary>
    public const int LeastObjection = 5, MostObjection = 180;

    /// <summary>Bounds of the second.</summary>
    public const int LeastAnswer = 1, MostAnswer = 60;
}

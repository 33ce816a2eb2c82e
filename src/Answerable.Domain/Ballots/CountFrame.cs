
namespace Answerable.Domain.Ballots;

/// <summary>What papers are filled in for: a round, or whatever else is decided by them.</summary>
public readonly record struct OccasionId(Guid Value) : IId<OccasionId> { public static OccasionId Of(Guid value) => new(value); }

/// <summary>Those who vote together on one occasion.</summary>
public readonly record struct CountGroupId(Guid Value) : IId<CountGroupId> { public static CountGroupId Of(Guid value) => new(value); }

/// <summary>On whom papers of one occasion give a mark.</summary>
public readonly record struct CountSubjectId(Guid Value) : IId<CountSubjectId>
{
    public static CountSubjectId Of(Guid value) => new(value);
}

/// <summary>Somebody on whom papers give a mark.</summary>
/// <param name="IsDecidedOn">A grade was decided on what was counted, or that there is none: nothing is counted again after that.</param>
/// <param name="PersonId">The one person it is about, who holds the post no more; null where it is whoever holds it.</param>
public readonly record struct CountSubject(CountSubjectId Id, PostId PostId, bool IsDecidedOn, PersonId? PersonId = null);

/// <summary>Those who vote together, and how many may.</summary>
public sealed record CountGroup(CountGroupId Id, string Code, int Entitled);

/// <summary>
/// What a count asks of whatever it is held for: on whom papers give marks, which marks, who counts, who leads. A round fills it,
/// and so may anything else that is decided by papers.
/// </summary>
/// <param name="Title">Under which the tellers' obligations are listed.</param>
/// <param name="UnitId">To which the tellers owe their entries; <paramref name="UnitPath"/> is its path.</param>
/// <param name="IsOn">Papers are handed out and counted now.</param>
/// <param name="HeldOn">The day on which the papers are filled in.</param>
/// <param name="Leaders">Posts that hand papers out besides whoever organises the unit.</param>
/// <param name="Marks">How many marks a paper offers, besides saying that one cannot judge.</param>
public sealed record CountFrame(OccasionId OccasionId, string Title, UnitId UnitId, string UnitPath, bool IsOn, DateOnly HeldOn,
    IReadOnlyList<PostId> Leaders, IReadOnlyList<PostId> Tellers, int Marks, IReadOnlyList<CountSubject> Subjects)
{
    /// <summary>Whether the actor hands papers out and has them counted again.</summary>
    public bool IsLedBy(Actor by) => by.Has(Right.Organise, UnitPath) || Leaders.Any(by.ActsAs);

    /// <summary>The teller's post in which the actor acts, or null.</summary>
    public PostId? TellerPostOf(Actor by) => Tellers.Where(by.ActsAs).Select(p => (PostId?)p).FirstOrDefault();

    /// <summary>Whether the actor is among those on whom the papers are: by any post they hold, sit in or stand in for.</summary>
    public bool IsAbout(Actor by) => Subjects.Any(s => by.AllPosts.Contains(s.PostId));
}

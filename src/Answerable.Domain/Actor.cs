using Answerable.Domain.Organisation;

namespace Answerable.Domain;

/// <summary>A standing right over a unit's whole subtree.</summary>
public enum Right
{
    /// <summary>Open and run rounds, issue duty lists, run meetings.</summary>
    Organise,
    /// <summary>Accept or return filed reports.</summary>
    Vet,
    /// <summary>Comment on a debrief.</summary>
    Comment,
    /// <summary>Enter and confirm components of a rating.</summary>
    Rate,
    /// <summary>Record the decision of a deciding body.</summary>
    Decide,
    /// <summary>Approve rectification plans and verify repairs.</summary>
    Verify,
    /// <summary>Draft for the holders of the unit's posts; never file.</summary>
    Draft,
    /// <summary>Record from signed paper what holders of posts did; never anything of one's own.</summary>
    Record,
    /// <summary>Units, posts, imports, settings.</summary>
    SystemAdministration,
    /// <summary>Accounts, invitations, rights.</summary>
    SecurityAdministration,
    /// <summary>Read the whole ledger; change nothing.</summary>
    Audit,
}

/// <summary>A right as held by the actor's post, over the subtree of <paramref name="UnitPath"/>.</summary>
public readonly record struct HeldRight(Right Right, string UnitPath);

/// <summary>A signed paper from which a clerk records what its signer did.</summary>
/// <param name="Clerk">Who records, as they act without it.</param>
public sealed record RecordedFrom(RecordingId Id, Actor Clerk);

/// <summary>
/// One person in one post at one instant. Sight and authority come from that post alone;
/// independence looks at every post of the person.
/// </summary>
public sealed class Actor
{
    private Actor(PersonId? person, PostId? post, UnitId? unit, string unitPath,
        IReadOnlyList<HeldRight> rights, IReadOnlySet<PostId> allPosts, IReadOnlySet<PostId> seats, string? verb,
        IReadOnlyList<GuidedUnit>? guided = null, RecordedFrom? recording = null)
    {
        Recording = recording;
        Person = person;
        Post = post;
        Unit = unit;
        UnitPath = unitPath;
        Rights = rights;
        AllPosts = allPosts;
        Seats = seats;
        Verb = verb;
        Guided = guided ?? [];
    }

    /// <summary>The person, or null for a command or job.</summary>
    public PersonId? Person { get; }

    /// <summary>The post acted in, or null for a person without a post and for a command or job.</summary>
    public PostId? Post { get; }

    public UnitId? Unit { get; }

    /// <summary>Path of the post's unit from the root; empty when there is none.</summary>
    public string UnitPath { get; }

    public IReadOnlyList<HeldRight> Rights { get; }

    /// <summary>Every post this person holds or stands in for now, and collective posts they sit in through them; and those of the clerk
    /// who records for them, since whatever bars one bars the other.</summary>
    public IReadOnlySet<PostId> AllPosts { get; }

    /// <summary>Collective posts in which the post acted in has a seat; what such a group owes, each of its members may do.</summary>
    public IReadOnlySet<PostId> Seats { get; }

    /// <summary>Units that the unit of the post acted in guides now.</summary>
    public IReadOnlyList<GuidedUnit> Guided { get; }

    /// <summary>The paper from which a clerk records what the person did; null for whoever acts themselves.</summary>
    public RecordedFrom? Recording { get; }

    /// <summary>The verb of a command or job, or null for a person.</summary>
    public string? Verb { get; }

    public bool IsSystem => Verb is not null;

    public static Actor In(PersonId person, PostId post, UnitId unit, string unitPath,
        IReadOnlyList<HeldRight> rights, IReadOnlySet<PostId> allPosts, IReadOnlySet<PostId> seats,
        IReadOnlyList<GuidedUnit>? guided = null) =>
        new(person, post, unit, unitPath, rights, allPosts, seats, null, guided);

    public static Actor WithoutPost(PersonId person) =>
        new(person, null, null, "", [], new HashSet<PostId>(), new HashSet<PostId>(), null);

    /// <summary>A command or job; the verbs are listed in <see cref="SystemVerbs"/>.</summary>
    public static Actor System(string verb)
    {
        if (!SystemVerbs.All.Contains(verb)) throw new ArgumentException($"'{verb}' is not a listed system verb.", nameof(verb));
        return new(null, null, null, "", [], new HashSet<PostId>(), new HashSet<PostId>(), verb);
    }

    /// <summary>The same person in the same post, as a clerk records it from paper that the person signed: whatever bars the clerk bars
    /// this too.</summary>
    public Actor RecordedBy(Actor clerk, RecordingId from) => new(Person, Post, Unit, UnitPath, Rights,
        AllPosts.Union(clerk.AllPosts).ToHashSet(), Seats, Verb, Guided, new(from, clerk));

    /// <summary>Whether this is the person, or the clerk who records: asked where somebody is barred by what they did before.</summary>
    public bool Is(PersonId? person) => person is not null && (Person == person || Recording?.Clerk.Person == person);

    /// <summary>Who is at the keyboard: the clerk of a recording, else the person.</summary>
    public PersonId? Hand => Recording?.Clerk.Person ?? Person;

    /// <summary>Whether the post holds the right over the unit at this path. Commands hold every right.</summary>
    public bool Has(Right right, string unitPath) =>
        IsSystem || Rights.Any(r => r.Right == right && unitPath.StartsWith(r.UnitPath, StringComparison.Ordinal));

    /// <summary>Whether the post holds any of the rights over the unit at this path.</summary>
    public bool HasAny(string unitPath, params ReadOnlySpan<Right> rights)
    {
        foreach (var right in rights)
            if (Has(right, unitPath)) return true;
        return false;
    }

    /// <summary>Whether the actor acts in this post now, or sits in this leading group through the post acted in.</summary>
    public bool ActsAs(PostId post) => Post == post || Seats.Contains(post);

    /// <summary>The leading group for which the actor acts when doing what this post owes, or null when it is the post acted in.</summary>
    public PostId? ActingFor(PostId post) => Post != post && Seats.Contains(post) ? post : null;

    /// <summary>The guidance by which the unit of the post acted in guides now, where it is this one; null where it is none of
    /// theirs.</summary>
    public GuidedUnit? GuidedBy(GuidanceId guidance) => Guided.Where(g => g.Guidance == guidance).Select(g => (GuidedUnit?)g)
        .FirstOrDefault();

    /// <summary>Roots of the subtrees in which the post holds any of these rights.</summary>
    public IReadOnlyList<string> Over(params Right[] rights) =>
        [.. Rights.Where(r => rights.Contains(r.Right)).Select(r => r.UnitPath).Distinct()];
}

/// <summary>Every verb under which a command or a job may act.</summary>
public static class SystemVerbs
{
    public const string SetUp = "set-up";
    public const string Import = "import";
    public const string Invite = "invite";
    public const string Demo = "demo";
    public const string Bench = "bench";
    public const string FoldTally = "fold-tally";
    public const string FoldTakeUp = "fold-take-up";
    public const string FoldLines = "fold-lines";
    public const string FillIndex = "fill-index";
    public const string Restore = "restore";
    public const string RaiseDifficulties = "raise-difficulties";
    public const string SweepFiles = "sweep-files";
    public const string CarryOutPlans = "carry-out-plans";
    public const string Remind = "remind";

    public static readonly IReadOnlySet<string> All =
        new HashSet<string> { SetUp, Import, Invite, Demo, Bench, FoldTally, FoldTakeUp, FoldLines, FillIndex, Restore, RaiseDifficulties,
            SweepFiles, CarryOutPlans, Remind };
}

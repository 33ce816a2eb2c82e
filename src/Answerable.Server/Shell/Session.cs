using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Shell;

/// <summary>A post that the signed-in person may act in.</summary>
/// <param name="UnitLevel">The unit's kind, by which sentences choose their words.</param>
public sealed record OwnPost(PostId Id, string Name, UnitId UnitId, string UnitName, bool IsActing, string UnitCode, string UnitPath,
    string UnitLevel = "");

/// <summary>The paper from which a clerk records, as every page says it.</summary>
/// <param name="Clerk">What the clerk is called.</param>
/// <param name="Post">With its unit.</param>
public sealed record RecordingInView(RecordingId Id, string Clerk, string Post, string Signer, DateOnly SignedOn, string Reference);

/// <summary>Who is looking, in which post, in which language: filled once per request by the middleware, read by pages.</summary>
public sealed class Session : IDisposable
{
    private Actor? actor;
    private DateOnly? today;

    /// <summary>The actor, never null on a page that asks for sign-in.</summary>
    public Actor Actor
    {
        get => actor ?? throw new NotVisible();
        set => actor = value;
    }

    public bool IsSignedIn => actor is not null;

    /// <summary>Let in without an account, to one thing: nothing else is offered.</summary>
    public bool IsGuest { get; set; }

    /// <summary>Of the person who acts; of a recording, who signed.</summary>
    public string PersonName { get; set; } = "";

    /// <summary>The paper from which is recorded; null for whoever acts themselves.</summary>
    public RecordingInView? Recording { get; set; }

    /// <summary>What the request was to be recorded from is finished, or may be recorded no more: it then does nothing.</summary>
    public bool HasRecordingEnded { get; set; }

    public IReadOnlyList<OwnPost> Posts { get; set; } = [];

    public OwnPost? Post => Posts.FirstOrDefault(p => p.Id == actor?.Post);

    /// <summary>The unit looked at: the one chosen in the top bar, or the post's own.</summary>
    public LookedAt? Unit { get; set; }

    /// <summary>Whether the unit looked at was chosen: it then narrows what lists show.</summary>
    public bool IsUnitChosen { get; set; }

    public Words Words { get; set => (field, today) = (value, null); } =
        new(CultureInfo.GetCultureInfo("en"), Answerable.Server.Shell.Vocabulary.Of("party"), TimeZoneInfo.Utc);

    /// <summary>From here on sentences call things by the words of units of this kind: the unit that a page is about, else the one looked
    /// at. Where the kind has no words of its own, the set's count.</summary>
    public void SpeakOf(string? level) => Words = Words.For(level ?? "");

    /// <summary>Read once per request.</summary>
    public DateTimeOffset Now { get; set => (field, today) = (value, null); }

    /// <summary>Today in the organisation's zone.</summary>
    public DateOnly Today => today ??= Dates.On(Now, Words.Zone);

    /// <summary>Path of the root unit; empty before set-up.</summary>
    public string RootPath { get; set; } = "";

    public bool IsSetUp => RootPath.Length > 0;

    public string Vocabulary { get; set; } = "party";

    public bool IsDemo { get; set; }

    /// <summary>A form that was refused, for the page that shows it again; null otherwise.</summary>
    public Form? Posted { get; set; }

    /// <summary>What somebody else had changed before the form was posted, and when the form was drawn; null otherwise.</summary>
    public (ObjectRef About, DateTimeOffset ReadAt)? Changed { get; set; }

    /// <summary>What the act before this page did, for the page to say so.</summary>
    public ActDone Done { get; set; } = ActDone.Nothing;

    /// <summary>What an act shows once, on the page that answers it.</summary>
    public object? ShownOnce { get; set; }

    /// <summary>Whose turn it is to read: components of one page share one context.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>A component of the page failed: those after it read nothing more, for the request's context is about to be gone.</summary>
    internal bool IsBroken { get; set; }

    public void Dispose() => Turn.Dispose();

    /// <summary>Nonce of this page's content security policy.</summary>
    public string Nonce { get; set; } = "";

    /// <summary>Where the request keeps the nonce.</summary>
    public const string NonceItem = "nonce";

    /// <summary>The reader's choice of theme, <c>light</c> or <c>dark</c>; null follows their device.</summary>
    public string? Theme { get; set; }
}

/// <summary>The unit chosen in the top bar.</summary>
/// <param name="Level">The unit's kind, by which sentences choose their words.</param>
public sealed record LookedAt(UnitId Id, string Name, string Code, string Path, string Level = "");

/// <summary>What an act has done, by identifiers alone.</summary>
/// <param name="Lines">The first lines that it wrote.</param>
/// <param name="Owed">The first obligations that it opened, moved or reopened, and how many they are.</param>
public sealed record ActDone(IReadOnlyList<LineId> Lines, Extract<ObligationId> Owed)
{
    /// <summary>So many of each are told of.</summary>
    public const int Most = 3;

    public static readonly ActDone Nothing = new([], Extract<ObligationId>.None);
}

namespace Answerable.Domain;

/// <summary>Kind and id of an object that ledger lines and obligations point at.</summary>
/// <param name="Kind">The singular noun of its room's URL, for example <c>debrief</c>.</param>
public readonly record struct ObjectRef(string Kind, Guid Id);

/// <summary>A ledger line that will be written in the transaction that makes the change.</summary>
/// <param name="Act">Noun of the act, for example <c>debrief.filed</c>; its words stand in the room's text files under
/// <c>act.debrief.filed</c>.</param>
/// <param name="Recording">The signed paper from which a clerk recorded it; null for what the person did in the product.</param>
/// <param name="Body">Old and new values, names, free text; kept in a row of its own that may be erased. No rule or page may need
/// it.</param>
public sealed record LineDraft(LineId Id, LineId? Previous, DateTimeOffset At, PersonId? Person, PostId? Post,
    PostId? ActingFor, string? Verb, string Act, ObjectRef Object, UnitId? Unit, object? Body, RecordingId? Recording = null);

/// <summary>A thing with rules, a version and lines in the ledger.</summary>
public abstract class Aggregate
{
    private readonly List<LineDraft> recorded = [];
    private int? read;

    /// <summary>Bumped by every save; a stale one answers 409.</summary>
    public int Version { get; private set; }

    /// <summary>The newest ledger line of this object.</summary>
    public LineId? LastLine { get; private set; }

    public abstract ObjectRef Ref { get; }

    /// <summary>Lines recorded since the object was loaded; storage takes them.</summary>
    public IReadOnlyList<LineDraft> Recorded => recorded;

    /// <summary>Called by storage once the lines are part of the save.</summary>
    public void TakeRecorded()
    {
        recorded.Clear();
        Version++;
    }

    /// <summary>The version that whoever acts has read; null does not compare. Only those hear that it is stale who may act at
    /// all.</summary>
    public void ReadAs(int? version) => read = version;

    /// <summary>
    /// Guards a verb by its question: denials come alone, then what was read must be the newest, then all that stands
    /// against it now. Whether the actor sees the object at all was asked when it was loaded. An action that looks at what was typed
    /// before it calls the verb asks so first.
    /// </summary>
    /// <exception cref="Refused">The actor may not, or the state does not allow it.</exception>
    /// <exception cref="Stale">Somebody else acted since.</exception>
    public void RequireNone(IEnumerable<Refusal> against)
    {
        var all = against.ToList();
        Require.Allowed(all);
        if (read is { } version && version != Version) throw new Stale(Ref);
        Require.None(all);
    }

    /// <summary>Records an act on this object. Saving a draft is no act.</summary>
    protected void Record(Actor by, string act, DateTimeOffset now, object? body = null, PostId? actingFor = null, UnitId? unit = null)
    {
        var line = new LineDraft(new(Ids.New(now)), LastLine, now, by.Person, by.Post, actingFor, by.Verb, act, Ref, unit ?? by.Unit, body,
            by.Recording?.Id);
        recorded.Add(line);
        LastLine = line.Id;
    }

    /// <summary>Records an act on a part of this object that has a story of its own.</summary>
    /// <param name="previous">The newest line of the part before this one.</param>
    /// <returns>The line that was written, for the part to keep.</returns>
    protected LineId RecordOn(ObjectRef part, LineId? previous, Actor by, string act, DateTimeOffset now, object? body, PostId? actingFor,
        UnitId? unit)
    {
        var line =
            new LineDraft(new(Ids.New(now)), previous, now, by.Person, by.Post, actingFor, by.Verb, act, part, unit ?? by.Unit, body,
                by.Recording?.Id);
        recorded.Add(line);
        return line.Id;
    }
}

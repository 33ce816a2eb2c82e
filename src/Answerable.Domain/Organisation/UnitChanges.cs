namespace Answerable.Domain.Organisation;

/// <summary>What stands against closing a unit.</summary>
/// <param name="Held">Posts of it that are held, or will be, and leading groups in which somebody sits.</param>
/// <param name="Beneath">Units directly beneath it that stand.</param>
/// <param name="Owed">What its posts still owe.</param>
public sealed record ClosingFacts(int Held, int Beneath, int Owed);

/// <summary>How the tree changes: a unit moves, goes up in another, is split, or closes. What is done is never undone by a date behind:
/// an act counts from the instant at which it is done.</summary>
public sealed partial class Unit
{
    /// <summary>Against giving the unit another place, and against ending it: the system administration's; never the root, never twice.
    /// </summary>
    public IEnumerable<Refusal> AgainstMoving(Actor by) =>
    [
        .. AgainstChanging(by, Path), .. UnitRefusals.IsRoot.Unless(ParentId is not null), .. UnitRefusals.Closed.Unless(ClosedAt is null),
    ];

    /// <summary>Against putting anything beneath this unit: whoever does so administers the new place too.</summary>
    public IEnumerable<Refusal> AgainstTaking(Actor by) =>
    [
        .. UnitRefusals.NotOverNewPlace.Unless(by.Has(Right.SystemAdministration, Path)), .. UnitRefusals.Closed.Unless(ClosedAt is null),
    ];

    /// <summary>
    /// The unit lies beneath another from now on, with everything below it; never beneath itself. Paths of what lies below are rewritten by
    /// storage, in the same transaction.
    /// </summary>
    /// <param name="longest">Length of the longest path in its subtree.</param>
    /// <returns>The row that keeps the old place.</returns>
    public PastUnit Move(Actor by, Unit to, int longest, DateTimeOffset now)
    {
        RequireNone(AgainstMoving(by));
        CheckNewPlace(by, to);
        Require.That(to.Id != ParentId, UnitRefusals.SamePlace.At("unit_code"));
        return Place(by, to, longest, now);
    }

    /// <summary>The unit goes up in another: its posts and the units beneath it go along, each by its own verb, before this one.</summary>
    /// <returns>The row that keeps the unit as it was.</returns>
    public PastUnit MergeInto(Actor by, Unit into, DateTimeOffset now)
    {
        RequireNone(AgainstMoving(by));
        CheckNewPlace(by, into);
        Record(by, "unit.merged", now, new { code = Code, name = Name, into = into.Code }, unit: Id);
        into.Record(by, "unit.took-in", now, new { code = Code, name = Name }, unit: into.Id);
        SuccessorId = into.Id;
        return End(now);
    }

    /// <summary>A unit beneath one that goes up in another goes along.</summary>
    /// <param name="longest">Length of the longest path in its subtree.</param>
    public PastUnit GoAlong(Actor by, Unit to, int longest, DateTimeOffset now)
    {
        CheckNewPlace(by, to);
        return Place(by, to, longest, now);
    }

    /// <summary>A new unit beside this one, made from part of it; posts that go along move by their own verb.</summary>
    /// <param name="above">The unit above both.</param>
    public Unit Split(Actor by, Unit above, string code, string name, string level, DateTimeOffset now)
    {
        RequireNone(AgainstMoving(by));
        Require.None(above.AgainstTaking(by));
        var made = Create(by, above, code, name, level, now);
        made.OriginId = Id;
        Record(by, "unit.split", now, new { code, name = made.Name }, unit: Id);
        return made;
    }

    /// <summary>Against closing: what is held, stands beneath or is owed is settled first.</summary>
    public IEnumerable<Refusal> AgainstClosing(Actor by, ClosingFacts facts) =>
    [
        .. AgainstMoving(by), .. UnitRefusals.PostsHeld(facts.Held).Unless(facts.Held == 0),
        .. UnitRefusals.UnitsBeneath(facts.Beneath).Unless(facts.Beneath == 0),
        .. UnitRefusals.StillOwed(facts.Owed).Unless(facts.Owed == 0),
    ];

    /// <summary>The unit is no more; it stays readable.</summary>
    public PastUnit Close(Actor by, ClosingFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstClosing(by, facts));
        Record(by, "unit.closed", now, new { code = Code, name = Name }, unit: Id);
        return End(now);
    }

    /// <summary>Says that something is planned for the unit, or no more: the plan itself is a row of its own.</summary>
    internal void Note(Actor by, string act, object body, DateTimeOffset now) => Record(by, act, now, body, unit: Id);

    private void CheckNewPlace(Actor by, Unit to)
    {
        Require.Allowed([.. to.AgainstTaking(by)]);
        Require.None(to.AgainstTaking(by).Select(r => r.At("unit_code")));
        Require.That(!UnitPath.IsWithin(to.Path, Path), UnitRefusals.IntoItself.At("unit_code"));
    }

    private PastUnit Place(Actor by, Unit to, int longest, DateTimeOffset now)
    {
        var path = UnitPath.Child(to.Path, Code);
        Require.That(longest - Path.Length + path.Length <= MaxPath, OrganisationRefusals.TooDeep);
        var past = PastUnit.Of(this, now);
        Record(by, "unit.moved", now, new { from = Path, to = path }, unit: Id);
        (ParentId, Path, From) = (to.Id, path, now);
        return past;
    }

    private PastUnit End(DateTimeOffset now)
    {
        var past = PastUnit.Of(this, now);
        (ClosedAt, From) = (now, now);
        return past;
    }
}

/// <summary>How a post follows what becomes of its unit.</summary>
public sealed partial class Post
{
    /// <summary>The post belongs to another unit from now on, with whoever holds it and what it owes.</summary>
    /// <returns>The row that keeps the old unit.</returns>
    public PastPost MoveTo(Actor by, Unit unit, DateTimeOffset since, DateTimeOffset now)
    {
        RequireNone([.. AgainstFilling(by, UnitPath), .. UnitRefusals.OwnPost.Unless(!by.AllPosts.Contains(Id)),
            .. UnitRefusals.PostClosed.Unless(ClosedAt is null)]);
        Require.None(unit.AgainstTaking(by));
        var past = PastPost.Of(this, since, now);
        Record(by, "post.moved", now, new { to = unit.Code }, unit: UnitId);
        (UnitId, UnitPath) = (unit.Id, unit.Path);
        return past;
    }

    /// <summary>The post is no more, because its unit is none; nobody holds it.</summary>
    public void CloseWith(Unit unit)
    {
        if (unit.Id == UnitId) ClosedAt ??= unit.ClosedAt;
    }
}

/// <summary>The unit of a post as it was in [From, Until).</summary>
public sealed class PastPost
{
    private PastPost() { }

    public PostId PostId { get; private set; }

    public UnitId UnitId { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    internal static PastPost Of(Post post, DateTimeOffset from, DateTimeOffset until) =>
        new() { PostId = post.Id, UnitId = post.UnitId, From = from, Until = until };
}

namespace Answerable.Domain.Organisation;

/// <summary>An office, not a person. A collective post is a leading group with member posts.</summary>
public sealed partial class Post : Aggregate
{
    private Post() { }

    public const int MaxCode = 40, MaxName = 120, MaxKind = 40;

    public PostId Id { get; private set; }

    public string Code { get; private set; } = "";

    public UnitId UnitId { get; private set; }

    /// <summary>Path of the unit, kept with the post for range reads of a subtree.</summary>
    public string UnitPath { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The roster's word, for example <c>secretary</c>: duty lists are written for a kind of post.</summary>
    public string Kind { get; private set; } = "";

    public bool IsCollective { get; private set; }

    /// <summary>When it was closed with its unit; null while it stands.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public override ObjectRef Ref => new("post", Id.Value);

    /// <summary>Against entering a post of the unit at this path, and against changing who fills it: the system administration's.</summary>
    public static IEnumerable<Refusal> AgainstFilling(Actor by, string unitPath) =>
        OrganisationRefusals.NotAdministrator.Unless(by.Has(Right.SystemAdministration, unitPath));

    public static Post Create(Actor by, Unit unit, string code, string name, string kind, bool collective, DateTimeOffset now)
    {
        Require.None(AgainstFilling(by, unit.Path));
        Require.That(unit.ClosedAt is null, UnitRefusals.Closed);
        Require.None(PostShape.Check(code, name, kind));
        var post = new Post
        {
            Id = new(Ids.New(now)), Code = code.Trim(), UnitId = unit.Id, UnitPath = unit.Path, Name = name.Trim(), Kind = kind.Trim(),
            IsCollective = collective,
        };
        post.Record(by, "post.created", now, new { code = post.Code, name = post.Name }, unit: unit.Id);
        return post;
    }

    /// <summary>Against appointing anybody: a leading group has members and no holder.</summary>
    public IEnumerable<Refusal> AgainstAppointing(Actor by) =>
    [
        .. AgainstFilling(by, UnitPath), .. OrganisationRefusals.CollectiveHasNoHolder.Unless(!IsCollective),
        .. UnitRefusals.PostClosed.Unless(ClosedAt is null),
    ];

    /// <summary>Somebody takes the post; the one before, if any, is ended by the caller first, who has asked what comes together.</summary>
    public Appointment Appoint(Actor by, PersonId person, AppointmentKind kind, DateTimeOffset from, DateTimeOffset now)
    {
        RequireNone(AgainstAppointing(by));
        return Made(by, person, kind, from, now);
    }

    /// <summary>
    /// Somebody else takes the post or stands in, from now or a later day on; who did so before leaves at that instant, by the same act,
    /// and whoever stood in and now takes it stands in no longer. Nobody comes to two administrations that way.
    /// </summary>
    /// <returns>The appointment, and those that it ends.</returns>
    public (Appointment Made, IReadOnlyList<Appointment> Ended) Appoint(Actor by, PersonId person, AppointmentKind kind, AppointFacts facts,
        DateTimeOffset now, Term term = default)
    {
        RequireNone(AgainstAppointing(by));
        Administrations.CheckGiver(own: person == by.Person);
        var from = Check(person, kind, facts, term, now);
        return Take(person, kind, facts, now, Made(by, person, kind, from, now, until: term.Until), by);
    }

    /// <summary>Against giving this post any right: the security administration's, and nobody gives one to themselves.</summary>
    /// <param name="isToHold">Whether they ask for it, or are named for it from a later day on.</param>
    public static IEnumerable<Refusal> AgainstGranting(Actor by, PostId post, bool isToHold = false)
    {
        if (!by.IsSystem && by.Over(Right.SecurityAdministration).Count == 0) yield return OrganisationRefusals.NotSecurityAdministrator;
        else if (Administrations.IsOwn(by, post, isToHold)) yield return OrganisationRefusals.OwnPost;
    }

    /// <summary>
    /// Gives the post a right over a unit's subtree, which the giver's own right must cover; the post may stand anywhere in the
    /// organisation. Nobody may hold two of the three administrations.
    /// </summary>
    /// <param name="facts">What the post and its holders have already; null where nobody holds anything yet.</param>
    public StandingRight Grant(Actor by, Right right, Unit over, DateTimeOffset now, GrantFacts? facts = null)
    {
        RequireNone(AgainstGranting(by, Id));
        Require.None(StandingRight.AgainstWithdrawing(by, over.Path));
        Require.That(!IsCollective || !Administrations.IsApart(right), OrganisationRefusals.CollectiveAdministersNothing);
        Require.That(facts?.IsHeld != true, OrganisationRefusals.RightHeld.At("right"));
        foreach (var together in facts?.Together ?? []) Administrations.Check([right, .. together]);
        Record(by, "post.right-granted", now, new { right = right.ToString(), unit = over.Code }, unit: UnitId);
        return new StandingRight(new(Ids.New(now)), Id, right, over.Id, over.Path, now);
    }

    public void Withdraw(Actor by, StandingRight right, DateTimeOffset now)
    {
        RequireNone(StandingRight.AgainstWithdrawing(by, right.UnitPath));
        right.End(now);
        Record(by, "post.right-withdrawn", now, new { right = right.Right.ToString() }, unit: UnitId);
    }

    /// <summary>Against changing who sits in it: only a leading group has members.</summary>
    public IEnumerable<Refusal> AgainstSeating(Actor by) =>
    [
        .. AgainstFilling(by, UnitPath), .. OrganisationRefusals.NotACollective.Unless(IsCollective),
        .. UnitRefusals.PostClosed.Unless(ClosedAt is null),
    ];

    /// <summary>Puts somebody else's post into this leading group.</summary>
    /// <param name="asksForIt">Whether an own appointment of the actor to the member post waits.</param>
    public Membership Seat(Actor by, Post member, DateTimeOffset now, bool isSeated = false, bool asksForIt = false)
    {
        RequireNone(AgainstSeating(by));
        Administrations.CheckGiver(own: Administrations.IsOwn(by, member.Id, asksForIt));
        Check(member, isSeated);
        Record(by, "post.member-seated", now, new { member = member.Code }, unit: UnitId);
        return new Membership(new(Ids.New(now)), Id, member.Id, now);
    }

    private static void Check(Post member, bool isSeated)
    {
        Require.That(!isSeated, OrganisationRefusals.AlreadySeated.At("post_code"));
        Require.That(!member.IsCollective, OrganisationRefusals.NotACollective);
    }

    /// <summary>The member post leaves this leading group.</summary>
    public void Unseat(Actor by, Membership seat, string memberCode, DateTimeOffset now)
    {
        RequireNone(AgainstFilling(by, UnitPath));
        seat.End(now);
        Record(by, "post.member-unseated", now, new { member = memberCode }, unit: UnitId);
    }
}

/// <summary>What the appointment of a person meets.</summary>
/// <param name="Current">Who holds the post or stands in.</param>
/// <param name="RightsOfPerson">Of every post that the person holds or stands in for.</param>
public sealed record AppointFacts(IReadOnlyCollection<Appointment> Current, IReadOnlyCollection<Right> RightsOfPost,
    IReadOnlyCollection<Right> RightsOfPerson);

/// <summary>What a right meets that a post is to get.</summary>
/// <param name="IsHeld">The post has it over that unit already.</param>
/// <param name="Together">Rights with which it would come together: those of the post, and those of each person who holds it.</param>
public sealed record GrantFacts(bool IsHeld, IReadOnlyList<IReadOnlyCollection<Right>> Together);

/// <summary>Shape of a post's fields, for page and import alike.</summary>
public static class PostShape
{
    public static IEnumerable<Refusal> Check(string code, string name, string kind)
    {
        var refusals = new List<Refusal>();
        var bare = TextRules.Needed(code, "post_code", Post.MaxCode, refusals);
        if (!UnitShape.IsCode(bare)) refusals.Add(OrganisationRefusals.BadCode(bare).At("post_code"));
        TextRules.Name(name, "post", Post.MaxName, refusals);
        TextRules.OptionalName(kind, "kind", Post.MaxKind, refusals);
        return refusals;
    }
}

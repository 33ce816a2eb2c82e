namespace Answerable.Domain.Organisation;

/// <summary>An office, not a person. A collective post is a leading group with member posts.</summary>
public sealed class Post : Aggregate
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

    public override ObjectRef Ref => new("post", Id.Value);

    public static Post Create(Actor by, Unit unit, string code, string name, string kind, bool collective, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SystemAdministration, unit.Path), OrganisationRefusals.NotAdministrator);
        Require.None(PostShape.Check(code, name, kind));
        var post = new Post
        {
            Id = new(Ids.New(now)), Code = code.Trim(), UnitId = unit.Id, UnitPath = unit.Path, Name = name.Trim(), Kind = kind.Trim(), IsCollective = collective,
        };
        post.Record(by, "post.created", now, new { code = post.Code, name = post.Name }, unit: unit.Id);
        return post;
    }

    /// <summary>Somebody takes the post; the one before, if any, is ended by the caller first.</summary>
    public Appointment Appoint(Actor by, PersonId person, AppointmentKind kind, DateTimeOffset from, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SystemAdministration, UnitPath), OrganisationRefusals.NotAdministrator);
        Require.That(!IsCollective, OrganisationRefusals.CollectiveHasNoHolder);
        Record(by, kind == AppointmentKind.Acting ? "post.acting-appointed" : "post.appointed", now, new { person = person.Value }, unit: UnitId);
        return new Appointment(new(Ids.New(now)), Id, person, kind, from);
    }

    /// <summary>The holder leaves; the post is vacant and keeps its obligations.</summary>
    public void Vacate(Actor by, Appointment appointment, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SystemAdministration, UnitPath), OrganisationRefusals.NotAdministrator);
        appointment.End(now);
        Record(by, "post.vacated", now, new { person = appointment.PersonId.Value }, unit: UnitId);
    }

    /// <summary>
    /// Gives the post a right over a unit's subtree, which the giver's own right must cover; the post may stand anywhere in the organisation.
    /// Nobody gives a right to themselves. Nobody may hold two of the three administrations: the action checks the holder's other posts.
    /// </summary>
    public StandingRight Grant(Actor by, Right right, Unit over, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SecurityAdministration, over.Path), OrganisationRefusals.NotSecurityAdministrator);
        Require.That(!Administrations.IsOwn(by, Id), OrganisationRefusals.OwnPost);
        Require.That(!IsCollective || !Administrations.IsOne(right), OrganisationRefusals.CollectiveAdministersNothing);
        Record(by, "post.right-granted", now, new { right = right.ToString(), unit = over.Code }, unit: UnitId);
        return new StandingRight(new(Ids.New(now)), Id, right, over.Id, over.Path, now);
    }

    public void Withdraw(Actor by, StandingRight right, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SecurityAdministration, right.UnitPath), OrganisationRefusals.NotSecurityAdministrator);
        right.End(now);
        Record(by, "post.right-withdrawn", now, new { right = right.Right.ToString() }, unit: UnitId);
    }

    /// <summary>Puts a post into this leading group.</summary>
    public Membership Seat(Actor by, Post member, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SystemAdministration, UnitPath), OrganisationRefusals.NotAdministrator);
        Require.That(IsCollective && !member.IsCollective && member.Id != Id, OrganisationRefusals.NotACollective);
        Record(by, "post.member-seated", now, new { member = member.Code }, unit: UnitId);
        return new Membership(new(Ids.New(now)), Id, member.Id, now);
    }

    /// <summary>The member post leaves this leading group.</summary>
    public void Unseat(Actor by, Membership seat, string memberCode, DateTimeOffset now)
    {
        Require.That(by.Has(Right.SystemAdministration, UnitPath), OrganisationRefusals.NotAdministrator);
        seat.End(now);
        Record(by, "post.member-unseated", now, new { member = memberCode }, unit: UnitId);
    }
}

/// <summary>Shape of a post's fields, for page and import alike.</summary>
public static class PostShape
{
    public static IEnumerable<Refusal> Check(string code, string name, string kind)
    {
        var refusals = new List<Refusal>();
        var bare = TextRules.Needed(code, "post_code", Post.MaxCode, refusals);
        if (!UnitShape.IsCode(bare)) refusals.Add(OrganisationRefusals.BadCode(bare).At("post_code"));
        TextRules.Needed(name, "post", Post.MaxName, refusals);
        TextRules.Optional(kind, "kind", Post.MaxKind, refusals);
        return refusals;
    }
}

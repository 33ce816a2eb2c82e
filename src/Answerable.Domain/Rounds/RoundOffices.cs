using Answerable.Domain.Organisation;

namespace Answerable.Domain.Rounds;

/// <content>Who serves in the round.</content>
public sealed partial class Round
{
    /// <summary>State, policy, unit, dates and officers as they are now, for rules about one debriefer or one group.</summary>
    public RoundFrame Frame => new(Id, Title, UnitId, UnitPath, State, Policy, MeetingOn, ReportDueOn, OpenedAt, OrganiserId,
        PreviousRoundId, [.. officers.Select(o => new Office(o.Role, o.PostId))])
    { RequiresTakeUp = RequiresTakeUp };

    /// <inheritdoc cref="RoundFrame.Appointed"/>
    public PostId? Appointed(OfficerRole role) => Frame.Appointed(role);

    public IReadOnlyList<PostId> PostsOf(OfficerRole role) => [.. officers.Where(o => o.Role == role).Select(o => o.PostId)];

    /// <inheritdoc cref="RoundFrame.PostFor"/>
    public PostId PostFor(OfficerRole role) => Frame.PostFor(role);

    /// <inheritdoc cref="RoundFrame.Serves"/>
    public bool Serves(Actor by, OfficerRole role) => Frame.Serves(by, role);

    /// <summary>
    /// Appoints a post; a role other than teller has one post, and the one before leaves it.
    /// After opening, an officer can still be replaced until grades are published, and the ledger says so.
    /// </summary>
    /// <param name="persons">Who holds, sits in or stands in for each post now; needed once the round is open.</param>
    public void Appoint(Actor by, OfficerRole role, Post post, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons,
        DateTimeOffset now)
    {
        RequireNone(AgainstAppointing(by));
        Require.That(role != OfficerRole.DecidingBody || post.IsCollective, RoundRefusals.BodyNotCollective);
        Require.That(role == OfficerRole.DecidingBody || !post.IsCollective, RoundRefusals.OfficerCollective);
        if (officers.Any(o => o.Role == role && o.PostId == post.Id)) return;
        Require.That(role != OfficerRole.Teller || PostsOf(role).Count < 2, RoundRefusals.NotTwoTellers);
        List<RoundOfficer> next = [.. officers.Where(o => role == OfficerRole.Teller || o.Role != role), new(Id, role, post.Id)];
        if (State != RoundState.Draft)
        {
            List<Office> among = [.. next.Select(o => new Office(o.Role, o.PostId))];
            List<PostId> tellers = [.. among.Where(o => o.Role == OfficerRole.Teller).Select(o => o.PostId)];
            Require.None(Frame.OfficerFaults(among, persons, TellerDebriefs(tellers, persons), complete: false));
        }
        if (role != OfficerRole.Teller) officers.RemoveAll(o => o.Role == role);
        officers.Add(next[^1]);
        if (State == RoundState.Draft) return;
        Record(by, "round.officer-appointed", now, new { role = role.ToString(), post = post.Code }, unit: UnitId);
    }

    /// <summary>Refuses one post named as both tellers, at the second.</summary>
    public static void RequireDistinct(IReadOnlyList<PostId> tellers) =>
        Require.That(tellers.Distinct().Count() == tellers.Count, RoundRefusals.TellersSamePerson.At("teller2"));

    /// <summary>Takes a post out of a role.</summary>
    public void Dismiss(Actor by, OfficerRole role, PostId post, DateTimeOffset now)
    {
        RequireNone(AgainstAppointing(by));
        Require.That(officers.RemoveAll(o => o.Role == role && o.PostId == post) > 0, RoundRefusals.NoSuchPart);
        if (State == RoundState.Draft) return;
        Record(by, "round.officer-dismissed", now, new { role = role.ToString(), post = post.Value }, unit: UnitId);
    }

    /// <summary>Once the round is open, an office that it cannot do without is replaced, never left empty.</summary>
    public void RequireOffices()
    {
        if (State != RoundState.Draft) Require.None(Frame.EmptyOffices(Frame.Officers));
    }
}

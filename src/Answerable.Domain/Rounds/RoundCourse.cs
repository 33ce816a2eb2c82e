namespace Answerable.Domain.Rounds;

/// <content>From opening to the archive.</content>
public sealed partial class Round
{
    /// <summary>Opens the round: every debriefer now owes a report by <see cref="ReportDueOn"/>.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now.</param>
    public void Open(Actor by, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today, DateTimeOffset now)
    {
        RequireDraft(by);
        Require.None(OpeningRefusals(persons, today));
        State = RoundState.Open;
        OpenedAt = now;
        Record(by, "round.opened", now, new
        {
            debriefers = debriefers.Select(d => d.PostId.Value).ToList(),
            officers = officers.Select(o => new { role = o.Role.ToString(), post = o.PostId.Value }).ToList(),
            groups = groups.Select(g => new { g.Code, g.Entitled, g.WeightPercent, g.IsSigned }).ToList(),
        }, unit: UnitId);
    }

    /// <summary>Everything that stands against opening now.</summary>
    public IReadOnlyList<Refusal> OpeningRefusals(IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (debriefers.Count == 0) refusals.Add(RoundRefusals.NoDebriefer);
        if (MeetingOn < today) refusals.Add(RoundRefusals.MeetingPast);
        if (Policy.Assessment.Value)
        {
            var sum = groups.Sum(g => g.WeightPercent);
            if (sum != 100) refusals.Add(RoundRefusals.WeightsNotHundred(sum));
            var minimum = Policy.MinimumGroup.Value;
            refusals.AddRange(groups.Where(g => g.Entitled < (g.IsSigned ? 1 : minimum)).Select(g => RoundRefusals.GroupTooSmall(g.Name, g.Entitled, minimum)));
        }
        refusals.AddRange(OfficerRefusals(officers, persons, complete: true));
        return refusals;
    }

    /// <summary>The meeting begins: the chair, or an organiser who says that they act for the chair.</summary>
    public void EnterSession(Actor by, PostId? actingFor, DateTimeOffset now)
    {
        Require.That(Leads(by) || (actingFor is { } chair && PostsOf(OfficerRole.Chair).Contains(chair) && by.Has(Right.Organise, UnitPath)), RoundRefusals.NotTheChair);
        Move(by, RoundState.Open, RoundState.InSession, "round.in-session", now, actingFor);
    }

    /// <summary>The meeting is over; the deciding body decides debriefer by debriefer.</summary>
    public void StartDeciding(Actor by, DateTimeOffset now)
    {
        Require.That(Leads(by) || by.Has(Right.Organise, UnitPath), RoundRefusals.NotTheChair);
        Move(by, RoundState.InSession, RoundState.Deciding, "round.deciding", now);
    }

    /// <summary>Everything decided was told to the persons first. Without grades there is nothing to tell.</summary>
    public void MarkFedBack(Actor by, DateTimeOffset now)
    {
        Require.That(by.HasAny(UnitPath, Right.Organise, Right.Decide) || Serves(by, OfficerRole.Recorder), RoundRefusals.NotOrganiser);
        if (Policy.Grade.Value)
        {
            var undecided = debriefers.Count(d => d.Decision == DebrieferDecision.None);
            Require.That(undecided == 0, () => RoundRefusals.Undecided(undecided));
            var untold = debriefers.Count(d => d.AwaitsFeedBack);
            Require.That(untold == 0, () => RoundRefusals.NotFedBack(untold));
        }
        Move(by, RoundState.Deciding, RoundState.FedBack, "round.fed-back", now);
    }

    /// <summary>Grades become visible to the scope that the policy names.</summary>
    public void Publish(Actor by, DateTimeOffset now)
    {
        Require.That(by.Has(Right.Organise, UnitPath), RoundRefusals.NotOrganiser);
        Move(by, RoundState.FedBack, RoundState.Published, "round.published", now);
    }

    /// <summary>
    /// Closes the round for good; refused while a finding that it asks for has no result stated in it, and
    /// while somebody is deferred, or a decision about them is not told or not published: an archived round decides nothing more.
    /// </summary>
    /// <param name="nameOf">Names a debriefer in the refusal.</param>
    public void Archive(Actor by, int findingsWithoutResult, Func<Debriefer, string> nameOf, DateTimeOffset now)
    {
        Require.That(by.Has(Right.Organise, UnitPath), RoundRefusals.NotOrganiser);
        Require.That(State == RoundState.Published, () => RoundRefusals.WrongState(State, RoundState.Published));
        Require.That(findingsWithoutResult == 0, () => RoundRefusals.FindingsWithoutResult(findingsWithoutResult));
        Require.None(LeftOpen().Select(d => d.Decision == DebrieferDecision.Deferred ? RoundRefusals.StillDeferred(nameOf(d))
            : d.AwaitsFeedBack ? RoundRefusals.StillUntold(nameOf(d)) : RoundRefusals.StillUnpublished(nameOf(d))));
        Move(by, RoundState.Published, RoundState.Archived, "round.archived", now);
        ArchivedAt = now;
    }

    /// <summary>Debriefers who keep the round from its archive, in its order.</summary>
    public IEnumerable<Debriefer> LeftOpen() =>
        debriefers.Where(d => d.Decision == DebrieferDecision.Deferred || d.AwaitsFeedBack || d.AwaitsPublishing).OrderBy(d => d.Order);

    private bool Leads(Actor by) => Serves(by, OfficerRole.Chair);

    private void Move(Actor by, RoundState from, RoundState to, string act, DateTimeOffset now, PostId? actingFor = null)
    {
        Require.That(State == from, () => RoundRefusals.WrongState(State, from));
        State = to;
        Record(by, act, now, null, actingFor, UnitId);
    }
}

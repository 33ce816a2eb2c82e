namespace Answerable.Domain.Rounds;

/// <content>From opening to the archive.</content>
public sealed partial class Round
{
    /// <summary>Opens the round: every debriefer now owes a report by <see cref="ReportDueOn"/>.</summary>
    /// <param name="persons">Who holds, sits in or stands in for each officer's and debriefer's post now.</param>
    /// <param name="takeUpGaps">Gaps in the take-up of duties below.</param>
    public void Open(Actor by, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> persons, DateOnly today, DateTimeOffset now,
        int takeUpGaps = 0)
    {
        RequireNone(AgainstOpening(by, persons, today, takeUpGaps));
        State = RoundState.Open;
        OpenedAt = now;
        Record(by, "round.opened", now, new
        {
            debriefers = debriefers.Where(d => !d.IsFormer).Select(d => d.PostId.Value).ToList(),
            parts = debriefers.Where(d => d.IsFormer)
                .Select(d => new
                {
                    post = d.PostId.Value, person = d.HolderId!.Value.Value, from = d.PartFrom,
                    until = d.PartUntil
                }).ToList(),
            officers = officers.Select(o => new { role = o.Role.ToString(), post = o.PostId.Value }).ToList(),
            groups = groups.Select(g => new { g.Code, g.Entitled, g.WeightPercent, g.IsSigned }).ToList(),
        }, unit: UnitId);
    }

    /// <summary>
    /// The meeting begins: the chair, or an organiser who says that they act for the chair. A consequence of convening it.
    /// </summary>
    public void EnterSession(Actor by, PostId? actingFor, DateTimeOffset now)
    {
        RequireNone(AgainstEnteringSession(by));
        Require.That(Leads(by) || (actingFor is { } chair && PostsOf(OfficerRole.Chair).Contains(chair)), RoundRefusals.NotTheChair);
        Move(by, RoundState.InSession, "round.in-session", now, actingFor);
    }

    /// <summary>The meeting is over; the deciding body decides debriefer by debriefer. A consequence of closing it.</summary>
    public void StartDeciding(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstStartingToDecide(by));
        Move(by, RoundState.Deciding, "round.deciding", now);
    }

    /// <summary>Everything decided was told to the persons first.</summary>
    public void MarkFedBack(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstMarkingFedBack(by));
        Move(by, RoundState.FedBack, "round.fed-back", now);
    }

    /// <summary>Grades become visible to the scope that the policy names.</summary>
    public void Publish(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstPublishing(by));
        Move(by, RoundState.Published, "round.published", now);
        PublishedTo = Policy.PublishTo.Value;
    }

    /// <summary>Closes the round for good.</summary>
    /// <param name="nameOf">Names a debriefer in the refusal.</param>
    public void Archive(Actor by, int findingsWithoutResult, Func<Debriefer, string> nameOf, DateTimeOffset now)
    {
        RequireNone(AgainstArchiving(by, findingsWithoutResult, nameOf));
        Move(by, RoundState.Archived, "round.archived", now);
        ArchivedAt = now;
    }

    private bool Leads(Actor by) => Serves(by, OfficerRole.Chair);

    // The question of each verb has asked in which state the round is.
    private void Move(Actor by, RoundState to, string act, DateTimeOffset now, PostId? actingFor = null)
    {
        State = to;
        Record(by, act, now, null, actingFor, UnitId);
    }
}

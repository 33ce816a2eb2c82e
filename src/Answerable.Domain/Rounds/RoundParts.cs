using Answerable.Domain.Organisation;

namespace Answerable.Domain.Rounds;

/// <summary>The days on which somebody held a post within the period of a round.</summary>
/// <param name="From">First day; of one who holds the post, null where they have held it from the beginning of the period.</param>
/// <param name="LastDay">Last day, of one who holds the post no more; null for whoever holds it.</param>
/// <param name="Answers">Of one who holds the post no more: a post that they hold now, the one in which they were asked where they hold
/// that still; null where they hold none.</param>
public sealed record HeldPart(PostId PostId, PersonId PersonId, DateOnly? From, DateOnly? LastDay, Post? Answers)
{
    /// <summary>
    /// The parts of posts whose holder changed within the period or since; of no other post, because there one debriefer answers for
    /// all. Who held a post twice has one part, from the first day to the last.
    /// </summary>
    /// <param name="terms">Terms of holders that touch the period, in days; those of present holders without an end.</param>
    /// <param name="answers">A post that somebody holds now, or null.</param>
    public static IReadOnlyList<HeldPart> Of(IEnumerable<(PostId Post, PersonId Person, DateOnly From, DateOnly? LastDay)> terms,
        DateOnly periodFrom, DateOnly periodUntil, Func<PersonId, Post?> answers) =>
    [
        .. from ofPost in terms.GroupBy(t => t.Post)
           let persons = ofPost.GroupBy(t => t.Person).ToList()
           where persons.Exists(p => p.All(t => t.LastDay is not null))
           from p in persons
           let holds = p.Any(t => t.LastDay is null)
           // Who holds it again answers from the newest term on for all; before it stands whoever held it between.
           let first = holds ? p.Where(t => t.LastDay is null).Min(t => t.From) : p.Min(t => t.From)
           let last = holds ? (DateOnly?)null : p.Max(t => t.LastDay)
           where holds || (first <= periodUntil && last >= periodFrom)
           orderby last is null ? 1 : 0, first
           select new HeldPart(ofPost.Key, p.Key, first > periodFrom ? first : holds ? null : periodFrom,
               last > periodUntil ? periodUntil : last, holds ? null : answers(p.Key)),
    ];
}

/// <content>Posts that changed hands: each who held one answers for the own part of the period.</content>
public sealed partial class Round
{
    /// <inheritdoc cref="RoundFrame.AgainstTakingParts"/>
    public IEnumerable<Refusal> AgainstTakingParts(Actor by) => Frame.AgainstTakingParts(by);

    /// <summary>
    /// Asks everybody who held a debriefing post within the period and holds it no more, each for the own days, before whoever holds it.
    /// Who is asked already stays, with the days as they are now, and owes in a post that they hold now; whoever holds none cannot be
    /// asked.
    /// </summary>
    /// <param name="held">The parts of every post that debriefs here.</param>
    /// <param name="of">The one post whose former holders are asked; null for all.</param>
    /// <returns>Who is asked since, or owes in another post since.</returns>
    public IReadOnlyList<Debriefer> TakeParts(Actor by, IReadOnlyCollection<HeldPart> held, PostId? of, DateTimeOffset now)
    {
        RequireNone(AgainstTakingParts(by));
        SetParts(held);
        var (added, moved) = (new List<Debriefer>(), new List<Debriefer>());
        foreach (var part in held)
        {
            if ((of is { } one && one != part.PostId) || part is not { LastDay: not null, Answers: { } answers }) continue;
            if (PartOf(part) is { } asked)
            {
                if (Move(by, asked, answers, now)) moved.Add(asked);
            }
            else if (debriefers.Find(d => d.IsOf(part.PostId)) is { } about) added.Add(Ask(by, about, part, answers, now));
        }
        if (added.Count == 0) return moved;
        var order = debriefers.ToDictionary(d => d.Id, d => debriefers.Find(x => x.IsOf(d.PostId))!.Order);
        var next = 1;
        foreach (var debriefer in debriefers.OrderBy(d => order[d.Id]).ThenBy(d => d.IsFormer ? 0 : 1).ThenBy(d => d.PartUntil))
            debriefer.Place(next++);
        return [.. added, .. moved];
    }

    /// <summary>
    /// The days of the parts as they are now, in a draft whose dates changed, too; who held no part of it is asked no more.
    /// </summary>
    /// <param name="held">The parts of every post that debriefs here.</param>
    public void SetParts(IReadOnlyCollection<HeldPart> held)
    {
        if (State == RoundState.Draft && debriefers.RemoveAll(d => d.IsFormer && held.All(p => PartOf(p) != d)) > 0) PlaceAll();
        var parts = held.Select(p => (Part: p, Debriefer: PartOf(p))).Where(p => p.Debriefer is not null)
            .ToDictionary(p => p.Debriefer!, p => p.Part);
        foreach (var debriefer in debriefers)
        {
            if (parts.TryGetValue(debriefer, out var part)) debriefer.SetPart(part.From, part.LastDay);
            else if (!debriefer.IsFormer) debriefer.SetPart(null, null);
        }
    }

    /// <summary>Takes a debriefer out of a draft; a post goes with the parts of those who held it before.</summary>
    public void RemoveDebriefer(Actor by, DebrieferId id)
    {
        RequireNone(AgainstChanging(by));
        var gone = RequireDebriefer(id);
        debriefers.RemoveAll(d => d == gone || (!gone.IsFormer && d.PostId == gone.PostId));
        PlaceAll();
    }

    private void PlaceAll()
    {
        foreach (var (debriefer, index) in debriefers.OrderBy(d => d.Order).Select((d, i) => (d, i))) debriefer.Place(index + 1);
    }

    private Debriefer? PartOf(HeldPart part) => debriefers.Find(d =>
        part.LastDay is null ? d.IsOf(part.PostId) : d.PostId == part.PostId && d.HolderId == part.PersonId);

    private Debriefer Ask(Actor by, Debriefer about, HeldPart part, Post answers, DateTimeOffset now)
    {
        var debriefer = Debriefer.OfFormer(new(Ids.New(now)), Id, about, part, answers);
        debriefers.Add(debriefer);
        if (State != RoundState.Draft)
            Record(by, "round.part-asked", now, new
            {
                post = about.PostId.Value, person = part.PersonId.Value, from = part.From, until = part.LastDay,
            }, unit: UnitId);
        return debriefer;
    }

    private bool Move(Actor by, Debriefer asked, Post answers, DateTimeOffset now)
    {
        var before = asked.OwedByPostId;
        if (before == answers.Id) return false;
        asked.AnswerIn(answers);
        if (State != RoundState.Draft)
            Record(by, "round.part-moved", now, new { post = asked.PostId.Value, from = before.Value, to = answers.Id.Value },
                unit: UnitId);
        return true;
    }
}

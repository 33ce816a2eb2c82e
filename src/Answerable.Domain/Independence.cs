using Answerable.Domain.Organisation;

namespace Answerable.Domain;

/// <summary>Whether a person holds a post or stands in for its absent holder.</summary>
public enum AppointmentKind { Holder, Acting }

/// <summary>A person in a post of a unit during [From, Until): the facts that independence compares.</summary>
public sealed record Tenure(PostId PostId, UnitId UnitId, string UnitPath, PersonId PersonId, AppointmentKind Kind, DateTimeOffset From,
    DateTimeOffset? Until) : ISpan
{
    /// <summary>Whether it was in force at some instant from <paramref name="since"/> to <paramref name="now"/>, both included.</summary>
    public bool Touches(DateTimeOffset since, DateTimeOffset now) => From <= now && (Until is null || Until > since);

    /// <summary>The same person's part in a leading group while this post had a seat in it, or null when the two never met.</summary>
    public Tenure? InGroup(PostId group, UnitId unit, string unitPath, DateTimeOffset seatedFrom, DateTimeOffset? seatedUntil)
    {
        var from = From > seatedFrom ? From : seatedFrom;
        var until = Until is null || seatedUntil < Until ? seatedUntil : Until;
        return until <= from ? null : new(group, unit, unitPath, PersonId, Kind, from, until);
    }
}

/// <summary>A post, or a person because of that post, that may not judge.</summary>
/// <param name="Reason">One of <see cref="BarReasons"/>.</param>
public sealed record Barred(PostId? PostId, PersonId? PersonId, string Reason);

/// <summary>Why somebody is barred; the words stand in the shell's text file under <c>barred.REASON</c>.</summary>
public static class BarReasons
{
    public const string Owner = "owner";
    public const string HeldSince = "held-since";
    public const string StandsIn = "stands-in";
    public const string SameUnit = "same-unit";
    public const string Candidate = "candidate";
    public const string DecidingBody = "deciding-body";
    public const string MeasureOwner = "measure-owner";

    public static readonly IReadOnlyList<string> All = [Owner, HeldSince, StandsIn, SameUnit, Candidate, DecidingBody, MeasureOwner];
}

/// <summary>
/// Who may not judge a thing, declared as posts and a unit. Compares persons as well as posts: whoever
/// holds a barred post, held it since the given instant, or stood or stands in for its holder is barred.
/// </summary>
public sealed class Independence
{
    private readonly IReadOnlyList<(PostId Post, string Reason)> posts;
    private readonly UnitId? unit;
    private readonly DateTimeOffset since;

    private Independence(IEnumerable<(PostId Post, string Reason)> posts, UnitId? unit, DateTimeOffset since) =>
        (this.posts, this.unit, this.since) = ([.. posts.DistinctBy(p => p.Post)], unit, since);

    /// <summary>The verifier of a repair is neither its owner nor the owner of one of its measures, and, where the policy says so, not of
    /// the owner's unit.</summary>
    public static Independence OfVerifier(PostId owner, IEnumerable<PostId> measureOwners, UnitId? outsideUnit, DateTimeOffset since) =>
        new([(owner, BarReasons.Owner), .. measureOwners.Select(m => (m, BarReasons.MeasureOwner))], outsideUnit, since);

    /// <summary>Whoever approves the plan of a repair, or more time for it, is not its owner and, where the policy says so, not of the
    /// owner's unit.</summary>
    public static Independence OfApprover(PostId owner, UnitId? outsideUnit, DateTimeOffset since) =>
        new([(owner, BarReasons.Owner)], outsideUnit, since);

    /// <summary>Whoever vets a report or judges a duty is not the one who owes it.</summary>
    public static Independence OfJudge(PostId owner, DateTimeOffset since) => OfJudge([owner], since);

    /// <summary>The same where several posts stand on the side that is judged.</summary>
    public static Independence OfJudge(IEnumerable<PostId> owners, DateTimeOffset since) =>
        new(owners.Select(o => (o, BarReasons.Owner)), null, since);

    /// <summary>Whoever counts papers or decides a grade is not among those counted or decided on.</summary>
    public static Independence OfCandidates(IEnumerable<PostId> candidates, DateTimeOffset since) =>
        new(candidates.Select(c => (c, BarReasons.Candidate)), null, since);

    /// <summary>An appeal is not heard by the body that decided.</summary>
    public static Independence OfAppeal(PostId decidingBody, DateTimeOffset since) =>
        new([(decidingBody, BarReasons.DecidingBody)], null, since);

    /// <summary>Every barred post and person among these tenures, for the screen; tenures of a leading group come from
    /// <see cref="Tenure.InGroup"/>.</summary>
    public IReadOnlyList<Barred> Bars(IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var bars = posts.Select(p => new Barred(p.Post, null, p.Reason)).ToList();
        foreach (var person in tenures.Where(t => t.Touches(since, now)).Select(t => t.PersonId).Distinct())
            if (OnPerson(person, tenures, now) is { } bar) bars.Add(bar);
        return bars;
    }

    /// <summary>Why this post may not be named as judge, whoever holds it, or null.</summary>
    public Barred? OnPost(PostId post, UnitId unitOfPost)
    {
        foreach (var (barred, reason) in posts)
            if (barred == post) return new(post, null, reason);
        return unit == unitOfPost ? new(post, null, BarReasons.SameUnit) : null;
    }

    /// <summary>Why this person may not judge, in whatever post, or null.</summary>
    public Barred? OnPerson(PersonId person, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var own =
            tenures.Where(t => t.PersonId == person && t.Touches(since, now)).OrderByDescending(t => t.IsInForce(now)).ThenBy(t => t.Kind)
                .ToList();
        foreach (var (barred, reason) in posts)
            if (own.FirstOrDefault(t => t.PostId == barred) is { } tenure)
                return new(barred, person,
                    tenure.Kind == AppointmentKind.Acting ? BarReasons.StandsIn : tenure.IsInForce(now) ? reason : BarReasons.HeldSince);
        return own.Find(t => t.UnitId == unit) is { } inUnit
            ? new(inUnit.PostId, person, BarReasons.SameUnit) : null;
    }

    /// <summary>Why this actor may not judge, or null. Looks at the post acted in, at every post of the person, and at what the person
    /// held before; and at the same of a clerk who records it from paper.</summary>
    public Barred? On(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) =>
        OnOne(by, tenures, now) ?? (by.Recording is { } recording ? OnOne(recording.Clerk, tenures, now) : null);

    private Barred? OnOne(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (by.Post is { } post && by.Unit is { } unitOfPost && OnPost(post, unitOfPost) is { } onPost) return onPost;
        if (by.Person is { } person && OnPerson(person, tenures, now) is { } onPerson) return onPerson;
        foreach (var (barred, reason) in posts)
            if (by.AllPosts.Contains(barred) || by.Seats.Contains(barred)) return new(barred, by.Person, reason);
        return null;
    }

    /// <summary>Refuses an actor who is barred.</summary>
    public void Check(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now, Func<Barred, Refusal> otherwise)
    {
        if (On(by, tenures, now) is { } bar) throw new Refused(otherwise(bar));
    }

    /// <summary>Refuses to name a post that is barred whoever holds it.</summary>
    public void CheckPost(PostId post, UnitId unitOfPost, Func<Barred, Refusal> otherwise)
    {
        if (OnPost(post, unitOfPost) is { } bar) throw new Refused(otherwise(bar));
    }
}

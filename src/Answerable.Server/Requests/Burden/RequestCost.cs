using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>What a request asks of others, said before it is sent.</summary>
/// <param name="Unit">To whose subtree it goes.</param>
/// <param name="Posts">Posts that are asked.</param>
/// <param name="Vacant">Of them, those that nobody holds now.</param>
/// <param name="First">The first few, as unit and post.</param>
/// <param name="Minutes">Of each; <paramref name="AllMinutes"/> of all together.</param>
/// <param name="Month">The first day of the month in which it falls due.</param>
/// <param name="Limit">Minutes of one post in that month; 0 for no limit.</param>
/// <param name="Over">Posts that would be beyond it; <paramref name="OverPosts"/> names the first.</param>
/// <param name="Without">What would be left to answer without what the product holds; null where it holds nothing that is asked.</param>
/// <param name="Notice">What stands against the date, were it sent now.</param>
/// <param name="Needed">What a written reason is needed for.</param>
/// <param name="Suggested">What requests of the same sort took.</param>
public sealed record RequestCost(string Unit, string UnitCode, int Posts, int Vacant, IReadOnlyList<string> First, int Minutes,
    long AllMinutes, int Papers, int Meetings, DateOnly Month, int Limit, IReadOnlyList<LoadBand> Bands, int Over,
    IReadOnlyList<OverPost> OverPosts, CostWithout? Without, IReadOnlyList<Refusal> Notice, IReadOnlyList<Refusal> Needed,
    DateOnly Earliest, DateOnly Comfortable, SpentMedian? Suggested);

/// <summary>What taking out what the product holds would bring.</summary>
/// <param name="Saves">Minutes of all posts together.</param>
public sealed record CostWithout(int Items, int Left, int Minutes, long Saves, int Over);

/// <summary>Weighs a request before it is sent: a fixed number of statements, however many posts are asked.</summary>
internal sealed class WeighRequest(Db db, RequestQueries requests, MonthLoad load, SpentQueries spent, OrganisationZone zone,
    TimeProvider clock)
{
    private const int Named = 12;

    /// <param name="request">With its items; who asks has seen it.</param>
    public async Task<RequestCost> Weigh(Request request)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var to = await requests.Target(request);
        var reached = requests.Reached(request, to.Path);
        var limits = await requests.Limits(to.Path, now);
        var comfortable = RequestNotice.Comfortable(calendar, now);
        var month = Month.Of(request.DueOn ?? comfortable);
        var loads = await load.Of(reached.Select(p => p), month);
        var (posts, over) = (loads.Values.Sum(), MonthLoad.Over(loads, request.Minutes, limits.Limit));
        var first = await reached.Take(Named).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new
        {
            p.UnitPath, p.Code,
            Name = u.Name + " " + p.Name
        }).OrderBy(p => p.UnitPath).ThenBy(p => p.Code).Select(p => p.Name).ToListAsync();
        var vacant = await reached.CountAsync(p => !p.IsCollective
            && !db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(now)));
        var (left, lighter) = request.WithoutKnown();
        var items = request.Asked.Count();
        var without = left == items ? null : new CostWithout(items - left, left, lighter, (long)(request.Minutes - lighter) * posts,
            MonthLoad.Over(loads, lighter, limits.Limit));
        var facts = new SendFacts([], over, limits.Limit, await Meetings(request), limits.MostMeetings, limits.Rules);
        var isMeeting = request.Kind == RequestKind.Meeting;
        return new(to.Name, to.Code, posts, vacant, first, request.Minutes, (long)request.Minutes * posts, isMeeting ? 0 : posts,
            isMeeting ? 1 : 0, month.First, limits.Limit, MonthLoad.Bands(loads, request.Minutes, limits.Limit), over,
            limits.Limit == 0 ? [] : await load.Beyond(reached, month, request.Minutes, limits.Limit), without,
            [.. request.AgainstNotice(calendar, now, limits.Rules)], [.. request.NeedsReason(facts)],
            RequestNotice.Earliest(calendar, now, limits.Rules), comfortable, await spent.Suggested(request));
    }

    /// <summary>What sending is held against, as it is now.</summary>
    /// <returns>The facts, and the posts as they are stored.</returns>
    public async Task<(SendFacts Facts, List<Post> Posts)> Facts(Request request, DateTimeOffset now)
    {
        var to = await requests.Target(request);
        var reached = requests.Reached(request, to.Path);
        var limits = await requests.Limits(to.Path, now);
        var found = await reached.Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { Post = p, u.Level }).ToListAsync();
        var loads = request.DueOn is not { } due || limits.Limit == 0 ? new Dictionary<int, int>()
            : await load.Of(reached, Month.Of(due));
        return (new([.. found.Select(f => new RequestPost(f.Post.Id, f.Post.UnitId, f.Post.UnitPath, f.Post.Kind, f.Level))],
            MonthLoad.Over(loads, request.Minutes, limits.Limit), limits.Limit, await Meetings(request), limits.MostMeetings, limits.Rules),
            found.ConvertAll(f => f.Post));
    }

    private async Task<int> Meetings(Request request) =>
        request.IsComprehensive && request.DueOn is { } due ? await requests.Meetings(request, due) : 0;
}

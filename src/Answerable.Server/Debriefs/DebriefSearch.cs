using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>How debriefs are searched for: by their round, post and holder, not by what they say.</summary>
internal sealed class DebriefSearch(DebriefLists lists)
{
    public static SearchedKind Kind => new SearchedKind<DebriefSearch>(7, "debriefs", "file-text", typeof(Debriefer),
        (s, _, ids, words, now) => s.Found(ids, words, now))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Debriefer>(nameof(Debriefer.Id), nameof(Debriefer.PostId)),
            SearchWatch.By<Person>((db, id) => db.Set<Debriefer>().Where(d => d.HolderId == new PersonId(id)).Select(d => d.Id.Value),
                nameof(Person.Name)),
            SearchWatch.By<Round>((db, id) => db.Set<Debriefer>().Where(d => d.RoundId == new RoundId(id)).Select(d => d.Id.Value),
                nameof(Round.Title)),
            .. PostWords.Watches((db, posts) => db.Set<Debriefer>().Where(d => posts.Contains(d.PostId)).Select(d => d.Id.Value)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        var debriefers = await db.Set<Debriefer>().Where(d => which.Contains(d.Id)).Select(d => new
        {
            d.Id, d.PostId, d.UnitPath, d.HolderId, Former = db.Set<Person>().Where(p => p.Id == d.HolderId)
                .Select(p => p.Name).FirstOrDefault(),
            Round = db.Set<Round>().Where(r => r.Id == d.RoundId).Select(r => r.Title).First(),
        }).ToListAsync();
        var posts = await PostWords.Of(db, debriefers.Select(d => d.PostId.Value));
        return debriefers.ConvertAll(d => new SearchText(d.Id.Value, posts[d.PostId].Name,
            $"{(d.HolderId is null ? posts[d.PostId].Holders : d.Former)} {d.Round}")
        { Paths = [d.UnitPath], Posts = [d.PostId.Value] });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words, DateTimeOffset now)
    {
        var today = Dates.On(now, words.Zone);
        return (await lists.Some([.. ids.Select(DebrieferId.Of)], now)).ToDictionary(d => d.Id.Value, d => new SearchHit(
            words["Debriefs.found", ("post", $"{d.Unit} {d.Named}")], string.Join(" · ", new[] { d.Holder, d.Round }.OfType<string>()),
            d.FiledOn is { } filed ? words["Debriefs.found-filed", ("on", words.Date(filed))] : null,
            d.IsOwed ? SearchState.Due(words, today, d.DueOn)
                : new(d.Report == ReportProgress.Accepted ? "done" : "quiet", words[$"Debriefs.report.{d.Report}"])));
    }
}

using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>The groups of a round and the counts of one of them as files; and the page behind a teller's entry.</summary>
internal static class BallotFiles
{
    /// <summary>The list of a round's groups as its address asks for it.</summary>
    public static async Task<ListOf<GroupProgress>> GroupList(ListAddresses addresses, Guid round, IQueryCollection query, Words words) =>
        new(await addresses.Named($"/ballots/round/{round}", query, $"/ballots/round/{round}/groups"), GroupColumns.All(words));

    /// <summary>Where the counts of a group are, and their files.</summary>
    public static Task<ListAddress> CountAddress(ListAddresses addresses, Guid group, IQueryCollection query) =>
        addresses.Named($"/ballots/{group}", query, $"/ballots/{group}/counts");

    public static async Task<IResult> Groups(Guid id, HttpRequest request, Session session, ListAddresses addresses, BallotQueries ballots)
    {
        var list = await GroupList(addresses, id, request.Query, session.Words);
        var round = await ballots.Shown(session.Actor, new RoundId(id), session.Now, list.UnreadInFiles) ?? throw new NotVisible();
        return new ListFile<GroupProgress>(list, round.Groups.ToAsyncEnumerable(), () => Task.FromResult(false));
    }

    public static async Task<IResult> Counts(Guid id, HttpRequest request, Session session, ListAddresses addresses, CountQueries ballots,
        DebrieferNames names)
    {
        var counts = await ballots.Standing(session.Actor, new(id), null) ?? throw new NotVisible();
        var list = new ListOf<CountLine>(await CountAddress(addresses, id, request.Query),
            CountColumns.All(session.Words, counts.Grades, counts.Minimum));
        return new ListFile<CountLine>(list, ballots.All(session.Actor, new(id)),
            () => names.AreMoreThan(counts.Round, Sheet.MaxRows));
    }

    public static async Task<IResult> Entry(Guid id, Session session, BallotQueries ballots, Db db)
    {
        var entry = new CountEntryId(id);
        var group = await db.Set<CountEntry>().Where(e => e.Id == entry).Select(e => (CountGroupId?)e.GroupId).FirstOrDefaultAsync();
        return group is { } known && await ballots.Seen(session.Actor, known.AsAssessors()) is not null
            ? Results.Redirect($"/ballots/{known.Value}") : throw new NotVisible();
    }
}

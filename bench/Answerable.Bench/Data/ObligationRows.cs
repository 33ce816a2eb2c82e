using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Ballots;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Answerable.Bench;

/// <summary>Obligations in bulk: a quarter open, a third of those late; the rest done over two years, a few waived.</summary>
internal static class ObligationRows
{
    private static readonly Column[] Columns =
    [
        new("id", NpgsqlDbType.Uuid), new("kind", NpgsqlDbType.Varchar), new("class", NpgsqlDbType.Varchar),
            new("owner_id", NpgsqlDbType.Uuid), new("unit_id", NpgsqlDbType.Uuid),
        new("unit_path", NpgsqlDbType.Text), new("owed_to_id", NpgsqlDbType.Uuid), new("due_on", NpgsqlDbType.Date),
            new("state", NpgsqlDbType.Varchar), new("subject", NpgsqlDbType.Varchar),
        new("object_kind", NpgsqlDbType.Varchar), new("object_id", NpgsqlDbType.Uuid), new("opened_at", NpgsqlDbType.TimestampTz),
            new("closed_at", NpgsqlDbType.TimestampTz), new("version", NpgsqlDbType.Integer),
    ];

    private sealed record Owner(Guid Post, Guid Unit, string Path, Guid OwedTo);

    /// <summary>Debriefers of the round that obligations are about, where there is none yet.</summary>
    private const int Round = 60;

    /// <summary>Open obligations about one debriefer or one group: about as many as write a comment on one or sit in a body.</summary>
    private const int MostOfOne = 20;

    /// <summary>Writes them and counts the tally anew. What they are about is there, as far as a list asks for it.</summary>
    public static async Task<int> Fill(Place place, int count, DateTimeOffset now)
    {
        if (!await place.Scope(s => s.GetRequiredService<Db>().Set<Debriefer>().AnyAsync())) await FilingRound.Make(place, Round);
        return await place.Scope(s => Fill(place, s, count, now));
    }

    private static async Task<int> Fill(Place place, IServiceProvider services, int count, DateTimeOffset now)
    {
        var db = services.GetRequiredService<Db>();
        var open = await db.Set<Obligation>().Where(o => o.State == ObligationState.Open).Select(o => new { o.OwnerId, o.Kind, o.ObjectId })
            .ToListAsync();
        var round = new About(await db.Set<Debriefer>().Select(d => d.Id).ToListAsync(), await db.Set<AssessorGroup>().Select(g => g.Id)
            .ToListAsync(), [.. open.Select(o => (o.OwnerId.Value, o.Kind, o.ObjectId))]);
        var owners = await (from p in db.Set<Post>()
                            join u in db.Set<Unit>() on p.UnitId equals u.Id
                            orderby p.Code
                            select new Owner(p.Id.Value, u.Id.Value, u.Path, (u.ParentId ?? u.Id).Value)).AsNoTracking().ToListAsync();
        await using (var connection = await place.Open()) BareInsert.Write(connection, "obligations_obligation", Columns,
            Make(count, owners, round, now));
        await services.GetRequiredService<RebuildTally>().Run(Actor.System(SystemVerbs.Bench));
        return await db.Set<Obligation>().CountAsync();
    }

    /// <param name="Open">What posts owe of the round already: nobody owes the same twice.</param>
    private sealed record About(List<DebrieferId> Debriefers, List<AssessorGroupId> Groups, HashSet<(Guid, string, Guid)> Open)
    {
        private readonly Dictionary<(string Noun, int At), int> given = [];
        private readonly Dictionary<string, int> turns = [];

        /// <summary>
        /// One after the other, each at most <see cref="MostOfOne"/> times and never twice by one owner and kind; null when there are
        /// no more. Duties and repairs are not asked for by whoever oversees the whole organisation, and are not made.
        /// </summary>
        public Guid? Next(Guid owner, string kind, string noun)
        {
            var group = noun == "group";
            var all = group ? Groups.Count : noun is "debrief" or "debriefer" or "appraisal" ? Debriefers.Count : 0;
            if (all == 0) return Ids.Random();
            for (var tried = 0; tried < all; tried++)
            {
                var at = turns[noun] = (turns.GetValueOrDefault(noun) + 1) % all;
                var next = group ? Groups[at].Value : Debriefers[at].Value;
                if (given.GetValueOrDefault((noun, at)) >= MostOfOne || !Open.Add((owner, kind, next))) continue;
                given[(noun, at)] = given.GetValueOrDefault((noun, at)) + 1;
                return next;
            }
            return null;
        }
    }

    /// <summary>The same obligations for the same day and count, but for their identifiers.</summary>
    private static IEnumerable<object?[]> Make(int count, List<Owner> owners, About round, DateTimeOffset now)
    {
        var chance = new Random(20260105);
        var kinds = new[] { DutyKinds.All, DebriefKinds.All, ReviewKinds.All, BallotKinds.All, AppraisalKinds.All, RectificationKinds.All }
            .SelectMany(k => k).OrderBy(k => k.Code, StringComparer.Ordinal).ToArray();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        for (var i = 0; i < count; i++)
        {
            var owner = owners[i % owners.Count];
            var kind = kinds[chance.Next(kinds.Length)];
            var state =
                chance.Next(100) switch { < 25 => ObligationState.Open, < 95 => ObligationState.Discharged, _ => ObligationState.Waived };
            var about = state == ObligationState.Open ? round.Next(owner.Post, kind.Code, AboutKind(kind.Code)) : Ids.Random();
            // A round owes no more than its share: the rest of what is open is of duties.
            if (about is null) (kind, about) = (DutyKinds.All[i % DutyKinds.All.Count], Ids.Random());
            var due = today.AddDays(state == ObligationState.Open ? chance.Next(-40, 80) : -chance.Next(1, 730));
            var opened = due.AddDays(-45).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMilliseconds(chance.Next(86_400_000));
            var opening = opened > now.UtcDateTime ? now.UtcDateTime : opened;
            yield return
            [
                Ids.New(opening), kind.Code, kind.Class.ToString(), owner.Post, owner.Unit, owner.Path, owner.OwedTo, due,
                    state.ToString(), $"样事项第{i + 1}号：按期办结并附佐证材料",
                AboutKind(kind.Code), about.Value, opening, state == ObligationState.Open ? null : opening.AddDays(30), 1,
            ];
        }
    }

    /// <summary>What an obligation of this kind is about.</summary>
    private static string AboutKind(string kind) => kind switch
    {
        "duty.acknowledge" => "charge",
        "review.comment" => "debriefer",
        _ => kind[..kind.IndexOf('.', StringComparison.Ordinal)] switch { "duty" => "duty-task", "ballot" => "group", var noun => noun },
    };
}

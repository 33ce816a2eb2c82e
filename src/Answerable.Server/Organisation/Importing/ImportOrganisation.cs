using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>Zone and vocabulary for a database that is not set up: the file's root becomes the organisation's.</summary>
internal sealed record NewOrganisation(string Zone, string Vocabulary);

/// <summary>What the files would do, or did.</summary>
internal sealed record RosterPlan(UnitPlan Units, PostPlan? Posts)
{
    public RowCounts UnitCounts { get; } = RowCounts.Of(Units.Rows);

    public RowCounts PostCounts { get; } = Posts is null ? RowCounts.None : RowCounts.Of(Posts.Rows);

    public bool IsGood => UnitCounts.Refused == 0 && PostCounts.Refused == 0;

    public bool ChangesNothing => UnitCounts.Written == 0 && PostCounts.Written == 0;

    public int Differing => UnitCounts.Differing + PostCounts.Differing;
}

/// <summary>
/// Takes a roster in: all of it or, when asked, its good rows; what is stored already is compared and never changed.
/// One transaction and one ledger line, with the files' hashes and the counts.
/// </summary>
internal sealed class ImportOrganisation(Db db, ImportGate gate, TimeProvider clock)
{
    /// <summary>Told what is being done and how many rows of how many are done.</summary>
    public Action<string, int, int>? Progress { get; set; }

    private const long LockKey = 0x414E5349;

    /// <summary>What the files would do; nothing is written.</summary>
    public Task<RosterPlan> Preview(Actor by, RosterFile? units, RosterFile? posts) => Preview(by, () => (units, posts));

    /// <param name="open">Opens the files when it is their turn.</param>
    public async Task<RosterPlan> Preview(Actor by, Func<(RosterFile? Units, RosterFile? Posts)> open)
    {
        using var inside = await gate.Enter();
        var (units, posts) = open();
        return await Plan(by, units, posts, null, clock.ReadNow());
    }

    /// <param name="units">Null when only posts are brought.</param>
    /// <param name="goodRows">Write the good rows although others are refused.</param>
    /// <returns>What was done; nothing was written when rows are refused and <paramref name="goodRows"/> is false.</returns>
    public async Task<RosterPlan> Run(Actor by, RosterFile? units, RosterFile? posts, bool goodRows, NewOrganisation? found = null,
        Guid? id = null, CancellationToken cancel = default)
    {
        var now = clock.ReadNow();
        if (found is not null)
        {
            Require.That(TimeZoneInfo.TryFindSystemTimeZoneById(found.Zone, out _), RosterRefusals.UnknownZone);
            Require.That(Vocabulary.Codes.Contains(found.Vocabulary), RosterRefusals.UnknownVocabulary);
        }
        using var inside = await gate.Enter(cancel);
        RosterPlan plan = null!;
        await db.InTransaction(async () =>
        {
            await HoldOffOthers(cancel);
            plan = await Plan(by, units, posts, found, now);
            if ((!plan.IsGood && !goodRows) || plan.ChangesNothing) return;
            await Write(by, plan, now, cancel);
            Generation.Next(db);
            if (found is not null) await Found(by, found, plan, now);
            RecordImport(by, id ?? Ids.New(now), units, posts, plan, now);
            await db.SaveChangesAsync(cancel);
        }, cancel);
        return plan;
    }

    private async Task<RosterPlan> Plan(Actor by, RosterFile? unitFile, RosterFile? postFile, NewOrganisation? found, DateTimeOffset now)
    {
        var settings =
            await (from s in db.Set<OrganisationSettings>()
                   join u in db.Set<Unit>() on s.RootUnitId equals u.Id
                   select new
                   {
                       s.Zone,
                       u.Path
                   }).SingleOrDefaultAsync();
        Require.That(settings is not null || found is not null, RosterRefusals.NotSetUp);
        Require.That(settings is null || found is null, RosterRefusals.AlreadySetUp);
        Require.None(Administrations.AgainstImporting(by));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings?.Zone ?? found!.Zone);
        var unitRows = Beside(unitFile, () => UnitRows.Read(unitFile));
        var postRows = Beside(postFile, () => postFile is null ? null : PostRows.Read(postFile, Dates.On(now, zone)));
        Progress?.Invoke("read", unitRows.All.Count, unitRows.All.Count);
        var units = await UnitPlan.Make(db, unitRows, postRows?.All.Select(p => p.UnitCode) ?? [], now);
        if (settings is not null && !by.Has(Right.SystemAdministration, settings.Path))
        {
            foreach (var row in units.Added) row.Refuse(OrganisationRefusals.NotAdministrator);
            foreach (var row in units.Filled.ToList()) row.Stored(null);
        }
        var posts = postRows is null ? null : PostPlan.Make(by, postRows, units, await PostFacts.Load(db, postRows, now), zone, now);
        return new(units, posts);
    }

    private static T Beside<T>(RosterFile? file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Refused refused) when (file?.Field is { } field)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At(field))]);
        }
    }

    /// <summary>On PostgreSQL, holds other writers of the roster off until the end; SQLite's transaction does so by itself.</summary>
    /// <exception cref="Refused">Another server imports.</exception>
    private async Task HoldOffOthers(CancellationToken cancel)
    {
        if (db.Provider != Provider.Postgres) return;
        var free = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").SingleAsync(cancel);
        Require.That(free, RosterRefusals.ImportRunning);
        await db.Database.ExecuteSqlRawAsync(
            "LOCK TABLE organisation_settings, organisation_unit, organisation_post, organisation_appointment, organisation_right, " +
            "organisation_membership, organisation_waiting_act, people_person IN SHARE ROW EXCLUSIVE MODE", cancel);
    }

    private async Task Write(Actor by, RosterPlan plan, DateTimeOffset now, CancellationToken cancel)
    {
        var added = plan.Units.Added.Where(u => u.Reason is null);
        await BulkInsert.Write(db, RosterColumns.Units, RosterColumns.OfUnits(now), added,
            n => Progress?.Invoke("write", n, plan.Units.Added.Count), cancel);
        foreach (var row in plan.Units.Filled) (await db.Set<Unit>().SingleAsync(u => u.Code == row.Code, cancel)).FillLevel(by, row.Level);
        if (plan.Posts is not { } posts) return;
        await BulkInsert.Write(db, "people_person", RosterColumns.OfPersons, posts.Persons, null, cancel);
        await BulkInsert.Write(db, "organisation_post", RosterColumns.OfPosts, posts.Posts,
            n => Progress?.Invoke("posts", n, posts.Posts.Count), cancel);
        await BulkInsert.Write(db, "organisation_appointment", RosterColumns.OfAppointments, posts.Appointments, null, cancel);
        await BulkInsert.Write(db, "organisation_right", RosterColumns.OfRights(now), posts.Rights, null, cancel);
        await BulkInsert.Write(db, "organisation_membership", RosterColumns.OfSeats, posts.Seats, null, cancel);
        db.AddRange(posts.Waiting);
    }

    private async Task Found(Actor by, NewOrganisation found, RosterPlan plan, DateTimeOffset now)
    {
        var root = new UnitId(plan.Units.Added[0].Id);
        db.Add(new OrganisationSettings { RootUnitId = root, Zone = found.Zone, Vocabulary = found.Vocabulary, SetUpAt = now });
        var unit = await db.Set<Unit>().SingleAsync(u => u.Id == root);
        foreach (var shipped in ShippedCalendar.For(found.Zone)) db.Add(unit.TakeYear(by, shipped.Draft(), null, now, now));
    }

    private void RecordImport(Actor by, Guid id, RosterFile? units, RosterFile? posts, RosterPlan plan, DateTimeOffset now)
    {
        var root = plan.Units.Rows.FirstOrDefault(r => r.Path is not null && UnitPath.Depth(r.Path) == 1)?.Id;
        var body = new
        {
            units = units is null ? null : new { file = units.Name, sha256 = units.Sha256, counts = plan.UnitCounts },
            posts = posts is null ? null
                : new
                {
                    file = posts.Name, sha256 = posts.Sha256, counts = plan.PostCounts, persons = plan.Posts!.Persons.Count,
                    rights = plan.Posts.Rights.Count, waiting = plan.Posts.Waiting.Count
                },
        };
        LedgerWriter.Add(db,
            new(new(Ids.New(now)), null, now, by.Person, by.Post, null, by.Verb, "import.made", new("import", id),
                root is null ? by.Unit : new UnitId(root.Value), body));
    }
}

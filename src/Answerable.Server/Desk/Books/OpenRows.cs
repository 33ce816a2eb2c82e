using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Desk;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>
/// What is open of a unit's posts and can be answered by a workbook: duties to acknowledge and to report, findings to plan and to claim as
/// done, and the report of a round with its sections.
/// </summary>
internal sealed class OpenRows(Db db, SessionReads reads, DebriefQueries debriefs)
{
    private static readonly string[] Kinds = [DutyKinds.Acknowledge.Code, DutyKinds.Discharge.Code, RectificationKinds.Plan.Code,
        RectificationKinds.Repair.Code, DebriefKinds.File.Code];

    private sealed record Owes(string Kind, Guid ObjectId, string Subject, DateOnly DueOn, PostId Post, string PostCode, string PostName,
        string UnitCode, string Unit);

    public async Task<IReadOnlyList<HandedRow>> Of(UnitId unit, Words words, DateTimeOffset now)
    {
        Right[] apart = [.. Enum.GetValues<Right>().Where(Administrations.IsApart)];
        var owed = await (from o in db.Set<Obligation>()
                          join p in db.Set<Post>() on o.OwnerId equals p.Id
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          where p.UnitId == unit && o.State == ObligationState.Open && Kinds.Contains(o.Kind) && !p.IsCollective
                              && !db.Set<StandingRight>().Any(r => r.PostId == p.Id && apart.Contains(r.Right) && r.IsInForce(now))
                          orderby p.Code, o.DueOn, o.Id
                          select new Owes(o.Kind, o.ObjectId, o.Subject, o.DueOn, p.Id, p.Code, p.Name, u.Code, u.Name))
            .Take(UnitBook.MaxRows + 1).ToListAsync();
        var versions = await Versions(owed);
        var rows = new List<HandedRow>();
        foreach (var one in owed)
        {
            if (one.Kind == DebriefKinds.File.Code) rows.AddRange(await Report(one, words, now));
            else if (versions.TryGetValue(one.ObjectId, out var version))
                rows.Add(Row(one, words.Owed(one.Kind), one.Subject, version, ""));
        }
        Require.That(rows.Count <= UnitBook.MaxRows, BookRefusals.TooManyRows(UnitBook.MaxRows));
        return rows;
    }

    private static HandedRow Row(Owes of, string item, string matter, int version, string part) => new(of.UnitCode, of.Unit, of.PostCode,
        of.PostName, OneLine(item), OneLine(matter), LayoutTable.Day(of.DueOn), new(of.Kind, of.ObjectId, version, part));

    /// <summary>A cell that reads the same when it comes back.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A row for each finding that the report answers first, and for each section.</summary>
    private async Task<IEnumerable<HandedRow>> Report(Owes of, Words words, DateTimeOffset now)
    {
        var holder = await db.Set<Appointment>().Where(a => a.PostId == of.Post && a.IsInForce(now)).OrderBy(a => a.Kind)
            .Select(a => (PersonId?)a.PersonId).FirstOrDefaultAsync();
        if (holder is null) return [];
        var by = await reads.Actor(db, holder.Value, of.Post, now);
        if (await debriefs.Find(by, new DebrieferId(of.ObjectId)) is not { } writing) return [];
        var (version, asked) = (writing.Debrief.DraftVersion, writing.Round.Policy.ReportSections.Value);
        var answers = writing.Findings.Select(f => Row(of, words.Heading(ReportHeadings.Results, asked), f.Title, version,
            $"answer-{f.Id.Value:N}"));
        var sections = DebriefContent.Empty.Sections(asked).Select(s => Row(of, words.Heading(s.Field, asked), of.Subject, version,
            s.Field));
        return answers.Concat(sections);
    }

    private async Task<Dictionary<Guid, int>> Versions(List<Owes> owed)
    {
        var tasks = owed.Where(o => o.Kind == DutyKinds.Discharge.Code).Select(o => new DutyTaskId(o.ObjectId)).ToList();
        var charges = owed.Where(o => o.Kind == DutyKinds.Acknowledge.Code).Select(o => new DutyChargeId(o.ObjectId)).ToList();
        var repairs = owed.Where(o => o.Kind == RectificationKinds.Plan.Code || o.Kind == RectificationKinds.Repair.Code)
            .Select(o => new RectificationId(o.ObjectId)).Distinct().ToList();
        var found = (await db.Set<DutyTask>().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.Version }).ToListAsync())
            .ToDictionary(t => t.Id.Value, t => t.Version);
        foreach (var c in await db.Set<DutyCharge>().Where(c => charges.Contains(c.Id)).Select(c => new { c.Id, c.Version }).ToListAsync())
            found[c.Id.Value] = c.Version;
        foreach (var r in await db.Set<Rectification>().Where(r => repairs.Contains(r.Id)).Select(r => new { r.Id, r.Version })
            .ToListAsync()) found[r.Id.Value] = r.Version;
        return found;
    }
}

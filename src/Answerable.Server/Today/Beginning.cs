using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Today;

/// <summary>What an organisation does once before its first round.</summary>
internal enum BeginningStep { Roster, Invitations, Duties, Policy, Round }

/// <summary>A line of the checklist.</summary>
/// <param name="Link">Where the reader does it; null where another post does.</param>
internal sealed record BeginningLine(BeginningStep Step, bool IsDone, string? Link);

/// <summary>The checklist of whoever begins: read from what is there, and gone when all of it is.</summary>
internal sealed class Beginning(Db db)
{
    /// <returns>Nothing for whoever neither organises nor administers the whole, and when all is done.</returns>
    public async Task<IReadOnlyList<BeginningLine>> Steps(Actor by, string root, DateTimeOffset now)
    {
        if (!by.HasAny(root, Right.Organise, Right.SystemAdministration, Right.SecurityAdministration)) return [];
        var administering = db.Set<StandingRight>().Where(r => r.IsInForce(now)
            && (r.Right == Right.SystemAdministration || r.Right == Right.SecurityAdministration || r.Right == Right.Audit));
        var there = await db.Set<OrganisationSettings>().Select(s => new
        {
            Roster = db.Set<Unit>().Any(u => u.ParentId != null),
            // Administrators come in to begin with, and whoever reads this has come in as well.
            Invitations = db.Set<Account>().Any(a => a.PersonId != by.Person && !db.Set<Appointment>().Any(p => p.PersonId == a.PersonId
                && p.IsInForce(now) && administering.Any(r => r.PostId == p.PostId))),
            Duties = db.Set<DutyList>().Any(l => l.State != DutyListState.Draft),
            // A round that was opened has a policy of its own, adopted or not.
            Policy = db.Set<PolicyAdoption>().Any(a => a.IsInForce(now)) || db.Set<Round>().Any(r => r.State != RoundState.Draft),
            Round = db.Set<Round>().Any(r => r.State != RoundState.Draft),
        }).SingleAsync();
        if (there is { Roster: true, Invitations: true, Duties: true, Policy: true, Round: true }) return [];
        return
        [
            Line(BeginningStep.Roster, there.Roster, "/units/import", !Administrations.AgainstImporting(by).Any()),
            Line(BeginningStep.Invitations, there.Invitations, "/people/invitations",
                !Person.AgainstInviting(by, [root]).Any()),
            Line(BeginningStep.Duties, there.Duties, "/duties", !DutyList.AgainstDrafting(by, root).Any()),
            Line(BeginningStep.Policy, there.Policy, "/policies", !PolicyAdoption.AgainstAdopting(by, root).Any()),
            Line(BeginningStep.Round, there.Round, "/rounds/new", there.Policy && !Round.AgainstDrafting(by, root).Any()),
        ];
    }

    private static BeginningLine Line(BeginningStep step, bool isDone, string link, bool may) =>
        new(step, isDone, may && !isDone ? link : null);
}

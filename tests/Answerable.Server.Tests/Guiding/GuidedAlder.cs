using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Duties;
using Answerable.Server.Guiding;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Guiding;

/// <summary>The Education Department guides Alder County by the policy of the preset; its secretary organises in the own unit.</summary>
public abstract class GuidedAlder : IAsyncLifetime
{
    private protected static readonly DutyListDraft Heading = new("School safety", "secretary", new(2026, 1, 1), new(2026, 12, 31))
    { Source = new(SourceKind.Document, "Education paper 3") };

    private protected static readonly DutyItemDraft Item = new(1, "core-business", "Checks every school gate", "", null, new(2026, 6, 30));

    private protected readonly House house = new();

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await house.Grant("YE-head", Right.Organise, "YE");
    }

    public Task DisposeAsync() => house.DisposeAsync();

    private protected async Task<GuidanceId> Guides(GuidanceKind kind = GuidanceKind.Industry, DateOnly? from = null)
    {
        if (!await house.Read(db => db.Set<PolicyAdoption>().AnyAsync()))
            await house.Scope(async s => await s.GetRequiredService<AdoptPolicy>().Run(await house.Actor("olga"), await house.UnitId("Y"),
                RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), new(2026, 1, 5)));
        return await house.Scope(async s => await s.GetRequiredService<BeginGuidance>().Run(await house.Actor("sysadmin"),
            await house.UnitId("YA"), "YE", kind, from));
    }

    private protected async Task<DutyListId> Draft(string person, GuidanceId guidance)
    {
        var by = await house.Actor(person);
        return await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(by, by.Unit!.Value, Heading, null, guidance));
    }

    private protected Task Write(DutyListId list) => house.Do<WriteDutyItem>("emil", (a, by) => a.Run(by, list, Item));

    private protected async Task<DutyListId> Issued(GuidanceId guidance)
    {
        var list = await Draft("emil", guidance);
        await Write(list);
        await house.Do<IssueDutyList>("emil", (a, by) => a.Run(by, list, null));
        return list;
    }

    private protected Task<List<string>> Charged(DutyListId list) => house.Read(db => db.Set<DutyCharge>().Where(c => c.ListId == list)
        .Join(db.Set<Post>(), c => c.PostId, p => p.Id, (c, p) => p.Code).Order().ToListAsync());

    private protected Task<DutyTaskId> Task(DutyListId list) => house.Read(db => db.Set<DutyTask>().Where(t => t.ListId == list)
        .OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());

    private protected async Task<BothLines> Lines(string reader)
    {
        var (by, unit) = (await house.Actor(reader), await house.UnitId("YA"));
        return await house.Scope(s => s.GetRequiredService<BurdenQueries>().Of(by, unit, new(2026, 1, 5), house.Clock.ReadNow()));
    }

    private protected static Func<DraftDutyList, Actor, Task> Drafting(GuidanceId guidance) =>
        (a, by) => a.Run(by, by.Unit!.Value, Heading, null, guidance);

    private protected static Func<InspectGuided, Actor, Task> Inspecting(GuidanceId guidance, PostId owner) =>
        (a, by) => a.Run(by, guidance, new(owner, "Open gates", "Two stood open.", "core-business", RectificationKind.StagedFix));

    private protected async Task<List<string>> Refused<T>(string person, Func<T, Actor, Task> act) where T : notnull =>
        await Refused(await house.Actor(person), act);

    private protected async Task<List<string>> Refused<T>(Actor by, Func<T, Actor, Task> act) where T : notnull
    {
        try
        {
            await house.Scope(s => act(s.GetRequiredService<T>(), by));
            return [];
        }
        catch (Refused refused)
        {
            return [.. refused.Refusals.Select(r => r.Code).Distinct()];
        }
        catch (NotVisible)
        {
            return ["not-visible"];
        }
    }
}

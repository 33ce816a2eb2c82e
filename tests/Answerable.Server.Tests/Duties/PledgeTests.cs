using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Duties;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>A pledge letter is read, signed by its holder, printed, and counted on the list.</summary>
public sealed class PledgeTests(House house) : CascadeWalk(house), IClassFixture<House>
{
    [Fact]
    public async Task A_letter_is_signed_by_its_holder_and_says_when_a_duty_changed_afterwards()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var duty = await Issued(olga, "Lamps", "Every lamp is lit", new(SourceKind.Document, "Letter 40"), "YA");
        await olga.Get(duty);
        var charge = olga.Page.QuerySelector("a[href^='/duties/charges/']")!.GetAttribute("href")!;
        await olga.Get(charge);
        Assert.Empty(olga.Page.QuerySelectorAll("input[value=sign]"));
        var (by, id) = (await House.Actor("olga"), new DutyChargeId(IdIn(charge)));
        await Assert.ThrowsAsync<Refused>(() => House.Scope(s => s.GetRequiredService<SignPledge>().Run(by, id)));

        await anna.Get($"{charge}/letter");
        Assert.Contains("Not signed in the system", anna.Text);
        Assert.Contains("Letter 40", anna.Text);
        await anna.Get(charge);
        await anna.Submit("sign");
        Assert.Contains("acknowledged by Anna Alder", anna.Text);
        Assert.Contains("signed by Anna Alder, Alder Secretary", anna.Text);
        Assert.Empty(anna.Page.QuerySelectorAll("input[value=sign], input[value=acknowledge]"));

        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await anna.Get(duty);
        await anna.Submit("object", ("reason", "The mill lights its own."));
        await olga.Get(anna.Path);
        await olga.Submit("answer", ("how", "Reword"), ("rewording", "Every lamp of the county is lit"), ("answer", "Agreed."));
        await anna.Get($"{charge}/letter");
        Assert.Contains("Signed before a duty was changed on", anna.Text);
        Assert.Contains("Every lamp of the county is lit", anna.Text);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        await anna.Get(charge);
        await anna.Submit("sign");
        Assert.DoesNotContain("Signed before a duty was changed", anna.Text);
        foreach (var code in new[] { "boris", "asha", "secadmin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await House.SignedIn(code)).Get($"{charge}/letter")).Status);
    }

    [Fact]
    public async Task The_list_counts_the_letters_that_are_signed_and_finds_those_that_are_not()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", "Counted"), ("postKind", "secretary"), ("source", "Letter 41"));
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "core-business"), ("content", "Keep count"), ("layer", "First"));
        await olga.Get($"{list}/issue?unit=YA");
        await olga.Submit("issue");
        Assert.Contains("0 of 2 letters signed", olga.Text);
        await anna.Get($"/duties/tasks/{(await Tasks(list)).OrderBy(t => t.Path.Length).First().Id}");
        await anna.Get(anna.Page.QuerySelector("a[href^='/duties/charges/']")!.GetAttribute("href")!);
        await anna.Submit("sign");
        await olga.Get(list);
        Assert.Contains("1 of 2 letters signed", olga.Text);
        await olga.Get($"{list}/charges?signed=Open");
        Assert.Equal("Ash Town Ash Secretary", olga.Page.QuerySelector("#charges tbody a")!.TextContent.Trim());
        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync($"{list}/charges.csv?signed=Done"));
        Assert.Contains("Alder County,Alder Secretary,2026-01-15,2026-01-05,2026-01-05,Anna Alder,0,0", csv);
        Assert.DoesNotContain("Ash Town", csv);
        await anna.Get("/duties");
        Assert.Contains("Counted", anna.Text);
    }

    [Fact]
    public async Task The_successor_signs_anew_and_nobody_does_so_while_the_signer_is_in_the_post()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var duty = await Issued(olga, "Bridges", "Every bridge is walked once a year", new(SourceKind.Document, "Letter 42"), "YA");
        await anna.Get(duty);
        var charge = anna.Page.QuerySelector("a[href^='/duties/charges/']")!.GetAttribute("href")!;
        await anna.Get(charge);
        await anna.Submit("sign");
        var list = await House.Read(db => db.Set<DutyCharge>().Where(c => c.Id == new DutyChargeId(IdIn(charge))).Select(c => c.ListId)
            .SingleAsync());
        await olga.Get($"/duties/{list.Value}");
        Assert.Contains("1 of 2 letters signed", olga.Text);

        var now = House.Clock.ReadNow();
        var post = await House.PostId("YA-head");
        await EndTerm(now);
        await olga.Get($"/duties/{list.Value}");
        Assert.Contains("0 of 2 letters signed", olga.Text);
        await olga.Get($"/duties/{list.Value}/charges?signed=Left");
        Assert.Single(olga.Page.QuerySelectorAll("#charges tbody tr"));
        await olga.Get($"{charge}/letter");
        Assert.Contains("not by the present holder", olga.Text);
        await EndTerm(null);
        await olga.Get($"{charge}/letter");
        Assert.DoesNotContain("not by the present holder", olga.Text);

        Task EndTerm(DateTimeOffset? until) => House.Read(db => db.Set<Appointment>().Where(a => a.PostId == post)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Until, until)));
    }

    [Fact]
    public async Task The_days_to_acknowledge_are_those_of_the_policy_in_force_when_a_list_is_issued()
    {
        var olga = await House.SignedIn("olga");
        var before = await AcknowledgeBy(await Issued(olga, "Wells", "Every well is tested", new(SourceKind.Document, "Letter 43"), "YA"));
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40"));
        var (by, city) = (await House.Actor("olga"), await House.UnitId("Y"));
        var today = await House.Scope(s => s.GetRequiredService<OrganisationZone>().On(House.Clock.ReadNow()));
        await House.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(by, city, policy with
        {
            AcknowledgeDays = policy.AcknowledgeDays with { Value = 25 },
        }, today));
        var after = await AcknowledgeBy(await Issued(olga, "Pumps", "Every pump is tested", new(SourceKind.Document, "Letter 44"), "YA"));
        Assert.Equal((today.AddDays(DutyCharge.AcknowledgeDays), today.AddDays(25)), (before, after));

        Task<DateOnly> AcknowledgeBy(string duty) => House.Read(db =>
        {
            var id = new DutyTaskId(IdIn(duty));
            return db.Set<DutyCharge>().Where(c => db.Set<DutyTask>().Any(t => t.Id == id && t.ChargeId == c.Id))
                .Select(c => c.AcknowledgeBy).SingleAsync();
        });
    }
}

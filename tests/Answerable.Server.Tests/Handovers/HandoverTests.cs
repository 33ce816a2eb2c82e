using System.Net;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Handovers;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Difficulties;
using Answerable.Server.Handovers;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Handovers;

/// <summary>A post changes hands: what is open is listed, both sign, and nothing is lost, by page on both databases.</summary>
public sealed class HandoverTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Emil_hands_over_to_asha_and_both_sign()
    {
        var post = await house.PostId("YE-head");
        await house.Owes("YE-head", 0, "Late report");
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Finding("YE-head", title: "Hall stands idle");
        await house.Do<AskUpward>("emil", async (a, by) => await a.Run(by, await house.PostId("Y-chair"),
            new("Two teachers", "Two are lacking.", DifficultyNeed.People)));
        await Replace(post, "asha");
        var emil = await house.SignedIn("emil");
        await emil.Get($"/posts/{post.Value}");
        Assert.Contains("Emil Education hands over to Asha Ash", emil.Text);
        await emil.Get($"/handovers/of/{post.Value}");
        await emil.Submit("open");
        Assert.Equal(HttpStatusCode.OK, emil.Status);
        Assert.StartsWith("/handovers/", emil.Path);
        var id = emil.Path;
        Assert.Contains("Late; it became so under Emil Education", emil.Text);
        foreach (var title in new[] { "Late report", "Hall stands idle", "Two teachers" }) Assert.Contains(title, emil.Text);
        var found = await One(post);
        Assert.Equal(3, found.Items.Count);
        // The post owes the signatures, so whoever is in it has it on their list.
        Assert.Equal(1, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.OwnerId == post && o.Kind == "handover.sign"
            && o.State == ObligationState.Open)));

        // Signing without sentences is refused and names what is missing; what was typed is kept.
        var first = found.Items[0].Id.Value;
        await emil.Submit("give", ($"sentence-{first:N}", "It is half written."), ("name", "Emil Education"), ("do", "sign"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, emil.Status);
        Assert.Contains("Items without a sentence: 2, 3", emil.Text);
        Assert.Equal("It is half written.", (await One(post)).Items[0].Sentence);
        var all = found.Items.Select(i => ($"sentence-{i.Id.Value:N}", "Handed on.")).Append(("name", "Emil Education"))
            .Append(("do", "sign"));

        // Something comes in between: it is taken in before anybody signs.
        await house.Owes("YE-head", 5, "Came since");
        await emil.Get(id);
        await emil.Submit("give", [.. all]);
        Assert.Contains("1 items came or went", emil.Text);
        await emil.Get(id);
        await emil.Submit("renew");
        Assert.Contains("Came since", emil.Text);
        found = await One(post);
        await emil.Submit("give", [.. found.Items.Select(i => ($"sentence-{i.Id.Value:N}", "Handed on.")), ("name", "Somebody"),
            ("do", "sign")]);
        Assert.Contains("Sign with your own name", emil.Text);
        await emil.Submit("give", [.. found.Items.Select(i => ($"sentence-{i.Id.Value:N}", "Handed on.")), ("name", "Emil Education"),
            ("do", "sign")]);
        Assert.Equal(HttpStatusCode.OK, emil.Status);

        var asha = await house.SignedIn("asha", "zh-CN");
        await asha.Get(id);
        Assert.Contains("签字接收", asha.Text);
        await asha.Submit("receive", [.. found.Items.Skip(1).SelectMany(Ticks), .. Reserves(found.Items[0], "Late before my time."),
            ("name", "Asha Ash"), ("do", "save")]);
        Assert.Equal(HttpStatusCode.OK, asha.Status);
        await asha.Submit("receive", [.. found.Items.Skip(1).SelectMany(Ticks), .. Reserves(found.Items[0], "Late before my time."),
            ("name", "Asha Ash"), ("do", "sign")]);
        Assert.Equal(HttpStatusCode.OK, asha.Status);
        found = await One(post);
        Assert.Equal((HandoverState.Done, "Late before my time."), (found.State, found.Items[0].Reservation));
        Assert.Equal(0, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.OwnerId == post && o.Kind == "handover.sign"
            && o.State == ObligationState.Open)));
        // Nothing was lost: the post owes what it owed.
        Assert.Equal(2, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.OwnerId == post && o.ObjectKind == "person"
            && o.State == ObligationState.Open)));
        var line = await house.Read(db => db.Set<Line>().SingleAsync(l => l.ObjectId == found.Id.Value && l.Act == "handover.done"));
        var body = await house.Read(db => db.Set<LineBody>().Where(b => b.LineId == line.Id).Select(b => b.Json).SingleAsync());
        Assert.Contains(found.GiverId.Value.ToString(), body);
        Assert.Contains(found.ReceiverId.Value.ToString(), body);
        Assert.Contains("Late before my time.", (await emil.Get(id)).Text);
        Assert.Equal("handovers.done-already", await Code(() => house.Scope(async s =>
            await s.GetRequiredService<OpenHandover>().Run(await house.Actor("asha", "YE-head"), post))));
    }

    [Fact]
    public async Task A_witness_signs_for_a_giver_who_cannot_and_nobody_else_does()
    {
        var post = await house.PostId("YA1-head");
        await Replace(post, "mila", "Mila New");
        var id = await house.Scope(async s => await s.GetRequiredService<OpenHandover>().Run(await house.Actor("sysadmin"), post));
        // Whoever fills posts opens it and reads nothing of it.
        var sybil = await house.SignedIn("sysadmin");
        Assert.Equal(HttpStatusCode.NotFound, (await sybil.Get($"/handovers/{id.Value}")).Status);
        Assert.Contains("A handover from Asha Ash to Mila New is open", (await sybil.Get($"/posts/{post.Value}")).Text);
        foreach (var who in new[] { "sysadmin", "secadmin", "boris", "carl" })
            await Assert.ThrowsAsync<NotVisible>(() => GiveFor(who, id));
        Assert.Equal("handovers.not-witness", await Code(() => GiveFor("auditor", id)));
        Assert.Equal("handovers.not-witness", await Code(() => GiveFor("mila", id)));
        var chen = await house.SignedIn("chen");
        await chen.Get($"/handovers/{id.Value}");
        await chen.Submit("give-for", ("reason", "Gone abroad."), ("name", "Chen Chair"));
        Assert.Equal(HttpStatusCode.OK, chen.Status);
        Assert.Contains("for Asha Ash", chen.Text);
        Assert.Contains("Gone abroad.", chen.Text);
        await house.Scope(async s => await s.GetRequiredService<ReceiveHandover>().Run(await house.Actor("mila"), id, "Mila New"));
        Assert.Equal(HandoverState.Done, (await One(post)).State);
    }

    [Fact]
    public async Task The_list_has_those_of_a_subtree_and_a_stranger_sees_none()
    {
        var post = await house.PostId("YB1-head");
        await Replace(post, "bea", "Bea Before");
        await Replace(post, "ben", "Ben Behind");
        var id = await house.Scope(async s => await s.GetRequiredService<OpenHandover>().Run(await house.Actor("ben"), post));
        var olga = await house.SignedIn("olga");
        Assert.Contains(id.Value.ToString(), (await olga.Get("/handovers?unit=YB&standing=Open")).Html);
        Assert.DoesNotContain(id.Value.ToString(), (await olga.Get("/handovers?unit=YA")).Html);
        Assert.DoesNotContain(id.Value.ToString(), (await olga.Get("/handovers?standing=Signed")).Html);
        Assert.Contains("Bea Before", (await olga.Get("/handovers.csv")).Html);
        var carl = await house.SignedIn("carl");
        Assert.DoesNotContain(id.Value.ToString(), (await carl.Get("/handovers")).Html);
        Assert.Equal(HttpStatusCode.NotFound, (await carl.Get($"/handovers/{id.Value}")).Status);
        // An overseer who may not see what an item is about reads no title of it.
        await olga.Get($"/handovers/{id.Value}");
        await olga.Submit("withdraw", ("reason", "Another comes."));
        Assert.Contains("withdrawn", olga.Text);
        Assert.Contains("Another comes.", olga.Text);
    }

    private static IEnumerable<(string, string)> Ticks(HandoverItem i) =>
        [($"tick-{i.Id.Value:N}", "true"), ($"reservation-{i.Id.Value:N}", "")];

    private static IEnumerable<(string, string)> Reserves(HandoverItem i, string text) => [($"reservation-{i.Id.Value:N}", text)];

    private Task GiveFor(string who, HandoverId id) => house.Scope(async s =>
        await s.GetRequiredService<GiveHandoverFor>().Run(await house.Actor(who), id, who, "Gone."));

    private Task<Handover> One(PostId post) => house.Read(db => db.Set<Handover>().AsNoTracking()
        .Include(h => h.Items.OrderBy(i => i.Number)).SingleAsync(h => h.PostId == post));

    private Task Replace(PostId post, string person, string? name = null) => house.Scope(async s =>
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.GetRequiredService<AppointToPost>().Run(await house.Actor("sysadmin"), post, AppointmentKind.Holder, person, name);
    });

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<Refused>(work)).Refusals.Single().Code;
}

using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Duties;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>A duty is in force from issue; what is said against it is answered by who issued it.</summary>
public sealed class ObjectionTests(House house) : CascadeWalk(house), IClassFixture<House>
{
    [Fact]
    public async Task An_objection_goes_to_the_issuer_who_words_the_duty_otherwise_for_that_post_alone()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var (list, duty) = await Dated(olga, "Bridges", "Repair all nine bridges");
        await anna.Get(duty);
        Assert.Contains("Acknowledging proves knowledge and moves no date", anna.Text);
        await anna.Submit("object", ("reason", ""), ("wish", "Four bridges"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("Four bridges", anna.Html);
        await anna.Submit("object", ("reason", "Five belong to the railway."));
        Assert.Contains("Yunsample City owes the answer by", anna.Text);
        var objection = anna.Path;
        // It stays owed by its date meanwhile.
        Assert.Equal([(DutyKinds.Discharge.Code, ObligationState.Open)], await Owed(duty));
        await anna.Get(duty);
        Assert.Empty(anna.Page.QuerySelectorAll("input[value=object]"));
        Assert.Contains("Five belong to the railway.", anna.Text);

        await olga.Get("/");
        Assert.Contains("Answer an objection to a duty", olga.Text);
        await olga.Get(list);
        Assert.Contains("1 waits for an answer", olga.Text);
        await olga.Get(objection);
        await olga.Submit("answer", ("how", "Reword"), ("rewording", "Repair four bridges"), ("answer", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("answer", ("answer", "Agreed with the railway."));
        Assert.Contains("It reads now: Repair four bridges", olga.Text);
        Assert.Contains("Objection", olga.Page.QuerySelector("#chain")!.TextContent);
        Assert.Equal([(DutyKinds.Discharge.Code, ObligationState.Open), (DutyKinds.Discharge.Code, ObligationState.Waived)],
            (await Owed(duty)).Order());
        Assert.Equal([(DutyKinds.Objection.Code, ObligationState.Discharged)], await Owed(objection));
        await anna.Get("/");
        Assert.Contains("Repair four bridges", anna.Text);
        await anna.Get(duty);
        Assert.Contains("worded the duty otherwise upon an objection", anna.Text);
        var other = (await Tasks(list)).Single(t => t.Path.EndsWith("YA1/", StringComparison.Ordinal));
        Assert.Equal("Repair all nine bridges", other.Content);
        Assert.Equal(0, await Compared());
    }

    [Fact]
    public async Task A_whole_list_is_objected_to_and_dropped_and_nothing_of_it_is_owed()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var (list, duty) = await Dated(olga, "Ferries", "Run the ferry");
        await anna.Get(duty);
        var charge = anna.Page.QuerySelector("a[href^='/duties/charges/']")!.GetAttribute("href")!;
        await anna.Get(charge);
        await anna.Submit("object", ("reason", "There is no river in the county."));
        var objection = anna.Path;
        await anna.Get(charge);
        Assert.NotEmpty(anna.Page.QuerySelectorAll("input[value=acknowledge]"));
        await olga.Get(objection);
        Assert.DoesNotContain("word it otherwise", olga.Text);
        await olga.Submit("answer", ("how", "Drop"), ("answer", "Right."));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal([(DutyKinds.Discharge.Code, ObligationState.Waived)], await Owed(duty));
        Assert.Equal([(DutyKinds.Acknowledge.Code, ObligationState.Waived)], await Owed(charge));
        await anna.Get(charge);
        Assert.Empty(anna.Page.QuerySelectorAll("input[value=acknowledge], input[value=object]"));
        Assert.Contains("released", anna.Text);
        await olga.Get($"{list}/charges");
        Assert.Contains("released", olga.Text);
        Assert.Equal(0, await Compared());
    }

    [Fact]
    public async Task Where_the_list_says_so_nothing_is_owed_until_the_answer()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var (_, duty) = await Dated(olga, "Wells", "Clean every well", ("suspends", "true"));
        await anna.Get(duty);
        await anna.Submit("object", ("reason", "They are dry."));
        var objection = anna.Path;
        Assert.Equal([(DutyKinds.Discharge.Code, ObligationState.Waived)], await Owed(duty));
        Assert.Equal(0, await Compared());
        await anna.Submit("withdraw");
        Assert.Contains((DutyKinds.Discharge.Code, ObligationState.Open), await Owed(duty));
        Assert.Equal([(DutyKinds.Objection.Code, ObligationState.Waived)], await Owed(objection));
        Assert.Equal(0, await Compared());
    }

    [Fact]
    public async Task Nobody_else_objects_and_who_objects_does_not_answer_and_strangers_see_nothing()
    {
        var olga = await House.SignedIn("olga");
        var (_, duty) = await Dated(olga, "Mills", "Keep the mills");
        await olga.Get(duty);
        Assert.Empty(olga.Page.QuerySelectorAll("input[value=object]"));
        var (id, said) = (new DutyTaskId(IdIn(duty)), new DutyObjectionDraft("No"));
        var (by, anna, chen) = (await House.Actor("olga"), await House.Actor("anna"), await House.Actor("chen"));
        await Assert.ThrowsAsync<Refused>(() => House.Scope(s => s.GetRequiredService<ObjectToDuty>().Run(by, id, said)));
        var made = await House.Scope(s => s.GetRequiredService<ObjectToDuty>().Run(anna, id, said));
        foreach (var code in new[] { "boris", "asha", "secadmin" })
        {
            var other = await House.Actor(code);
            await Assert.ThrowsAsync<NotVisible>(() => House.Scope(s => s.GetRequiredService<RejectObjection>().Run(other, made, "No")));
            Assert.Equal(HttpStatusCode.NotFound, (await (await House.SignedIn(code)).Get($"/duties/objections/{made.Value}")).Status);
        }
        var own = await Assert.ThrowsAsync<Refused>(() =>
            House.Scope(s => s.GetRequiredService<UpholdObjection>().Run(anna, made, "Yes")));
        Assert.Equal("duties.not-judge", own.Refusals[0].Code);
        var late = await Assert.ThrowsAsync<Refused>(() =>
            House.Scope(s => s.GetRequiredService<WithdrawObjection>().Run(chen, made)));
        Assert.Equal("duties.not-holder", late.Refusals[0].Code);
        var calls = new ApiCalls(await House.SignedIn("olga"));
        await calls.Get($"/api/duties/objections/{made.Value}");
        Assert.Equal(["upholding", "rejection"], calls.Body.GetProperty("acts").EnumerateArray().Select(a => a.GetString()));
        await calls.Post($"/api/duties/objections/{made.Value}/rejection", new { answer = "They are the county's." });
        Assert.Equal("Rejected", calls.Body.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Silence_is_shown_to_the_unit_above_after_the_days_for_it()
    {
        var olga = await House.SignedIn("olga");
        var (list, _) = await Dated(olga, "Silence", "Keep the lamps lit");
        await olga.Get(list);
        Assert.DoesNotContain("not acknowledged in time", olga.Text);
        House.Clock.Advance(TimeSpan.FromDays(DutyCharge.AcknowledgeDays + 1));
        try
        {
            olga = await House.SignedIn("olga");
            await olga.Get(list);
            Assert.Contains("2 not acknowledged in time", olga.Text);
            await olga.Get($"{list}/charges?acknowledged=Late");
            Assert.Equal(2, olga.Page.QuerySelectorAll("#charges tbody tr").Length);
            await olga.Get("/duties/take-up?unit=YA&gap=Unacknowledged");
            Assert.Contains("Silence Alder County Alder Secretary · not acknowledged in time", olga.Text);
        }
        finally
        {
            House.Clock.Return();
        }
    }

    private async Task<(string List, string Duty)> Dated(Visitor olga, string title, string content, params (string, string)[] more)
    {
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", [("title", title), ("postKind", "secretary"), ("source", "Letter 20"), .. more]);
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "core-business"), ("content", content), ("due", "2026-06-30"));
        await olga.Get($"{list}/issue?unit=YA");
        await olga.Submit("issue");
        return (list, $"/duties/tasks/{(await Tasks(list)).OrderBy(t => t.Path.Length).First().Id}");
    }

    private Task<List<(string, ObligationState)>> Owed(string about) => House.Read(async db =>
    {
        var id = IdIn(about);
        return (await db.Set<Obligation>().Where(o => o.ObjectId == id).ToListAsync()).ConvertAll(o => (o.Kind, o.State));
    });

    /// <summary>Where the book of obligations is not what the objects await.</summary>
    private Task<long> Compared() => House.Scope(async s =>
    {
        var check = s.GetServices<ICheck>().Single(c => c.Name == "obligations");
        return (await check.Run(default)).Wrong;
    });
}

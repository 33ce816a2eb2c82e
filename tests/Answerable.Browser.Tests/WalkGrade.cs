namespace Answerable.Browser.Tests;

/// <content>Steps 7 to 10: papers, grades, repair, the next round.</content>
internal sealed partial class Walk
{
    /// <summary>Step 7: one group paper by paper with keys, the other from a machine's file; both tellers.</summary>
    public async Task CountThePapers()
    {
        var organiser = await At("organiser");
        await organiser.Visit($"/ballots/round/{round}");
        if (await organiser.Form("hand-out").CountAsync() > 0)
        {
            await organiser.Send("hand-out");
            await organiser.Taken("hand out papers");
        }
        await organiser.Visit($"/ballots/round/{round}");
        var groups =
            await organiser.Page.Locator("main a[href^='/ballots/']")
                .EvaluateAllAsync<string[]>(
                    "all => [...new Set(all.map(a => a.getAttribute('href').split('/')[2]).filter(x => x.length === 36))]");
        Assert.Equal(2, groups.Length);
        foreach (var teller in new[] { "teller1", "teller2" })
        {
            await ByKeys(await At(teller), groups[0]);
            await ByMachine(await At(teller), groups[1]);
        }
        await organiser.Visit($"/ballots/round/{round}");
        await organiser.Look("ballots-agreed");
    }

    private async Task ByKeys(Seat teller, string group)
    {
        await teller.Visit($"/ballots/{group}/enter");
        await teller.Send("whole", ("issued", "9"), ("returned", "9"), ("spoiled", "0"));
        await teller.Taken("papers in whole");
        await teller.Look("teller");
        teller.Step();
        for (var paper = 0; paper < 9; paper++)
        {
            foreach (var _ in debriefers) await teller.Page.Keyboard.PressAsync(paper < 6 ? "1" : "2");
            await teller.Posting(() => teller.Page.Keyboard.PressAsync("Enter"));
            await teller.Taken("a paper by keys");
        }
        await teller.Send("submit");
        await teller.Taken("submit the papers");
        Figure("nine papers by keys", teller);
    }

    private static async Task ByMachine(Seat teller, string group)
    {
        await teller.Visit($"/ballots/{group}/enter");
        await teller.Send("whole", ("issued", "12"), ("returned", "12"), ("spoiled", "0"));
        await teller.Taken("papers in whole");
        await teller.Visit($"/ballots/{group}/machine");
        await teller.Look("machine");
        var file = Path.Combine(Path.GetTempPath(), $"machine-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(file,
            "post_code,good,fairly-good,average,poor,cannot_judge,unmarked\nW01-01,8,3,0,0,1,0\nW02-01,8,4,0,0,0,0\nW03-01,7,4,1,0,0,0\n");
        await teller.Send("machine", ("file", file));
        File.Delete(file);
        await teller.Taken("machine file");
        await teller.Visit($"/ballots/{group}/enter");
        await teller.Send("submit");
        await teller.Taken("submit the machine's count");
    }

    /// <summary>Step 8: components entered and confirmed, grades decided, fed back, published; one differs with a reason.</summary>
    public async Task Grade()
    {
        var organiser = await At("organiser");
        await organiser.Visit($"/appraisals/round/{round}");
        if (await organiser.Form("start").CountAsync() > 0)
        {
            await organiser.Send("start");
            await organiser.Taken("start the appraisal");
        }
        var officers = new[] { await At("organiser"), await At("inspector") };
        foreach (var debriefer in debriefers)
        {
            foreach (var component in new[] { "verification", "routine" })
            {
                var enterer = await May(officers, $"/appraisals/{debriefer}/components/{component}", "enter");
                await enterer.Send("enter", ("hundredths", "92"), ("documentReference", "Doc 7"));
                await enterer.Taken("enter");
                var confirmer = await May(officers, $"/appraisals/{debriefer}/components/{component}", "confirm");
                await confirmer.Send("confirm");
                await confirmer.Taken("confirm");
            }
            await Decide(debriefer, debriefer == debriefers[0]);
        }
        await organiser.Visit($"/appraisals/round/{round}");
        await organiser.Look("appraisals-decided");
        foreach (var debriefer in debriefers)
        {
            await organiser.Visit($"/appraisals/{debriefer}");
            await organiser.Look("sheet");
            await organiser.Send("feed-back");
            await organiser.Taken("feed back");
        }
        await organiser.Visit($"/appraisals/round/{round}");
        await organiser.Send("publish");
        await organiser.Taken("publish");
        var county = await At("county1");
        await county.Visit($"/appraisals/{debriefers[0]}");
        await county.Look("sheet-own");
    }

    private static async Task<Seat> May(IEnumerable<Seat> seats, string path, string form)
    {
        foreach (var seat in seats)
        {
            await seat.Visit(path);
            if (await seat.Form(form).CountAsync() > 0) return seat;
        }
        throw new InvalidOperationException($"nobody is shown the form '{form}' at {path}");
    }

    private async Task Decide(string debriefer, bool lower)
    {
        var recorder = await May([await At("organiser"), await At("chair")], $"/appraisals/{debriefer}/decide", "decide");
        await recorder.Look("decide");
        var boxes = recorder.Form("decide").Locator("input[type=checkbox]");
        for (var i = 0; i < await boxes.CountAsync(); i++) await recorder.Tick(boxes.Nth(i));
        await recorder.Send("decide", ("kind", "Graded"), ("gradeCode", lower ? "fairly-good" : "good"),
            ("reason", lower ? "The problem weighs more. 问题较为突出。" : ""), ("documentReference", "Minutes 3"), ("votesFor", "3"),
            ("chairVote", "For"));
        await recorder.Taken("decide");
    }

    /// <summary>Step 9: plan, approval, claim, and verification by somebody independent.</summary>
    public async Task Rectify()
    {
        var owner = await At("county1");
        await owner.Visit("/");
        await owner.Open(owner.Page.Locator("main a[href^='/rectifications/']").First);
        var id = Id(owner.Page.Url, 2);
        await owner.Look("rectification");
        await owner.Visit($"/rectifications/{id}/plan");
        await owner.Send("plan",
            [("kind", "StagedFix"), ("closeCondition", "Four meetings in a row held on their day. 连续四次按期召开。"), ("dueOn", "2026-05-30"),
                ("measures[0].text", "Calendar fixed. 固定日历。")], "file");
        await owner.Taken("plan");
        var judge = await May([await At("organiser"), await At("inspector")], $"/rectifications/{id}", "judge-plan");
        await judge.Send("judge-plan", [], "approve");
        await judge.Taken("approve");
        await owner.Visit($"/rectifications/{id}");
        await owner.Send("work", [("text", "All four held. 四次均已召开。"), ("evidence", "Register 2026")], "claim");
        await owner.Taken("claim");
        var verifier = await May([await At("inspector"), await At("organiser")], $"/rectifications/{id}", "verify");
        await verifier.Look("verify");
        await verifier.Send("verify", [("text", "Saw the register; asked three members. 查阅登记簿并走访三名党员。")], "close");
        await verifier.Taken("verify");
        await verifier.Look("rectification-closed");
    }

    /// <summary>Step 10: the next round opens with the finding first.</summary>
    public async Task OpenTheNextRound()
    {
        hall.Clock.GoTo(new(2027, 1, 5));
        var organiser = await At("organiser");
        await organiser.Visit("/rounds/new");
        await organiser.Look("round-next");
        organiser.Step();
        // What was confirmed for the last round is looked at anew.
        var numbers = organiser.Page.Locator("main form label:has(> input[name^='c-'])");
        foreach (var number in await numbers.AllAsync()) await number.ClickAsync();
        await organiser.Send("draft", ("meetingOn", "2027-01-26"));
        await organiser.Taken("next round");
        Figure("the next round, filled in from the last", organiser);
        await organiser.Send("open");
        await organiser.Taken("open the next round");
        var county = await At("county1");
        await county.Visit("/");
        await county.Open(county.Page.Locator("main a[href^='/debriefs/']").First);
        if (!county.Page.Url.EndsWith("/write", StringComparison.Ordinal))
            await county.Open(county.Page.Locator("main a[href$='/write']").First);
        await Assertions.Expect(county.Page.Locator("main select[name^='result-']")).ToHaveCountAsync(1);
        await county.Send("debrief", [], "check");
        Assert.Equal(422, county.LastStatus);
        await Assertions.Expect(county.Page.Locator(".an-errors").First).ToBeVisibleAsync();
        await county.Look("next-debrief-refused");
        var (result, sentence) = (await Name(county, "select[name^='result-']"), await Name(county, "textarea[name^='sentence-']"));
        await county.Send("debrief", (result, "Done"), (sentence, "Verified in March. 三月已验收。"));
        await Write(county);
        await county.Look("next-debrief-filed");
    }

    private static async Task<string> Name(Seat seat, string selector) =>
        await seat.Page.Locator($"main {selector}").First.GetAttributeAsync("name") ?? "";
}

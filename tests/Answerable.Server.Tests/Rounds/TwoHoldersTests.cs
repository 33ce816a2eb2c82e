using System.Net;
using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Ballots;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>Where a period has two holders, each is a debriefer of the own part, from the draft to the published sheet.</summary>
public sealed class TwoHoldersTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Papers_comments_findings_grades_and_sheets_tell_the_two_parts_apart()
    {
        await TwoHolders.Arrange(house);
        var round = await Meeting();
        var part = TwoHolders.Part(round);
        var names = (await house.Scope(s => s.GetRequiredService<DebrieferNames>().InRound(round.Id))).ToDictionary(d => d.Id);
        Assert.Equal((TwoHolders.Former, "Boris Birch"), (names[part].Post.Name, names[part].Post.Person));
        Assert.Equal((TwoHolders.Present, "Bruno Brook"), (names[round.Birch].Post.Name, names[round.Birch].Post.Person));

        // What was wrong in the former holder's days is put right by the post, whoever holds it now.
        await Meetings.Say(house, "chen", part, CommentKind.Problem, "Two village lists were copied.", raises: true);
        await Meetings.Say(house, "chen", round.Birch, CommentKind.Achievement, "The lists are new.");
        foreach (var id in new[] { round.Alder, round.Education }) await Meetings.Say(house, "chen", id, CommentKind.Achievement, "Good.");
        await Assert.ThrowsAsync<Refused>(() => Meetings.Say(house, "boris", part, CommentKind.Achievement, "Mine was good."));
        await Meetings.Close(house, round.Id);
        Assert.Equal(await house.PostId("YB-head"),
            await house.Read(db => db.Set<Finding>().Where(f => f.RaisedInRoundId == round.Id).Select(f => f.OwnerPostId).SingleAsync()));

        await Count(round);
        await Appraising.Act<StartAppraisals>(house, "olga", (a, by) => a.Run(by, round.Id));
        foreach (var id in round.Debriefers.Values) await Appraising.Score(house, id, 9000, 9000);
        foreach (var (id, grade) in new[] { (part, "fairly-good"), (round.Birch, "good"), (round.Alder, "good"), (round.Education,
            "good") })
            await Appraising.Decide(house, id, DebrieferDecision.Graded, grade, "As the ballot says.");

        // Before it is told to them, neither sees anything, and whoever holds the post now never sees the other's.
        var boris = await house.SignedIn("boris");
        await boris.Get($"/appraisals/{part.Value}");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        foreach (var id in round.Debriefers.Values) await Appraising.FeedBack(house, id);
        await boris.Get($"/appraisals/{part.Value}");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        Assert.Contains(TwoHolders.Former, boris.Text);
        await boris.Get($"/appraisals/{round.Birch.Value}");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        var bruno = await house.Actor("bruno");
        var today = new DateOnly(2026, 2, 1);
        Assert.Null(await house.Scope(s => s.GetRequiredService<SheetQueries>().Now(bruno, part, today)));
        Assert.NotNull(await house.Scope(s => s.GetRequiredService<SheetQueries>().Now(bruno, round.Birch, today)));
        await boris.Get($"/ballots/opinions/{part.Value}");
        Assert.Equal(HttpStatusCode.OK, boris.Status);

        await Appraising.Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        var copies = await house.Read(db => db.Set<PublishedSheet>().ToListAsync());
        Assert.Equal(4, copies.Count);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/round/{round.Id.Value}");
        Assert.Contains(TwoHolders.Former, olga.Text);
        Assert.Contains(TwoHolders.Present, olga.Text);
        await olga.Get($"/posts/{(await house.PostId("YB-head")).Value}");
        Assert.Contains("Boris Birch (2025-01-01 – 2025-08-31)", olga.Text);
    }

    /// <summary>Everybody reported and was heard; the meeting is on and papers are out.</summary>
    private async Task<ArrangedRound> Meeting()
    {
        var round = await Arrange.Open(house, "party-60-40", null, 5);
        foreach (var (person, id) in new[]
        {
            ("anna", round.Alder), ("bruno", round.Birch), ("boris", TwoHolders.Part(round)), ("emil", round.Education),
        })
        {
            await Reports.File(house, person, id, Reports.Good());
            await Reports.Accept(house, id);
        }
        await Meetings.Note(house, round.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting), ("YB1-head",
            PresenceRole.Observer));
        var chen = await house.Actor("chen");
        await house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null));
        foreach (var id in new[] { round.Alder, round.Birch, TwoHolders.Part(round) })
            await house.Scope(s => s.GetRequiredService<HearDebriefer>().Run(chen, id, AgendaOutcome.Presented));
        await Counting.HandOut(house, round);
        return round;
    }

    private async Task Count(ArrangedRound round)
    {
        foreach (var (group, papers) in new[] { ("A", 8), ("B", 12) })
            foreach (var teller in new[] { "tess", "tom" })
            {
                await Counting.Act<SayPapers>(house, teller, round, group, (a, by, id, v) => a.Run(by, id, v, papers, papers, 0));
                for (var i = 0; i < papers; i++)
                    await Counting.Act<EnterPaper>(house, teller, round, group, (a, by, id, v) => a.Run(by, id, v,
                        round.Debriefers.ToDictionary(d => d.Value, d => d.Key == "YB-head/former" ? '2' : '1')));
                await Counting.Submit(house, teller, round, group);
            }
    }
}

using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Reading;

/// <summary>A page of a round is about as long when 300 debrief in it as when 60 do; their sizes are printed.</summary>
public sealed class PageSizesTests(House house, ITestOutputHelper output) : IClassFixture<House>
{
    private const int Few = 60, Many = 300;

    [Fact]
    public async Task No_page_of_a_round_grows_with_those_who_debrief_in_it()
    {
        var (small, large) = (await Sizes(Few), await Sizes(Many));
        foreach (var (page, size) in small) output.WriteLine($"{page}: {size} bytes at {Few}, {large[page]} at {Many}");
        Assert.Empty(small.Where(page => large[page.Key] > page.Value * 1.5).Select(page => page.Key));
    }

    /// <summary>What the pages are long when so many debrief: of a draft, of a meeting that is on, of a round that is decided on.</summary>
    private async Task<Dictionary<string, int>> Sizes(int count)
    {
        var draft = await Crowd.Draft(house, count);
        var olga = await house.SignedIn("olga");
        var sizes = new Dictionary<string, int>();
        async Task Measure(string page, string address)
        {
            await olga.Get(address);
            Assert.Equal(System.Net.HttpStatusCode.OK, olga.Status);
            sizes[page] = olga.Html.Length;
        }
        var id = draft.Id.Value;
        await Measure("draft", $"/rounds/{id}");
        await Measure("debriefers", $"/rounds/{id}/debriefers");
        await Measure("officers", $"/rounds/{id}/officers");
        await house.Do<OpenRound>("olga", (a, by) => a.Run(by, draft.Id));
        await Measure("round", $"/rounds/{id}");
        await Measure("meeting", $"/reviews/{id}");
        await Meetings.Note(house, draft.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting));
        await house.Do<ConveneMeeting>("chen", (a, by) => a.Run(by, draft.Id, null));
        await Counting.HandOut(house, draft);
        await Count(draft);
        await Measure("meeting that is on", $"/reviews/{id}");
        await Measure("turn", $"/reviews/debriefers/{draft.Alder.Value}");
        await Measure("minutes", $"/reviews/{id}/minutes");
        await Measure("projector", $"/reviews/{id}/projector");
        await Measure("group", $"/ballots/{draft.Groups["A"].Value}");
        await Measure("ballots", $"/ballots/round/{id}");
        var chen = await house.Actor("chen");
        await Arrange.Change(house, draft.Id, r => r.StartDeciding(chen, house.Clock.GetUtcNow()));
        await Measure("grades", $"/appraisals/round/{id}");
        await Measure("sheet", $"/appraisals/{draft.Alder.Value}");
        return sizes;
    }

    /// <summary>Both tellers count the papers of one group alike.</summary>
    private async Task Count(ArrangedRound round)
    {
        var all = await house.Read(db => db.Set<Debriefer>().Where(d => d.RoundId == round.Id).Select(d => d.Id).ToListAsync());
        var marks = all.ToDictionary(d => d, _ => '1');
        foreach (var teller in new[] { "tess", "tom" })
        {
            await Counting.Act<SayPapers>(house, teller, round, "A", (a, by, id, v) => a.Run(by, id, v, 5, 5, 0));
            for (var i = 0; i < 5; i++)
                await Counting.Act<EnterPaper>(house, teller, round, "A", (a, by, id, v) => a.Run(by, id, v, marks));
            await Counting.Submit(house, teller, round, "A");
        }
    }
}

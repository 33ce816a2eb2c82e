using System.Net;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>
/// What people do while the server is recorded, one after the other: debriefs are filed, comments made, both tellers count, and a grade
/// is decided. Sealed ballots are cast nowhere over HTTP, so that none is cast here.
/// </summary>
internal sealed class Deeds
{
    private readonly Answers answers = new();
    private readonly List<Acted?> acts = [];
    private ArrangedRound filing = null!, meeting = null!, counting = null!, deciding = null!;

    /// <summary>For each answer that leads on: the act that it was for, or null.</summary>
    public IReadOnlyList<Acted?> Acts => acts;

    /// <summary>Status of every answer in its order.</summary>
    public IReadOnlyList<int> Statuses => answers.Statuses;

    /// <summary>Rounds at the points where all of this can be done, today.</summary>
    public static async Task<Deeds> Arranged(House house)
    {
        house.Clock.StandAt(TimeProvider.System.GetUtcNow());
        var deeds = new Deeds
        {
            filing = await Arrange.Open(house, "party-60-40", null, Reports.Next()), meeting = await Meetings.Called(house),
            counting = await Counting.Begun(house), deciding = await Appraising.Deciding(house),
        };
        await Appraising.Score(house, deeds.deciding.Alder, 9000, 9000);
        return deeds;
    }

    public async Task Do(House house, Child server)
    {
        foreach (var (person, id) in new[] { ("anna", filing.Alder), ("boris", filing.Birch), ("emil", filing.Education) })
        {
            var who = await SignedIn(server, person);
            await who.Get($"/debriefs/{id.Value}/write");
            await Act(who, "debrief.filed", id.Value, "debrief", [("do", "file"), .. Reports.Fields(Reports.Good())]);
        }
        var chen = await SignedIn(server, "chen");
        await chen.Get($"/reviews/{meeting.Id.Value}");
        await Act(chen, "review.convened", null, "convene");
        foreach (var id in new[] { meeting.Alder, meeting.Birch })
        {
            await chen.Get($"/reviews/debriefers/{id.Value}");
            await Act(chen, null, null, "turn", ("outcome", "Presented"));
            await Act(chen, "comment.made", null, "comment", ("kind", "Problem"), ("text", "Three village halls stand idle."));
        }
        foreach (var person in new[] { "tess", "tom" })
        {
            var teller = await SignedIn(server, person);
            await teller.Get($"/ballots/{counting.Groups["A"].Value}/enter");
            await Act(teller, null, null, "whole", ("issued", "9"), ("returned", "8"), ("spoiled", "0"));
            for (var i = 0; i < 8; i++) await Act(teller, null, null, "paper", TwoTellersTests.Fields(counting, i < 4 ? "112" : "122"));
            await Act(teller, "count-entry.submitted", null, "submit");
        }
        var olga = await SignedIn(server, "olga");
        await olga.Get($"/appraisals/{deciding.Alder.Value}/decide");
        var present = new List<(string, string)>();
        foreach (var post in World.Members) present.Add(("present", (await house.PostId(post)).Value.ToString()));
        await Act(olga, "grade-decision.recorded", null, "decide", [.. present, ("kind", "Graded"), ("gradeCode", "good"),
            ("documentReference", "Minutes 3"), ("votesFor", "3"), ("chairVote", "For")]);
    }

    private async Task<Visitor> SignedIn(Child server, string person)
    {
        var visitor = await server.SignedIn(person, answers.For());
        Follow(null);
        return visitor;
    }

    private async Task Act(Visitor who, string? act, Guid? about, string form, params (string, string)[] fields)
    {
        var before = answers.Statuses.Count;
        await who.Submit(form, fields);
        Assert.True(who.Status == HttpStatusCode.OK && answers.Statuses[before] is >= 300 and < 400, $"{form}: {who.Status} {who.Text}");
        Follow(new(form, act, about));
    }

    /// <summary>Every answer that leads on since the last one was for this act.</summary>
    private void Follow(Acted? act)
    {
        while (acts.Count < answers.Acts) acts.Add(act);
    }
}

/// <summary>Every answer that any visitor was given, in order: they ask one at a time.</summary>
internal sealed class Answers
{
    private readonly List<int> statuses = [];

    public IReadOnlyList<int> Statuses => statuses;

    /// <summary>How many acts were answered: with the address to go to.</summary>
    public int Acts => statuses.Count(s => s is >= 300 and < 400);

    public DelegatingHandler For() => new Ear(statuses);

    private sealed class Ear(List<int> statuses) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            statuses.Add((int)answer.StatusCode);
            return answer;
        }
    }
}

using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>The next round begins with what the last one found.</summary>
public sealed class ResultTests(House house) : IClassFixture<House>
{
    private readonly RoundId last = new(Ids.Random()), next = new(Ids.Random());

    [Fact]
    public async Task Every_finding_of_the_last_round_waits_for_a_result_in_the_next()
    {
        var id = await house.Finding(round: last);
        await house.Finding(title: "Another", round: last);
        await house.Finding("YB-head", "Not Alder's", round: last);
        Assert.Equal(3, await WithoutResult());
        await State("anna", id, ResultKind.BasicallyDone, "Two of three are open.");
        Assert.Equal(2, await WithoutResult());
        var alder = await house.PostId("YA-head");
        var open = await house.Scope(s => s.GetRequiredService<AskedFindings>().OpenFindingsOf(alder, last, next));
        Assert.Equal([(ResultKind.BasicallyDone, RectificationState.Raised), (null, RectificationState.Raised)],
            open.OrderBy(f => f.Result is null).Select(f => (f.Result, f.State)));
        Assert.Equal("Two of three are open.", open.Single(f => f.Result is not null).Sentence);
    }

    [Fact]
    public async Task The_same_result_again_changes_nothing_and_another_needs_a_reason_and_keeps_the_first()
    {
        var id = await house.Finding(round: last);
        await State("anna", id, ResultKind.NotDone, "Not begun.");
        await State("anna", id, ResultKind.NotDone, "Not begun.");
        Assert.Equal(["shell.empty"], await Arranged.Refused(() => State("anna", id, ResultKind.Done, "All open.")));
        await house.Do<StateResult>("anna",
            (a, by) => a.Run(by, new(id.Value), next, ResultKind.Done, "All open.", "The report was returned."));
        var anna = await house.Actor("anna");
        var shown = await house.Scope(s => s.GetRequiredService<RectificationDetails>().Find(anna, id, World.Start));
        Assert.Equal([(ResultKind.NotDone, true), (ResultKind.Done, false)],
            shown!.Results.OrderByDescending(r => r.IsSuperseded).Select(r => (r.Result, r.IsSuperseded)));
    }

    [Fact]
    public async Task Only_the_owner_states_it_and_for_a_vacant_post_the_unit_above()
    {
        var id = await house.Finding(round: last);
        Assert.Equal(["rectifications.may-not-state-result"],
            await Arranged.Refused(() => State("olga", id, ResultKind.Done, "They say so.")));
        var vacant = await house.Finding("YB1-head", round: last);
        await State("olga", vacant, ResultKind.NotYetDue, "The post is vacant.");
        await Assert.ThrowsAsync<NotVisible>(() => State("boris", id, ResultKind.Done, "x"));
    }

    [Fact]
    public async Task A_page_says_that_what_was_stated_is_not_what_was_verified()
    {
        var (done, open, closed) = (await house.Finding(round: last), await house.Finding(title: "Not begun", round: last),
            await house.Finding(title: "Closed since", round: last));
        await State("anna", done, ResultKind.Done, "All open.");
        await State("anna", open, ResultKind.NotDone, "Not begun.");
        await State("anna", closed, ResultKind.NotDone, "Not begun.");
        var at = World.Start;
        await house.Read(db => db.Set<Rectification>().Where(r => r.Id == closed).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, RectificationState.Closed).SetProperty(x => x.ClosedAt, at)));
        var anna = await house.SignedIn("anna");
        foreach (var (id, says) in new[] { (done, "stated as done, not verified yet"), (open, null),
            (closed, "verified as done, though stated otherwise") })
        {
            await anna.Get($"/rectifications/{id.Value}");
            foreach (var one in new[] { "stated as done, not verified yet", "verified as done, though stated otherwise" })
                Assert.Equal(one == says, anna.Text.Contains(one, StringComparison.Ordinal));
        }
    }

    private Task<int> WithoutResult() => house.Scope(s => s.GetRequiredService<AskedFindings>().WithoutResult(last, next));

    private Task State(string person, RectificationId id, ResultKind result, string sentence) =>
        house.Do<StateResult>(person, (a, by) => a.Run(by, new(id.Value), next, result, sentence));
}

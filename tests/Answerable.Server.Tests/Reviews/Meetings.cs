using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Reviews;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reviews;

/// <summary>Meetings in some state, arranged by the actions that the pages use.</summary>
internal static class Meetings
{
    /// <summary>
    /// A round whose reports are due and accepted, with chair and deputy present and voting, and the birch secretary as an
    /// observer.
    /// </summary>
    public static async Task<ArrangedRound> Called(House house)
    {
        var round = await Arrange.Open(house, "party-60-40", null, 5);
        foreach (var (person, id) in new[] { ("anna", round.Alder), ("boris", round.Birch), ("emil", round.Education) })
        {
            await Reports.File(house, person, id);
            await Reports.Accept(house, id);
        }
        await Note(house, round.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting),
            ("YB-head", PresenceRole.Observer));
        return round;
    }

    /// <summary>The same, convened by the chair, everybody heard.</summary>
    public static async Task<ArrangedRound> Heard(House house)
    {
        var round = await Called(house);
        var chen = await house.Actor("chen");
        await house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null));
        foreach (var id in new[] { round.Alder, round.Birch })
            await house.Scope(s => s.GetRequiredService<HearDebriefer>().Run(chen, id, AgendaOutcome.Presented));
        return round;
    }

    public static async Task Note(House house, RoundId round, params (string Post, PresenceRole Role)[] present)
    {
        var olga = await house.Actor("olga");
        var drafts = new List<PresenceDraft>();
        foreach (var (post, role) in present) drafts.Add(new(await house.PostId(post), null, role));
        await house.Scope(s => s.GetRequiredService<NotePresence>().Run(olga, round, drafts));
    }

    public static async Task<CommentId> Say(House house, string person, DebrieferId about, CommentKind kind, string text,
        bool raises = false, string? whyNot = null)
    {
        var by = await house.Actor(person);
        return await house.Scope(s => s.GetRequiredService<MakeComment>()
            .Run(by, about, new(kind, "party-building", text, raises, whyNot)));
    }

    public static async Task Close(House house, RoundId round, string person = "chen")
    {
        var by = await house.Actor(person);
        await house.Scope(s => s.GetRequiredService<CloseMeeting>().Run(by, round));
    }

    public static Task<ReviewMeeting> Read(House house, RoundId round) =>
        house.Read(db => ReviewQueries.Whole(db.Set<ReviewMeeting>().AsNoTracking()).SingleAsync(m => m.RoundId == round));
}

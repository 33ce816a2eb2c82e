using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Writes down who is present, with the name of who holds each post now.</summary>
internal sealed class NotePresence(ReviewQueries reviews, PostLabels labels, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId round, IReadOnlyList<PresenceDraft> present)
    {
        var now = clock.ReadNow();
        var meeting = await reviews.LoadMeeting(by, round, m => m.Include(x => x.Presences), now);
        Require.None(meeting.AgainstNoting(by));
        var holders = await labels.Labels(present.Select(p => p.PostId).OfType<PostId>(), now);
        foreach (var draft in present)
            meeting.Note(by, draft with { Name = string.IsNullOrWhiteSpace(draft.Name) ? HolderOf(draft, holders) : draft.Name }, now);
        await reviews.Save();
    }

    private static string? HolderOf(PresenceDraft draft, IReadOnlyDictionary<PostId, PostLabel> holders) =>
        draft.PostId is { } post ? (holders.GetValueOrDefault(post) ?? throw new NotVisible()).Persons.FirstOrDefault() : null;
}

using Answerable.Domain;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Reviews;

/// <summary>The minutes of a meeting: page by page to read, and whole to print, read a chunk at a time.</summary>
internal sealed class MinutesReader(MeetingReader reader, Remarks remarks)
{
    /// <summary>Turns that the whole is read by.</summary>
    private const int Chunk = 200;

    /// <summary>Null for whoever does not hear everything.</summary>
    /// <param name="after">Key of the last turn of the page before.</param>
    public Task<MinutesSheet?> Page(Actor by, RoundId id, string? after, DateTimeOffset now) => Read(by, id, after, Pages.Size, now);

    /// <summary>All of them in one; null for whoever does not hear everything.</summary>
    public async Task<MinutesSheet?> Whole(Actor by, RoundId id, DateTimeOffset now)
    {
        var parts = new List<MinutesSheet>();
        for (string? after = null; parts.Count == 0 || after is not null; after = parts[^1].Turns.Next)
        {
            if (await Read(by, id, after, Chunk, now) is not { } part) return null;
            parts.Add(part);
        }
        List<Turn> turns = [.. parts.SelectMany(p => p.Turns.Rows)];
        return parts[0] with
        {
            Turns = new(turns, turns.Count, null),
            Remarks = parts.SelectMany(p => p.Remarks.SelectMany(r => r)).ToLookup(r => r.Debriefer),
            Raised = parts.SelectMany(p => p.Raised.SelectMany(r => r)).ToLookup(r => r.Debriefer),
        };
    }

    private async Task<MinutesSheet?> Read(Actor by, RoundId id, string? after, int size, DateTimeOffset now)
    {
        var found = await reader.Find(by, id, t => MeetingReader.After(t, after).Take(size + 1), now, withPresent: true);
        if (found is not { HearsAll: true } at) return null;
        var turns = Pages.Of([.. at.Turns], Pages.NotCounted, MeetingReader.Key, size);
        var seats = await reader.Seats(at, turns.Rows, at.Meeting.Presences, now);
        return new(MeetingReader.Head(at, seats), turns.Select(t => MeetingReader.Turn(at, t, seats)),
            [.. at.Meeting.Presences.Select(p => MeetingReader.Attendee(p, seats))],
            (await remarks.About(at, turns.Rows, now)).ToLookup(r => r.Debriefer),
            (await remarks.Findings(at, turns.Rows)).ToLookup(r => r.Debriefer));
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ledger;

/// <summary>Turns what aggregates recorded into lines of the same save, and bumps their versions.</summary>
internal static class LedgerWriter
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="InvalidOperationException">A line was to be changed or deleted.</exception>
    public static void Take(Db db)
    {
        if (db.ChangeTracker.Entries<Line>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("A line of the ledger is never changed or deleted: a correction is a new act.");
        var changed =
            db.ChangeTracker.Entries<Aggregate>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified || e.Entity.Recorded.Count > 0).ToList();
        foreach (var entry in changed)
        {
            foreach (var draft in entry.Entity.Recorded) Add(db, draft);
            entry.Entity.TakeRecorded();
            // Changes have been looked for already.
            if (entry.State is EntityState.Unchanged or EntityState.Modified) entry.Property(nameof(Aggregate.Version)).IsModified = true;
        }
    }

    /// <summary>A line of what is no aggregate, in the save at hand.</summary>
    public static void Add(Db db, LineDraft draft)
    {
        db.Add(ToLine(draft));
        if (draft.Unit is { } unit) db.Add(new UnfoldedLine { LineId = draft.Id, UnitId = unit });
        if (draft.Body is not null) db.Add(new LineBody { LineId = draft.Id, Json = JsonSerializer.Serialize(draft.Body, Json) });
    }

    public static Line ToLine(LineDraft draft) => new()
    {
        Id = draft.Id, At = draft.At, PersonId = draft.Person, PostId = draft.Post, ActingForId = draft.ActingFor, Verb = draft.Verb,
        Act = draft.Act,
        ObjectKind = draft.Object.Kind, ObjectId = draft.Object.Id, UnitId = draft.Unit, PreviousId = draft.Previous,
        RecordingId = draft.Recording,
    };
}

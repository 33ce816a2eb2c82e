using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ledger;

internal static class LedgerMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Line>(line =>
        {
            line.ToTable("ledger_line");
            line.HasKey(l => l.Id);
            line.Property(l => l.Act).HasMaxLength(60);
            line.Property(l => l.ObjectKind).HasMaxLength(40);
            line.Property(l => l.Verb).HasMaxLength(20);
            line.HasIndex(l => new { l.ObjectId, l.Id });
            line.HasIndex(l => new { l.UnitId, l.Id });
            line.HasIndex(l => l.PreviousId).IsUnique();
            line.HasIndex(l => new { l.RecordingId, l.Id }).HasFilter("recording_id IS NOT NULL");
        });
        builder.Entity<LineBody>(body =>
        {
            body.ToTable("ledger_body");
            body.HasKey(b => b.LineId);
        });
        builder.Entity<SubtreeLine>(s =>
        {
            s.ToTable("ledger_subtree_line");
            s.HasKey(x => new { x.UnitId, x.LineId });
            // Half as large: the key is the whole row.
            s.WithoutRowOrder();
        });
        builder.Entity<UnfoldedLine>(f =>
        {
            f.ToTable("ledger_unfolded_line");
            f.HasKey(x => x.LineId);
        });
    }
}

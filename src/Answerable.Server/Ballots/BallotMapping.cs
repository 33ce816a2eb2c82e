using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

internal static class BallotMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<HandOut>(h =>
        {
            h.ToTable("ballots_hand_out");
            h.HasKey(x => x.Id);
            h.Property(x => x.Id).ValueGeneratedNever();
            h.HasOne<AssessorGroup>().WithMany().HasForeignKey(x => x.Id).OnDelete(DeleteBehavior.Restrict);
            h.HasIndex(x => x.RoundId);
        });
        builder.Entity<CountEntry>(e =>
        {
            e.ToTable("ballots_entry");
            e.HasKey(x => x.Id);
            e.Ignore(x => x.Papers);
            e.Property(x => x.MustLook).HasDefaultValue(false);
            e.HasMany(x => x.Totals).WithOne().HasForeignKey(t => t.EntryId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<AssessorGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Post>().WithMany().HasForeignKey(x => x.TellerPostId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.GroupId, x.TellerPostId, x.TellerPersonId }).IsUnique().Refuses(BallotRefusals.AlreadyStarted);
            e.HasIndex(x => x.RoundId);
        });
        builder.Entity<MachineTotal>(t =>
        {
            t.ToTable("ballots_total");
            t.HasKey(x => new { x.EntryId, x.DebrieferId });
        });
        builder.Entity<Mismatch>(m =>
        {
            m.ToTable("ballots_mismatch");
            m.Property(x => x.Id).ValueGeneratedNever();
            m.HasIndex(x => x.GroupId);
        });
        MapOpinions(builder);
        MapCounts(builder);
        MapRecounts(builder);
    }

    /// <summary>Kept in the order of a random key, so that not even the table's pages tell in which order they came.</summary>
    private static void MapOpinions(ModelBuilder builder)
    {
        builder.Entity<Opinion>(o =>
        {
            o.ToTable("ballots_opinion");
            o.WithoutRowOrder();
            o.HasKey(x => new { x.DebrieferId, x.Id });
            o.Property(x => x.Id).ValueGeneratedNever();
            o.Property(x => x.Text).HasMaxLength(Opinion.MaxText);
            o.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapRecounts(ModelBuilder builder)
    {
        builder.Entity<Recount>(r =>
        {
            r.ToTable("ballots_recount");
            r.HasKey(x => x.Id);
            r.Property(x => x.Id).ValueGeneratedNever();
            r.Property(x => x.Reason).HasMaxLength(Recount.MaxReason);
            r.HasMany(x => x.Counts).WithOne().HasForeignKey(c => c.RecountId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<AssessorGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<EarlierCount>(c =>
        {
            c.ToTable("ballots_earlier_count");
            c.HasKey(x => new { x.RecountId, x.DebrieferId });
            c.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapCounts(ModelBuilder builder) => builder.Entity<Count>(c =>
    {
        c.ToTable("ballots_count");
        c.HasKey(x => new { x.GroupId, x.DebrieferId });
        c.HasOne<AssessorGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
        c.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        c.HasIndex(x => x.RoundId);
        c.HasIndex(x => x.DebrieferId);
    });
}

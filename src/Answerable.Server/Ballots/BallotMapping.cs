using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

internal static class BallotMapping
{
    /// <summary>As long as rounds alone have papers counted, the columns are called what is counted there.</summary>
    private const string Round = "RoundId", Debriefer = "DebrieferId";

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<HandOut>(h =>
        {
            h.ToTable("ballots_hand_out");
            h.HasKey(x => x.Id);
            h.Property(x => x.Id).ValueGeneratedNever();
            h.Property(x => x.Id).References<CountGroupId, AssessorGroup>();
            h.Property(x => x.OccasionId).HasColumnName(Round);
            h.HasIndex(x => x.OccasionId);
        });
        builder.Entity<CountEntry>(e =>
        {
            e.ToTable("ballots_entry");
            e.HasKey(x => x.Id);
            e.Ignore(x => x.Papers);
            e.Property(x => x.MustLook).HasDefaultValue(false);
            e.HasMany(x => x.Totals).WithOne().HasForeignKey(t => t.EntryId).OnDelete(DeleteBehavior.Cascade);
            e.Property(x => x.OccasionId).HasColumnName(Round);
            e.Property(x => x.GroupId).References<CountGroupId, AssessorGroup>();
            e.HasOne<Post>().WithMany().HasForeignKey(x => x.TellerPostId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.GroupId, x.TellerPostId, x.TellerPersonId }).IsUnique().Refuses(BallotRefusals.AlreadyStarted);
            e.HasIndex(x => x.OccasionId);
        });
        builder.Entity<MachineTotal>(t =>
        {
            t.ToTable("ballots_total");
            t.HasKey(x => new { x.EntryId, x.SubjectId });
            t.Property(x => x.SubjectId).HasColumnName(Debriefer);
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
            o.HasKey(x => new { x.SubjectId, x.Id });
            o.Property(x => x.Id).ValueGeneratedNever();
            o.Property(x => x.Text).HasMaxLength(Opinion.MaxText);
            o.Property(x => x.OccasionId).HasColumnName(Round);
            o.Property(x => x.SubjectId).HasColumnName(Debriefer).References<CountSubjectId, Debriefer>();
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
            r.Property(x => x.GroupId).References<CountGroupId, AssessorGroup>();
            r.HasIndex(x => x.GroupId);
        });
        builder.Entity<EarlierCount>(c =>
        {
            c.ToTable("ballots_earlier_count");
            c.HasKey(x => new { x.RecountId, x.SubjectId });
            c.Property(x => x.SubjectId).HasColumnName(Debriefer).References<CountSubjectId, Debriefer>();
            c.HasIndex(x => x.SubjectId);
        });
    }

    private static void MapCounts(ModelBuilder builder) => builder.Entity<Count>(c =>
    {
        c.ToTable("ballots_count");
        c.HasKey(x => new { x.GroupId, x.SubjectId });
        c.Property(x => x.OccasionId).HasColumnName(Round);
        c.Property(x => x.GroupId).References<CountGroupId, AssessorGroup>();
        c.Property(x => x.SubjectId).HasColumnName(Debriefer).References<CountSubjectId, Debriefer>();
        c.HasIndex(x => x.OccasionId);
        c.HasIndex(x => x.SubjectId);
    });
}

using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

internal static class AppraisalMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AppraisalStart>(s =>
        {
            s.ToTable("appraisals_start");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.Id).OnDelete(DeleteBehavior.Restrict);
            s.HasIndex(x => x.RoundId);
        });
        builder.Entity<ComponentEntry>(e =>
        {
            e.ToTable("appraisals_component");
            e.HasKey(x => x.Id);
            e.Ignore(x => x.Stands);
            e.Property(x => x.ComponentCode).HasMaxLength(40);
            e.Property(x => x.DocumentReference).HasMaxLength(ComponentEntry.MaxReference);
            e.Property(x => x.ReturnReason).HasMaxLength(ComponentEntry.MaxReason);
            e.Property(x => x.CorrectionReason).HasMaxLength(ComponentEntry.MaxReason);
            e.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.DebrieferId, x.ComponentCode }).IsUnique().HasFilter("superseded_by_id IS NULL")
                .Refuses(AppraisalRefusals.AlreadyEntered);
            e.HasIndex(x => x.RoundId);
        });
        builder.Entity<GradeDecision>(d =>
        {
            d.ToTable("appraisals_decision");
            d.HasKey(x => x.Id);
            d.Property(x => x.GradeCode).HasMaxLength(40);
            d.Property(x => x.ComputedGradeCode).HasMaxLength(40);
            d.Property(x => x.Reason).HasMaxLength(GradeDecision.MaxReason);
            d.Property(x => x.DocumentReference).HasMaxLength(GradeDecision.MaxReference);
            d.HasMany(x => x.Presences).WithOne().HasForeignKey(p => p.DecisionId).OnDelete(DeleteBehavior.Cascade);
            d.HasMany(x => x.Recusals).WithOne().HasForeignKey(p => p.DecisionId).OnDelete(DeleteBehavior.Cascade);
            d.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
            d.HasOne<Post>().WithMany().HasForeignKey(x => x.BodyPostId).OnDelete(DeleteBehavior.Restrict);
            d.HasIndex(x => x.DebrieferId).IsUnique().HasFilter("superseded_by_id IS NULL")
                .Refuses(AppraisalRefusals.NotTheStandingDecision);
            d.HasIndex(x => x.RoundId);
        });
        builder.Entity<DecisionRecusal>(p =>
        {
            p.ToTable("appraisals_recusal");
            p.HasKey(x => new { x.DecisionId, x.PostId });
            p.Property(x => x.Reason).HasMaxLength(GradeDecision.MaxRecusal);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PublishedSheet>(s =>
        {
            s.ToTable("appraisals_published_sheet");
            s.HasKey(x => x.DecisionId);
            s.Property(x => x.DecisionId).ValueGeneratedNever();
            s.HasOne<GradeDecision>().WithMany().HasForeignKey(x => x.DecisionId).OnDelete(DeleteBehavior.Restrict);
            s.HasOne<Debriefer>().WithMany().HasForeignKey(x => x.DebrieferId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DecisionPresence>(p =>
        {
            p.ToTable("appraisals_presence");
            p.HasKey(x => new { x.DecisionId, x.PostId });
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>A plan that its owner or a clerk is still writing. Keeping it is no act, so it has no line in the ledger.</summary>
internal sealed class PlanSketch
{
    public RectificationId RectificationId { get; set; }

    /// <summary>The fields of the form as typed.</summary>
    public string Json { get; set; } = "";

    public PersonId? SavedByPersonId { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Counts the savings; a stale one answers 409.</summary>
    public int Version { get; set; }

    /// <summary>The page that saved last, and how often it had sent.</summary>
    public Guid? Page { get; set; }

    public int Turn { get; set; }

    /// <summary>Refuses a text that starts from another sketch than the one stored.</summary>
    /// <exception cref="Stale">Somebody else saved or filed since.</exception>
    public static void Check(PlanSketch? stored, DraftBase from) => from.Check(stored?.Version ?? 0, stored?.Page, stored?.Turn ?? 0);
}

internal static class RectificationMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Finding>(f =>
        {
            f.ToTable("rectifications_finding");
            f.HasKey(x => x.Id);
            f.Property(x => x.Title).HasMaxLength(Finding.MaxTitle);
            f.Property(x => x.Text).HasMaxLength(Finding.MaxText);
            f.Property(x => x.StrandCode).HasMaxLength(Finding.MaxStrand);
            f.Property(x => x.CorrectedText).HasMaxLength(Finding.MaxText);
            f.Property(x => x.CorrectionReason).HasMaxLength(Finding.MaxReason);
            f.Property(x => x.WithdrawalReason).HasMaxLength(Finding.MaxReason);
            f.HasOne<Post>().WithMany().HasForeignKey(x => x.OwnerPostId).OnDelete(DeleteBehavior.Restrict);
            f.Property(x => x.Goal).HasMaxLength(PastFinding.MaxGoal);
            f.Property(x => x.Leader).HasMaxLength(PastFinding.MaxLeader);
            f.Property(x => x.PastKey).HasMaxLength(64);
            f.HasIndex(x => x.PastKey).IsUnique().HasFilter("past_key IS NOT NULL").Refuses(RectificationRefusals.PastKnown);
            f.HasIndex(x => new { x.RaisedInRoundId, x.OwnerPostId });
            f.HasIndex(x => new { x.DebrieferId, x.StrandCode });
        });
        builder.Entity<FindingResult>(r =>
        {
            r.ToTable("rectifications_result");
            r.HasKey(x => x.Id);
            r.Property(x => x.Sentence).HasMaxLength(FindingResult.MaxSentence);
            r.Property(x => x.Reason).HasMaxLength(FindingResult.MaxSentence);
            r.HasOne<Finding>().WithMany().HasForeignKey(x => x.FindingId).OnDelete(DeleteBehavior.Restrict);
            r.HasIndex(x => new { x.FindingId, x.RoundId }).IsUnique().HasFilter("superseded_by_id IS NULL")
                .Refuses(RectificationRefusals.ResultNotStanding);
        });
        MapRectification(builder);
    }

    private static void MapRectification(ModelBuilder builder)
    {
        builder.Entity<Rectification>(r =>
        {
            r.ToTable("rectifications_rectification");
            // What was opened before there were working days counts every day.
            r.Property(x => x.ApproveIn).HasDefaultValue(DayCount.Calendar);
            r.Property(x => x.VerifyIn).HasDefaultValue(DayCount.Calendar);
            r.Property(x => x.ReturnIn).HasDefaultValue(DayCount.Calendar);
            r.HasKey(x => x.Id);
            r.Property(x => x.CloseCondition).HasMaxLength(Rectification.MaxCloseCondition);
            r.HasOne<Finding>().WithOne().HasForeignKey<Rectification>(x => x.FindingId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.OwnerPostId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.ApproverPostId).OnDelete(DeleteBehavior.Restrict);
            r.HasOne<Post>().WithMany().HasForeignKey(x => x.VerifierPostId).OnDelete(DeleteBehavior.Restrict);
            r.HasMany(x => x.Measures).WithOne().HasForeignKey(m => m.RectificationId).OnDelete(DeleteBehavior.Restrict);
            r.HasMany(x => x.Steps).WithOne().HasForeignKey(s => s.RectificationId).OnDelete(DeleteBehavior.Restrict);
            r.HasIndex(x => new { x.UnitPath, x.DueOn, x.Id });
            r.HasIndex(x => new { x.State, x.UnitPath, x.DueOn, x.Id });
        });
        builder.Entity<Measure>(m =>
        {
            m.ToTable("rectifications_measure");
            m.HasKey(x => x.Id);
            m.Property(x => x.Id).ValueGeneratedNever();
            m.Property(x => x.Text).HasMaxLength(Measure.MaxText);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.ResponsiblePostId).OnDelete(DeleteBehavior.Restrict);
            m.HasIndex(x => new { x.RectificationId, x.Plan, x.Number }).IsUnique();
        });
        builder.Entity<Step>(s =>
        {
            s.ToTable("rectifications_step");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.Property(x => x.Text).HasMaxLength(Step.MaxText);
            s.Property(x => x.Evidence).HasMaxLength(Step.MaxEvidence);
            s.HasIndex(x => new { x.RectificationId, x.Number }).IsUnique();
        });
        builder.Entity<PlanSketch>(p =>
        {
            p.ToTable("rectifications_plan_sketch");
            p.HasKey(x => x.RectificationId);
            p.Property(x => x.RectificationId).ValueGeneratedNever();
            p.Property(x => x.Version).IsConcurrencyToken();
            p.HasOne<Rectification>().WithOne().HasForeignKey<PlanSketch>(x => x.RectificationId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

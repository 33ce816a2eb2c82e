using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

internal static class PlanMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Plan>(p =>
        {
            p.ToTable("plans_plan");
            p.HasKey(x => x.Id);
            p.Property(x => x.Title).HasMaxLength(Plan.MaxTitle);
            p.Property(x => x.SourceReference).HasMaxLength(Source.MaxReference);
            p.Ignore(x => x.Source);
            p.Ignore(x => x.Strands);
            p.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            p.HasMany(x => x.Projects).WithOne().HasForeignKey(x => x.PlanId);
            p.HasMany(x => x.Packages).WithOne().HasForeignKey(x => x.PlanId);
            p.HasMany(x => x.Links).WithOne().HasForeignKey(x => x.PlanId);
            p.HasMany(x => x.Supplies).WithOne().HasForeignKey(x => x.PlanId);
            p.HasIndex(x => new { x.UnitPath, x.Id });
        });
        builder.Entity<PlanProject>(p =>
        {
            p.ToTable("plans_project");
            p.HasKey(x => x.Id);
            p.Property(x => x.Id).ValueGeneratedNever();
            p.Property(x => x.Title).HasMaxLength(PlanProject.MaxTitle);
            p.Property(x => x.Aim).HasMaxLength(PlanProject.MaxAim);
            p.Property(x => x.Scheme).HasMaxLength(PlanProject.MaxScheme);
            p.Property(x => x.StrandCodes).HasMaxLength(PlanProject.MaxStrandCodes);
            p.Property(x => x.SourceReference).HasMaxLength(Source.MaxReference);
            p.Ignore(x => x.Source);
            p.Ignore(x => x.Strands);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.LeaderPostId).OnDelete(DeleteBehavior.Restrict);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.ManagerPostId).OnDelete(DeleteBehavior.Restrict);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.HandlerPostId).OnDelete(DeleteBehavior.Restrict);
            p.HasOne<DutyTask>().WithMany().HasForeignKey(x => x.AboveTaskId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => new { x.PlanId, x.Number }).IsUnique().Refuses(Refusal.Of("plans.number-twice"));
        });
        builder.Entity<WorkPackage>(p =>
        {
            p.ToTable("plans_package");
            p.HasKey(x => x.Id);
            p.Property(x => x.Id).ValueGeneratedNever();
            p.Property(x => x.Title).HasMaxLength(WorkPackage.MaxTitle);
            p.HasOne<PlanProject>().WithMany().HasForeignKey(x => x.ProjectId).OnDelete(DeleteBehavior.ClientCascade);
            p.HasOne<Post>().WithMany().HasForeignKey(x => x.OwnerPostId).OnDelete(DeleteBehavior.Restrict);
            p.HasIndex(x => new { x.ProjectId, x.Number }).IsUnique().Refuses(Refusal.Of("plans.number-twice"));
        });
        builder.Entity<PackageLink>(l =>
        {
            l.ToTable("plans_link");
            l.HasKey(x => new { x.PackageId, x.AfterId });
            l.HasOne<WorkPackage>().WithMany().HasForeignKey(x => x.PackageId).OnDelete(DeleteBehavior.ClientCascade);
            l.HasOne<WorkPackage>().WithMany().HasForeignKey(x => x.AfterId).OnDelete(DeleteBehavior.ClientCascade);
        });
        builder.Entity<PlanSupply>(s =>
        {
            s.ToTable("plans_supply");
            s.HasKey(x => x.Id);
            s.Property(x => x.Id).ValueGeneratedNever();
            s.Property(x => x.What).HasMaxLength(PlanSupply.MaxWhat);
            s.HasOne<PlanProject>().WithMany().HasForeignKey(x => x.ProjectId).OnDelete(DeleteBehavior.ClientCascade);
            s.HasOne<Post>().WithMany().HasForeignKey(x => x.FromPostId).OnDelete(DeleteBehavior.Restrict);
        });
        MapMilestones(builder);
    }

    private static void MapMilestones(ModelBuilder builder)
    {
        builder.Entity<Milestone>(m =>
        {
            m.ToTable("plans_milestone");
            m.HasKey(x => x.Id);
            m.Property(x => x.Mark).HasMaxLength(Milestone.MaxMark);
            m.Property(x => x.Evidence).HasMaxLength(Milestone.MaxEvidence);
            m.Ignore(x => x.Request);
            m.HasOne<Plan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<WorkPackage>().WithMany().HasForeignKey(x => x.PackageId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.OwnerPostId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.AcceptorPostId).OnDelete(DeleteBehavior.Restrict);
            m.HasOne<Post>().WithMany().HasForeignKey(x => x.PlanPostId).OnDelete(DeleteBehavior.Restrict);
            m.HasMany(x => x.Claims).WithOne().HasForeignKey(c => c.MilestoneId);
            m.HasMany(x => x.Extensions).WithOne().HasForeignKey(e => e.MilestoneId);
            m.HasIndex(x => new { x.PackageId, x.Number }).IsUnique().Refuses(Refusal.Of("plans.number-twice"));
            m.HasIndex(x => new { x.PlanUnitPath, x.Id });
        });
        builder.Entity<MilestoneClaim>(c =>
        {
            c.ToTable("plans_claim");
            c.HasKey(x => x.Id);
            c.Property(x => x.Id).ValueGeneratedNever();
            c.Property(x => x.Text).HasMaxLength(MilestoneClaim.MaxText);
            c.Property(x => x.Link).HasMaxLength(MilestoneClaim.MaxLink);
            c.Property(x => x.Reason).HasMaxLength(MilestoneClaim.MaxText);
            c.HasIndex(x => new { x.MilestoneId, x.Number }).IsUnique().Refuses(PlanRefusals.NotOwed);
        });
        builder.Entity<MilestoneExtension>(e =>
        {
            e.ToTable("plans_extension");
            e.HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Reason).HasMaxLength(MilestoneClaim.MaxText);
            e.Property(x => x.Answer).HasMaxLength(MilestoneClaim.MaxText);
            e.HasIndex(x => new { x.MilestoneId, x.Number }).IsUnique().Refuses(PlanRefusals.ExtensionAsked);
        });
    }
}

using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

internal static class DutyMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<DutyList>(l =>
        {
            l.ToTable("duties_list");
            l.HasKey(x => x.Id);
            l.Property(x => x.Title).HasMaxLength(DutyList.MaxTitle);
            l.Property(x => x.PostKind).HasMaxLength(DutyList.MaxPostKind);
            l.Property(x => x.Level).HasMaxLength(DutyList.MaxLevel);
            l.Property(x => x.SourceReference).HasMaxLength(Source.MaxReference);
            l.Property(x => x.ObjectionSuspends).HasDefaultValue(false);
            l.Ignore(x => x.Source);
            l.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            l.HasOne<Post>().WithMany().HasForeignKey(x => x.IssuerPostId).OnDelete(DeleteBehavior.Restrict);
            l.HasOne<Unit>().WithMany().HasForeignKey(x => x.IssuedToId).OnDelete(DeleteBehavior.Restrict);
            l.HasMany(x => x.Items).WithOne().HasForeignKey(i => i.ListId);
            l.HasIndex(x => new { x.UnitPath, x.Id });
        });
        builder.Entity<DutyItem>(i =>
        {
            i.ToTable("duties_item");
            i.HasKey(x => x.Id);
            i.Property(x => x.Id).ValueGeneratedNever();
            i.Property(x => x.StrandCode).HasMaxLength(DutyItem.MaxStrand);
            i.Property(x => x.Content).HasMaxLength(DutyItem.MaxContent);
            i.Property(x => x.Measure).HasMaxLength(DutyItem.MaxMeasure);
            i.Property(x => x.Evidence).HasMaxLength(DutyItem.MaxEvidence);
            i.Property(x => x.SourceReference).HasMaxLength(Source.MaxReference);
            i.Property(x => x.KeptBecause).HasMaxLength(DutyItem.MaxKept);
            i.Property(x => x.MustBeTakenUp).HasDefaultValue(false);
            i.Property(x => x.CopiedLevels).HasDefaultValue(1);
            i.Ignore(x => x.Source);
            i.HasOne<Post>().WithMany().HasForeignKey(x => x.ForPostId).OnDelete(DeleteBehavior.Restrict);
            i.HasIndex(x => new { x.SourceReference, x.ListId });
            // Without a foreign key: tasks point at items already.
            i.HasIndex(x => x.AboveTaskId);
            i.HasIndex(x => new { x.ListId, x.Number }).IsUnique().Refuses(Refusal.Of("duties.number-twice"));
        });
        MapIssued(builder);
        MapSums(builder);
        MapObjections(builder);
    }

    private static void MapObjections(ModelBuilder builder) => builder.Entity<DutyObjection>(o =>
    {
        o.ToTable("duties_objection");
        o.HasKey(x => x.Id);
        o.Property(x => x.Subject).HasMaxLength(DutyItem.MaxContent);
        o.Property(x => x.Reason).HasMaxLength(DutyObjection.MaxText);
        o.Property(x => x.Answer).HasMaxLength(DutyObjection.MaxText);
        o.Property(x => x.Wish).HasMaxLength(DutyObjection.MaxWish);
        o.Property(x => x.Rewording).HasMaxLength(DutyItem.MaxContent);
        o.HasOne<DutyCharge>().WithMany().HasForeignKey(x => x.ChargeId).OnDelete(DeleteBehavior.Restrict);
        o.HasOne<DutyTask>().WithMany().HasForeignKey(x => x.TaskId).OnDelete(DeleteBehavior.Restrict);
        o.HasIndex(x => new { x.ListId, x.Id });
        o.HasIndex(x => new { x.UnitPath, x.Id });
        o.HasIndex(x => new { x.ChargeId, x.TaskId });
    });

    private static void MapSums(ModelBuilder builder)
    {
        builder.Entity<TakeUpSum>(s =>
        {
            s.ToTable("duties_take_up_sum");
            s.HasKey(x => new { x.UnitPath, x.What, x.Strand });
            s.Property(x => x.What).HasMaxLength(40);
            s.Property(x => x.Strand).HasMaxLength(DutyItem.MaxStrand);
        });
        builder.Entity<TakeUpOwn>(o =>
        {
            o.ToTable("duties_take_up_own");
            o.HasKey(x => new { x.UnitPath, x.What, x.Strand });
            o.Property(x => x.What).HasMaxLength(40);
            o.Property(x => x.Strand).HasMaxLength(DutyItem.MaxStrand);
            o.HasIndex(x => new { x.What, x.UnitPath });
        });
        builder.Entity<TakeUpPending>(p => p.ToTable("duties_take_up_pending"));
        builder.Entity<TakeUpKept>(k =>
        {
            k.ToTable("duties_take_up_kept");
            k.HasKey(x => x.Id);
            k.Property(x => x.Id).ValueGeneratedNever();
        });
    }

    private static void MapIssued(ModelBuilder builder)
    {
        builder.Entity<DutyCharge>(c =>
        {
            c.ToTable("duties_charge");
            c.HasKey(x => x.Id);
            c.HasOne<DutyList>().WithMany().HasForeignKey(x => x.ListId).OnDelete(DeleteBehavior.Restrict);
            c.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            c.HasIndex(x => new { x.ListId, x.PostId }).IsUnique().Refuses(DutyRefusals.AlreadyIssued);
            c.HasIndex(x => new { x.ListId, x.UnitPath, x.Id });
            c.HasIndex(x => new { x.PostId, x.Id });
            c.HasIndex(x => new { x.UnitPath, x.Id });
        });
        builder.Entity<DutyTask>(t =>
        {
            t.ToTable("duties_task");
            t.HasKey(x => x.Id);
            t.Property(x => x.Content).HasMaxLength(DutyItem.MaxContent);
            t.Property(x => x.TakenUpNote).HasMaxLength(DutyTask.MaxTakenUpNote);
            t.HasIndex(x => new { x.UnitPath, x.Id });
            // The objection points at its duty; neither table could come first the other way round.
            t.HasOne<DutyCharge>().WithMany().HasForeignKey(x => x.ChargeId).OnDelete(DeleteBehavior.Restrict);
            t.HasOne<DutyItem>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Restrict);
            t.HasMany(x => x.Reports).WithOne().HasForeignKey(r => r.TaskId);
            t.HasIndex(x => new { x.PostId, x.DueOn });
            t.HasIndex(x => new { x.ListId, x.State });
        });
        builder.Entity<DutyReport>(r =>
        {
            r.ToTable("duties_report");
            r.HasKey(x => x.Id);
            r.Property(x => x.Id).ValueGeneratedNever();
            r.Property(x => x.Text).HasMaxLength(DutyReport.MaxText);
            r.Property(x => x.Reason).HasMaxLength(DutyReport.MaxText);
            r.Property(x => x.Evidence).HasMaxLength(DutyReport.MaxEvidence);
            r.HasIndex(x => new { x.TaskId, x.Number }).IsUnique().Refuses(DutyRefusals.NotOwed);
        });
    }
}

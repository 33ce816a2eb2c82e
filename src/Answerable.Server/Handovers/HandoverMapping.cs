using Answerable.Domain.Handovers;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Handovers;

internal static class HandoverMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<Handover>(h =>
        {
            h.ToTable("handovers_handover");
            h.HasKey(x => x.Id);
            h.Property(x => x.Title).HasMaxLength(Post.MaxName);
            h.Property(x => x.Reason).HasMaxLength(Handover.MaxReason);
            h.HasOne<Post>().WithMany().HasForeignKey(x => x.PostId).OnDelete(DeleteBehavior.Restrict);
            h.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
            h.HasOne<Person>().WithMany().HasForeignKey(x => x.GiverId).OnDelete(DeleteBehavior.Restrict);
            h.HasOne<Person>().WithMany().HasForeignKey(x => x.ReceiverId).OnDelete(DeleteBehavior.Restrict);
            h.HasMany(x => x.Items).WithOne().HasForeignKey(i => i.HandoverId);
            h.HasIndex(x => x.PostId).IsUnique().HasFilter("state IN ('Open', 'Given')").Refuses(HandoverRefusals.OpenAlready)
                .HasDatabaseName("ix_handovers_handover_open");
            h.HasIndex(x => new { x.PostId, x.Id });
            h.HasIndex(x => new { x.UnitPath, x.Id });
            h.HasIndex(x => new { x.GiverId, x.Id });
            h.HasIndex(x => new { x.ReceiverId, x.Id });
        });
        builder.Entity<HandoverItem>(i =>
        {
            i.ToTable("handovers_item");
            i.HasKey(x => x.Id);
            i.Property(x => x.Id).ValueGeneratedNever();
            i.Property(x => x.Title).HasMaxLength(HandoverItem.MaxTitle);
            i.Property(x => x.Sentence).HasMaxLength(HandoverItem.MaxText);
            i.Property(x => x.Reservation).HasMaxLength(HandoverItem.MaxText);
            i.Property(x => x.ObjectKind).HasMaxLength(40);
            i.Property(x => x.Code).HasMaxLength(60);
            i.HasIndex(x => new { x.HandoverId, x.Number }).IsUnique().Refuses(HandoverRefusals.NotOpen);
            i.HasIndex(x => new { x.HandoverId, x.Kind, x.SourceId }).IsUnique().Refuses(HandoverRefusals.NotOpen);
        });
    }
}

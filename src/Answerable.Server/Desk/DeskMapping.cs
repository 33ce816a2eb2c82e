using Answerable.Domain.Desk;
using Answerable.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

internal static class DeskMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<UnitBook>(b =>
    {
        b.ToTable("desk_unit_book");
        b.HasKey(x => x.Id);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.UnitPath, x.Id });
    });
}
